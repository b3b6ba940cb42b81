package scan

import "hitcheck/wasm/status"

// counts reads lines that say how often a status was seen, which are no
// sentence that a template could hold.
func (s *Scanner) counts(b []byte) bool {
	i := skipBlanks(b, 0)
	switch c := b[i]; {
	case c == 'S' && has(b[i:], "Status Codes") && find(b[i:], ':') > 0:
		return s.vegeta(b, i)
	case c == '|' && s.codeTable(b, i):
		return true
	case s.ctx.table && c == 0xe2: // ├
		return false
	case c == 'C' && has(b[i:], "Code ") && s.fortio(b, i+len("Code ")):
		return true
	case digit(c) && (s.errors(b, i) || s.uniq(b, i)):
		return true
	}
	s.ctx.table = false
	return s.seen&(seenBrace|seenDigit) == seenBrace|seenDigit && s.prometheus(b, i)
}

// tally hands over the status at byte i, which n answers had, and reports true.
func (s *Scanner) tally(code int, format FormatID, n int64, i int) bool {
	f := s.new(code, format)
	f.Count = uint64(n)
	s.status(f, i, i+3)
	return true
}

// vegeta reads "200:40  404:20", behind "[code:count]".
func (s *Scanner) vegeta(b []byte, i int) bool {
	any := false
	for ; i < len(b); i++ {
		if !digit(b[i]) || i > 0 && !blank(b[i-1]) {
			continue
		}
		code := three(b, i)
		if i+4 >= len(b) || b[i+3] != ':' {
			if b[i] == '0' && i+1 < len(b) && b[i+1] == ':' { // 0:3, no answer
				n, _ := number(b, i+2)
				f := s.new(0, formatCodeCounts)
				f.Count = uint64(n)
				s.unanswered(f, i, i+1)
				any = true
			}
			continue
		}
		n, e := number(b, i+4)
		if code < 100 || e == i+4 || e < len(b) && !blank(b[e]) {
			continue
		}
		any = s.tally(code, formatCodeCounts, n, i)
		i = e
	}
	return any
}

// codeTable reads autocannon's table, whose header is "│ Code │ Count │".
func (s *Scanner) codeTable(b []byte, i int) bool {
	i = skipBlanks(b, i+1)
	if hasFold(b[i:], "code ") && index(b[i:], "Count") > 0 {
		s.ctx.table = true
		return true
	}
	code := three(b, i)
	if !s.ctx.table || code < 100 || !alone(b, i) {
		return false
	}
	k := skipBlanks(b, i+3)
	if k == len(b) || b[k] != '|' {
		return false
	}
	k = skipBlanks(b, k+1)
	n, e := number(b, k)
	if e == k {
		return false
	}
	return s.tally(code, formatCodeTable, n, i)
}

// fortio reads "Code 429 : 50 (12.5 %)" from its number on.
func (s *Scanner) fortio(b []byte, i int) bool {
	code := three(b, i)
	n, e := number(b, min(i+6, len(b)))
	if code < 100 || !has(b[i+3:], " : ") || !has(b[e:], " (") {
		return false
	}
	return s.tally(code, formatCodeCounts, n, i)
}

// uniq reads a line of what uniq -c counts, a number of seven columns and a status,
// where another such line stands beside it: other numbers are counted so, too.
func (s *Scanner) uniq(b []byte, i int) bool {
	n, e := number(b, i)
	if i > 6 || e != 7 || len(b) != 11 || b[7] != ' ' || !codeKnown(three(b, 8)) {
		return false
	}
	f := s.new(three(b, 8), formatCodeCounts)
	f.Count = uint64(n)
	s.place(f, 8, 11)
	last := &s.counted
	if last.Line == 0 || last.Line+1 != s.lines {
		*last = *f
		return false
	}
	next := *f
	if last.Count > 0 {
		s.to.Status(last)
	}
	s.any = true
	s.to.Status(&next)
	last.Line, last.Count = s.lines, 0
	return true
}

// prometheus reads a sample whose labels hold a status: name{code="503"} 3.
// Its value is the count; a histogram's buckets and sum count nothing by themselves.
func (s *Scanner) prometheus(b []byte, i int) bool {
	k := i
	for k < len(b) && (word(b[k]) || b[k] == ':') {
		k++
	}
	if k == i || k >= len(b) || b[k] != '{' {
		return false
	}
	if has(b[max(i, k-7):], "_bucket{") || has(b[max(i, k-4):], "_sum{") {
		return true
	}
	e := len(b) - 1
	for e > k && b[e] != '}' {
		e--
	}
	if e == k || e+2 >= len(b) || b[e+1] != ' ' || !digit(b[e+2]) {
		return false
	}
	for j := k + 1; j < e; {
		n := j
		for n < e && word(b[n]) {
			n++
		}
		if n+5 < len(b) && b[n] == '=' && b[n+1] == '"' && b[n+5] == '"' {
			code := three(b, n+2)
			if r := roleOf(b[j:n]); code >= 100 && (r == roleStatus || r == roleCode) {
				v, _ := number(b, e+2)
				f := s.new(code, formatPrometheus)
				f.Count = uint64(v)
				if v > 0 {
					s.status(f, n+2, n+5)
				}
				return true
			}
		}
		for j = n + 1; j < e && b[j-1] != ','; j++ {
		}
	}
	return false
}

// barred reads logs whose columns stand between bars and name the method:
// 12:00:00 | 404 | 112µs | 127.0.0.1 | GET | /x
func (s *Scanner) barred(b []byte, i int) bool {
	if i < 2 || b[i-1] != ' ' || b[i-2] != '|' && b[i-2] != ']' {
		return false
	}
	e := skipBlanks(b, i+3)
	if e >= len(b) || b[e] != '|' {
		return false
	}
	for k := e; k < len(b) && k < i+maxGap; k++ {
		if b[k] == '|' {
			k = skipBlanks(b, k+1)
			if m := method(b, k); m > k {
				return true
			}
			k--
		}
	}
	return false
}

// networkRow reports whether the number at b[i:] is the status of a row that
// was copied from a browser's network panel: name, status, type, by tabs.
func networkRow(b []byte, i int) bool {
	if i < 2 || b[i-1] != '\t' || find(b[:i-1], '\t') >= 0 || i+4 >= len(b) || b[i+3] != '\t' {
		return false
	}
	e := i + 4
	for e < len(b) && b[e] != '\t' {
		e++
	}
	return listed(keysResource, b[i+4:e])
}

// errorPhrase finds a phrase that stands for its code: "Error: Not Found".
func (s *Scanner) errorPhrase(b []byte) {
	if len(b) > 120 || s.seen&seenColon == 0 {
		return
	}
	e := 0
	for i := skipBlanks(b, 0); i < len(b) && (word(b[i]) || b[i] == '.'); i++ {
		if hasFold(b[i:], "error: ") {
			i += len("error:") // and over it: Error: HttpError: Not Found
			e = i - 1
		}
	}
	if k := index(b, "server replied: "); k > 0 {
		e = k + len("server replied") // Qt's
	} else if e == 0 || e+2 >= len(b) || len(b)-e > 40 {
		return
	}
	if c, ok := status.ByPhrase(trim(b[e+2:])); ok && c >= 400 {
		s.status(s.new(int(c), formatErrorPhrase), e+2, len(b))
	}
}

// errors reads "20 errors (18 timeouts)" at b[i:], autocannon's sum of the requests
// that had no answer.
func (s *Scanner) errors(b []byte, i int) bool {
	_, e := number(b, i)
	k := e + len(" errors (")
	if !has(b[e:], " errors (") || !has(b[token(b, k):], " timeouts)") {
		return false
	}
	if b[k] == '0' {
		s.unanswered(s.new(0, formatCodeCounts), i, e)
	} else {
		s.fails(status.FailureHttpResponseTimeout, s.new(0, formatCodeCounts), i, e)
	}
	return true
}
