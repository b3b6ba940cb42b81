package scan

// A script may print what it asked for and how it went, a line each:
//
//	items/7 200
//	items/8/missing HTTPError: Request failed with status code 404
//
// The number behind a relative path says nothing by itself, for anything is counted so.
// It is a status where another line that begins with such a path, not far away, tells
// of one or of a failure. So it is in a browser's console, [log] items 200.
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
	e := asked(b)
	if e == 0 {
		return
	}
	p := &s.out
	if s.lines-p.line > printoutLines {
		*p = printout{}
	}
	i := skipBlanks(b, e)
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
	case c.n > 0 || i+3 != len(b) || !codeKnown(three(b, i)):
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

// asked returns the end of the relative path that b begins with, before a blank, or in a
// browser's console of the level or the word behind it; else 0.
func asked(b []byte) int {
	e := token(b, 0)
	if has(b, "[log] ") {
		return token(b, e+1)
	}
	if has(b, "[error] ") {
		return e
	}
	if e == len(b) || classOf[b[0]]&isAlpha == 0 || has(b, "HTTP/") || find(b[:e], '/') < 0 || find(b[:e], ':') >= 0 {
		return 0
	}
	return e
}
