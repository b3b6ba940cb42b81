package scan

import "hitcheck/wasm/status"

// An entry is a record of a log that is printed over several lines, as pino-pretty
// does: its time and level, then its fields, each indented.
//
//	[19:44:41.587] INFO (31647): request completed
//	    reqId: "req-1"
//	    res: {
//	      "statusCode": 404
//	    }
//
// It may say its status twice, in its answer and in its error, and so may two entries
// of one exchange.
type entry struct {
	on     bool
	id     uint // of its exchange; where that is not known, its line
	last   uint // of the exchange that told a status last, and that
	lastly status.Code
}

// entered follows entries: b, whose first byte that is no blank stands at i, may
// begin one, or be a field of one.
func (s *Scanner) entered(b []byte, i int) {
	e := &s.entry
	if i == 0 {
		e.on, e.id = beginsEntry(b), uint(s.lines)
		return
	}
	k := i
	for k < len(b) && word(b[k]) {
		k++
	}
	if roleOf(b[i:k]) == roleExchange {
		for e.id = 0; k < len(b); k++ {
			e.id = e.id*31 + uint(b[k])
		}
	}
}

// told takes note that the entry tells code and reports whether it was told before.
func (e *entry) told(code status.Code) bool {
	if e.id == e.last && e.lastly == code {
		return true
	}
	e.last, e.lastly = e.id, code
	return false
}

// beginsEntry reports whether b begins with a time of day in brackets and a level in
// capitals: [19:44:41.587] INFO (31647): …
func beginsEntry(b []byte) bool {
	return len(b) > 20 && b[3] == ':' && b[6] == ':' && (b[9] == ']' && upper(b[14]) || b[13] == ']' && upper(b[18]))
}
