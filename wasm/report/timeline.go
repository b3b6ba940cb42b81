package report

import "hitcheck/wasm/status"

// widths are the seconds a column of the timeline may span, each a multiple of
// the one before, so that columns merge whole.
var widths = [...]int64{1, 5, 15, 60, 300, 900, 3600, 6 * 3600, 86400, 7 * 86400, 28 * 86400, 364 * 86400, 3640 * 86400}

// A timeline counts answers by class over time in at most MaxBuckets columns.
// When the times no longer fit, the columns get wider.
type timeline struct {
	first, last int64
	base        int64 // start of column 0, a multiple of the width
	width       int   // index in widths
	from, to    int64 // what column spans, the one that was counted in last
	column      *[6]uint32
	columns     [MaxBuckets][6]uint32
	old         [MaxBuckets][6]uint32 // the columns before they were widened
}

func (l *timeline) reset() { *l = timeline{} }

// add counts one answer with status c at time at, in Unix seconds; 0 is no time.
func (l *timeline) add(at int64, c status.Code) {
	if at <= 0 {
		return
	}
	if at >= l.from && at < l.to {
		l.last = max(l.last, at)
		l.first = min(l.first, at)
		l.column[c.Class()]++
		return
	}
	if l.first == 0 {
		l.first, l.last = at, at
		l.base = at
	}
	l.first = min(l.first, at)
	l.last = max(l.last, at)
	w := widths[l.width]
	if at < l.base || (at-l.base)/w >= MaxBuckets {
		l.widen()
		w = widths[l.width]
	}
	i := (at - l.base) / w
	if i < 0 || i >= MaxBuckets {
		return
	}
	l.from = l.base + i*w
	l.to = l.from + w
	l.column = &l.columns[i]
	l.column[c.Class()]++
}

// widen makes the columns just wide enough for first to last.
func (l *timeline) widen() {
	old, base := l.width, l.base
	for {
		w := widths[l.width]
		l.base = l.first - l.first%w
		if (l.last-l.base)/w < MaxBuckets || l.width == len(widths)-1 {
			break
		}
		l.width++
	}
	copy(l.old[:], l.columns[:])
	clear(l.columns[:])
	for i := range l.old[:] {
		k := int((base + int64(i)*widths[old] - l.base) / widths[l.width])
		if k < 0 || k >= MaxBuckets {
			continue
		}
		for c := range l.old[i][:] {
			l.columns[k][c] += l.old[i][c]
		}
	}
}

// read fills in what the report tells of the times.
func (l *timeline) read(r *Report, out *[MaxBuckets]Bucket) {
	r.First, r.Last, r.Bucket, r.Timeline = l.first, l.last, widths[l.width], nil
	if l.first == 0 {
		return
	}
	n := int((l.last-l.base)/widths[l.width]) + 1
	if n > MaxBuckets {
		n = MaxBuckets
	}
	for i := 0; i < n; i++ {
		out[i] = Bucket{Start: l.base + int64(i)*widths[l.width], Classes: l.columns[i]}
	}
	r.Timeline = out[:n]
}
