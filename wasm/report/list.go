package report

import "hitcheck/wasm/status"

// listLength is from how many statuses on a text may be a list of what there is,
// as a program prints http.HTTPStatus: nobody was answered so, line after line.
const listLength = 8

// list reports whether the text tells statuses at the start of lines, each in the
// next line and of a higher code, and no others.
func (t *Tally) list() bool {
	return t.nrecords == 0 && t.nimplied == 0 && t.ascending >= listLength && t.ascending == t.told+t.messages
}

// listed reports the first numbers of a list as passed over.
func (t *Tally) listed(r *Report) *Report {
	n := 0
	for _, e := range t.evidence[:t.nev] {
		if n < MaxNear && !e.IsFailure {
			t.out.near[n] = Near{e.Start, e.End, e.Line, uint16(e.Code), status.WordNearSource}
			n++
		}
	}
	r.Near = t.out.near[:n]
	return r
}
