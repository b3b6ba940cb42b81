//go:build !small

package scan

import "math/bits"

// What a form tells is learned from a line that is read the general way, and from
// variants of it, one number changed in each, that have to tell the same: every known
// status, the numbers that stand in the catalog's templates, lengths from one digit
// to nineteen, ids with letters.

// A trial is what learning a form needs.
type trial struct {
	form  form // of a variant, and what that tells
	heard likeness
	ear   ear
	line  [formBytes + 24]byte // the variant
	plain [formBytes]byte      // the line, without known statuses that say nothing
	word  [24]byte             // what stands in place of a number
}

// learnForm reads b, whose form was read last, and learns what k tells of it.
func (s *Scanner) learnForm(b []byte, k *like) {
	l := &s.likes
	base := &l.form
	whole := s.overhear(b, base, s.to, &k.likeness)
	k.state, k.seen = likeNew, 0 // and tried again
	switch {
	case l.trial.ear.near: // when no more of them are wanted
		return
	case !whole || base.figures() || base.series() || !k.answers(base):
		k.state = likeUnfit
		return
	case k.status != 0 && s.statusAt(b, k.status) < leastTried:
		return
	}
	k.known, k.other, k.number, k.hex = 0, 0, 0, 0
	k.undated = k.status != 0 && lineTime(b) == 0
	plain := append(l.trial.plain[:0], b...)
	for i := range base.nums {
		if base.known&^k.status&(1<<i) != 0 {
			copy(plain[base.num[i].from:], filler)
		}
	}
	k.state = likeTold
	for i := range base.nums {
		switch bit := uint32(1) << i; {
		case base.date&bit != 0:
		case k.status == bit:
			if !s.sameKnown(plain, i, leastTried, k) {
				k.state = likeUnfit
				return
			}
		case base.three&bit != 0:
			s.tryThree(plain, i, k)
		default:
			s.tryNumber(plain, i, k)
		}
	}
	for i := range base.nums {
		if k.known&(1<<i) != 0 && !s.sameTogether(plain, i, k) {
			k.known &^= 1 << i
		}
	}
	k.pairs = s.sameInPairs(plain, k)
}

// answers finds the number of f that is told as a status. It reports whether there is
// no more than one, and that a known one.
func (k *like) answers(f *form) bool {
	k.status = 0
	for i := range k.tells[:k.ntells] {
		t := &k.tells[i]
		n := int(t.from.nums)
		if t.what != tellStatus || n >= f.nums || int(t.to.nums) != n+1 || f.offset(t.from) != int(f.num[n].from) {
			continue
		}
		if k.status != 0 || f.three&f.known&(1<<n) == 0 {
			return false
		}
		k.status, t.read = 1<<n, true
	}
	return true
}

// tryThree learns which numbers of three digits say nothing as number i of the line.
func (s *Scanner) tryThree(plain []byte, i int, k *like) {
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
		k.other |= 1 << i
	}
	if s.sameKnown(plain, i, 0, k) {
		k.known |= 1 << i
	}
}

// tryNumber learns it of numbers of other lengths, and of ids with letters.
func (s *Scanner) tryNumber(plain []byte, i int, k *like) {
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
	for j := range edges[:nedge] {
		number = number && s.same(plain, i, s.likes.trial.between(j, "7777"), k)
		hex = hex && s.same(plain, i, s.likes.trial.between(j, "acbd"), k)
	}
	if number {
		k.number |= 1 << i
	}
	if hex {
		k.hex |= 1 << i
	}
}

// sameKnown reports whether every known status from least on, in place of number i,
// tells what k tells.
func (s *Scanner) sameKnown(plain []byte, i int, least uint16, k *like) bool {
	for _, c := range knowns[:nknowns] {
		if c >= least && !s.same(plain, i, s.likes.trial.three(c), k) {
			return false
		}
	}
	return true
}

// sameTogether reports whether a known status that says nothing, number i of the line,
// does so with other numbers in the other places, and with another status that is told.
func (s *Scanner) sameTogether(plain []byte, i int, k *like) bool {
	base := &s.likes.form
	if base.versioned() {
		return false // behind HTTP's version it may be one
	}
	at := plain[base.num[i].from:base.num[i].to]
	told, was, same := at, uint16(0), true
	if k.status != 0 { // which it may repeat
		told = plain[base.num[bits.TrailingZeros32(k.status)].from:][:3]
		was = uint16(three(told, 0))
		copy(told, "503")
		if was == 503 {
			copy(told, "429")
		}
		same = s.sameKnown(plain, i, 0, k)
	}
	copy(at, "404")
	for j := range base.nums {
		for _, v := range [...]string{"1", "2", "12", "2026", "3f2b8c9e"} {
			same = same && ((base.date|base.three)&(1<<j) != 0 || s.same(plain, j, raw(v), k))
		}
	}
	if k.status != 0 {
		copy(told, s.likes.trial.three(was))
	}
	copy(at, filler)
	return same
}

// sameInPairs reports whether two known statuses that say nothing do so beside each
// other.
func (s *Scanner) sameInPairs(plain []byte, k *like) bool {
	base := &s.likes.form
	for i := range base.nums {
		at := plain[base.num[i].from:base.num[i].to]
		for j := i + 1; j < base.nums && k.known&(1<<i) != 0; j++ {
			for _, v := range [...]string{"404404", "404503", "200503", "503200"} {
				if k.known&(1<<j) == 0 {
					continue
				}
				copy(at, v[:3])
				same := s.same(plain, j, raw(v[3:]), k)
				if copy(at, filler); !same {
					return false
				}
			}
		}
	}
	return true
}

// three returns the digits of c.
func (t *trial) three(c uint16) []byte {
	return append(t.word[:0], '0'+byte(c/100), '0'+byte(c/10%10), '0'+byte(c%10))
}

// between returns edge i, then v, then the edge again.
func (t *trial) between(i int, v string) []byte {
	e := edges[i][:]
	e = e[:find(e, 0)]
	return append(append(append(t.word[:0], e...), v...), e...)
}

// same reports whether b says what k tells when v stands in place of its number i. A
// line that has another form then is none of k's.
func (s *Scanner) same(b []byte, i int, v []byte, k *like) bool {
	t, base := &s.likes.trial, &s.likes.form
	from, to := int(base.num[i].from), int(base.num[i].to)
	if len(b)-(to-from)+len(v) > formBytes {
		return true // too long for a form
	}
	line := append(append(append(t.line[:0], b[:from]...), v...), b[to:]...)
	from, to = s.timeOfDay(line)
	if !t.form.read(line, from, to) || t.form.nums != base.nums || !Same(t.form.text[:t.form.n], base.text[:base.n]) {
		return true
	}
	was := s.past
	whole := s.overhear(line, &t.form, nil, &t.heard)
	s.past = was
	if s.json.on {
		s.json.stop()
	}
	if !whole || t.ear.near || t.heard.any != k.any || t.heard.ntells != k.ntells {
		return false
	}
	for j := range t.heard.tells[:k.ntells] {
		x := &t.heard.tells[j]
		if k.tells[j].read {
			if int(x.code) != three(line, t.form.offset(x.from)) {
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
	e := &s.likes.trial.ear
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
