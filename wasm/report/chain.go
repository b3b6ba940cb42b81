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

// concluded reports whether a client that tells all its requests ends by saying what
// the last one's status means: Error from server (Forbidden).
func (t *Tally) concluded() bool {
	e := &t.evidence[max(0, t.nev-1)]
	return t.nimplied == 1 && e.Code == t.lastCode && e.Format.Code() == e.Code
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

// loopLeast is how often one redirect makes a loop: fewer of them may be as many
// requests for the same, whose headers alone were printed.
const loopLeast = 4

// loops reports whether the transcript ends with a redirect to where the same command
// was led before, again and again.
func (t *Tally) loops() bool {
	if t.last().Class() != 3 {
		return false
	}
	n := 0
	last := t.led[t.nchain-1]
	for _, to := range t.led[:t.nchain] {
		if to == last && last != 0 {
			n++
		}
	}
	return n >= loopLeast
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

// succeed forgets the attempts that failed on the way to the answer of their command.
func (t *Tally) succeed() {
	n := t.tried
	for i := n; i < t.nev; i++ {
		if e := &t.evidence[i]; e.IsFailure && e.Format.Kind() == scan.Transcript {
			t.failures[e.Failure]--
		} else {
			t.evidence[n] = *e
			n++
		}
	}
	t.nev, t.attempt, t.failed = n, 0, t.before
}

// supersede makes the status told last one of an attempt that another followed.
func (t *Tally) supersede() {
	for i := range t.pairs[:t.npairs] {
		if p := &t.pairs[i]; p.code == t.lastCode && p.format == t.lastFormat && p.format.Kind() != scan.Transcript {
			p.format = scan.Retried
		}
	}
}

// last returns the last final status of the transcript, 0 when there is none.
func (t *Tally) last() status.Code {
	if t.nchain == 0 {
		return 0
	}
	return t.chain[t.nchain-1]
}

// Redirect takes the Location of the transcript's last answer.
func (t *Tally) Redirect(location []byte) {
	if t.nchain > 0 {
		t.led[t.nchain-1] = hash(1, location)
	}
}
