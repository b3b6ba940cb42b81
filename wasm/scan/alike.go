//go:build !small

package scan

import (
	"math/bits"
	"unsafe"

	"hitcheck/wasm/status"
)

// An application's log has few forms of lines, and hardly a line twice: its times,
// durations and ids differ. What the lines of one form tell is learned from one of
// them and from variants of it, with other numbers in each place (variants.go): where
// the others say the same, whatever the number, the next line of that form is not
// read any more. Like repeat.go, this is for lines that no line before bears on.

const (
	likeSlots = 512
	likeTells = 3  // things that a line may tell
	likeSeen  = 48 // lines of a form before what it tells is learned
	likeVain  = 1 << 12
)

// likes are the forms of lines that are remembered, each where its hash says.
type likes struct {
	list  [likeSlots]like
	form  form // of the line being read
	trial trial
	text  uint32 // the texts read: what an earlier one said is not asked
	vain  int    // lines whose form told nothing, less some for each that did
	paid  int    // lines that may be read to learn, by the lines read so far

	eager bool // tests only: what a form tells is learned at once
}

// A like is a form of lines and what it tells.
type like struct {
	text  uint32
	n     uint16
	nums  uint8
	seen  uint8 // lines of it, before it is learned
	uses  uint8 // lines of other forms that may come before it is forgotten
	state uint8
	likeness
	form [formBytes + 8]byte
}

const (
	likeNew = iota
	likeTold
	likeUnfit // its lines are read
)

// A likeness is what the lines of a form have in common. Its bits are numbers of the
// form, as in that.
type likeness struct {
	known   uint32 // those that may be a known status and say nothing
	other   uint32 // and any other three digits
	pairs   bool   // two of those may be one
	number  uint32 // and digits, where they are not three
	hex     uint32 // and an id with letters
	status  uint32 // the number whose value is the status that is told
	undated bool   // it has no time that a log's line would have
	any     bool
	ntells  uint8
	tells   [likeTells]likeTell
}

// A likeTell is one call of the Sink; its places are those of the form.
type likeTell struct {
	what               uint8
	leads, timed, read bool // read: the code is the number at its place
	id                 uint16
	code               status.Code
	format             FormatID
	from, to           place
	method, methodEnd  place
	path, pathEnd      place
}

func (l *likes) reset() {
	l.text++
	l.vain, l.paid = 0, 0
}

// slot returns where the form read last is remembered, or else where it may be.
func (l *likes) slot() (k *like, known bool) {
	h := l.form.hash() % likeSlots
	first, second := &l.list[h], &l.list[h^1]
	switch {
	case l.is(first):
		k = first
	case l.is(second):
		k = second
	case first.text == l.text && (second.text != l.text || second.uses < first.uses):
		return second, false
	default:
		return first, false
	}
	return k, true
}

func (l *likes) is(k *like) bool {
	if f := &l.form; k.text != l.text || int(k.n) != f.n || int(k.nums) != f.nums {
		return false
	}
	p, q := unsafe.Pointer(&l.form.text), unsafe.Pointer(&k.form)
	for i := 0; i < l.form.n; i += 8 {
		if *(*uint64)(unsafe.Add(p, i)) != *(*uint64)(unsafe.Add(q, i)) {
			return false
		}
	}
	return true
}

// alike tells what b says, where that is known of its form, and reports whether it
// was told. from and to are its time of day.
func (s *Scanner) alike(b []byte, from, to int) bool {
	l := &s.likes
	if l.vain >= likeVain && s.lines%16 != 0 || s.escapes || s.run.tries != 0 && find(b, '/') >= 0 {
		return false
	}
	l.paid++
	if !l.form.read(b, from, to) {
		return false
	}
	k, known := l.slot()
	f := &l.form
	switch {
	case !known && k.text == l.text && k.uses > 0:
		k.uses--
		l.vain = min(l.vain+1, likeVain)
		return false
	case !known:
		k.text, k.n, k.nums, k.seen, k.uses, k.state = l.text, uint16(f.n), uint8(f.nums), 0, 0, likeNew
		k.form = f.text
	case k.state == likeTold:
		free := f.known &^ k.status
		more := free & (free - 1)
		if f.hex&^k.hex|free&^k.known|f.three&^f.known&^k.other|^f.three&^f.hex&^f.date&(1<<f.nums-1)&^k.number != 0 ||
			more != 0 && (!k.pairs || more&(more-1) != 0) || f.near&^k.status != 0 && s.to.Wants() {
			return false
		}
		if k.status != 0 && (f.known&k.status == 0 || s.statusAt(b, k.status) < leastTried || k.undated && lineTime(b) != 0) {
			return false
		}
		k.uses = repeatUses
		l.vain = max(0, l.vain-4)
		s.tell(b, k)
		return true
	case k.state == likeNew:
		k.uses = repeatUses
		if k.seen = min(k.seen+1, likeSeen); k.seen == likeSeen || l.eager {
			cost := 2 * f.variants()
			if (l.paid >= cost || l.eager) && f.known&(f.known-1) == 0 && (f.near&(f.near-1) == 0 || !s.to.Wants()) {
				l.paid -= cost
				s.learnForm(b, k)
				return true
			}
		}
	}
	l.vain = min(l.vain+1, likeVain)
	return false
}

// statusAt returns the number of three digits that bit stands for.
func (s *Scanner) statusAt(b []byte, bit uint32) int {
	return three(b, int(s.likes.form.num[bits.TrailingZeros32(bit)].from))
}

// tell tells what lines like b tell, of b.
func (s *Scanner) tell(b []byte, k *like) {
	f := &s.likes.form
	s.kind = lineAny
	s.any = s.any || k.any
	for i := range k.tells[:k.ntells] {
		t := &k.tells[i]
		if t.what == tellClue {
			s.to.Clue(status.ClueID(t.id))
			continue
		}
		x := s.new(int(t.code), t.format)
		start := f.offset(t.from)
		if t.read {
			x.Code = status.Code(three(b, start))
		}
		x.Line, x.Leads = s.lines, t.leads
		x.Start, x.End = s.base+uint64(start), s.base+uint64(f.offset(t.to))
		x.Method, x.Path = b[f.offset(t.method):f.offset(t.methodEnd)], b[f.offset(t.path):f.offset(t.pathEnd)]
		if t.timed {
			x.Time = lineTime(b)
		}
		if t.what == tellFailure {
			s.found++
			s.to.Failure(status.FailureID(t.id), x)
			continue
		}
		s.date, s.retry = 0, 0
		if x.Code >= 400 {
			s.fault = s.lines
		}
		s.to.Status(x)
	}
}
