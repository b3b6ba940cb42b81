package report

import (
	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

// Which of several statuses belong to one exchange, and so have one that decides.

// hop reports whether only a client's history tells the code.
func (t *Tally) hop(c status.Code) bool {
	hop := false
	for _, p := range t.pairs[:t.npairs] {
		if p.code == c {
			if p.format.Kind() != scan.Hop {
				return false
			}
			hop = true
		}
	}
	return hop
}

// followed reports whether a client tells redirects and, last, what they led to.
func (t *Tally) followed(r *Report) bool {
	for i := range r.Codes {
		if c := r.Codes[i].Code; c >= 200 && (c != t.lastCode) != (c > 300 && c < 309 && c != 304) {
			return false
		}
	}
	return t.lastCode >= 200
}

// several reports whether the transcript is of several exchanges: commands stand
// between answers that differ, or an answer that no client follows up by itself,
// as it does a redirect, a challenge or a 503, stands before one that differs.
func (t *Tally) several() bool {
	if t.apart {
		return true
	}
	for i := 0; i+1 < t.nchain; i++ {
		switch c := t.chain[i]; c {
		case 401, 407, 408, 421, 425, 429:
		default:
			if (c.Class() == 4 || c.Class() == 2) && t.last() != c {
				return true
			}
		}
	}
	return false
}

// often reports whether a format tells the code more than once: of several
// requests, when something else failed.
func (t *Tally) often(c status.Code) bool {
	for _, p := range t.pairs[:t.npairs] {
		if p.code == c && p.count > 1 {
			return true
		}
	}
	return false
}

// parted reports whether every failure is of a later exchange than the status:
// it is told after it, and is one that no answer can follow.
func (t *Tally) parted(r *Report) bool {
	for _, f := range r.Failures {
		switch f.ID.Kind() {
		case status.DNS, status.Refused, status.TLS, status.Unreachable:
		default:
			return false
		}
	}
	failed := false
	for _, e := range t.evidence[:t.nev] {
		if e.IsFailure {
			failed = true
		} else if failed {
			return false
		}
	}
	return failed
}

// chained reports whether every status that is told beside the transcript is
// one of the transcript's.
func (t *Tally) chained(r *Report) bool {
	for _, p := range t.pairs[:t.npairs] {
		if p.format.Kind() == scan.Transcript || p.code < 200 {
			continue
		}
		in := false
		for _, c := range t.chain[:t.nchain] {
			in = in || c == p.code
		}
		if !in {
			return false
		}
	}
	return true
}
