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
	code   status.Code // it told, 0 before
	id     uint        // of its exchange, 0 while that is not known
	last   uint        // of the last exchange that told a status, and that
	lastly status.Code
}

// entered follows entries: b, whose first byte that is no blank stands at i, may
// begin one, or be a field of one.
func (s *Scanner) entered(b []byte, i int) {
	e := &s.ctx.entry
	if i == 0 {
		if !beginsEntry(b) {
			*e = entry{}
			return
		}
		*e = entry{on: true, last: e.last, lastly: e.lastly}
		return
	}
	k := i
	for k < len(b) && word(b[k]) {
		k++
	}
	if has(b[k:], ": ") && roleOf(b[i:k]) == roleExchange {
		for e.id = 1; k < len(b); k++ {
			e.id = e.id*31 + uint(b[k])
		}
	}
}

// told takes note that the entry tells code and reports whether it was told before.
func (e *entry) told(code status.Code) bool {
	if e.code == code || e.id != 0 && e.id == e.last && e.lastly == code {
		return true
	}
	e.code, e.last, e.lastly = code, e.id, code
	return false
}

// beginsEntry reports whether b begins with a time in brackets and a level in
// capitals, with a process or nothing behind it: [19:44:41.587] INFO (31647): …
func beginsEntry(b []byte) bool {
	k := find(b[:min(len(b), 40)], ']') + 2
	if k < 9 || b[0] != '[' || !digit(b[1]) || k > len(b) {
		return false
	}
	e := k
	for e < len(b) && upper(b[e]) {
		e++
	}
	return e-k >= 4 && e-k <= 5 && (has(b[e:], " (") || has(b[e:], ": "))
}
