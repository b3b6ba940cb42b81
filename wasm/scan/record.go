package scan

import "hitcheck/wasm/status"

// A lineKind is a shape of log line that a short reader knows.
type lineKind uint8

const (
	lineAny     lineKind = iota
	lineColumns          // columns that a header line named
	lineAccess           // "GET /x HTTP/1.1" 404: the common log format and its kin
	lineBalancer
	lineHaproxy
	lineSquid
	lineKinds
	lineJSON // one JSON object: not among the kinds that the general way tries
)

// record reads b as a log line of kind k and reports whether it is one.
func (s *Scanner) record(k lineKind, b []byte) bool {
	switch k {
	case lineColumns:
		return s.columns(b)
	case lineAccess:
		return s.access(b)
	case lineBalancer:
		return s.balancer(b)
	case lineHaproxy:
		return s.haproxy(b)
	case lineSquid:
		return s.squid(b)
	}
	return false
}

// methodPath finds a method and target anywhere in the line.
func methodPath(b []byte, f *Finding) {
	for i := 0; i+4 < len(b); i++ {
		if !upper(b[i]) || i > 0 && word(b[i-1]) {
			continue
		}
		e := method(b, i)
		if e == i || e >= len(b) || !blank(b[e]) {
			continue
		}
		t := skipBlanks(b, e)
		if end := target(b, t); end > t {
			if b[t] < '/' && b[t] != '*' && end > t+2 { // "/x"
				t++
				end--
			}
			f.Method, f.Path = b[i:e], b[t:end]
			return
		}
	}
}

// named finds the method and target of a logfmt line: method=GET path="/x".
func named(b []byte, f *Finding) {
	for i := 1; i+1 < len(b); i++ {
		if b[i] != '=' {
			continue
		}
		from := i + 1
		if b[from] == '"' {
			from++
		}
		e := from
		for e < len(b) && !blank(b[e]) && b[e] != '"' {
			e++
		}
		switch v := b[from:e]; roleOf(lastWord(b[:i])) {
		case roleMethod:
			f.Method = v
		case roleURL:
			if targeted(v, 0) {
				f.Path = v
			}
		}
		i = e - 1
	}
}

// answer hands a record over. One whose status is below 100 (000, 009) had no
// answer to log: whoever connected left, which is nobody's failure.
func (s *Scanner) answer(f *Finding, start, end int) {
	s.any = true
	if f.Code >= 100 {
		s.status(f, start, end)
	}
}

// unanswered hands a record over whose status stands for no answer: 000, 0, -1.
func (s *Scanner) unanswered(f *Finding, start, end int) {
	s.fails(status.FailureNoResponse, f, start, end)
}

// fails hands a failure over, at bytes start to end of the line being read.
func (s *Scanner) fails(id status.FailureID, f *Finding, start, end int) {
	s.any = true
	s.found++
	s.place(f, start, end)
	s.to.Failure(id, f)
}

// floats reports whether b is a time in seconds (0.001) or -1.
func float(b []byte) bool {
	if str(b) == "-1" {
		return true
	}
	dot := false
	for _, c := range b {
		if c == '.' && !dot {
			dot = true
		} else if !digit(c) {
			return false
		}
	}
	return dot && len(b) > 2
}

// balancer reads access logs of AWS load balancers: three times in seconds,
// then the balancer's status and the target's (docs.aws.amazon.com,
// load-balancer-access-logs). The first is what the client got.
func (s *Scanner) balancer(b []byte) bool {
	run, i := 0, 0
	for n := 0; n < 14 && i < len(b); n++ {
		e := token(b, i)
		w := b[i:e]
		if run >= 3 && len(w) == 3 {
			code := three(b, i)
			t := e + 1
			te := token(b, min(t, len(b)))
			if code < 0 || t >= len(b) || !(te == t+1 && (b[t] == '-' || b[t] == '0') || te == t+3 && three(b, t) >= 0) {
				return false
			}
			f := s.new(code, formatAwsAlb)
			if q := find(b, '"'); q > 0 {
				splitRequest(b[q+1:], f)
			}
			f.Time = lineTime(b)
			id := clueAwsAlb
			if te == t+1 { // no target answered
				id |= status.Own
			}
			s.to.Clue(id)
			s.answer(f, i, e)
			return true
		}
		if float(w) {
			run++
		} else {
			if run > 0 {
				return false
			}
		}
		i = e + 1
	}
	return false
}

// haproxy reads HAProxy's HTTP log (configuration manual, 8.2.3): four or five
// timers joined by slashes, then the status; -1 where there was none.
func (s *Scanner) haproxy(b []byte) bool {
	if find(b, '[') < 0 || Quick && count(b, '/', s.seen, seenSlash) < 4 {
		return false
	}
	for i := 0; i < len(b); {
		e := token(b, i)
		if timers(b[i:e]) && e+4 <= len(b) {
			code := three(b, e+1)
			f := s.new(code, formatHaproxy)
			if q := find(b[e:], '"'); q > 0 {
				splitRequest(b[e+q+1:], f)
			}
			f.Time = lineTime(b)
			end := e + 4
			if code < 0 || !alone(b, e+1) {
				s.any = true
				return has(b[e+1:], "-1 ")
			}
			for e--; b[e] != '/'; e-- {
			}
			if has(b[e-3:], "/-1/") { // no server answered
				s.to.Clue(clueHaproxy | status.Own)
			}
			s.status(f, end-3, end)
			return true
		}
		i = e + 1
	}
	return false
}

// timers reports whether b is HAProxy's Tq/Tw/Tc/Tr/Tt.
func timers(b []byte) bool {
	n := 0
	for i, c := range b {
		switch {
		case c == '/':
			n++
		case digit(c) || c == '+' && i > 0:
		case c == '-' && i+1 < len(b) && b[i+1] == '1':
		default:
			return false
		}
	}
	return n == 4 && len(b) > 8
}

// coded reports whether a capital, a slash and three digits stand somewhere in b.
func coded(b []byte) bool {
	for i := 0; ; {
		n := find(b[i:], '/')
		if n < 0 {
			return false
		}
		if i += n + 1; i > 1 && three(b, i) >= 0 && (upper(b[i-2]) || b[i-2] == '_') {
			return true
		}
	}
}

// squid reads Squid's native access log: CODE/status (wiki.squid-cache.org,
// SquidFaq/SquidLogs). The number before it is elapsed milliseconds.
func (s *Scanner) squid(b []byte) bool {
	if find(b, '/') < 0 || Quick && !coded(b) {
		return false
	}
	for i, n := 0, 0; i < len(b) && n < 12; n++ {
		i = skipBlanks(b, i)
		e := token(b, i)
		k := i
		for k < e && (upper(b[k]) || b[k] == '_') {
			k++
		}
		if k-i >= 3 && k+4 == e && b[k] == '/' && n > 1 {
			code := three(b, k+1)
			if code < 0 {
				return false
			}
			f := s.new(code, formatSquid)
			methodPath(b[e:], f)
			f.Time = lineTime(b)
			s.answer(f, k+1, e)
			return true
		}
		i = e
	}
	return false
}
