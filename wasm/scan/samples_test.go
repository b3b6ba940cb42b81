package scan

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"hitcheck/wasm/status"
)

// A sample is what the catalog says a text gives, or must not give.
type sample struct {
	Kind, ID, Text string
	Codes          []int
	Near           bool
}

func samples(t testing.TB) (all []sample) {
	t.Helper()
	raw, err := os.ReadFile("testdata/samples.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func formatByID(t *testing.T, id string) FormatID {
	t.Helper()
	for f := range FormatID(NumFormats()) {
		if f.ID() == id {
			return f
		}
	}
	t.Fatalf("no format has the id %q", id)
	return 0
}

// TestSamples reads the catalog's samples: a format's give their codes by that
// format, a failure's that failure, a clue's that clue; near misses do not.
func TestSamples(t *testing.T) {
	s := new(Scanner)
	for _, x := range samples(t) {
		n := read(s, []byte(x.Text), false)
		switch x.Kind {
		case "format":
			x.format(t, formatByID(t, x.ID), n)
		case "failure":
			x.gives(t, slices.ContainsFunc(n.failures, func(f status.FailureID) bool { return f.ID() == x.ID }), n)
		case "clue":
			x.gives(t, slices.ContainsFunc(n.clues, func(c status.ClueID) bool { return c.ID() == x.ID }), n)
		default:
			t.Errorf("a sample of kind %q", x.Kind)
		}
	}
}

func (x *sample) gives(t *testing.T, found bool, n *notes) {
	t.Helper()
	if found == x.Near {
		t.Errorf("%s %s: %q gives it %v, want %v\n%q", x.Kind, x.ID, x.Text, found, !x.Near, n.all)
	}
}

// format holds a format's sample against what was found in it.
func (x *sample) format(t *testing.T, id FormatID, n *notes) {
	t.Helper()
	if id.Kind() == NearKind {
		x.passedOver(t, id, n)
		return
	}
	var by, others []int
	for _, f := range append(slices.Clone(n.statuses), n.asked...) {
		if f.Format == id {
			if f.Code != 0 {
				by = append(by, int(f.Code))
			}
		} else {
			others = append(others, int(f.Code))
		}
	}
	found := slices.ContainsFunc(n.statuses, func(f Finding) bool { return f.Format == id }) ||
		slices.ContainsFunc(n.asked, func(f Finding) bool { return f.Format == id })
	switch {
	case x.Near && found:
		t.Errorf("format %s: near miss %q is taken\n%q", x.ID, x.Text, n.all)
	case x.Near:
	case !found, !slices.Equal(by, x.Codes):
		t.Errorf("format %s: %q gives %v by it and %v by others, want %v\n%q", x.ID, x.Text, by, others, x.Codes, n.all)
	}
}

// passedOver holds the sample of a format whose number is no status: its codes
// are found by others, and the number itself is not among them. A near miss may
// be passed over for the same reason, but by another sign.
func (x *sample) passedOver(t *testing.T, id FormatID, n *notes) {
	t.Helper()
	why := formatWhy(id)
	if x.Near {
		for _, h := range obvious(x.Text) {
			if kind, of := owner(h.pattern); kind == ownFormat && FormatID(of) == id {
				t.Errorf("format %s: near miss %q is taken by %q", x.ID, x.Text, templates[h.pattern])
			}
		}
		return
	}
	told := false
	for i := range n.near {
		told = told || n.whys[i] == why && three([]byte(x.Text), int(n.near[i].Start)) == int(n.near[i].Code)
	}
	var codes []int
	for _, f := range n.statuses {
		codes = append(codes, int(f.Code))
	}
	if !told || !slices.Equal(codes, x.Codes) {
		t.Errorf("format %s: %q gives %v, want %v and %q for the rest\n%q", x.ID, x.Text, codes, x.Codes, status.Say(why), n.all)
	}
}

// TestFormatsHaveSamples holds every format, failure and clue to a sample and a
// near miss.
func TestFormatsHaveSamples(t *testing.T) {
	type key struct {
		kind, id string
		near     bool
	}
	has := map[key]bool{}
	for _, x := range samples(t) {
		has[key{x.Kind, x.ID, x.Near}] = true
	}
	for _, near := range []bool{false, true} {
		for f := range FormatID(NumFormats()) {
			if !has[key{"format", f.ID(), near}] {
				t.Errorf("format %s has no sample with near %v", f.ID(), near)
			}
		}
		for f := range status.FailureID(status.NumFailures()) {
			if !has[key{"failure", f.ID(), near}] {
				t.Errorf("failure %s has no sample with near %v", f.ID(), near)
			}
		}
		for c := range status.ClueID(status.NumClues()) {
			if !has[key{"clue", c.ID(), near}] {
				t.Errorf("clue %s has no sample with near %v", c.ID(), near)
			}
		}
	}
}
