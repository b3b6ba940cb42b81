package scan

// A run holds the first lines of a log that no format fits, until they show
// which of their columns has a status in every one: logs in formats of somebody's
// own have nothing else in common.
type run struct {
	n     int // lines held, negative while they are read
	tries int // lines that may still be looked at in vain, before the next blank one
	sep   byte
	used  int
	text  [runBytes]byte
	line  [runLines]struct {
		start, end int
		base, line uint64
	}
	cells [maxCells]cell

	method, target []byte // of the line that shows looked at last, empty without
}

const (
	runLines = 8
	runTries = 16
	runBytes = 4 << 10
	maxCells = 32
)

// A cell is a column of a line: its value, without what encloses it, and where
// the name before that starts (status=404), at start without.
type cell struct{ name, start, end int }

// separators part the columns of a line, in the order in which they are tried.
const separators = "\t;|, "

// hold keeps a line that shows a request and may show a status, and reports
// whether it did. It is read when the lines that follow are known.
func (s *Scanner) hold(b []byte) bool {
	r := &s.run
	if r.n < 0 || r.tries == 0 || s.cut || s.flat.on || s.seen&(seenDigit|seenSlash|seenBrace) != seenDigit|seenSlash || s.ctx.body || s.ctx.headers || s.ctx.writeOut {
		return false
	}
	if r.n > 0 {
		if r.n == runLines || r.used+len(b) > runBytes || !r.shows(b, r.sep) {
			return false
		}
	} else {
		i := 0
		for i < len(separators) && (find(b, separators[i]) < 0 || !r.shows(b, separators[i])) {
			i++
		}
		if i == len(separators) || len(b) > runBytes/2 {
			r.tries--
			return false
		}
		r.sep, r.used, r.tries = separators[i], 0, runTries
	}
	l := &r.line[r.n]
	l.start, l.base, l.line = r.used, s.base, s.lines
	r.used += copy(r.text[r.used:], b)
	l.end = r.used
	r.n++
	return true
}

// release reads the lines that are held: by the column in which they agree, or
// each for itself.
//
//go:noinline
func (s *Scanner) release() {
	r := &s.run
	n, base, line := r.n, s.base, s.lines
	s.agree(n)
	r.n, r.tries = -1, 0
	for i := range r.line[:n] {
		l := &r.line[i]
		s.base, s.lines = l.base, l.line
		s.general(r.text[l.start:l.end])
	}
	r.n, s.base, s.lines = 0, base, line
}

// split finds the columns of b, and returns how many there are.
func (r *run) split(b []byte, sep byte) (n int) {
	for i := 0; n < maxCells && i < len(b); n++ {
		if sep == ' ' {
			i = skipBlanks(b, i)
		}
		e := i
		for e < len(b) && b[e] != sep {
			if c := b[e]; c == '"' || c == '[' && e == i && sep == ' ' {
				if c == '[' {
					c = ']'
				}
				e += find(b[e+1:], c) + 1 // not at all without it
			}
			e++
		}
		c := &r.cells[n]
		c.name, c.start, c.end = i, i, e
		c.bare(b)
		k := c.start
		for k < c.end && !digit(b[c.start]) && (word(b[k]) || b[k] == '-' || b[k] == '.') {
			k++
		}
		if k > c.start && k < c.end-1 && (b[k] == '=' || b[k] == ':' && b[k+1] != '/') {
			c.name, c.start = c.start, k+1
			c.bare(b)
		} else {
			c.name = c.start
		}
		i = e + 1
	}
	return n
}

// bare takes what encloses a value off it.
func (c *cell) bare(b []byte) {
	for c.start < c.end && encloses(b[c.start]) {
		c.start++
	}
	for c.end > c.start && encloses(b[c.end-1]) {
		c.end--
	}
}

func encloses(c byte) bool {
	switch c {
	case '"', '\'', '[', ']', '(', ')', '<', '>', ',', ' ', '\t':
		return true
	}
	return false
}

// shows reports whether the columns of b have a method and a target, or a URL,
// and one that may be a status.
func (r *run) shows(b []byte, sep byte) bool {
	n := r.split(b, sep)
	seen := 0
	r.method, r.target = nil, nil
	for i := range r.cells[:n] {
		c := &r.cells[i]
		v := b[c.start:c.end]
		m := method(v, 0)
		switch {
		case len(v) == 3 && codeKnown(three(v, 0)):
			seen |= 1
		case m > 0 && m == len(v):
			seen |= 2
			r.method = v
		case target(v, 0) == len(v) && len(v) > 0:
			seen |= 4
			r.target = v
			if v[0] != '/' {
				seen |= 8
			}
		case m > 0 && target(v, m+1) > m+1:
			seen |= 6
			r.method, r.target = v[:m], v[m+1:target(v, m+1)]
		}
	}
	return n > 2 && seen&5 == 5 && (seen > 5 || sep != ' ' || !filed(r.target))
}

// agree looks for the column that has a status in each of the n lines held, most
// of them usual ones, and makes it that of a table. Where a line tells its status
// in words, or each does by where it stands, there is nothing to agree on.
func (s *Scanner) agree(n int) {
	r := &s.run
	told := 0
	for i := range r.line[:n] {
		switch s.tells(r.text[r.line[i].start:r.line[i].end]) {
		case tellsWords:
			return
		case 1:
			told++
		}
	}
	if told == n {
		return
	}
	first := r.text[:r.line[0].end]
	best := 0
	for k, m := 0, r.split(first, r.sep); k < 2*m; k++ {
		c := columns{on: true, agreed: true, sep: r.sep, format: formatAgreed, status: k}
		if k >= m {
			c.status = m - 1 - k // from the end: -1 is the last
		}
		if v := r.cell(first, &c); v != nil {
			c.nname = copy(c.name[:], first[v.name:v.start])
		}
		usual, answered := 0, 0
		for i := range r.line[:n] {
			code := -1
			if _, code = r.value(r.text[r.line[i].start:r.line[i].end], &c); code > 0 && codeKnown(code) {
				answered++
				if code > 199 && code%100 < 30 {
					usual++
				}
			} else if code != 0 {
				answered = -n
			}
		}
		if answered > 1 && (n > 2 || r.method != nil && usual == n) && usual*2 >= n && usual > best {
			best, s.cols = usual, c
		}
	}
}

// tellsWords stands for words or names that say which number is the status.
const tellsWords = -1

// tells returns what b tells of its status by itself: tellsWords, or how many
// numbers stand where many logs have theirs.
func (s *Scanner) tells(b []byte) (tells int) {
	s.seen = look(b)
	for i := range s.hits[:s.match(b)] {
		if kind, _ := owner(s.hits[i].pattern); kind == ownFormat {
			return tellsWords
		}
	}
	for i := findDigit(b, 0); i < len(b); i = findDigit(b, i) {
		_, e := number(b, i)
		if e-i == 3 {
			switch f, _, ok := s.judge(b, i, three(b, i)); {
			case !ok:
			case f == formatCodeMethod || f == formatMethodLine:
				if codeKnown(three(b, i)) {
					tells++
				}
			default:
				return tellsWords
			}
		}
		i = e
	}
	return tells
}

// cell returns the cell of b that holds c's status, nil where b has too few.
func (r *run) cell(b []byte, c *columns) *cell {
	n, k := r.split(b, c.sep), c.status
	if k < 0 {
		k += n
	}
	if k < 0 || k >= n {
		return nil
	}
	return &r.cells[k]
}

// value returns the status that the row b has, and where: 0 where it had no
// answer, -1 where it is no row of c's.
func (r *run) value(b []byte, c *columns) (at, code int) {
	v := r.cell(b, c)
	if v == nil || !Same(b[v.name:v.start], c.name[:c.nname]) {
		return 0, -1
	}
	switch w := b[v.start:v.end]; {
	case str(w) == "-", str(w) == "0", str(w) == "000":
		return v.start, 0
	case len(w) == 3:
		return v.start, three(b, v.start)
	}
	return 0, -1
}

// agreed reads a row of a log whose status column its first lines showed.
func (s *Scanner) agreed(b []byte) bool {
	c := &s.cols
	if !s.run.shows(b, c.sep) && c.nname == 0 {
		return false
	}
	at, code := s.run.value(b, c)
	if code < 100 {
		return false
	}
	f := s.new(code, c.format)
	f.Method, f.Path = s.run.method, s.run.target
	f.Time = lineTime(b)
	s.answer(f, at, at+3)
	return true
}
