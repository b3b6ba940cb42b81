package scan

// A run holds the first lines of a log that no format fits, until they show
// which of their columns has a status in every one: logs in formats of somebody's
// own have nothing else in common.
type run struct {
	n     int  // lines held, negative while they are read
	tries int  // lines that may still be looked at in vain, before the next blank one
	asks  bool // the last one has a method
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

// separators part the columns of a line, in the order in which they are tried.
const separators = "\t;|, "

// hold keeps a line that shows a request and may show a status, and reports
// whether it did. It is read when the lines that follow are known.
func (s *Scanner) hold(b []byte) bool {
	r := &s.run
	if r.n < 0 || r.tries == 0 || len(b) > runBytes/2 || s.cut || s.flat.on || s.seen&(seenDigit|seenSlash|seenBrace) != seenDigit|seenSlash || s.ctx.body || s.ctx.headers || s.ctx.writeOut {
		return false
	}
	if r.n > 0 {
		if r.n == runLines || r.used+len(b) > runBytes {
			return false
		}
		if _, all := r.shows(b, r.sep); !all {
			return false
		}
	} else {
		i := 0
		for ; i < len(separators); i++ {
			if find(b, separators[i]) >= 0 {
				if _, all := r.shows(b, separators[i]); all {
					break
				}
			}
		}
		if i == len(separators) {
			r.tries--
			return false
		}
		r.sep, r.used, r.tries = separators[i], 0, runTries
	}
	r.asks = r.method != nil
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
		if b := r.text[l.start:l.end]; s.slow || !s.recall(b) {
			s.general(b)
		}
	}
	r.n, s.base, s.lines = 0, base, line
}

// agree looks for the column that has a status in each of the n lines held, most
// of them usual ones, and makes it that of a table. Where a line tells its status
// in words, or each does by where it stands, there is nothing to agree on.
func (s *Scanner) agree(n int) {
	r := &s.run
	told := 0
	for i := range r.line[:n] {
		switch s.tellsOf(r.text[r.line[i].start:r.line[i].end]) {
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
		if v := r.cell(r.split(first, r.sep), &c); v != nil {
			c.nname = copy(c.name[:], first[v.name:v.start])
		}
		usual, answered := 0, 0
		for i := range r.line[:n] {
			b := r.text[r.line[i].start:r.line[i].end]
			if _, code := r.value(b, r.split(b, r.sep), &c); code > 0 && codeKnown(code) {
				answered++
				if code > 199 && code%100 < 30 {
					usual++
				}
			} else if code != 0 {
				answered = -n
			}
		}
		if answered > 1 && (n > 2 || r.asks && usual == n) && usual*2 >= n && usual > best {
			best, s.cols = usual, c
		}
	}
}

// tellsWords stands for words or names that say which number is the status.
const tellsWords = -1

// tells returns what b tells of its status by itself: tellsWords, or how many
// numbers stand where many logs have theirs.
func (s *Scanner) tells(b []byte) (tells int) {
	s.seen, s.asked = look(b), 0
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

// agreed reads a row of a log whose status column its first lines showed.
func (s *Scanner) agreed(b []byte) bool {
	c := &s.cols
	n, all := s.run.shows(b, c.sep)
	if !all && c.nname == 0 {
		return false
	}
	at, code := s.run.value(b, n, c)
	if code < 100 {
		return false
	}
	f := s.new(code, c.format)
	f.Method, f.Path = s.run.method, s.run.target
	f.Time = lineTime(b)
	s.answer(f, at, at+3)
	return true
}
