package scan

import "hitcheck/wasm/status"

// text reads a line of no particular shape: templates first, then what stands
// around each three-digit number.
func (s *Scanner) text(b []byte) {
	c := &s.claims
	c.n, s.asked, s.program, s.noticed = 0, 0, false, false
	failures := s.found
	n := s.match(b)
	s.settle(b, n, c)
	expected := s.ctx.expected
	s.ctx.expected = false
	if s.seen&seenDigit != 0 {
		s.actual(b, c, expected)
	}
	if c.n > 0 || s.seen&seenDigit != 0 {
		if s.program = statement(b); s.program {
			c.n = 0
		}
		s.numbers(b, c)
	}
	if !s.ctx.body && !s.ctx.headers {
		s.failures(b, n, c)
	}
	s.headed(b, c.n == 0)
	s.emit(b, c)
	if s.seen&(seenSlash|seenBracket|seenColon) != 0 && !s.program {
		s.printout(b, c, failures)
	}
	if s.noticed && !c.tells() { // that the request before is sent again
		s.ctx.again, s.bound = true, true
	}
	i := skipBlanks(b, 0)
	s.ctx.dumped = len(b) > i+8 && has(b[i:], "[\"") && has(b[len(b)-4:], "\"]=>") && roleOf(b[i+2:len(b)-4]) == roleStatus
}

// only reads the clues of a line and, where asked, its failures; of statuses
// none but, in JSON, what it implies. It returns how many templates fitted.
func (s *Scanner) only(b []byte, failures bool) (n int) {
	c := &s.claims
	c.n = 0
	if n = s.match(b); n > 0 {
		s.settle(b, n, c)
		if failures {
			s.failures(b, n, c)
		}
		for i := 0; i < c.n; i++ {
			if f := c.list[i].format; !failures && f.Kind() == Implied {
				s.status(s.new(int(f.Code()), f), c.list[i].at, int(c.list[i].count))
			} else if c.list[i].code >= 0 && failures && f.Kind() != NearKind && f.Kind() != Implied && s.proxyAnswer(b) {
				s.emit(b, c)
				break
			}
		}
	}
	return n
}

// proxyAnswer reports whether a line that curl tells about the connection holds
// a proxy's answer, the only status such a line can have.
func (s *Scanner) proxyAnswer(b []byte) bool { return indexFold(b, "response ") > 0 }

// settle sorts the first n hits: statuses become claims, clues are handed over.
func (s *Scanner) settle(b []byte, n int, c *claims) {
	hits := s.hits[:n]
	for i := range hits {
		h := &hits[i]
		kind, index := owner(h.pattern)
		switch kind {
		case ownFormat:
			f := FormatID(index)
			if h.code < 0 {
				s.noticed = s.noticed || f == formatRetried
				c.add(h.start, -1, f, int64(h.end))
				continue
			}
			if f.Kind() == Exchange && (counted(b, h.codeAt+3) || has(b[h.codeAt+3:], " !== ")) {
				continue // returned 404 rows, status 410 !== 404
			}
			count := h.count
			if count < 0 || f.Kind() != Count {
				count = 1
			}
			c.add(h.codeAt, h.code, f, count)
		case ownClue:
			if s.to.Clue(status.ClueID(index)); index == uint16(clueEnvoy) && h.end < len(b) {
				s.flags(b, skipBlanks(b, h.end+1)) // "response_flags":"NR"
			}
		}
	}
}

// counted reports whether what stands at b[i:], behind a blank, says what the number
// before it counts, or that it is a process's.
func counted(b []byte, i int) bool {
	if has(b[i:], " --- [") {
		return true // Spring Boot's ERROR 500 --- [main]: a process
	}
	if i+2 >= len(b) || b[i] != ' ' || !small(b[i+1]) {
		return false
	}
	e := i + 1
	for e < len(b) && word(b[e]) {
		e++
	}
	return listed(keysCounted, b[i+1:e])
}

// emit hands a line's claims over in the order of the text, each status once.
func (s *Scanner) emit(b []byte, c *claims) {
	again := false
	for done := 0; done < c.n; done++ {
		k := -1
		for i := 0; i < c.n; i++ {
			if c.list[i].at >= 0 && (k < 0 || c.list[i].at < c.list[k].at) {
				k = i
			}
		}
		cl := c.list[k]
		c.list[k].at = ^cl.at // below 0: done
		kind := cl.format.Kind()
		f := s.new(max(cl.code, 0), cl.format)
		f.Count = uint64(cl.count)
		if cl.code >= 400 && kind != Transcript && enhanced(b, cl.at) {
			s.mail = cl.code
		}
		switch {
		case cl.code > 0 && cl.code == s.mail:
			if s.to.Wants() {
				s.place(f, cl.at, cl.at+3)
				s.to.Near(f, status.WordNearSmtp)
			}
			continue
		case kind == NearKind:
			if formatWhy(cl.format) == status.WordNearExpected && registered(cl.code) {
				s.expects()
			}
			if cl.code >= 0 && s.to.Wants() {
				s.place(f, cl.at, cl.at+3)
				s.to.Near(f, formatWhy(cl.format))
			}
			continue
		case kind == Implied:
			f.Code, f.Count = cl.format.Code(), 1
			s.status(f, cl.at, int(cl.count)) // where its template ends
			continue
		case cl.code < 0 || cl.code < 200 && kind == Exchange && cl.format != formatCodePhrase || cl.code < 100 && (kind == Record || cl.code > 0 && kind == Transcript):
			continue // interim answers are told by transcripts and logs, and 000 is none
		case kind == Transcript:
			if !s.ctx.body && inline(b, cl.at) {
				if quoted(b, cl.at) {
					continue
				}
				f.Format = formatInlineStatusLine
				if methodPath(b[:cl.at], f); len(f.Method) > 0 { // a log that says HTTP/1.1 404
					f.Format, f.Time = formatMethodLine, lineTime(b)
				}
				break
			}
			s.ctx.body = false
			f.Body = false
			s.ctx.heading = cl.format == formatStatusHeading
			s.ctx.headers = s.ctx.heading || s.startsMessage(b, cl.at)
			if cl.code >= 200 {
				f.Preflight, s.ctx.asking = s.ctx.asking, false
			}
		case kind == Record:
			if methodPath(b, f); len(f.Method) == 0 && cl.format == formatLogfmt {
				named(b, f)
			}
			f.Time = lineTime(b)
			if cl.format == formatCodeMethod && s.noted(b, f, cl.at) {
				continue
			}
		}
		f.Preflight = f.Preflight || cl.format == formatDevtoolsRow && has(b[cl.at+4:], "preflight")
		if s.repeated(c, k, cl.code, kind) || s.entry.on && s.entry.told(f.Code) {
			continue
		}
		if kind == Exchange && cl.code >= 300 && (again || done == 0 && retried(b)) {
			f.Format, again = formatRetried, true
		}
		s.status(f, cl.at, cl.at+3)
	}
}

// noted reports whether f was told in a note just before, as Tornado's web.log has
// one for each error: 404 GET /x (127.0.0.1): no such file.
func (s *Scanner) noted(b []byte, f *Finding, at int) bool {
	h := uint(f.Code)
	for _, c := range f.Path {
		h = h*31 + uint(c)
	}
	if index(b[at:], "): ") > 0 {
		s.note, s.noteLine = h, s.lines
		return false
	}
	again := h == s.note && s.lines-s.noteLine < 4
	s.note = 0
	return again
}

// retried reports whether b says that the request was sent again, and not for the
// last time.
func retried(b []byte) bool {
	return (indexFold(b, "retry") >= 0 || indexFold(b, "attempt ") >= 0) && index(b, "exceeded") < 0
}

// repeated reports whether the line has already given this status: one line is
// one answer, whatever it repeats, unless it counts them.
func (s *Scanner) repeated(c *claims, k, code int, kind Kind) bool {
	if kind == Count {
		return false
	}
	for i := 0; i < c.n; i++ {
		if i != k && c.list[i].at < 0 && c.list[i].code == code && c.list[i].format.Kind() != NearKind {
			return true
		}
	}
	return false
}

// statement reports whether b is a line of a program or of a configuration: what
// it says of statuses was not answered.
func statement(b []byte) bool {
	i := skipBlanks(b, 0)
	if has(b[i:], "// ") || has(b[i:], "-- ") || titled(b, i) || excerpt(b, i) || annotation(b, i) {
		return true
	}
	e, dots := i, 0
	for e < len(b) && (word(b[e]) || b[e] == '.' && e > i) {
		if b[e] == '.' {
			dots++
		}
		e++
	}
	if e == i || e == len(b) {
		return false
	}
	last := b[len(b)-1]
	if dots > 0 {
		return b[e] == '(' && (last == ')' || last == ';' || last == '{')
	}
	return (blank(b[e]) || b[e] == '(') && !upper(b[i]) && listed(keysSource, b[i:e]) || b[e] == '(' && last == ';'
}

// titled reports whether b is the title of a test that ran, between its mark and how
// long it took: what it says of statuses is what somebody wanted.
func titled(b []byte, i int) bool {
	e := len(b)
	return e > i+8 && b[i] == 0xe2 && (b[i+1] == 0x9c || b[i+1] == 0x88) && b[i+3] == ' ' && has(b[e-2:], "s)") &&
		(digit(b[e-3]) || has(b[e-3:], "ms)")) && !url(b[i+4:])
}

// quoted reports whether a single quote stands before the status line whose
// status is at byte at, as in a command's option.
func quoted(b []byte, at int) bool {
	k := indexFold(b[max(0, at-12):at], "http/") + max(0, at-12)
	return k > 0 && b[k-1] == '\''
}

// inline reports whether the status at byte at is a status line's, and words
// stand before that in the line, so that no message begins there.
func inline(b []byte, at int) bool {
	i := 0
	for i < at && (!word(b[i]) || b[0] == ' ' && digit(b[i])) {
		i++ // PHP's [0] => HTTP/1.1 302 Found, too
	}
	if hasFold(b[i:], "reply: '") {
		return false
	}
	k := indexFold(b[i:at], "http/")
	return k > 0 && i+k > at-12
}

// startsMessage reports whether the status at byte at belongs to a status line
// that begins the line, so that header fields follow.
func (s *Scanner) startsMessage(b []byte, at int) bool {
	i := skipBlanks(b, 0)
	if i+1 < len(b) && (b[i] == '<' || b[i] == '>') {
		return false // curl marks each line itself
	}
	return at < i+12 && hasFold(b[i:], "http/")
}
