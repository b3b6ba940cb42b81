package report

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// FuzzReport holds that any text, cut into any pieces, gives the same report,
// and that the report agrees with itself and with the text.
func FuzzReport(f *testing.F) {
	for i, table := range [][]reading{traps, sources, lines, records} {
		for k, x := range table {
			f.Add([]byte(x.text), uint64(i<<8|k))
		}
	}
	files, _ := filepath.Glob("testdata/corpus/*.txt")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if len(text) < 4000 {
			f.Add(text, uint64(len(text)))
		}
	}
	whole, cut := new(Tally), new(Tally)
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		r := run(whole, text)
		consistent(t, text, r)
		if s := pieces(cut, text, seed); !reflect.DeepEqual(r, s) {
			t.Fatalf("%q: whole %s\n%+v\nin pieces %s\n%+v", text, summary(r), *r, summary(s), *s)
		}
	})
}

// pieces reads text in pieces of random length, some of them empty.
func pieces(t *Tally, text []byte, seed uint64) *Report {
	rnd := rand.New(rand.NewPCG(seed, 1))
	t.Reset()
	for len(text) > 0 {
		n := min(len(text), rnd.IntN(1+rnd.IntN(40)))
		t.Write(text[:n])
		text = text[n:]
	}
	t.End()
	return t.Report()
}

// consistent holds a report against the text and against itself.
func consistent(t *testing.T, text []byte, r *Report) {
	t.Helper()
	if r.Bytes != uint64(len(text)) {
		t.Fatalf("%q: %d bytes, want %d", text, r.Bytes, len(text))
	}
	if n := uint64(bytes.Count(text, []byte("\n"))) + 1; r.Lines > n {
		t.Fatalf("%q: %d lines, want at most %d", text, r.Lines, n)
	}
	var classes [6]uint64
	answers := uint64(0)
	for i, c := range r.Codes {
		if c.Count == 0 || i > 0 && r.Codes[i-1].Code >= c.Code {
			t.Fatalf("%q: codes %+v", text, r.Codes)
		}
		classes[c.Code.Class()] += c.Count
		if c.Code >= 200 {
			answers += c.Count
		}
	}
	for c, n := range classes {
		if r.Classes[c] != n && !(n == 0 && r.Classes[c] == 1 && r.Lookup) { // a class that is asked about
			t.Fatalf("%q: %d answers of class %d, want %d", text, r.Classes[c], c, n)
		}
	}
	if r.Answers != answers || r.Hits != classes[2] || r.Hits > r.Answers {
		t.Fatalf("%q: %d of %d answers hit, want %d of %d", text, r.Hits, r.Answers, classes[2], answers)
	}
	if r.HasFinal && !slices.ContainsFunc(r.Codes, func(c Code) bool { return c.Code == r.Final }) {
		t.Fatalf("%q: final %d is none of its codes", text, r.Final)
	}
	for i, e := range r.Evidence {
		if e.Start > e.End || e.End > uint64(len(text)) || e.Line < 1 || e.Line > r.Lines || i > 0 && e.Start < r.Evidence[i-1].Start {
			t.Fatalf("%q: evidence %d is %+v", text, i, e)
		}
		if at := uint64(bytes.Count(text[:e.Start], []byte("\n"))) + 1; at != e.Line {
			t.Fatalf("%q: evidence %d is in line %d, want %d", text, i, e.Line, at)
		}
		if !e.IsFailure && e.Code >= 100 && e.End-e.Start == 3 && !number(text[e.Start:e.End], uint16(e.Code)) {
			t.Fatalf("%q: evidence of %d is %q", text, e.Code, text[e.Start:e.End])
		}
	}
	for i, n := range r.Near {
		if n.Start > n.End || n.End > uint64(len(text)) || n.Line < 1 {
			t.Fatalf("%q: near miss %d is %+v", text, i, n)
		}
		if n.End-n.Start == 3 && text[n.Start] != '-' && !number(text[n.Start:n.End], n.Number) {
			t.Fatalf("%q: near miss %d is %q", text, n.Number, text[n.Start:n.End])
		}
	}
	verdict(t, text, r)
}

// verdict holds the verdict against what was found.
func verdict(t *testing.T, text []byte, r *Report) {
	t.Helper()
	nothing := len(r.Codes) == 0 && len(r.Failures) == 0 && r.Classes == [6]uint64{}
	switch {
	case nothing != (r.Verdict == Unknown),
		r.Verdict == Hitting && (r.Hits == 0 && r.Classes[2] == 0 || len(r.Failures) > 0),
		r.Verdict == Waiting && (r.Answers > 0 || len(r.Failures) > 0),
		r.HasFinal && r.Verdict == Hitting && r.Final.Class() != 2:
		t.Fatalf("%q: %s", text, summary(r))
	}
}

// number reports whether b spells n.
func number(b []byte, n uint16) bool {
	return string(b) == string([]byte{byte('0' + n/100), byte('0' + n/10%10), byte('0' + n%10)})
}

// TestPieces holds the report of every captured text against its report in
// pieces.
func TestPieces(t *testing.T) {
	files, _ := filepath.Glob("testdata/corpus/*.txt")
	whole, cut := new(Tally), new(Tally)
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := run(whole, text)
		consistent(t, text, r)
		if s := pieces(cut, text, uint64(i)); !reflect.DeepEqual(r, s) {
			t.Errorf("%s: whole %s, in pieces %s", file, summary(r), summary(s))
		}
	}
}
