//go:build !small

package report

import (
	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

// A Part is what one part of a log has told, to be joined to what is before it.
type Part struct {
	findings
	seam scan.Seam
	fits bool // it left off as it began, so that the next part could begin so, too
}

// Fork returns what another Tally begins with to read a later part of the log,
// and whether the lines so far can be taken for those right before it.
func (t *Tally) Fork() (scan.Carry, bool) {
	c, ok := t.scanner.Carry()
	return c, ok && t.nrecords > 0 && t.plain()
}

// Resume makes t ready for a part of a log whose lines before left c.
func (t *Tally) Resume(c *scan.Carry) {
	t.Reset()
	t.scanner.Resume(c)
}

// Take ends the part that t has read and fills p with it; c is what it began with.
func (t *Tally) Take(p *Part, c *scan.Carry) {
	fits := t.left(c)
	t.End()
	p.findings, p.seam, p.fits = t.findings, t.scanner.Seam(), fits
}

// left reports whether t leaves off as a part that begins with c.
func (t *Tally) left(c *scan.Carry) bool {
	now, ok := t.scanner.Carry()
	return ok && now == *c
}

// plain reports whether nothing of t depends on what stands before or after it:
// it has no transcript, no question and no body.
func (f *findings) plain() bool {
	return f.messages == 0 && f.nimplied == 0 && f.nasked == 0 && f.classes == [6]bool{} && f.bodyCode == 0
}

// Join adds the part that follows what t has read, which began with c, and
// reports whether that says the same as if t had read it. Where it does not, t is
// as before and can read the part itself.
func (t *Tally) Join(p *Part, c *scan.Carry) bool {
	if !p.fits || !t.scanner.Whole() || !t.left(c) || !t.plain() || !p.plain() || t.nrecords == 0 || t.npairs+p.npairs > maxPairs {
		return false
	}
	for i := range p.evidence[:p.nev] {
		if e := &p.evidence[i]; e.IsFailure && e.Line < 5 {
			return false // it may be told by the lines before
		}
	}
	before := t.scanner.Seam()
	if !t.scanner.Skip(&p.seam) {
		return false
	}
	for c, n := range p.records[:] {
		t.records[c] += n
	}
	t.nrecords += p.nrecords
	t.counted = t.counted || p.counted
	for _, x := range p.pairs[:p.npairs] {
		t.tell(x.code, x.format, x.count)
	}
	t.told += p.told
	t.preflights.Answers += p.preflights.Answers
	t.preflights.Hits += p.preflights.Hits
	if p.failed != 0 {
		t.failed = p.failed
	}
	for id, n := range p.failures[:] {
		t.failures[id] += n
	}
	for _, id := range p.clueOrder[:p.nclues] {
		t.Clue(id | p.clues[id]&status.Own)
	}
	for id, n := range p.formats[:] {
		t.formats[id] += n
	}
	for _, e := range p.evidence[:p.nev] {
		e.Start, e.End, e.Line = e.Start+before.Bytes, e.End+before.Bytes, e.Line+before.Lines
		t.mark(e)
	}
	for _, n := range p.near[:p.nnear] {
		if t.nnear < MaxNear {
			n.Start, n.End, n.Line = n.Start+before.Bytes, n.End+before.Bytes, n.Line+before.Lines
			t.near[t.nnear] = n
			t.nnear++
		}
	}
	t.bodyError = t.bodyError || p.bodyError
	if p.retryAfter >= 0 {
		t.retryAfter = p.retryAfter
	}
	t.times.join(&p.times)
	t.tops.join(&p.tops)
	return true
}

// join adds the answers of o.
func (l *timeline) join(o *timeline) {
	if o.first == 0 {
		return
	}
	if l.first == 0 {
		*l = *o
	} else {
		l.first, l.last = min(l.first, o.first), max(l.last, o.last)
		l.widen()
		for i := range o.columns[:] {
			k := (o.base + int64(i)*widths[o.width] - l.base) / widths[l.width]
			if k < 0 || k >= MaxBuckets {
				continue
			}
			for c, n := range o.columns[i][:] {
				l.columns[k][c] += n
			}
		}
	}
	l.from, l.to = 0, 0 // and so no column is the last one's
}

// join adds the requests of o, in the order in which o met them. What has no slot in
// o may have come there as often as its smallest count says.
func (t *top) join(o *top) {
	var met [topSlots]bool
	for i := range o.slots[:o.n] {
		s := &o.slots[i]
		k := t.slot(s.code, s.method[:s.nmethod], s.path[:s.npath])
		t.slots[k].add(s.count, s.first, s.last)
		t.slots[k].over += s.over
		met[k] = true
	}
	if !o.approx {
		return
	}
	t.approx = true
	t.least += o.least
	for k := range t.slots[:t.n] {
		if !met[k] {
			t.slots[k].count += o.least
			t.slots[k].over += o.least
		}
	}
}
