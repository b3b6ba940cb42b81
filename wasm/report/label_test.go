package report

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A label says what a careful engineer reads in a captured text; see
// testdata/corpus/README.md.
type label struct {
	Source, Kind string
	Codes        []int
	Counts       map[string]uint64
	Failure      *string
	Failures     []string
	Implied      []int
	Doubtful     bool
	Verdict      json.RawMessage
	final        *int
	finalAsked   bool
}

func readLabel(t *testing.T, file string) (l label) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(raw, &l); err != nil {
		t.Fatal(file, err)
	}
	json.Unmarshal(raw, &keys)
	if f, ok := keys["final"]; ok {
		l.finalAsked = true
		json.Unmarshal(f, &l.final)
	}
	return l
}

// verdict is what follows from a label's codes, final status and failure.
func (l *label) verdict() string {
	failed := l.Failure != nil
	if l.final != nil {
		switch c := *l.final; {
		case c < 200:
			return "waiting"
		case c < 300 && !failed:
			return "hitting"
		}
		return "not-hitting"
	}
	good := slices.ContainsFunc(l.Codes, func(c int) bool { return c >= 200 && c < 300 })
	bad := failed || slices.ContainsFunc(l.Codes, func(c int) bool { return c >= 300 })
	switch {
	case good && bad:
		return "mixed"
	case good:
		return "hitting"
	case bad:
		return "not-hitting"
	case len(l.Codes) > 0:
		return "waiting"
	}
	return "unknown"
}

// wrong lists what a report has not as the label says.
func (l *label) wrong(r *Report) (wrong []string) {
	var codes, implied []int
	counts := map[string]uint64{}
	for _, c := range r.Codes {
		if c.Implied {
			implied = append(implied, int(c.Code))
			continue
		}
		codes = append(codes, int(c.Code))
		counts[strconv.Itoa(int(c.Code))] = c.Count
	}
	if !slices.Equal(codes, l.Codes) || slices.ContainsFunc(implied, func(c int) bool { return !slices.Contains(l.Implied, c) }) {
		wrong = append(wrong, "codes")
	}
	if l.Counts != nil && !maps.Equal(counts, l.Counts) {
		wrong = append(wrong, "counts")
	}
	accepted := l.Failures
	if accepted == nil && l.Failure != nil {
		accepted = []string{*l.Failure}
	}
	stray := slices.ContainsFunc(r.Failures, func(f Failure) bool { return !slices.Contains(accepted, f.ID.Kind().String()) })
	if (len(r.Failures) > 0) != (len(accepted) > 0) || stray {
		wrong = append(wrong, "failure")
	}
	if l.finalAsked {
		same := l.final == nil && !r.HasFinal || l.final != nil && r.HasFinal && int(r.Final) == *l.final
		if !same && !(l.Implied != nil && r.HasFinal && slices.Contains(implied, int(r.Final))) {
			wrong = append(wrong, "final")
		}
	}
	if string(l.Verdict) != "null" {
		if v := r.Verdict.String(); v != l.verdict() && !(l.Implied != nil && v == "not-hitting") {
			wrong = append(wrong, "verdict")
		}
	}
	return wrong
}

// A scored folder is how many of its samples were read as labelled, the doubtful
// aside, and how many statuses were found that the labels have, found beside them, and
// not found.
type scored struct{ samples, right, found, stray, lost int }

func (s scored) String() string {
	return fmt.Sprintf("samples %d  precision %.1f %%  recall %.1f %%  everything right %d (%.1f %%)", s.samples,
		100*float64(s.found)/float64(s.found+s.stray), 100*float64(s.found)/float64(s.found+s.lost), s.right, 100*float64(s.right)/float64(s.samples))
}

// score scores a folder of samples and names what is wrong.
func score(t *testing.T, dir string, wrongly func(name string, l *label, wrong []string, r *Report)) (got scored) {
	files, _ := filepath.Glob(dir + "/*.json")
	tally := new(Tally)
	for _, file := range files {
		l := readLabel(t, file)
		if l.Doubtful {
			continue
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		r := run(tally, text)
		got.samples++
		got.lost += len(l.Codes)
		for _, c := range r.Codes {
			if slices.Contains(l.Codes, int(c.Code)) {
				got.found++
				got.lost--
			} else if !c.Implied {
				got.stray++
			}
		}
		if wrong := l.wrong(r); len(wrong) > 0 {
			wrongly(strings.TrimSuffix(filepath.Base(file), ".json"), &l, wrong, r)
			continue
		}
		got.right++
	}
	return got
}
