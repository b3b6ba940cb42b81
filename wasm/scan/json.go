package scan

// The decoder follows JSON by its structure, as RFC 8259 gives it, a line (or a
// piece of one) at a time and across lines, so that a "status" counts where it
// is an answer's and not where a request, a header or an escaped string says
// it. It is lenient about what does not matter here and leaves at the first
// byte that JSON cannot have, so that the rest is read as plain text.

// maxDepth is how many open containers are followed; deeper ones are skipped.
const maxDepth = 24

// What the decoder waits for.
const (
	wantValue = iota
	wantKey
	wantColon
	wantComma
)

type decoder struct {
	on      bool
	want    uint8
	str     bool // a string goes on from the piece before
	esc     bool // …and its last byte was a backslash
	strKey  bool // …and it is a key
	slashes bool // the line has a backslash somewhere
	within  bool // it stands behind something in its line
	depth   int  // open containers, those below maxDepth included
	stack   [maxDepth + 1]frame
}

func (d *decoder) stop() { d.on, d.str = false, false }

func (d *decoder) start() {
	d.on, d.str, d.esc, d.within, d.depth, d.want = true, false, false, false, 0, wantValue
	d.stack[0].reset()
	d.stack[0].array = true
}

// top returns the innermost container that is followed.
func (d *decoder) top() *frame {
	if d.depth > maxDepth {
		return &d.stack[maxDepth]
	}
	return &d.stack[d.depth]
}

// feed reads b[i:]. It returns where it left off and whether the document is
// still open there.
func (d *decoder) feed(s *Scanner, b []byte, i int) (int, bool) {
	d.slashes = s.seen&seenBackslash != 0
	if d.str {
		var ok bool
		if i, ok = d.endString(b, i); !ok {
			return len(b), true
		}
		d.str = false
		d.after(d.strKey)
	}
	for i < len(b) {
		if d.want == wantKey && !d.slashes && d.depth <= maxDepth && !s.slow {
			if i = d.idle(b, i); i == len(b) {
				break
			}
		}
		c := b[i]
		if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
			i++
			continue
		}
		switch c {
		case '"':
			if d.want != wantValue && d.want != wantKey {
				return d.leave(s, b, i)
			}
			isKey := d.want == wantKey
			e, ok := d.endString(b, i+1)
			if !ok {
				d.str, d.strKey = true, isKey
				if isKey {
					d.top().key = roleNone
				}
				d.pending(s, b)
				return len(b), true
			}
			if isKey {
				d.setKey(s, b[i+1:e-1], i+1)
			} else if d.depth <= maxDepth {
				d.top().text(s, b, i+1, e-1, d.depth)
			}
			i = d.then(b, e, isKey)
		case '{', '[':
			if d.want != wantValue {
				return d.leave(s, b, i)
			}
			d.open(s, b, i)
			i++
		case '}', ']':
			f := d.top()
			if d.depth == 0 || d.want == wantColon || (d.depth <= maxDepth && f.array != (c == ']')) {
				return d.leave(s, b, i)
			}
			i++
			if d.depth <= maxDepth {
				d.closeFrame(s, b)
			} else {
				d.depth--
			}
			d.want = wantComma
			if d.depth == 0 {
				d.stop()
				return i, false
			}
		case ',':
			if d.want != wantComma {
				return d.leave(s, b, i)
			}
			d.want = wantKey
			if d.top().array {
				d.want = wantValue
			}
			i++
		case ':':
			if d.want != wantColon {
				return d.leave(s, b, i)
			}
			d.want = wantValue
			i++
		default:
			if d.want != wantValue || !(word(c) || c == '-') {
				return d.leave(s, b, i)
			}
			e := i
			for e < len(b) && (word(b[e]) || b[e] == '.' || b[e] == '+' || b[e] == '-') {
				e++
			}
			if !digit(c) && c != '-' && !literal(b[i:e]) {
				return d.leave(s, b, i)
			}
			if d.depth <= maxDepth {
				d.top().scalar(s, b, i, e, d.depth)
			}
			i = d.then(b, e, false)
		}
	}
	d.pending(s, b)
	return len(b), true
}

// leave gives up at byte i, which no JSON document has there.
func (d *decoder) leave(s *Scanner, b []byte, i int) (int, bool) {
	d.pending(s, b)
	d.stop()
	return i, false
}

// literal reports whether w is one of JSON's three names, or one that loose
// writers print.
func literal(w []byte) bool {
	switch str(w) {
	case "true", "false", "null", "NaN", "undefined":
		return true
	}
	return false
}

// endString returns the index behind the closing quote of the string whose
// content goes on at b[i:].
func (d *decoder) endString(b []byte, i int) (int, bool) {
	for i < len(b) {
		if d.esc {
			d.esc = false
			i++
			continue
		}
		n := find(b[i:], '"')
		e := len(b)
		if n >= 0 {
			e = i + n
		}
		k := -1
		if d.slashes {
			k = find(b[i:e], '\\')
		}
		if k < 0 {
			return e + 1, n >= 0
		}
		i += k + 1
		d.esc = true
	}
	return i, false
}

// after moves on behind a key or a value.
func (d *decoder) after(key bool) {
	d.want = wantComma
	if key {
		d.want = wantColon
	}
	if d.depth == 0 {
		d.want = wantValue
	}
}

// idle passes over members of an object whose names say nothing and whose values
// are strings or numbers: most of a log. It returns where the first other one
// starts, or what it is not sure of. No backslash stands in b.
func (d *decoder) idle(b []byte, i int) int {
	f := &d.stack[d.depth]
	skip := f.role == roleSkip
	if f.tallies() {
		return i
	}
	for i < len(b) && b[i] == '"' {
		n := find(b[i+1:], '"')
		k := i + 1 + n // the closing quote
		v := k + 2
		if n < 0 || v >= len(b) || b[k+1] != ':' || has(b[i:], keyIndex) {
			break
		}
		if r := roleOf(b[i+1 : k]); r >= roleRetry || r != roleNone && !skip {
			break
		}
		if b[v] == ' ' {
			v++
		}
		e := v
		if e < len(b) && b[e] == '"' {
			if n = find(b[e+1:], '"'); n < 0 {
				break
			}
			e += n + 2
		} else {
			for e < len(b) && (digit(b[e]) || b[e] == '.') {
				e++
			}
		}
		if e == v || e >= len(b) || b[e] != ',' || b[v] == '.' {
			break
		}
		if i = e + 1; i < len(b) && b[i] == ' ' {
			i++
		}
	}
	return i
}

// then moves on behind a key or a value that ends at b[e:], and over the colon or
// comma that mostly stands there.
func (d *decoder) then(b []byte, e int, key bool) int {
	d.after(key)
	if e < len(b) && d.want == wantColon && b[e] == ':' {
		d.want = wantValue
		return e + 1
	}
	if e < len(b) && d.want == wantComma && b[e] == ',' && !d.top().array {
		d.want = wantKey
		return e + 1
	}
	return e
}
