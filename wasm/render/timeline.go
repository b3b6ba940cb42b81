package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// Measures of the timeline, in its drawing's units.
const (
	timelineWide = 600
	timelineHigh = 80
)

// stack is the order of the classes in a column, from the ground up: what hits
// below, what fails above.
var stack = [...]status.Class{2, 1, 3, 4, 5, 0}

var rects = [6]string{"rect.k0", "rect.k1", "rect.k2", "rect.k3", "rect.k4", "rect.k5"}

// timeline draws a log's answers over time, a column for each span of it, and says
// what a column is, which colour is which class, and where most fails.
func (p *pen) timeline(r *report.Report) {
	n := len(r.Timeline)
	if n < 2 {
		return
	}
	most := uint64(1)
	for i := range r.Timeline {
		most = max(most, sum(&r.Timeline[i].Classes))
	}
	p.section("section.timeline", status.WordBelowTimeline)
	p.open("p")
	for _, c := range stack {
		if r.Classes[c] > 0 {
			p.tinted("span", "chip k", c)
			p.xx(c)
			p.end()
			p.to.Text(" ")
		}
	}
	p.up()
	p.open("svg.columns aria-hidden=true viewBox=0,0,600,81") // the words below say it
	for i := range r.Timeline {
		b := &r.Timeline[i]
		foot := uint64(0)
		low := timelineHigh
		x := i * timelineWide / n
		for _, c := range stack {
			if b.Classes[c] == 0 {
				continue
			}
			// From the running sum, so that rounding leaves no gap; what
			// happened once is seen.
			foot += uint64(b.Classes[c])
			high := min(timelineHigh-int(foot*timelineHigh/most), low-1)
			p.rect(rects[c], x, high, (i+1)*timelineWide/n-x-1, low-high)
			low = high
		}
	}
	p.rect("rect.k0", 0, timelineHigh, timelineWide, 1)
	p.up()
	p.open("p.ends.quiet")
	p.open("span")
	p.minute(r.Timeline[0].Start)
	p.end()
	p.open("span")
	p.minute(r.Timeline[n-1].Start + r.Bucket)
	p.end()
	p.up()
	p.open("p.quiet")
	p.columns(r, most)
	p.end()
	p.up()
}

// columns says in words what the columns show: the span, what one of them stands
// for, the most that one counts, and where most fails.
func (l *line) columns(r *report.Report, tallest uint64) {
	worst, most := 0, uint32(0)
	for i := range r.Timeline {
		c := &r.Timeline[i].Classes
		if bad := c[4] + c[5]; bad > most {
			worst, most = i, bad
		}
	}
	l.fill(status.WordBelowTimelineSays)
	l.between(r.First, r.Last)
	l.gap()
	l.span(r.Bucket)
	l.gap()
	l.num(tallest)
	l.gap()
	if most == 0 {
		return
	}
	b := &r.Timeline[worst]
	l.fill(status.WordBelowTimelineWorst)
	l.minute(b.Start)
	l.gap()
	l.num(uint64(most))
	l.gap()
	l.num(sum(&b.Classes))
	l.gap()
}

func sum(n *[6]uint32) (all uint64) {
	for _, c := range n {
		all += uint64(c)
	}
	return all
}
