//go:build !small

package scan

import "unsafe"

// Logs say the same again and again: a stack trace, a probe, an upstream that is
// gone. What the general way made of a line is remembered, so that a line that
// comes again, but for its time of day, says it at once. It may be told so only
// where nothing but the line decides what it says: none before it bears on it, and
// it bears on none behind it. That is what Carry asks where a text is cut.

const (
	repeatSlots = 1536
	repeatBytes = 384 // of a line that is remembered
	repeatTells = 4   // things that it may tell
	repeatUses  = 3   // how often a line that came again is kept for one that did not
	repeatVain  = 1 << 12
	clockWithin = 48 // bytes of a line in which its time of day is looked for
)

// repeats are the lines that are remembered, each where its hash says.
type repeats struct {
	list  [repeatSlots]repeat
	spare repeat // the one being learned
	text  uint32 // the texts read: what an earlier one said is not asked
	vain  int    // lines that were new, less some for each that came again
	clock int    // where the time of day stood last
	taker taker
	ear   taker // of a text in a JSON string
}

// reset forgets all lines.
func (l *repeats) reset() {
	l.text++
	l.vain = 0
}

// slot returns where b is remembered, or else where it may be.
func (l *repeats) slot(b []byte, from, to int) (k *repeat, known bool) {
	h := hashAround(b, from, to) % repeatSlots
	first, second := &l.list[h], &l.list[h^1]
	switch {
	case l.is(first, b, from, to):
		k = first
	case l.is(second, b, from, to):
		k = second
	case first.text == l.text && (second.text != l.text || second.uses < first.uses):
		return second, false
	default:
		return first, false
	}
	k.uses = repeatUses
	return k, true
}

// is reports whether k is b, but for its time of day.
func (l *repeats) is(k *repeat, b []byte, from, to int) bool {
	return k.text == l.text && int(k.n) == len(b) && int(k.from) == from && int(k.to) == to && Same(k.line[:from], b[:from]) && Same(k.line[to:k.n], b[to:])
}

// A repeat is a line and what it told.
type repeat struct {
	text     uint32
	uses     uint8  // lines that may come instead before it is forgotten
	n        uint16 // bytes of the line
	from, to uint16 // its time of day
	line     [repeatBytes]byte
	seconds  int64
	kind     lineKind
	looked   bool // its columns were looked at in vain
	tired    bool // none were looked at any more
	any      bool
	source   bool // a traceback's source line follows
	found    uint8
	self     int8 // 2 and what it tells of its status by itself, 0 while that is not known
	ntells   int8 // -1 where a line like it has to be read
	tells    [repeatTells]tell
}

// recall tells what b said before and reports whether it did; a line that is
// new is read the general way, and remembered.
func (s *Scanner) recall(b []byte) bool {
	if len(b) < 16 || len(b) > repeatBytes || b[0] == '{' || s.ctx != (context{}) || s.cols.on || s.cut || s.early() || !s.lone() {
		return false
	}
	l := &s.repeats
	rest := s.lines%16 != 0
	if l.vain >= repeatVain && rest && s.likes.vain >= likeVain {
		return false // they hardly come again, nor do their forms
	}
	from, to := s.timeOfDay(b)
	if l.vain >= repeatVain && rest {
		return s.alike(b, from, to)
	}
	k, known := l.slot(b, from, to)
	switch {
	case known && k.ntells < 0:
		return false
	case known && (!k.tired || s.run.tries == 0):
		l.vain = max(0, l.vain-4)
		s.retell(b, k)
		return true
	case !known && k.text == l.text && k.uses > 0:
		k.uses-- // it came more than once, and may again
		l.vain = min(l.vain+1, repeatVain)
		return s.alike(b, from, to)
	}
	l.vain = min(l.vain+1, repeatVain)
	if s.alike(b, from, to) {
		return true
	}
	f := &l.spare
	f.text, f.uses, f.self, f.n, f.from, f.to = l.text, 1, 0, uint16(copy(f.line[:], b)), uint16(from), uint16(to)
	if s.watch(b, f) {
		*k = *f
	}
	return true
}

// watch reads b the general way and writes what it tells into f. It reports whether
// that is worth keeping.
func (s *Scanner) watch(b []byte, f *repeat) bool {
	to, any, found, commands, tries := s.to, s.any, s.found, s.commands, s.run.tries
	t := &s.repeats.taker
	*t = taker{to: to, s: s, b: b, f: f}
	f.ntells, f.tired, f.looked, f.seconds = 0, tries == 0, false, 0
	s.to, s.any, s.bound, s.claims.n = t, false, false, 0
	s.general(b)
	s.to = to
	f.kind, f.any, f.found = s.kind, s.any, uint8(s.found-found)
	s.any = s.any || any
	for i := range s.claims.list[:s.claims.n] {
		if at := s.claims.list[i].at; max(at, ^at) >= int(f.from) && max(at, ^at) < int(f.to) {
			f.ntells = -1 // its fraction of a second was taken for a status
		}
	}
	f.source = s.ctx.source
	if s.ctx != (context{source: f.source}) || s.cols.on || s.commands != commands || s.bound || s.seen&seenBrace != 0 || !s.lone() {
		f.ntells = -1
	}
	f.looked = s.run.tries < tries
	return !t.near && s.run.n <= 0 && tries-s.run.tries <= 1
}

// timeOfDay returns where the time of day stands in b, with its fraction; nothing
// where it has none. What else could be a number of three digits is left out.
func (s *Scanner) timeOfDay(b []byte) (from, to int) {
	l := &s.repeats
	if !clockAt(b, l.clock) {
		end := min(len(b), clockWithin)
		i := 0
		for ; i+8 <= end; i++ {
			n := find(b[i:end], ':')
			if i += n - 2; n < 0 {
				return 0, 0
			}
			if i >= 0 && clockAt(b, i) {
				break
			}
			i += 2
		}
		if i+8 > end {
			return 0, 0
		}
		l.clock = i
	}
	from = l.clock
	to = from + 8
	if to+1 < len(b) && (b[to] == '.' || b[to] == ',') && digit(b[to+1]) {
		_, e := number(b, to+1)
		if e-to != 4 || !s.to.Wants() && !codeKnown(three(b, to+1)) && (e+1 >= len(b) || !digit(b[e+1])) {
			return from, e
		}
	}
	return from, to
}

// clockAt reports whether hh:mm:ss stands at b[i:].
func clockAt(b []byte, i int) bool {
	if i+8 > len(b) {
		return false
	}
	const colons = 0xff0000ff0000
	x := *(*uint64)(unsafe.Pointer(unsafe.SliceData(b[i:])))
	if x&colons != ':'<<16|':'<<40 {
		return false
	}
	x = (x ^ zeros) &^ colons // the numbers of the digits
	// A byte that is no digit is above 9; the first of a minute or a second is below 6.
	return (x+0x767a0076_7a007676|x)&(0x80*(zeros/'0'))&^colons == 0 && (x&0xff < 2 || x&0xff == 2 && x>>8&0xff < 4) &&
		(i == 0 || !digit(b[i-1])) && (i+8 == len(b) || !digit(b[i+8]))
}

// hashAround returns a hash of b without b[from:to].
func hashAround(b []byte, from, to int) uint32 {
	h := hashOn(uint64(len(b)), b[:from])
	h = hashOn(h, b[to:])
	return uint32(h >> 40)
}

func hashOn(h uint64, b []byte) uint64 {
	const k = 0x9e3779b97f4a7c15
	p := unsafe.Pointer(unsafe.SliceData(b))
	i, n := 0, len(b)
	for ; i+8 <= n; i += 8 {
		h = (h ^ *(*uint64)(unsafe.Add(p, i))) * k
		h ^= h >> 29
	}
	if i < n {
		h = (h ^ eight(b[i:])) * k
		h ^= h >> 29
	}
	return h
}

// silently reads the text t of a JSON string, as nestedLines does, and reports
// whether it says nothing, wherever it stands. It may use the spare one, since a line
// with JSON in it is not remembered.
func (s *Scanner) silently(t []byte, start int) bool {
	to, l := s.to, &s.repeats
	l.ear = taker{to: to, s: s, b: t, f: &l.spare}
	l.spare.ntells, s.bound = 0, false
	s.to = &l.ear
	s.nestedLines(t, start, false)
	s.to = to
	return l.spare.ntells == 0 && !l.ear.near && !s.bound && s.unmoved() && find(t, '{') < 0
}

// tellsOf is tells, or what that was when b came before.
func (s *Scanner) tellsOf(b []byte) int {
	if s.slow || len(b) > repeatBytes || !s.unmoved() {
		return s.tells(b)
	}
	from, to := s.timeOfDay(b)
	k, known := s.repeats.slot(b, from, to)
	if known && k.self > 0 {
		return int(k.self) - 2
	}
	n := s.tells(b)
	if known && n < 100 {
		k.self = int8(n + 2)
	}
	return n
}
