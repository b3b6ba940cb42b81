package scan

import "hitcheck/wasm/status"

// lookup answers a short text that is nothing but codes ("404", "502/504",
// "HTTP 418"), a range ("5xx", "4"), or a phrase ("Not Found", "NOT_FOUND").
func (s *Scanner) lookup(b []byte) {
	lead := 0
	for lead < len(b) && b[lead] <= ' ' {
		lead++
	}
	b = trim(b)
	s.shift = lead
	if len(b) == 0 || find(b, '\n') >= 0 && len(b) > 80 {
		return
	}
	s.base = 0
	code, ok := status.ByPhrase(b)
	if !ok {
		code, ok = constant(b)
	}
	if ok {
		s.ask(s.new(int(code), formatBarePhrase), 0, len(b), 0)
		return
	}
	if s.codes(b, false) {
		s.codes(b, true)
		return
	}
	s.name(b)
}

// title answers a text that says nothing, but for its first or second line, as a
// server's page or what curl prints of it begins: a phrase of several words,
// CloudFront's "403 ERROR", or Express's "Cannot GET /orders".
func (s *Scanner) title(b []byte) {
	lines, i := s.lines, 0
	for s.base, s.shift, s.lines = 0, 0, 1; s.lines <= 2 && !s.any; s.lines++ {
		n := find(b[i:], '\n')
		if n < 0 && (i == len(b) || s.total > headLen) {
			break
		} else if n < 0 {
			n = len(b) - i
		}
		line := trim(b[i : i+n])
		format := formatErrorPhrase
		c, ok := status.ByPhrase(line)
		switch m := method(line, len("Cannot ")); {
		case ok: // others are no pages' titles, such as Payment Required
			ok = c == 400 || c >= 404 && c < 432 || c >= 500 && c < 506
		case len(line) == len("403 ERROR") && hasFold(line[3:], " error"):
			c, ok, format = status.Code(max(three(line, 0), 0)), true, formatCodePhrase
		case has(line, "Cannot ") && (line[7] == 'G' || line[7] == 'P') && m > len("Cannot ") && target(line, m+1) == len(line):
			c, ok = 404, true
		}
		if ok && c >= 400 && c < 600 && find(line, ' ') > 0 {
			s.status(s.new(int(c), format), i, i+n)
		}
		i = min(i+n+1, len(b))
	}
	s.lines = lines
}

// constant reads b as what a program calls a code: HttpStatusCode.NotFound,
// StatusNotFound, HTTP_NOT_FOUND, SC_NOT_FOUND, :not_found, 404NotFound.
func constant(b []byte) (status.Code, bool) {
	if len(b) > 5 && digit(b[0]) && word(b[3]) {
		code, ok := status.ByPhrase(b[3:])
		return code, ok && int(code) == three(b, 0)
	}
	for k := len(b) - 1; k >= 0; k-- {
		if b[k] == '.' || b[k] == ':' {
			b = b[k+1:]
			break
		}
		if !word(b[k]) {
			return 0, false
		}
	}
	for _, lead := range [...]string{"http_status_", "http_", "sc_", "status", ""} {
		if len(b) > len(lead)+1 && hasFold(b, lead) {
			if code, ok := status.ByPhrase(b[len(lead):]); ok {
				return code, true
			}
		}
	}
	return 0, false
}

// typed answers a text that is one code or the beginning of one ("404", "4xx",
// "40"), and reports whether it is. It says what lookup would, and asks nothing
// of what prepare makes: the browser has its templates only after that answer.
func (s *Scanner) typed(b []byte) bool {
	if len(b) == 0 || len(b) > 3 {
		return false
	}
	v, format := 0, formatBareCode
	for i, c := range b {
		switch {
		case c >= '0' && c <= '9':
			v = v*10 + int(c-'0')
		case i > 0 && c|0x20 == 'x':
			v *= 10
			format = formatBareRange
		default:
			return false
		}
		if format == formatBareRange && c <= '9' || v == 0 {
			return false
		}
	}
	if len(b) < 3 {
		format = formatBareRange
	}
	class := status.Class(0)
	if format == formatBareRange {
		for v > 9 {
			v /= 10
		}
		if v > 5 {
			return false
		}
		class, v = status.Class(v), 0
	}
	s.lines = 1
	s.ask(s.new(v, format), 0, len(b), class)
	return true
}

// name answers a text that is one name which a failure's templates hold, such
// as ECONNREFUSED: alone it is a question, in a text it wants its context.
func (s *Scanner) name(b []byte) {
	named := len(b) > 1 && upper(b[1]) || camel(b) || listed(keysNames, b) // "connection" is a word as any other
	for _, c := range b {
		if !word(c) {
			return
		}
		named = named || c == '_'
	}
	if id, ok := failureNamed(b); ok && named {
		lines := s.lines
		s.lines = s.headLine(0)
		s.fails(id, s.new(0, 0), 0, len(b))
		s.lines = lines
	}
}

// failureNamed returns the failure whose templates hold the name b.
func failureNamed(b []byte) (status.FailureID, bool) {
	for n, pat := 0, 0; n < numPatterns && len(b) >= window; n++ {
		end := pat
		for patterns[end] != signEnd {
			end++
		}
		if kind, id := owner(uint16(n)); kind == ownFailure {
			for i := pat; i+len(b) <= end; i++ {
				if hasFold(b, patterns[i:i+len(b)]) && (i == pat || !word(patterns[i-1])) && !word(patterns[i+len(b)]) {
					return status.FailureID(id), true
				}
			}
		}
		pat = end + 1
	}
	return 0, false
}

// codes reads b as codes and ranges with nothing but signs and the words that
// go with them between; it hands them over when hand is true.
func (s *Scanner) codes(b []byte, hand bool) bool {
	n := 0
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case digit(c) || (c == '-' && i+1 < len(b) && digit(b[i+1]) && (i == 0 || blank(b[i-1]) || b[i-1] == '(')):
			start := i
			neg := c == '-'
			if neg {
				i++
			}
			v, e := number(b, i)
			k := e
			for k < len(b) && k < e+2 && (fold[b[k]] == 'x' || b[k] == '*') {
				k++
			}
			f := s.new(int(min(v, 9999)), formatBareCode)
			only := start == 0 && k == len(b) // nothing else stands in the text
			switch {
			case !only && (e-i != 3 || v < 100) && k == e:
				return false
			case neg && v != 1:
				if v < 100 || v > 599 { // the others were told as numbers of the text
					s.passed(start, e, 0, hand)
				}
			case neg || v == 0:
				if hand {
					s.unanswered(f, start, e)
				}
			case k > e && (k-e) == 3-(e-i) || e-i == 1 && v >= 1 && v <= 5:
				for v > 9 {
					v /= 10
				}
				if v < 1 || v > 5 {
					return false
				}
				f.Code, f.Format = 0, formatBareRange
				if hand {
					s.ask(f, start, k, status.Class(v))
				}
				e = k
			case e-i == 2 && v >= 10 && v <= 59:
				f.Code, f.Format = 0, formatBareRange
				if hand {
					s.ask(f, start, e, status.Class(v/10))
				}
			case e-i == 3 && v >= 100:
				if hand {
					s.ask(f, start, e, 0)
				}
			default:
				if !s.passed(start, e, v, hand) {
					return false
				}
			}
			if e < len(b) && word(b[e]) {
				return false
			}
			n++
			i = e
		case word(c):
			e := i
			for e < len(b) && (word(b[e]) || b[e] == '\'') {
				e++
			}
			if !listed(keysLookup, b[i:e]) {
				// A code's own phrase may follow it: "404 Not Found".
				return false
			}
			i = e
			if i >= 4 && i+1 < len(b) && b[i] == '/' && digit(b[i+1]) && hasFold(b[i-4:], "http") {
				for i++; i < len(b) && (digit(b[i]) || b[i] == '.'); i++ {
				}
			}
		case c >= 0x80 || blank(c) || c == '\n' || c == '\r' || c == ',' || c == ';' || c == '/' || c == '|' || c == '&' || c == '?' || c == '!' || c == '.' || c == ':' || c == '-' || c == '"' || c == '\'' || c == '(' || c == ')':
			i++
		default:
			return false
		}
		if n > 8 { // a table of numbers is no question
			return false
		}
	}
	return n > 0
}

// passed tells of a number that can be no status.
func (s *Scanner) passed(start, end int, v int64, hand bool) bool {
	if hand {
		f := s.new(int(min(v, 65535)), formatBareCode)
		s.place(f, start, end)
		s.to.Near(f, status.WordNearRange)
	}
	return true
}

func (s *Scanner) ask(f *Finding, start, end int, class status.Class) {
	s.any = true
	s.place(f, start, end)
	f.Line = s.headLine(start)
	s.to.Lookup(f, class)
}

// headLine returns the line of byte i of a short text, behind what was trimmed.
func (s *Scanner) headLine(i int) uint64 {
	line := uint64(1)
	for _, c := range s.head[:s.shift+i] {
		if c == '\n' {
			line++
		}
	}
	return line
}

// trim drops blanks and line ends from both ends of b.
func trim(b []byte) []byte {
	for len(b) > 0 && b[len(b)-1] <= ' ' {
		b = b[:len(b)-1]
	}
	for len(b) > 0 && b[0] <= ' ' {
		b = b[1:]
	}
	return b
}
