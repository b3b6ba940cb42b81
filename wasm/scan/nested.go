package scan

// jsonLine reads the JSON that starts in b, if some does, and what stands
// before and behind it, and reports whether there was any.
func (s *Scanner) jsonLine(b []byte) bool {
	i := skipBlanks(b, 0)
	if opens(b, i) {
		s.signs(b)
		s.json.start()
		e, on := s.json.feed(s, b, i)
		if on || skipBlanks(b, e) == len(b) {
			return true
		}
		if e <= i+1 {
			return false
		}
		s.rest(b, e)
		return true
	}
	k := index(b, "{\"")
	if k < 0 || k > maxGap || !closes(b, k) {
		return false
	}
	if s.ctx.nested == 0 && !s.ctx.body {
		if code := three(b, i); code > 0 && codeKnown(code) && (str(b[i+3:k]) == " " || str(b[i+3:k]) == " [") {
			s.status(s.new(code, formatCodeBody), i, i+3)
		} else {
			for k > 0 && blank(b[k-1]) {
				k--
			}
			s.bodied = true
			s.text(b[:k])
			s.bodied = false
		}
	}
	s.signs(b)
	s.json.start()
	s.json.within = true
	e, on := s.json.feed(s, b, skipBlanks(b, k))
	if on {
		s.json.stop()
		return true
	}
	s.rest(b, e)
	return true
}

// jsonRecord reads b as a line of a log of JSON objects, where none of the tests
// that the general way makes first could say anything else: nothing is open, the
// line begins as an object does, and no byte in it wants to be taken out.
func (s *Scanner) jsonRecord(b []byte) bool {
	if len(b) < 2 || b[0] != '{' || b[1] != '"' || s.json.on || s.early() || s.ctx != (context{}) || !s.plain(b) {
		return false
	}
	s.seen = ^(seenBackslash | seenEscape) // whatever else may stand in it
	if Quick && s.shaped(b) {
		return true
	}
	s.json.start()
	if e, on := s.json.feed(s, b, 0); !on {
		s.rest(b, e)
	}
	if Quick {
		s.learn(b)
	}
	return true
}

// signLines is how many lines are searched for signs of who answered that JSON
// holds: they matter for an exchange, and a log is longer.
const signLines = 64

// early reports whether the line being read is one of those.
func (s *Scanner) early() bool { return s.before+s.lines <= signLines }

func (s *Scanner) signs(b []byte) {
	if s.early() && s.ctx.nested == 0 {
		s.only(b, false)
		s.nears(b)
	}
}

// nears tells of the numbers in a line of JSON whose names speak of no status.
func (s *Scanner) nears(b []byte) {
	for i := findDigit(b, 0); i < len(b); i = findDigit(b, i) {
		at := i
		_, i = number(b, i)
		k := at
		for k > 0 && b[k-1] == ' ' {
			k--
		}
		if i-at == 3 && b[at] != '0' && k > 2 && b[k-1] == ':' && b[k-2] == '"' && (i == len(b) || b[i] != '.') &&
			roleOf(lastWord(b[:k-2])) == roleNone && s.to.Wants() {
			f := s.new(three(b, at), formatBareCode)
			s.place(f, at, i)
			s.to.Near(f, reason(b, at))
		}
	}
}

// rest reads what stands behind a JSON document in its line.
func (s *Scanner) rest(b []byte, e int) {
	if t := skipBlanks(b, e); t < len(b) {
		if k := index(b[t:], "HTTP/"); k == 0 || s.ctx.body && k > 0 {
			s.ctx.body = false
		}
		s.shift += t
		s.text(b[t:])
		s.shift -= t
	}
}

// opens reports whether a JSON document may start at b[i:].
func opens(b []byte, i int) bool {
	if i >= len(b) || b[i] != '{' && b[i] != '[' {
		return false
	}
	k := skipBlanks(b, i+1)
	if k == len(b) {
		return true
	}
	if b[i] == '{' {
		return b[k] == '"' || b[k] == '}'
	}
	return b[k] == '{' || b[k] == '[' && k == i+1
}

// closes reports whether the object that starts at b[i:] ends in b.
func closes(b []byte, i int) bool {
	depth := 0
	for i < len(b) {
		switch b[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return true
			}
		case '"':
			for i++; i < len(b) && b[i] != '"'; i++ {
				if b[i] == '\\' {
					i++
				}
			}
		}
		i++
	}
	return false
}

// nested reads the content b[i:e] of a JSON string as lines of text: for
// failures only, and as an access log's line where asked, or whole, as when a
// container's log driver wrapped them.
func (s *Scanner) nested(b []byte, i, e int, failures, access bool) {
	if s.flat.on && s.json.slashes || s.ctx.nested > 0 {
		return
	}
	t := b[i:e]
	known := Quick && !s.slow && !s.json.slashes // what is said with escapes is not what is written
	list := &s.silent
	if !failures {
		list, known = &s.mute, known && s.ctx == (context{}) && s.unmoved()
	}
	if known && list.has(t) {
		return
	}
	was, shift := s.ctx, s.shift
	if from := s.shift + i; s.json.slashes {
		t, s.shift = s.flat.unescape(t, from), 0
	} else {
		s.shift = from
	}
	start, seen := s.shift, s.seen
	if failures {
		if s.json.slashes {
			s.seen = look(t)
		}
		if access && s.json.slashes && s.seen&required[lineAccess] == required[lineAccess] && s.record(lineAccess, t) {
			// what else it may say is its status's
		} else if s.only(t, true) == 0 && known {
			list.add(t)
		}
	} else if !known {
		s.nestedLines(t, start, was.body)
	} else if s.silently(t, start) {
		list.add(t)
	}
	s.ctx, s.shift, s.seen = was, shift, seen
	if s.json.slashes {
		s.flat.clear()
	}
}

// nestedLines reads the lines of the text t, which starts at byte start.
func (s *Scanner) nestedLines(t []byte, start int, body bool) {
	s.ctx = context{nested: 1, body: body}
	s.json = &s.decoders[1]
	for at := 0; at < len(t); {
		n := find(t[at:], '\n')
		if n < 0 {
			n = len(t) - at
		}
		if s.shift = start + at; n > 0 {
			s.nestedLine(t[at : at+n])
		}
		at += n + 1
	}
	s.json.stop()
	s.json = &s.decoders[0]
}

// nestedLine reads one line inside a JSON string.
func (s *Scanner) nestedLine(b []byte) {
	i := skipBlanks(b, 0)
	if i == len(b) {
		return
	}
	s.seen = look(b)
	for k := lineAccess; k < lineKinds; k++ {
		if s.seen&required[k] == required[k] && s.record(k, b) {
			return
		}
	}
	if s.frame(b, i) || s.jsonLine(b) {
		return
	}
	s.text(b)
}
