package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// Measures of the timeline, in its drawing's units.
const (
	timelineWide = 600
	timelineHigh = 96
	timelineBase = 80 // of the columns; the times stand below
)

// stack is the order of the classes in a column, from the ground up: what hits
// below, what fails above.
var stack = [...]status.Class{2, 1, 3, 4, 5, 0}

// timeline draws a log's answers over time, a column for each span of it.
func timeline(s Sink, r *report.Report) {
	n := len(r.Timeline)
	if n < 2 {
		return
	}
	most := uint64(1)
	for i := range r.Timeline {
		most = max(most, sum(&r.Timeline[i].Classes))
	}
	section(s, "timeline", status.WordTimeline)
	open(s, "svg", "columns")
	s.Attr("viewBox", "0 0 "+itoa(timelineWide)+" "+itoa(timelineHigh))
	s.Attr("role", "img")
	s.Attr("aria-label", timelineSays(r))
	wide := timelineWide / n
	for i := range r.Timeline {
		b := &r.Timeline[i]
		foot := uint64(0)
		for _, c := range stack {
			if b.Classes[c] == 0 {
				continue
			}
			// From the running sum, so that rounding leaves no gap.
			low := timelineBase - int(foot*timelineBase/most)
			foot += uint64(b.Classes[c])
			high := timelineBase - int(foot*timelineBase/most)
			if high == low {
				high-- // what happened once is seen
			}
			rect(s, "k"+itoa(int(c)), i*wide, high, max(wide-1, 1), low-high, 0)
		}
	}
	rect(s, "ground", 0, timelineBase, n*wide, 1, 0)
	label(s, "range", 0, timelineHigh-2, clock(r.First))
	label(s, "range end", n*wide, timelineHigh-2, clock(r.Last))
	s.Close()
	leaf(s, "p", "quiet", fill(status.WordTimelineSpan, clock(r.First), clock(r.Last), span(r.Bucket)))
	s.Close()
}

// timelineSays tells the columns apart in words: the worst span.
func timelineSays(r *report.Report) string {
	worst, most := 0, uint64(0)
	for i := range r.Timeline {
		c := &r.Timeline[i].Classes
		if bad := uint64(c[4]) + uint64(c[5]); bad > most {
			worst, most = i, bad
		}
	}
	b := &r.Timeline[worst]
	return fill(status.WordTimelineSays, clock(r.First), clock(r.Last), clock(b.Start), grouped(most), grouped(sum(&b.Classes)))
}

func sum(n *[6]uint32) (all uint64) {
	for _, c := range n {
		all += uint64(c)
	}
	return all
}
