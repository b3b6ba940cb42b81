package report

import (
	"maps"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// TestCorpus scores the reading of text that real programs printed. The limits
// are what was reached: a drop fails.
func TestCorpus(t *testing.T) {
	got := score(t, "testdata/corpus", func(name string, l *label, wrong []string, r *Report) {
		t.Errorf("%s: wrong %v\n  want %v counts %v failure %v %v final %v\n  got  %s", name, wrong,
			l.Codes, sorted(l.Counts), deref(l.Failure), l.Failures, derefInt(l.final), summary(r))
	})
	if got.samples < 195 {
		t.Fatalf("testdata/corpus has %d samples, want at least 195", got.samples)
	}
	t.Log(got)
}

// run reads a whole text.
func run(t *Tally, text []byte) *Report {
	t.Reset()
	t.Write(text)
	t.End()
	return t.Report()
}

// summary prints a report for a failing test.
func summary(r *Report) string {
	var b strings.Builder
	for _, c := range r.Codes {
		b.WriteString(strconv.Itoa(int(c.Code)) + ":" + strconv.FormatUint(c.Count, 10) + " ")
		if c.Implied {
			b.WriteString("(implied) ")
		}
	}
	b.WriteString("| ")
	for _, f := range r.Failures {
		b.WriteString(f.ID.ID() + "=" + f.ID.Kind().String() + " ")
	}
	b.WriteString("| final ")
	if r.HasFinal {
		b.WriteString(strconv.Itoa(int(r.Final)))
	}
	b.WriteString(" " + r.Verdict.String() + " |")
	for _, f := range r.Formats {
		b.WriteString(" " + f.ID.ID())
	}
	return b.String()
}

func sorted(m map[string]uint64) string {
	keys := slices.Collect(maps.Keys(m))
	sort.Strings(keys)
	out := ""
	for _, k := range keys {
		out += k + ":" + strconv.FormatUint(m[k], 10) + " "
	}
	return out
}

func deref(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

func derefInt(i *int) string {
	if i == nil {
		return "-"
	}
	return strconv.Itoa(*i)
}

// TestAllocates holds reading to no allocation: the browser module has no
// collector.
func TestAllocates(t *testing.T) {
	text, err := os.ReadFile("testdata/corpus/134-har-chromium-full.txt")
	if err != nil {
		t.Fatal(err)
	}
	tally := new(Tally)
	run(tally, text)
	if n := testing.AllocsPerRun(5, func() {
		tally.Reset()
		tally.Write(text)
		tally.End()
	}); n > 0 {
		t.Errorf("reading a HAR allocates %v times, want 0", n)
	}
}
