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

// timeline draws a log's answers over time, a column for each span of it.
func (p *pen) timeline(r *report.Report) {
	n := len(r.Timeline)
	if n < 2 {
		return
	}
	most := uint64(1)
	for i := range r.Timeline {
		most = max(most, sum(&r.Timeline[i].Classes))
	}
	p.section("section.timeline", status.WordTimeline)
	p.open("svg.columns role=img viewBox=0,0,600,81")
	p.attr("aria-label", timelineSays(r))
	wide := timelineWide / n
	for i := range r.Timeline {
		b := &r.Timeline[i]
		foot := uint64(0)
		for _, c := range stack {
			if b.Classes[c] == 0 {
				continue
			}
			// From the running sum, so that rounding leaves no gap.
			low := timelineHigh - int(foot*timelineHigh/most)
			foot += uint64(b.Classes[c])
			high := timelineHigh - int(foot*timelineHigh/most)
			if high == low {
				high-- // what happened once is seen
			}
			p.rect("rect.k"+itoa(int(c)), i*wide, high, max(wide-1, 1), low-high)
		}
	}
	p.rect("rect", 0, timelineHigh, n*wide, 1)
	p.close(1)
	p.open("p.ends.quiet")
	p.leaf("span", clock(r.First))
	p.leaf("span", clock(r.Last))
	p.close(2)
}

// timelineSays says in words what the columns show: the span, and where it
// fails most.
func timelineSays(r *report.Report) string {
	worst, most := 0, uint32(0)
	for i := range r.Timeline {
		c := &r.Timeline[i].Classes
		if bad := c[4] + c[5]; bad > most {
			worst, most = i, bad
		}
	}
	b := &r.Timeline[worst]
	return fill(status.WordTimelineSays, clock(r.First), clock(r.Last), span(r.Bucket),
		clock(b.Start), grouped(uint64(most)), grouped(sum(&b.Classes)))
}

func sum(n *[6]uint32) (all uint64) {
	for _, c := range n {
		all += uint64(c)
	}
	return all
}
