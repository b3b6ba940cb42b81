package scan

// The fields of an answer that matter for themselves, and how programs print them.

// header reads the fields that matter for themselves and reports whether b has
// a field's shape. Of Retry-After it takes the seconds also where programs print
// it so: 'retry-after': '42', [Retry-After, 42].
func (s *Scanner) header(b []byte) bool {
	const name = "retry-after"
	i := skipBlanks(b, 0)
	at := -1
	if s.seen&seenColon != 0 && s.seen&seenDigit != 0 {
		if s.early() { // how it is printed matters for an exchange, and a log is longer
			at = indexFold(b, name)
		} else if hasFold(b[i:], name) {
			at = i
		}
	}
	if at >= 0 && (at == 0 || b[at-1] != '-') && !s.ctx.request {
		s.seconds(b, at+len(name))
	}
	k := i
	if s.seen&seenColon != 0 {
		for k < len(b) && (word(b[k]) || b[k] == '-' || b[k] == ':' && k == i) {
			k++
		}
	}
	if k == i || k >= len(b) || b[k] != ':' {
		return hasFold(b[i:], "http/")
	}
	v := skipBlanks(b, k+1)
	switch after := at == i && k-i == len(name); {
	case after, k-i == len("date") && hasFold(b[i:], "date"):
		s.moment(b, v, after)
	case hasFold(b[i:], "location: "):
		s.bound = true
		s.to.Redirect(b[v:token(b, v)])
	case hasFold(b[i:], "grpc-status: ") && v < len(b) && b[v] != '0':
		s.bound = true
		s.to.BodyError()
	}
	return true
}

// sent reads b as a field of a request: one of them makes it a preflight (Fetch
// Standard, 4.8, CORS-preflight fetch).
func (s *Scanner) sent(b []byte) {
	s.ctx.asking = s.ctx.asking || hasFold(b, "access-control-request-method:")
}

// seconds takes the number behind the signs at b[i:] as that of a Retry-After.
func (s *Scanner) seconds(b []byte, i int) {
	for i < len(b) && !word(b[i]) {
		i++
	}
	if n, e := number(b, i); e > i && (e == len(b) || b[e] != '-' && b[e] != '.' && !word(b[e])) {
		s.to.RetryAfter(n)
	}
}

// moment takes the time at b[v:], Sun, 06 Nov 1994 08:49:37 GMT, as that of the answer
// or as the one after which to retry it (RFC 9110, 5.6.7 and 10.2.3). How long that
// is the two tell together, in either order.
func (s *Scanner) moment(b []byte, v int, after bool) {
	if v+25 > len(b) {
		return
	}
	t := common(b[v+5:])
	if after {
		s.retry = t
	} else {
		s.date = t
	}
	s.bound = true
	if s.retry > 0 && s.date > 0 {
		s.to.RetryAfter(max(0, s.retry-s.date))
		s.retry = 0
	}
}
