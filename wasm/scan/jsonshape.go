package scan

// The records of a JSON log mostly have the same names in the same order. A
// shape is what stood between the values of such a record, so that the next one
// is compared and not read: what is between its values is the same, and only the
// values whose names mean something are looked at.
type shape struct {
	between  [maxShape]byte // `{"level":"`, `","status":`, … `}`
	n        int            // bytes of it
	members  [maxMembers]member
	nmembers int
}

// A member is one name and value of a shape, or where an object in it ends.
type member struct {
	end      uint16 // where what stands before its value ends in between
	role     role
	text     bool // its value is a string
	opens    bool // its value is an object, whose members follow
	closes   bool // that object ends
	tag      bool // its name is a tracer's
	batch    bool // its name is that of an answer in a batch
	from, to int  // its value in the record that is being compared
}

const (
	maxShape   = 1 << 10
	maxMembers = 48
	maxNested  = 8
	maxShapes  = 4  // that a log's records take turns in
	maxLearned = 64 // shapes that are learned in vain before that is left
)

// shapes are those of the last records.
type shapes struct {
	list    [maxShapes]shape
	spare   shape // the one being learned
	n       int
	last    int // the one that fitted last
	next    int // the one to forget next
	learned int // less a part of those that fitted since
}

// reset forgets all shapes.
func (l *shapes) reset() { l.n, l.last, l.next, l.learned = 0, 0, 0, 0 }

// shaped reads b as a record of a shape that is known and reports whether it is
// one. No backslash stands in b.
func (s *Scanner) shaped(b []byte) bool {
	l := &s.shapes
	for i := 0; i < l.n; i++ {
		k := (l.last + i) % l.n
		if f := &l.list[k]; f.fits(b) {
			l.last = k
			l.learned = max(0, l.learned-1)
			s.json.members(s, b, f)
			return true
		}
	}
	return false
}

// members takes the values of a record of shape f as feed would.
func (d *decoder) members(s *Scanner, b []byte, f *shape) {
	d.start()
	d.slashes = false
	d.open(s, b, 0)
	top := d.top()
	for i := range f.members[:f.nmembers] {
		m := &f.members[i]
		switch top.batch = top.batch || m.batch; {
		case m.closes:
			d.closeFrame(s, b)
			top = d.top()
			continue
		case m.opens:
			top.key = m.role
			d.open(s, b, 0)
			top = d.top()
			continue
		case m.role == roleNone || top.role == roleSkip && m.role < roleRetry:
			continue
		case m.role == roleValue:
			top.key = top.value
		default:
			top.key = m.role
		}
		top.lends = top.lends || m.tag
		if m.text {
			top.text(s, b, m.from, m.to, d.depth)
		} else {
			top.scalar(s, b, m.from, m.to, d.depth)
		}
	}
	d.closeFrame(s, b)
	d.stop()
}

// fits reports whether b is a record of shape f, and notes where its values are.
func (f *shape) fits(b []byte) bool {
	i, at := 0, 0
	for k := range f.members[:f.nmembers] {
		m := &f.members[k]
		if m.opens || m.closes {
			continue
		}
		if i = f.same(b, i, at, int(m.end)); i < 0 {
			return false
		}
		at = int(m.end)
		m.from = i
		if i = value(b, i, m.text); i < 0 {
			return false
		}
		m.to = i
	}
	return f.same(b, i, at, f.n) == len(b)
}

// same returns the end of between[at:end] in b, where it stands at b[i:], or -1.
func (f *shape) same(b []byte, i, at, end int) int {
	n := end - at
	if n > len(b)-i || !Same(b[i:i+n], f.between[at:end]) {
		return -1
	}
	return i + n
}

// value returns the end of the value at b[i:], the closing quote where it is a
// string, or -1 where it is neither that nor a number nor a literal name.
func value(b []byte, i int, text bool) int {
	if text {
		if n := find(b[i:], '"'); n >= 0 {
			return i + n
		}
		return -1
	}
	e := i
	for e < len(b) && (digit(b[e]) || b[e] == '.') {
		e++
	}
	if e == i {
		for e < len(b) && b[e]-'a' < 26 {
			e++
		}
		if !literal(b[i:e]) {
			return -1
		}
	}
	if b[i] == '.' || e == len(b) {
		return -1
	}
	return e
}

// learn takes the shape of the record b, where it is one object of strings,
// numbers, literal names and such objects, and forgets an older one for it.
func (s *Scanner) learn(b []byte) {
	l := &s.shapes
	if l.learned >= maxLearned {
		return
	}
	l.learned++
	if !l.spare.take(b) {
		return
	}
	l.list[l.next] = l.spare
	l.last = l.next
	l.next = (l.next + 1) % maxShapes
	l.n = max(l.n, l.last+1)
}

// take makes f the shape of the record b and reports whether it has one.
func (f *shape) take(b []byte) bool {
	f.n, f.nmembers = 0, 0
	i, from, depth := 0, 0, 0
	sign := byte('{') // before the next name
	for {
		if f.nmembers >= maxMembers-1 || i+2 >= len(b) || b[i] != sign {
			return false
		}
		if i++; b[i] == ' ' {
			i++
		}
		n := -1
		if b[i] == '"' {
			n = find(b[i+1:], '"')
		}
		if n < 0 || i+n+4 >= len(b) || b[i+n+2] != ':' {
			return false
		}
		key := b[i+1 : i+1+n]
		if i += n + 3; b[i] == ' ' {
			i++
		}
		m := f.member()
		m.role = roleOf(key)
		m.tag = m.role == roleStatus && has(key, "http.")
		m.batch = str(key) == "_index" || str(key) == "headers"
		if i < len(b) && b[i] == '{' {
			if m.role != roleNone && m.role != roleRequest && m.role != roleResponse && m.role != roleSkip || depth == maxNested {
				return false // counts, an error's description, a tag's value
			}
			m.opens, sign = true, '{'
			depth++
			continue
		}
		if m.text = i < len(b) && b[i] == '"'; m.text {
			i++
		}
		if i-from > maxShape-f.n-2*maxNested {
			return false
		}
		f.n += copy(f.between[f.n:], b[from:i])
		m.end = uint16(f.n)
		if i = value(b, i, m.text); i < 0 {
			return false
		}
		if from = i; m.text {
			i++
		}
		for ; depth > 0 && i < len(b) && b[i] == '}' && f.nmembers < maxMembers; depth-- {
			f.member().closes = true
			i++
		}
		if depth == 0 && i == len(b)-1 && b[i] == '}' {
			f.n += copy(f.between[f.n:], b[from:])
			return true
		}
		sign = ','
	}
}

// member returns the next member to fill in.
func (f *shape) member() *member {
	m := &f.members[f.nmembers]
	f.nmembers++
	*m = member{}
	return m
}
