package scan

// A script may print what it asked for and how it went, a line each:
//
//	items/7 200
//	items/8/missing HTTPError: Request failed with status code 404
//
// The number behind a relative path says nothing by itself, for anything is counted so.
// It is a status where another line that begins with such a path, not far away, tells
// of one or of a failure. So is one below 300 in a browser's console, behind a word or
// two: [log] items 200.
type printout struct {
	line uint64 // the last one of it, 0 without
	sure bool   // it told of a status or a failure
	n    int
	held [4]struct {
		code             int
		start, end, line uint64
	}
}

const printoutLines = 16 // that one may be from the next

// printout follows a line that is read, of which c are the claims, and before which as
// many failures had been found.
func (s *Scanner) printout(b []byte, c *claims, failures int) {
	e, console := asked(b)
	if e == 0 {
		return
	}
	p := &s.out
	if s.lines-p.line > printoutLines {
		*p = printout{}
	}
	i := len(b) - 3
	switch {
	case s.found > failures || c.tells():
		p.sure = true
		for k := range p.held[:p.n] {
			h := &p.held[k]
			f := s.another(h.code)
			f.Start, f.End, f.Line, f.Leads = h.start, h.end, h.line, false
			s.to.Status(f)
		}
		p.n = 0
	case c.n > 0 || !codeKnown(three(b, i)) || !ends(b, e, i, console):
		return
	case p.sure:
		s.status(s.another(three(b, i)), i, i+3)
	case p.n < len(p.held):
		h := &p.held[p.n]
		h.code, h.start, h.end, h.line = three(b, i), s.offset(i), s.offset(i+3), s.lines
		p.n++
	}
	p.line, s.bound = s.lines, true
}

// another returns a Finding of a status that no other exchange of the text has.
func (s *Scanner) another(code int) *Finding {
	f := s.new(code, formatPathStatus)
	f.Command++
	return f
}

// asked returns the end of the relative path that b begins with, before a blank, or of
// what a browser's console has before its words, its level or its place in a file:
// [log] items 200, app.js:12 items 200. It returns 0 for what is neither.
func asked(b []byte) (end int, console bool) {
	e := token(b, 0)
	k := e
	for k > 0 && digit(b[k-1]) {
		k--
	}
	switch colon := find(b[:e], ':'); {
	case e == len(b) || digit(b[0]) || has(b, "HTTP/"):
		return 0, false
	case has(b, "[log] ") || has(b, "[error] ") || k < e && k > 1 && colon == k-1:
		return e, true
	case classOf[b[0]]&isAlpha == 0 || find(b[:e], '/') < 0 || colon >= 0:
		return 0, false
	}
	return e, false
}

// ends reports whether the number at b[i:] follows what ends at byte e. In a console it
// is behind one word or two, and below 300: of any other the browser tells by itself.
func ends(b []byte, e, i int, console bool) bool {
	k := skipBlanks(b, e)
	for n := 0; console && k < i && n < 2; n++ {
		k = skipBlanks(b, token(b, k))
	}
	return k == i && b[i-1] == ' ' && (!console || b[i] == '2')
}
