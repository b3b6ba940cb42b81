package scan

import "hitcheck/wasm/status"

// How a container is entered and left: what it is, by the name before it, and what
// becomes of what was found in it.

// keyIndex begins each of the answers to Elasticsearch's bulk.
const keyIndex = `"_index"`

// setKey takes the name k, which stands at byte i.
func (d *decoder) setKey(s *Scanner, k []byte, i int) {
	if d.depth > maxDepth {
		return
	}
	f := d.top()
	f.key = roleNone
	if f.tallies() && f.setTally(s, k, i) {
		return
	}
	// Elasticsearch's bulk, Microsoft Graph's batch
	f.batch = f.batch || str(k) == "_index" || str(k) == "headers"
	switch f.key = roleOf(k); f.key {
	case roleValue:
		f.key = f.value
	case roleSkip:
		if (f.told || f.worded) && str(k) == "data" {
			f.key = roleResponse // tRPC's and WordPress' errors have their status there
		}
	case roleStatus:
		f.lends = f.lends || has(k, "http.") // a tracer's tag
	}
}

// open enters the container that starts at b[i:].
func (d *decoder) open(s *Scanner, b []byte, i int) {
	array := b[i] == '['
	parent := d.top()
	d.depth++
	d.want = wantKey
	if array {
		d.want = wantValue
	}
	if d.depth > maxDepth {
		return
	}
	role := parent.key
	if parent.array {
		role = parent.role
	}
	if parent.role == roleSkip || parent.role == roleRequest && role != roleSkip {
		role = parent.role
	}
	told := role == roleFailure
	if told {
		role = roleResponse                                                        // "error": {…} speaks of the answer
		if k := skipBlanks(b, i+1); d.depth == 2 && (k == len(b) || b[k] != ']') { // not "errors": []
			s.to.BodyError()
		}
	}
	f := &d.stack[d.depth]
	f.reset()
	if role == roleCount { // "200": {"count": 5}
		role, f.one = roleTally, true
		f.counted, f.lstart, f.lend, f.line = parent.counted, parent.lstart, parent.lend, parent.line
	}
	f.array, f.role, f.told = array, role, told || parent.told && role == roleResponse
	if !array && !parent.array && parent.value != roleNone && parent.key == parent.value {
		f.value, f.role = parent.value, roleResponse // {"key": …, "value": {"intValue": …}}
	}
}

// closeFrame leaves the innermost container: what it knows goes to the
// container around it where it is part of an exchange, or out as a finding.
func (d *decoder) closeFrame(s *Scanner, b []byte) {
	f := &d.stack[d.depth]
	d.depth--
	p := &d.stack[d.depth]
	p.preflight = p.preflight || f.preflight && f.code == 0 && !f.empty
	if f.role == roleSkip {
		return
	}
	if f.role == roleRequest {
		p.takeRequest(f)
		p.sent = true
		return
	}
	if f.code == 0 && f.loose >= 100 && f.loose < 600 && (f.loose >= 400 && f.named || f.http && codeKnown(f.loose)) {
		f.code, f.start, f.end = f.loose, f.lstart, f.lend
	}
	d.pendingFrame(s, b, f)
	if f.told && f.phrase > 0 && p.phrase == 0 && p.code == 0 && p.loose == 0 && !p.array { // "error": {"message": "Forbidden"}
		p.phrase, p.lstart, p.lend, p.line = f.phrase, f.lstart, f.lend, f.line
	}
	inner := f.role == roleResponse && d.depth > 0
	if f.array || inner {
		if p.code == 0 && !p.empty && (f.code != 0 || f.empty) {
			p.code, p.empty, p.start, p.end, p.line = f.code, f.empty, f.start, f.end, f.line
			p.told = p.told || f.told
			p.lends = p.lends || inner || f.lends
		}
		p.failed = p.failed || f.failed
		if f.role != roleNone || f.value != roleNone {
			p.takeRequest(f)
			if p.array && f.value != roleNone {
				p.value = f.value
			}
		}
		return
	}
	if f.code == 0 {
		if f.empty && !f.failed && f.sent && f.lends { // not a server's log, whose client left
			g := s.new(0, formatHar)
			g.Start, g.End, g.Line = f.start, f.end, f.line
			s.any = true
			s.found++
			s.to.Failure(status.FailureNoResponse, g)
		}
		if f.phrase > 0 && f.loose == 0 && !f.http && !f.timed && d.depth == 0 && !d.within && d == &s.decoders[0] {
			g := s.new(f.phrase, formatErrorPhrase)
			g.Start, g.End, g.Line = f.lstart, f.lend, f.line
			s.any = true
			s.to.Status(g)
		}
		return
	}
	// An object that stands alone speaks for itself; one inside something else
	// does when it has a request.
	if f.batch && d.depth > 0 {
		f.sent, p.batch = true, true
	}
	f.sent = f.sent || p.array && p.batch
	if d.depth > 1 && !f.http && !f.sent || d.depth == 1 && !p.array && !f.http && !f.sent {
		if f.lends && !p.array && p.code == 0 {
			p.code, p.start, p.end, p.line = f.code, f.start, f.end, f.line
			p.lends, p.lent = true, true
		}
		return
	}
	if f.code < 0 {
		return
	}
	g := s.new(f.code, formatJsonBody)
	g.Start, g.End, g.Line, g.Time = f.start, f.end, f.line, f.time
	switch {
	case f.told:
	case f.sent && f.http && d.depth > 1:
		g.Format = formatHar
	case f.http || f.timed:
		g.Format = formatJsonRecord
	}
	g.Preflight = f.preflight
	if f.took {
		for _, c := range f.path[:f.npath] {
			f.id = f.id*31 + uint(c)
		}
	}
	if Quick && s.exchanges[0] == 0 {
		s.exchanges = [2]uint{1, f.id}
	}
	if f.id != 0 && f.id == s.exchange && g.Code == s.exchangeCode {
		return // a second record of one exchange, as pino-http writes of an error
	}
	s.exchange, s.exchangeCode = f.id, g.Code
	if f.http {
		g.Method, g.Path = f.method[:f.nmethod], f.path[:f.npath]
	}
	for i := 0; i <= d.depth; i++ {
		d.stack[i].done = true
	}
	s.any = true
	s.to.Status(g)
}

// takeRequest takes over what a part of the exchange says about the request.
func (f *frame) takeRequest(g *frame) {
	if g.http && !f.http {
		f.http = true
		f.nmethod = copy(f.method[:], g.method[:g.nmethod])
		f.npath = copy(f.path[:], g.path[:g.npath])
	}
	if f.time == 0 {
		f.time = g.time
	}
	f.timed = f.timed || g.timed
}

// pending reads the texts of open containers before their line is gone.
func (d *decoder) pending(s *Scanner, b []byte) {
	for i := 1; i <= d.depth && i <= maxDepth; i++ {
		d.pendingFrame(s, b, &d.stack[i])
	}
}

// pendingFrame reads the text a frame has set aside: whole where the frame has
// no status of its own, else for failures only; as an access log's line wherever it
// may be one, since log services hand them out in lists.
func (d *decoder) pendingFrame(s *Scanner, b []byte, f *frame) {
	if f.from == 0 {
		return
	}
	i, e := f.from, f.to
	f.from = 0
	was := s.found
	told := f.code != 0 || f.done
	s.nested(b, i, e, told || !f.told && (f.role != roleNone || d.depth > 1), !told)
	f.failed = f.failed || s.found != was
}
