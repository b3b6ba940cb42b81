//go:build !small

package scan

import "hitcheck/wasm/status"

// A tell is one call of the Sink. Its places are those in the line.
type tell struct {
	what         uint8
	leads, timed bool
	id           uint16 // of the failure or the clue
	code         status.Code
	format       FormatID
	at           span
	method, path span
}

const (
	tellStatus = iota
	tellFailure
	tellClue
)

// A span is a part of a line.
type span struct{ from, to uint16 }

// retell tells what the line k told, of the line b.
func (s *Scanner) retell(b []byte, k *repeat) {
	if !Same(k.line[k.from:k.to], b[k.from:k.to]) {
		copy(k.line[k.from:k.to], b[k.from:k.to])
		k.seconds = 0
	}
	if k.looked && s.run.tries > 0 {
		s.run.tries--
	}
	s.kind, s.ctx.source = k.kind, k.source
	s.any = s.any || k.any
	s.found += int(k.found)
	for i := range k.tells[:k.ntells] {
		t := &k.tells[i]
		if t.what == tellClue {
			s.to.Clue(status.ClueID(t.id))
			continue
		}
		f := s.new(int(t.code), t.format)
		f.Line, f.Leads = s.lines, t.leads
		f.Start, f.End = s.base+uint64(t.at.from), s.base+uint64(t.at.to)
		f.Method, f.Path = b[t.method.from:t.method.to], b[t.path.from:t.path.to]
		if t.timed {
			if k.seconds == 0 {
				k.seconds = lineTime(b)
			}
			f.Time = k.seconds
		}
		if t.what == tellFailure {
			s.to.Failure(status.FailureID(t.id), f)
			continue
		}
		s.date, s.retry = 0, 0
		if f.Code >= 400 {
			s.fault = s.lines
		}
		s.to.Status(f)
	}
}

// A taker is the Sink of a line that is being learned: it hands on what the line
// tells, and writes it down.
type taker struct {
	to   Sink
	s    *Scanner
	b    []byte
	f    *repeat
	near bool // it told of numbers that are no statuses, of which only the first are told
}

// next returns the tell to fill in, a last one of no use where there are too many.
func (t *taker) next() *tell {
	if t.f.ntells < 0 || t.f.ntells == repeatTells {
		t.f.ntells = -1
		return &t.f.tells[0]
	}
	t.f.ntells++
	return &t.f.tells[t.f.ntells-1]
}

func (t *taker) unfit() { t.f.ntells = -1 }

// place writes down what every Finding has.
func (t *taker) place(x *tell, f *Finding) {
	base := t.s.base
	*x = tell{what: x.what, id: x.id, code: f.Code, format: f.Format, at: span{uint16(f.Start - base), uint16(f.End - base)}, leads: f.Leads, timed: f.Time != 0}
	var ok, too bool
	x.method, ok = t.where(f.Method)
	x.path, too = t.where(f.Path)
	again := !x.timed || f.Time == lineTime(t.b)
	if !ok || !too || !again || f.Line != t.s.lines || f.Body || f.Preflight || f.Count != 1 || index(t.b, "1970") >= 0 { // whose time may be 0
		t.unfit()
	}
}

// where returns where in the line part stands, beside its time of day.
func (t *taker) where(part []byte) (span, bool) {
	if len(part) == 0 {
		return span{}, true
	}
	i := index(t.b[t.f.to:], str(part))
	if i < 0 {
		return span{}, false
	}
	i += int(t.f.to)
	return span{uint16(i), uint16(i + len(part))}, true
}

func (t *taker) Status(f *Finding) {
	x := t.next()
	x.what, x.id = tellStatus, 0
	t.place(x, f)
	t.to.Status(f)
}

func (t *taker) Failure(id status.FailureID, f *Finding) {
	x := t.next()
	x.what, x.id = tellFailure, uint16(id)
	t.place(x, f)
	t.to.Failure(id, f)
}

func (t *taker) Clue(id status.ClueID) {
	x := t.next()
	*x = tell{what: tellClue, id: uint16(id)}
	t.to.Clue(id)
}

func (t *taker) Near(f *Finding, why status.Word) {
	t.near = true
	t.to.Near(f, why)
}

func (t *taker) Lookup(f *Finding, class status.Class) {
	t.unfit()
	t.to.Lookup(f, class)
}

func (t *taker) RetryAfter(seconds int64) {
	t.unfit()
	t.to.RetryAfter(seconds)
}

func (t *taker) Redirect(location []byte) {
	t.unfit()
	t.to.Redirect(location)
}

func (t *taker) BodyError() {
	t.unfit()
	t.to.BodyError()
}

func (t *taker) Wants() bool { return t.to.Wants() }
