package report

import (
	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

// The places in the text that say something, and those that were passed over.

// mark puts e among the evidence, which is in the order of the text: what a line tells
// by what is around it may be told late.
func (t *Tally) mark(e Evidence) {
	if t.nev < MaxEvidence {
		k := t.nev
		for k > 0 && t.evidence[k-1].Start > e.Start {
			t.evidence[k] = t.evidence[k-1]
			k--
		}
		t.evidence[k] = e
		t.nev++
	}
}

// Near takes a three-digit number that is no status, and why.
func (t *Tally) Near(f *scan.Finding, why status.Word) {
	if t.nnear < MaxNear {
		t.near[t.nnear] = Near{f.Start, f.End, f.Line, uint16(f.Code), why}
		t.nnear++
	}
}

// recant takes back that the number at byte start was passed over, where a later line
// shows it to be a status.
func (t *Tally) recant(start uint64) {
	n := 0
	for _, x := range t.near[:t.nnear] {
		if x.Start != start {
			t.near[n] = x
			n++
		}
	}
	t.nnear = n
}

// Wants reports whether more near misses are wanted. The browser's first answer does
// without them.
func (t *Tally) Wants() bool { return t.nnear < MaxNear && status.Whole() }
