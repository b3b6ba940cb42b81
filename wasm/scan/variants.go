//go:build !small

package scan

import (
	"math/bits"
	"unsafe"

	"hitcheck/wasm/status"
)

// What a form tells is learned from a line that is read the general way, and from
// variants of it, one number changed in each, that have to tell the same: every known
// status, the numbers that stand in the catalog's templates, lengths from one digit
// to nineteen, ids with letters.

// Numbers that are tried where one stands; those of the catalog's templates come first.
var (
	knowns  [128]uint16 // statuses that the catalog has
	nknowns int
	figures [96]uint32 // where one of its templates has a number, and how long that is
	nfigure int
	edges   [32][8]byte // those that a longer number may begin or end with, zeros behind them
	nedge   int
)

var (
	unlikely = [...]string{"000", "001", "042", "099", "142", "199", "273", "299", "364", "399", "473", "555", "600", "666", filler, "993"}
	lengths  = [...]string{"0", "1", "2", "7", "10", "12", "28", "59", "99", "1000", "2026", "8080", "12345", "65536", "123456", "20261102", "1795404555", "1795404555130", "9999999999999999999"}
	ids      = [...]string{"e404", "deadb0", "0badc0de", "e1001", "3f2b8c9e", "00000a", "1234567890abcdef1234567890abcdef", "7f00000a", "80070ee7"}
)

// filler is a number that says nothing, of three digits.
const filler = "750"

// leastTried is the first status that may be told without being read: interim ones
// are told by some formats only.
const leastTried = 200

func prepareNumbers() {
	for i := range isStatus[:] {
		if isStatus[i] = codeKnown(i); isStatus[i] && nknowns < len(knowns) {
			knowns[nknowns] = uint16(i)
			nknowns++
		}
	}
	p := raw(patterns)
	for i := findDigit(p, 0); i < len(p); i = findDigit(p, i) {
		_, e := number(p, i)
		if !figured(p[i:e]) && nfigure < len(figures) {
			figures[nfigure] = uint32(i)<<8 | uint32(e-i)
			nfigure++
		}
		if edge(p[e]) || i > 0 && edge(p[i-1]) {
			copy(edges[min(nedge, len(edges)-1)][:], p[i:e])
			nedge++
		}
		i = e
	}
}

// edge reports whether c, beside a number in a template, lets that be part of a longer
// one, or of an id.
func edge(c byte) bool { return c <= signOwner && c != signStatus && c != signCount }

func figure(i int) []byte {
	at := int(figures[i] >> 8)
	return raw(patterns)[at : at+int(figures[i]&0xff)]
}

// figured reports whether one of figures is b.
func figured(b []byte) bool {
	for i := range nfigure {
		if str(figure(i)) == str(b) {
			return true
		}
	}
	return false
}

// series reports whether three numbers stand in f as they do in a date or a time that
// is none: another may be one, and then what stands behind it begins the text.
func (f *form) series() bool {
	for i := 0; i+5 <= f.n; i++ {
		if t := f.text[i : i+5]; marker(t[0]) && marker(t[2]) && marker(t[4]) && t[1] == t[3] && (t[1] == ':' || t[1] == '-' || t[1] == '/') {
			return true
		}
	}
	return false
}

func marker(c byte) bool { return c == formNumber || c == formThree }

// figures reports whether what stands around a number of a template of the catalog that
// has two, or one and a status, stands in f around a number: together they could say
// what neither does.
func (f *form) figures() bool {
	p := raw(patterns)
	for from, to := 0, 0; from < len(p); from = to + 1 {
		numbers := 0
		for to = from; p[to] != signEnd; to++ {
			if p[to] == signStatus || p[to] == signCount || digit(p[to]) && !digit(p[to+1]) {
				numbers++
			}
		}
		if numbers > 1 && f.figured(p[from:to]) {
			return true
		}
	}
	return false
}

// figured reports it of the template p.
func (f *form) figured(p []byte) bool {
	for i := findDigit(p, 0); i < len(p); i = findDigit(p, i) {
		_, e := number(p, i)
		from, to := i, e
		for from > 0 && i-from < around && p[from-1] > signOwner && !digit(p[from-1]) {
			from--
		}
		for to < len(p) && to-e < around && p[to] > signOwner && !digit(p[to]) {
			to++
		}
		sign := byte(formNumber)
		if e-i == 3 {
			sign = formThree
		}
		for k := i - from; k+to-e < f.n && i-from+to-e >= aroundLeast; k++ {
			if f.text[k] == sign && sameFold(f.text[k-(i-from):k], p[from:i]) && sameFold(f.text[k+1:k+1+to-e], p[e:to]) {
				return true
			}
		}
		i = e
	}
	return false
}

// How many bytes on each side of a template's number are looked for.
const (
	around      = 5
	aroundLeast = 4 // in all: what is shorter stands in many lines
)

// sameFold reports whether b is lit, which is in small letters.
func sameFold(b, lit []byte) bool {
	for i, c := range lit {
		if fold[b[i]] != c {
			return false
		}
	}
	return true
}

// variants returns about how many lines are read to learn what f tells.
func (f *form) variants() int {
	n := bits.OnesCount32(f.three)
	return n*(nknowns+len(unlikely)+nfigure/3) + (f.nums-n)*(len(lengths)+len(ids)+nfigure*2/3)
}

// learnForm reads b, whose form was read last, and learns what k tells of it.
func (s *Scanner) learnForm(b []byte, k *like) {
	l := &s.likes
	base := &l.form
	to := s.to
	ok := s.overhear(b, base, to, &k.likeness)
	if l.ear.near {
		k.seen = 0 // and tried again when no more of them are wanted
		return
	}
	k.state = likeUnfit
	if !ok || base.figures() || base.series() {
		return
	}
	k.state = likeTold
	k.status = 0
	for i := range k.tells[:k.ntells] {
		t := &k.tells[i]
		if t.what != tellStatus || int(t.from.nums) >= base.nums || t.to.nums != t.from.nums+1 || base.offset(t.from) != int(base.num[t.from.nums].from) {
			continue
		}
		if k.status != 0 || base.three&(1<<t.from.nums) == 0 || base.known&(1<<t.from.nums) == 0 {
			k.state = likeUnfit // two of them, or one that is not known
			return
		}
		k.status, t.read = 1<<t.from.nums, true
	}
	if k.status != 0 && s.statusAt(b, k.status) < leastTried {
		k.state, k.seen = likeNew, 0
		return
	}
	k.known, k.other, k.number, k.hex = 0, 0, 0, 0
	k.undated = k.status != 0 && lineTime(b) == 0
	plain := append(l.plain[:0], b...)
	for i := range base.nums {
		if bit := uint32(1) << i; base.known&^k.status&bit != 0 {
			copy(plain[base.num[i].from:], filler)
		}
	}
	for i := range base.nums {
		bit := uint32(1) << i
		switch {
		case base.date&bit != 0:
		case base.three&bit != 0:
			known := true
			for _, c := range knowns[:nknowns] {
				if k.status != bit || c >= leastTried {
					known = known && s.same(plain, i, l.three(c), k)
				}
			}
			if k.status == bit {
				if !known {
					k.state = likeUnfit
					return
				}
				continue
			}
			if known {
				k.known |= bit
			}
			other := true
			for j := range unlikely {
				other = other && s.same(plain, i, raw(unlikely[j]), k)
			}
			for j := range nfigure {
				if v := figure(j); len(v) == 3 && !isStatus[three(v, 0)] {
					other = other && s.same(plain, i, v, k)
				}
			}
			if other {
				k.other |= bit
			}
		default:
			number, hex := true, true
			for j := range lengths {
				number = number && s.same(plain, i, raw(lengths[j]), k)
			}
			for j := range nfigure {
				if v := figure(j); len(v) != 3 {
					number = number && s.same(plain, i, v, k)
				}
			}
			for j := range ids {
				hex = hex && s.same(plain, i, raw(ids[j]), k)
			}
			for j := range min(nedge, len(edges)) {
				v := edges[j][:]
				v = v[:find(v, 0)]
				number = number && s.same(plain, i, l.join(v, "7777"), k) && s.same(plain, i, l.join(raw("7777"), str(v)), k)
				hex = hex && s.same(plain, i, l.join(v, "acbd"), k) && s.same(plain, i, l.join(raw("acbd"), str(v)), k)
			}
			if number {
				k.number |= bit
			}
			if hex {
				k.hex |= bit
			}
		}
	}
	s.together(plain, k)
}

// join returns v and then w.
func (l *likes) join(v []byte, w string) []byte {
	n := copy(l.word[:], v)
	return l.word[:n+copy(l.word[n:], w)]
}

// together tries each known status that may say nothing with some other numbers in each
// of the other places.
func (s *Scanner) together(plain []byte, k *like) {
	l, base := &s.likes, &s.likes.form
	for i := range base.nums {
		bit := uint32(1) << i
		if k.known&bit == 0 {
			continue
		}
		at := plain[base.num[i].from:base.num[i].to]
		copy(at, "404")
		for j := range base.nums {
			for _, v := range [...]string{"1", "12", "2026", "3f2b8c9e"} {
				if (base.date|base.three)&(1<<j) == 0 && !s.same(plain, j, raw(v), k) {
					k.known &^= bit
				}
			}
		}
		copy(at, filler)
		if k.status != 0 { // which the number may repeat
			status := base.num[bits.TrailingZeros32(k.status)]
			told := plain[status.from:status.to]
			l.was = [3]byte(told)
			if copy(told, "404"); l.was == [3]byte(told) {
				copy(told, "503")
			}
			for _, c := range knowns[:nknowns] {
				if k.known&bit != 0 && !s.same(plain, i, l.three(c), k) {
					k.known &^= bit
				}
			}
			copy(told, l.was[:])
		}
	}
}

// three returns the digits of c.
func (l *likes) three(c uint16) []byte {
	l.digits = [3]byte{'0' + byte(c/100), '0' + byte(c/10%10), '0' + byte(c%10)}
	return l.digits[:]
}

// same reports whether b says what k tells when v stands in place of its number i. A
// line that has another form then is none of k's.
func (s *Scanner) same(b []byte, i int, v []byte, k *like) bool {
	l := &s.likes
	from, to := int(l.form.num[i].from), int(l.form.num[i].to)
	if len(b)-(to-from)+len(v) > len(l.line) {
		return true // too long for a form
	}
	n := copy(l.line[:], b[:from])
	n += copy(l.line[n:], v)
	n += copy(l.line[n:], b[to:])
	t := l.line[:n]
	clock, clockEnd := s.timeOfDay(t)
	if clockEnd > clock {
		clockEnd = clock + 8
	}
	if !l.other.read(t, clock, clockEnd) || l.other.n != l.form.n || l.other.nums != l.form.nums || str(l.other.text[:l.other.n]) != str(l.form.text[:l.form.n]) {
		return true
	}
	was, to1 := s.past, s.to
	heard := &l.heard
	ok := s.overhear(t, &l.other, nil, heard)
	s.past, s.to = was, to1
	if s.json.on {
		s.json.stop()
	}
	if !ok || l.ear.near || heard.any != k.any || heard.ntells != k.ntells {
		return false
	}
	for j := range heard.tells[:heard.ntells] {
		x := &heard.tells[j]
		if k.tells[j].read {
			if int(x.code) != three(t, l.other.offset(x.from)) {
				return false
			}
			x.code, x.read = k.tells[j].code, true
		}
		if *x != k.tells[j] {
			return false
		}
	}
	return true
}

// overhear reads b, whose form is f, the general way, and writes down what it tells.
// It reports whether that is all that it leaves behind.
func (s *Scanner) overhear(b []byte, f *form, to Sink, k *likeness) bool {
	e := &s.likes.ear
	*e = ear{to: to, s: s, b: b, f: f, k: k}
	was, any, commands, tries := s.to, s.any, s.commands, s.run.tries
	k.ntells = 0
	s.to, s.any, s.bound = e, false, false
	s.general(b)
	s.to = was
	k.any = s.any
	s.any = s.any || any
	return !e.unfit && s.kind == lineAny && s.ctx == (context{}) && !s.cols.on && s.commands == commands && !s.bound && s.seen&seenBrace == 0 &&
		s.lone() && s.run.n <= 0 && s.run.tries == tries
}

// An ear is the Sink of a line whose form is being learned. It hands on what the line
// tells, if anybody wants to hear of it.
type ear struct {
	to    Sink // nil for variants
	s     *Scanner
	b     []byte
	f     *form
	k     *likeness
	unfit bool
	near  bool
}

func (e *ear) add(what uint8, id uint16) *likeTell {
	if e.k.ntells == likeTells {
		e.unfit = true
		return &e.k.tells[0]
	}
	t := &e.k.tells[e.k.ntells]
	e.k.ntells++
	*t = likeTell{what: what, id: id}
	return t
}

func (e *ear) finding(t *likeTell, x *Finding) {
	t.code, t.format, t.leads, t.timed = x.Code, x.Format, x.Leads, x.Time != 0
	t.from, t.to = e.place(int(x.Start-e.s.base)), e.place(int(x.End-e.s.base))
	t.method, t.methodEnd = e.part(x.Method)
	t.path, t.pathEnd = e.part(x.Path)
	if x.Line != e.s.lines || x.Body || x.Count != 1 || t.timed && x.Time != lineTime(e.b) {
		e.unfit = true
	}
}

// place returns where byte i of the line stands in the form.
func (e *ear) place(i int) place {
	p, ok := e.f.place(i)
	if !ok || i < 0 || i > len(e.b) {
		e.unfit = true
		return place{}
	}
	return p
}

// part returns where a part of the line stands in the form.
func (e *ear) part(b []byte) (from, to place) {
	if len(b) == 0 {
		return from, to
	}
	i := int(uintptr(unsafe.Pointer(unsafe.SliceData(b))) - uintptr(unsafe.Pointer(unsafe.SliceData(e.b))))
	if i < 0 || i+len(b) > len(e.b) {
		e.unfit = true
		return from, to
	}
	return e.place(i), e.place(i + len(b))
}

func (e *ear) Status(f *Finding) {
	e.finding(e.add(tellStatus, 0), f)
	if e.to != nil {
		e.to.Status(f)
	}
}

func (e *ear) Failure(id status.FailureID, f *Finding) {
	e.finding(e.add(tellFailure, uint16(id)), f)
	if e.to != nil {
		e.to.Failure(id, f)
	}
}

func (e *ear) Clue(id status.ClueID) {
	e.add(tellClue, uint16(id))
	if e.to != nil {
		e.to.Clue(id)
	}
}

func (e *ear) Near(f *Finding, why status.Word) {
	e.near = true
	if e.to != nil {
		e.to.Near(f, why)
	}
}

func (e *ear) Lookup(f *Finding, class status.Class) {
	e.unfit = true
	if e.to != nil {
		e.to.Lookup(f, class)
	}
}

func (e *ear) RetryAfter(seconds int64) {
	e.unfit = true
	if e.to != nil {
		e.to.RetryAfter(seconds)
	}
}

func (e *ear) BodyError() {
	e.unfit = true
	if e.to != nil {
		e.to.BodyError()
	}
}

// Wants is whether the line's own near misses are wanted; those of variants are not.
func (e *ear) Wants() bool { return e.to != nil && e.to.Wants() }
