//go:build !small

package scan

import (
	"unsafe"

	"hitcheck/wasm/status"
)

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

// add returns the tell to fill in, one of no use where there are too many.
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

// finding writes down what a Finding has.
func (e *ear) finding(t *likeTell, x *Finding) {
	t.code, t.format, t.leads, t.timed = x.Code, x.Format, x.Leads, x.Time != 0
	t.from, t.to = e.place(int(x.Start-e.s.base)), e.place(int(x.End-e.s.base))
	t.method, t.methodEnd = e.part(x.Method)
	t.path, t.pathEnd = e.part(x.Path)
	if x.Line != e.s.lines || x.Body || x.Preflight || x.Count != 1 || t.timed && x.Time != lineTime(e.b) {
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

func (e *ear) Redirect(location []byte) {
	e.unfit = true
	if e.to != nil {
		e.to.Redirect(location)
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
