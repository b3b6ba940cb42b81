package scan

import "hitcheck/wasm/status"

// maxPath is how much of a target is kept until its record is complete.
const maxPath = 256

// A frame is what is known of one open JSON container.
type frame struct {
	known
	method [8]byte
	path   [maxPath]byte
}

// reset forgets all but the bytes of method and path, which their lengths hide.
func (f *frame) reset() { f.known = known{} }

// A known is a frame but for its buffers.
type known struct {
	array bool
	role  role // what the container is
	key   role // what the member being read is
	value role // what its "value" is, by the name beside that

	code       int // 0: none yet; below 0: one that is none; otherwise the status
	start, end uint64
	line       uint64
	loose      int  // a "code" that may be a status
	counted    int  // the status that a name in it is
	one        bool // it has the figures of that status
	lstart     uint64
	lend       uint64
	lends      bool // the object around it may have its status: it is an answer's
	lent       bool // it has the status of an object in it, until it has its own
	named      bool // a string in it says that the code is a status
	worded     bool // its code is a name, as WordPress' are: rest_no_route
	phrase     int  // the status that a string at lstart names, until a code stands there; -1 where none may
	http       bool // it has a method or a target
	timed      bool
	preflight  bool // it is one, or what was sent in it
	told       bool // it is an error's description, or its status comes from one
	failed     bool // a failure was found in it
	empty      bool // its status stands for no answer
	sent       bool // it has a request of its own, or is an answer among others
	batch      bool // it is one answer of several that a batch was given
	done       bool // a record in it has been handed over
	id         uint // hash of the exchange's id, 0 without
	took       bool // that is how long it took, and its target besides
	from, to   int  // a line of text in it, not yet read
	time       int64
	nmethod    int
	npath      int
}

// scalar takes a number, true, false or null.
func (f *frame) scalar(s *Scanner, b []byte, i, e, depth int) {
	if f.array || f.role == roleSkip && f.key != roleRetry {
		return
	}
	switch f.key {
	case roleStatus, roleResponse:
		f.setStatus(s, b, i, e)
	case roleCode:
		f.setCode(s, b, i, e)
	case roleRetry:
		s.seconds(b, i)
	case roleCount:
		f.count(s, b, i, e)
	case roleTook: // with the same target, to the nanosecond, it is the same: Caddy tells an error, then the access
		if e-i > len("0.0000000") && f.id == 0 && find(b[i:e], '.') > 0 {
			f.setID(b[i:e])
			f.took = true
		}
	case roleTime:
		f.setTime(b, i, e)
	case roleFailure:
		if depth == 1 && str(b[i:e]) == "true" {
			s.to.BodyError()
		}
	case roleReason:
		f.phrase = -1                             // "ok": false stands in an answer that may be any
		if depth == 1 && str(b[i:e]) == "false" { // "success": false
			s.to.BodyError()
		}
	}
}

// setID takes what tells the exchange from others.
func (f *frame) setID(b []byte) {
	f.id, f.took = 1, false
	for _, c := range b {
		f.id = f.id*31 + uint(c)
	}
}

// text takes a string, whose content is b[i:e].
func (f *frame) text(s *Scanner, b []byte, i, e, depth int) {
	if f.key == roleRetry {
		s.seconds(b, i)
	}
	if f.role == roleSkip && f.key != roleName && f.key != rolePreflight || e-i < 2 && b[i] != '/' {
		return
	}
	if f.array {
		if f.told { // "errors": ["…"]
			f.failure(s, b, i, e)
		}
		return
	}
	switch f.key {
	case roleStatus, roleResponse:
		if !f.setStatus(s, b, i, e) {
			f.reason(s, b, i, e)
			if v := str(b[i:e]); depth == 1 && (v == "error" || v == "fail") { // JSend
				s.to.BodyError()
			}
		}
	case roleCode:
		if e-i == 3 {
			f.setCode(s, b, i, e)
		}
		f.worded = find(b[i:e], '_') > 0
	case roleMethod:
		if Quick && frequent(b[i:], e-i) || method(b[:e], i) == e {
			f.http = true
			f.nmethod = copy(f.method[:], b[i:e])
		}
	case roleURL, roleRequest:
		if f.key == roleRequest { // "request": "GET /x HTTP/1.1"
			if m := method(b[:e], i); m > i {
				f.nmethod = copy(f.method[:], b[i:m])
				i = skipBlanks(b, m)
			}
		}
		if targeted(b[:e], i) {
			f.http = true
			f.npath = copy(f.path[:], b[i:e])
		}
	case roleName:
		f.reason(s, b, i, e) // Feathers' "name": "MethodNotAllowed"
		// A tracer's tag says so in its name; a form's field "status" is anything's.
		switch r := roleOf(b[i:e]); r {
		case roleStatus, roleMethod, roleURL:
			if f.role != roleSkip && has(b[i:e], "http") {
				f.value, f.role = r, roleResponse
			}
		case roleRetry, rolePreflight:
			f.value = r
		}
	case roleExchange:
		f.setID(b[i:e])
	case rolePreflight:
		f.preflight = f.preflight || str(b[i:e]) == "preflight" || method(b[:e], i) == e
	case roleTime:
		f.timed = true
		if f.time == 0 {
			f.time = s.clock.text(b[i:e])
		}
	case roleReason:
		f.reason(s, b, i, e)
		if f.empty && str(b[i:e]) == "error" { // jQuery's status 0
			f.sent, f.lends = true, true
		}
		if f.from == 0 {
			f.from, f.to = i, e
		}
	case roleFailure:
		f.reason(s, b, i, e)
		if f.from == 0 {
			f.from, f.to = i, e
		} else {
			f.failure(s, b, i, e)
		}
		if depth == 1 {
			s.to.BodyError()
		}
	case roleText:
		f.reason(s, b, i, e)
		if f.from == 0 {
			f.from, f.to = i, e
		}
	}
}

// setStatus takes b[i:e] as the frame's status, the first one counting.
func (f *frame) setStatus(s *Scanner, b []byte, i, e int) bool {
	if e-i == 3 {
		c := three(b, i)
		if c >= 100 && (f.code == 0 || f.lent) {
			f.code, f.lent = c, false
			f.start, f.end, f.line = s.offset(i), s.offset(e), s.lines
		}
		if c > 0 && c < 100 && f.code == 0 {
			f.code = -1 // nginx's 009, for what was no HTTP
		}
		f.empty = f.empty || c == 0
		return c >= 0
	}
	if v := str(b[i:e]); (v == "0" || v == "-1") && f.code == 0 {
		f.empty = true
		f.start, f.end, f.line = s.offset(i), s.offset(e), s.lines
		return true
	}
	return false
}

// setCode takes b[i:e] as a number that may be a status: in an answer or its
// error it is; elsewhere something must say so.
func (f *frame) setCode(s *Scanner, b []byte, i, e int) {
	if e-i != 3 {
		f.phrase = -1 // another protocol's number, which may have the same words
		return
	}
	if f.loose != 0 {
		return
	}
	if c := three(b, i); c >= 100 {
		if f.role == roleResponse && f.code == 0 && c < 600 {
			f.setStatus(s, b, i, e)
			return
		}
		f.loose = c
		f.lstart, f.lend, f.line = s.offset(i), s.offset(e), s.lines
	}
}

// setTime takes a number as a time: seconds, or a power of a thousand finer.
func (f *frame) setTime(b []byte, i, e int) {
	n, _ := number(b, i)
	f.timed = true
	for n > 1e11 {
		n /= 1000
	}
	if f.time == 0 && n > 1e8 {
		f.time = n
	}
}

// reason takes a string, whose content is b[i:e], that may be the phrase of the
// frame's code or, as an error or a message, stand for it. A message of one word is
// mostly about something else.
func (f *frame) reason(s *Scanner, b []byte, i, e int) {
	v := b[i:e]
	known := Quick && !s.slow
	if known && s.wordless.has(v) {
		return
	}
	c, ok := status.ByPhrase(v)
	failed := listed(keysFailed, v)
	if ok && (f.loose == 0 || int(c) == f.loose) || failed {
		f.named = true
	}
	if ok && (c >= 400 && c < 452 || c >= 500 && c < 512) && f.phrase == 0 && f.code == 0 && f.loose == 0 &&
		(f.key == roleFailure || f.key == roleText && (c == 401 || c == 403 || find(v, ' ') > 0)) {
		f.phrase, f.lstart, f.lend, f.line = int(c), s.offset(i), s.offset(e), s.lines
	}
	if known && !ok && !failed {
		s.wordless.add(v)
	}
}

// failure looks for failures in the string b[i:e].
func (f *frame) failure(s *Scanner, b []byte, i, e int) {
	was := s.found
	s.nested(b, i, e, true, false)
	f.failed = f.failed || s.found != was
}
