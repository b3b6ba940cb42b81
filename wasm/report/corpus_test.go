package report

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
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

// TestCorpus scores the reading of text that real programs printed. The limits
// are what was reached: a drop fails.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob("testdata/corpus/*.json")
	if len(files) < 200 {
		t.Fatalf("testdata/corpus has %d labels, want at least 200", len(files))
	}
	tally := new(Tally)
	samples, right, tp, fp, fn := 0, 0, 0, 0, 0
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
		samples++
		for _, c := range r.Codes {
			if slices.Contains(l.Codes, int(c.Code)) {
				tp++
			} else if !c.Implied {
				fp++
			}
		}
		fn += len(l.Codes)
		for _, c := range r.Codes {
			if slices.Contains(l.Codes, int(c.Code)) {
				fn--
			}
		}
		wrong := l.wrong(r)
		if len(wrong) == 0 {
			right++
			continue
		}
		t.Errorf("%s: wrong %v\n  want %v counts %v failure %v %v final %v\n  got  %s", filepath.Base(file), wrong,
			l.Codes, sorted(l.Counts), deref(l.Failure), l.Failures, derefInt(l.final), summary(r))
	}
	t.Logf("samples %d  precision %.1f %%  recall %.1f %%  everything right %d (%.1f %%)", samples,
		100*float64(tp)/float64(tp+fp), 100*float64(tp)/float64(tp+fn), right, 100*float64(right)/float64(samples))
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
