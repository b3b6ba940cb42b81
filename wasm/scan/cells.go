package scan

// A cell is a column of a line: its value, without what encloses it, and where
// the name before that starts (status=404), at start without.
type cell struct{ name, start, end int }

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
// and one that may be a status; and how many there are.
func (r *run) shows(b []byte, sep byte) (n int, all bool) {
	n = r.split(b, sep)
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
		case target(v, 0) == len(v) && len(v) > 0, i > 0 && r.method != nil && r.cells[i-1].end == r.cells[i].start-1 && find(v, '/') > 0:
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
	return n, n > 2 && seen&5 == 5 && (seen > 5 || sep != ' ' || len(r.target) == 1 || !filed(r.target))
}

// cell returns the one of the n cells that holds c's status, nil where they are
// too few.
func (r *run) cell(n int, c *columns) *cell {
	k := c.status
	if k < 0 {
		k += n
	}
	if k < 0 || k >= n {
		return nil
	}
	return &r.cells[k]
}

// value returns the status that the row b of n cells has, and where: 0 where it
// had no answer, -1 where it is no row of c's.
func (r *run) value(b []byte, n int, c *columns) (at, code int) {
	v := r.cell(n, c)
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
