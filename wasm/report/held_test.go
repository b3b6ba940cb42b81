package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHeld scores another folder of samples, named by HITCHECK_CORPUS.
func TestHeld(t *testing.T) {
	dir := os.Getenv("HITCHECK_CORPUS")
	if dir == "" {
		t.Skip("HITCHECK_CORPUS names no folder")
	}
	files, _ := filepath.Glob(dir + "/*.json")
	tally := new(Tally)
	n, right := 0, 0
	for _, file := range files {
		l := readLabel(t, file)
		text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
		if err != nil || l.Doubtful {
			continue
		}
		n++
		r := run(tally, text)
		wrong := l.wrong(r)
		if len(wrong) == 0 {
			right++
			continue
		}
		t.Logf("%s: wrong %v\n  want %v counts %v failure %v %v final %v\n  got  %s", filepath.Base(file), wrong,
			l.Codes, sorted(l.Counts), deref(l.Failure), l.Failures, derefInt(l.final), summary(r))
	}
	t.Logf("everything right in %d of %d", right, n)
}
