package report

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

// A sample is one text of the catalog, or a near miss of the same entry.
type sample struct {
	Kind, ID, Text string
	Codes          []int
	Near           bool
}

// TestCatalog reads every sample of the catalog: it gives its entry, and a near
// miss does not.
func TestCatalog(t *testing.T) {
	raw, err := os.ReadFile("../scan/testdata/samples.json")
	if err != nil {
		t.Fatal(err)
	}
	var samples []sample
	if err := json.Unmarshal(raw, &samples); err != nil {
		t.Fatal(err)
	}
	if len(samples) < 400 {
		t.Fatalf("samples.json has %d texts, want at least 400", len(samples))
	}
	tally := new(Tally)
	for _, s := range samples {
		r := run(tally, []byte(s.Text))
		if found := tally.found(s, r); found == s.Near {
			t.Errorf("%s %q: found %v in %q: %s", s.Kind, s.ID, found, s.Text, summary(r))
		}
		if s.Kind != "format" || s.Near || s.Codes == nil {
			continue
		}
		var codes []int
		for _, c := range r.Codes {
			codes = append(codes, int(c.Code))
		}
		if !slices.Equal(codes, s.Codes) {
			t.Errorf("format %q: %q gives %v, want %v", s.ID, s.Text, codes, s.Codes)
		}
	}
}

// found reports whether a sample's entry was found in it. What a near format
// takes is no finding, so such a format is found when its number is none.
func (t *Tally) found(s sample, r *Report) bool {
	switch s.Kind {
	case "failure":
		for i, n := range t.failures[:status.NumFailures()] {
			if n > 0 && status.FailureID(i).ID() == s.ID {
				return true
			}
		}
		return len(r.Failures) > 0 && r.Failures[0].ID.ID() == s.ID
	case "clue":
		for i := range status.NumClues() {
			if t.clues[i] != 0 && status.ClueID(i).ID() == s.ID {
				return true
			}
		}
		return false
	}
	for i := range scan.NumFormats() {
		if f := scan.FormatID(i); f.ID() == s.ID && f.Kind() == scan.NearKind {
			return !s.Near
		}
	}
	return slices.ContainsFunc(r.Formats, func(f Format) bool { return f.ID.ID() == s.ID })
}
