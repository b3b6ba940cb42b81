package api

import "hitcheck/wasm/report"

// tallies wait to be used again. They hold nothing of a text: they are half a
// megabyte each, and a collector would have to clear that for every request.
var tallies = make(chan *report.Tally, 4)

// borrow returns an empty tally, to be given back.
func borrow() *report.Tally {
	select {
	case t := <-tallies:
		return t
	default:
		t := new(report.Tally)
		t.Reset()
		return t
	}
}

// giveBack empties a tally to the last byte and keeps it, unless enough of them
// wait.
func giveBack(t *report.Tally) {
	*t = report.Tally{}
	t.Reset()
	select {
	case tallies <- t:
	default:
	}
}
