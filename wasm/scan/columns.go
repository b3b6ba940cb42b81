package scan

import "hitcheck/wasm/status"

// columns remembers which column of a table holds the status: a W3C extended
// log's #Fields (w3.org/TR/WD-logfile), or the header row of a CSV or TSV.
type columns struct {
	on                         bool
	sep                        byte
	status, method, path, time int
	date, count                int
	sub                        int // IIS' substatus
	format                     FormatID
	agreed                     bool     // no header named it: the lines have it in common
	name                       [12]byte // what stands before the status, with its = or :
	nname                      int
}

const maxName = 40 // bytes of a first column's name, with what ends it

func (c *columns) reset() { c.on = false }

// header reads b, in which the signs seen stand, as a header row and reports
// whether it names a status.
func (c *columns) header(b []byte, seen signs) bool {
	sep, at, format := byte(' '), 0, formatW3c
	if has(b, "#Fields:") {
		at = skipBlanks(b, len("#Fields:"))
		if find(b[at:], '\t') >= 0 {
			sep = '\t'
		}
	} else {
		format = formatTable
		if seen&(seenComma|seenTab|seenBar) == 0 || seen&(seenPair|seenBrace) != 0 && !boxed(b) {
			return false
		}
		sep = ','
		if tabs := count(b, '\t', seen, seenTab); tabs >= 2 && tabs >= count(b, ',', seen, seenComma) {
			sep = '\t'
		} else if bars := count(b, '|', seen, seenBar); bars >= 2 || bars == 1 && len(b) < maxName {
			sep = '|'
		} else if i := find(b[:min(maxName, len(b))], ',') + 1; i == 0 || find(b[i:], ',') < 0 || Quick && find(b[i:min(i+maxName+1, len(b))], ',') < 0 && b[i] != '"' {
			return false
		}
	}
	n := columns{on: true, sep: sep, status: -1, method: -1, path: -1, time: -1, date: -1, count: -1, sub: -1, format: format}
	named := false
	for col := 0; at <= len(b); col++ {
		e := n.end(b, at)
		if sep == ',' && e-at > maxName {
			return false // prose
		}
		name := unquote(b[at:e])
		named = named || len(name) > 0 && word(name[0])
		switch roleOf(name) {
		case roleStatus:
			if n.status < 0 {
				n.status = col
			}
		case roleMethod:
			n.method = col
		case roleURL:
			if n.path < 0 {
				n.path = col
			}
		case roleTime:
			n.time = col
		case roleNone:
			if listed(keysAmount, name) {
				n.count = col
			}
		}
		if len(name) == 4 && hasFold(name, "date") {
			n.date = col
		}
		if hasFold(name, "sc-substatus") {
			n.sub = col
		}
		at = e + 1
	}
	if n.method >= 0 || n.path >= 0 || n.time >= 0 {
		n.count = -1 // of something in one request
	} else if sep == '|' && n.count < 0 && index(b, "(index)") < 0 {
		n.status = -1 // no rows of a program's: a document's list of what each code means
	}
	if n.status < 0 {
		if format == formatW3c || sep == '|' && seen&seenDigit == 0 && named {
			c.on = false // another table
		}
		return false
	}
	*c = n
	return true
}

// end returns where the column that starts at b[i:] ends.
func (c *columns) end(b []byte, i int) int {
	if i < len(b) && b[i] == '"' && c.sep != ' ' {
		for i++; i < len(b) && b[i] != '"'; i++ {
		}
	}
	if n := find(b[min(i, len(b)):], c.sep); n >= 0 {
		return i + n
	}
	return len(b)
}

// boxed reports whether b is a row of a table that is drawn with bars: Node's begin
// with (index).
func boxed(b []byte) bool { i := skipBlanks(b, 0); return i < len(b) && b[i] == '|' }

func unquote(b []byte) []byte {
	b = b[skipBlanks(b, 0):]
	for len(b) > 0 && blank(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	if len(b) > 1 && b[0] == '"' && b[len(b)-1] == '"' {
		b = b[1 : len(b)-1]
	}
	return b
}

// columns reads a row of the table whose header was seen, or a header.
func (s *Scanner) columns(b []byte) bool {
	c := &s.cols
	if len(b) > 0 && b[0] == '#' {
		return c.header(b, look(b))
	}
	if !c.on {
		return s.seen&seenDigit == 0 && c.header(b, s.seen)
	}
	if c.agreed {
		return s.agreed(b) || s.seen&seenDigit == 0 && c.header(b, s.seen)
	}
	if c.format == formatW3c {
		c.sep = ' '
		if find(b, '\t') >= 0 {
			c.sep = '\t' // CloudFront names its fields by blanks and parts them by tabs
		}
	}
	f := s.new(0, c.format)
	start, end := -1, 0
	at := 0
	for col := 0; at <= len(b); col++ {
		if c.sep == ' ' {
			at = skipBlanks(b, at)
		}
		e := c.end(b, at)
		switch col {
		case c.status:
			start, end = at, e
		case c.method:
			f.Method = unquote(b[at:e])
		case c.path:
			f.Path = unquote(b[at:e])
		case c.sub:
			if at < e && digit(b[at]) && b[at] != '0' {
				s.to.Clue(clueIis) // 404.13, and not 404.0
			}
		case c.count:
			if v := unquote(b[at:e]); len(v) > 0 {
				if n, end := number(v, 0); end == len(v) {
					f.Count = uint64(n)
				}
			}
		}
		at = e + 1
	}
	if c.sep == '|' && start >= 0 {
		start = skipBlanks(b[:end], start)
		for end > start && blank(b[end-1]) {
			end--
		}
	}
	if start >= 0 && end-start >= 2 && b[start] == '"' {
		start, end = start+1, end-1
	}
	if start < 0 || end < start {
		return c.header(b, look(b))
	}
	v := b[start:end]
	code := three(b, start)
	if len(v) != 3 || code < 0 {
		if str(v) == "0" || str(v) == "-1" {
			s.any = true
			return true
		}
		return c.header(b, look(b)) // another table starts, or the row goes on in words
	}
	f.Time = lineTime(b)
	f.Code = status.Code(code)
	s.answer(f, start, end)
	return true
}
