package scan

import "hitcheck/wasm/status"

// maxClaims is how many numbers of one line can be spoken for.
const maxClaims = 32

// A claim says what the number at bytes at to at+3 of the line is.
type claim struct {
	at     int
	code   int
	format FormatID
	count  int64 // of answers; where the template of an implied one ends
}

// A claims list is what a line's numbers turned out to be, in any order.
type claims struct {
	list [maxClaims]claim
	n    int
}

// add claims a number, unless a format that stands earlier in the catalog has
// claimed it.
func (c *claims) add(at, code int, f FormatID, count int64) {
	for i := 0; i < c.n; i++ {
		if c.list[i].at == at {
			if f < c.list[i].format {
				c.list[i] = claim{at, code, f, count}
			}
			return
		}
	}
	if c.n < maxClaims {
		c.list[c.n] = claim{at, code, f, count}
		c.n++
	}
}

// has reports whether the number at byte at is claimed.
func (c *claims) has(at int) bool {
	for i := 0; i < c.n; i++ {
		if c.list[i].at == at {
			return true
		}
	}
	return false
}

// tells reports whether a status of the line has been claimed.
func (c *claims) tells() bool {
	for i := 0; i < c.n; i++ {
		if k := c.list[i].format.Kind(); c.list[i].code >= 200 && (k == Exchange || k == Console) {
			return true
		}
	}
	return false
}

// phrase reports whether the phrase of a claimed status starts at byte at of b, or an
// implied one's template goes on there. Where such a template begins the line, what
// follows are the server's own words: Error from server (Timeout): request timed out.
func (c *claims) phrase(b []byte, at int) bool {
	for i := 0; i < c.n; i++ {
		cl := &c.list[i]
		if cl.format.Kind() == Implied && cl.at < at && (cl.at == 0 || at < int(cl.count)) {
			return true // Django's CSRF verification failed. Request aborted.
		}
		if cl.code > 0 && phraseStart(b, cl.at+3) == at && status.PhraseAt(status.Code(cl.code), b[at:]) > 0 {
			return true
		}
	}
	return false
}
