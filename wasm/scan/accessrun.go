//go:build !small

package scan

import (
	"math/bits"
	"unsafe"
)

const (
	block = 4096 // bytes whose lines' ends are found together, at most
	first = 256  // and at first, since the run may end with one line
	fixed = 128  // bytes of a line that are looked at however long it is
)

// runs are what reading lines in a run needs.
type runs struct {
	ends lineEnds
	vain int // lines in a row that could not be read so
	rest int // lines before it is tried again
}

const (
	runVain = 4  // lines after which it is not tried for a while
	runRest = 60 // lines of that while
)

func (r *runs) reset() { r.vain, r.rest = 0, 0 }

// lineEnds are where the lines of a block end.
type lineEnds [block]uint16

// find fills in where the lines in the n bytes at p end, n being a multiple of 64,
// and returns how many do. Four places are written for each 64 bytes however many
// lines end there, so that hardly a branch depends on the text.
func (l *lineEnds) find(p unsafe.Pointer, n int) (k int) {
	for i := 0; i < n; i += 64 {
		m := equal64(unsafe.Add(p, i), '\n')
		ends := l[k:]
		k += bits.OnesCount64(m)
		for at := 0; ; at += 4 {
			for j := range 4 {
				ends[at+j] = uint16(i + bits.TrailingZeros64(m))
				m &= m - 1
			}
			if m == 0 {
				break
			}
		}
	}
	return k
}

// equal64 returns which of the 64 bytes at p are c.
func equal64(p unsafe.Pointer, c byte) uint64 {
	return uint64(equal16(p, c)|equal16(unsafe.Add(p, 16), c)<<16) |
		uint64(equal16(unsafe.Add(p, 32), c)|equal16(unsafe.Add(p, 48), c)<<16)<<32
}

// accessRun reads lines of the common log format from p, one after the other, and
// returns how many bytes they have. It stops before the first that access could
// read otherwise.
func (s *Scanner) accessRun(p []byte) int {
	if s.kind != lineAccess || s.cols.on || s.escapes || s.cut || s.slow || s.run.n > 0 {
		return 0
	}
	if s.runs.rest > 0 {
		s.runs.rest--
		return 0
	}
	at := 0
	for size := first; len(p)-at >= fixed; size = min(4*size, block-64) {
		start := at
		n := s.runs.ends.find(unsafe.Pointer(&p[at]), min(len(p)-at, size)&^63)
		for _, end := range s.runs.ends[:n] {
			end := start + int(end)
			if len(p)-at < fixed {
				return at
			}
			if !s.accessLine(p[at:], end-at) {
				if s.runs.vain++; s.runs.vain >= runVain {
					s.runs.vain, s.runs.rest = 0, runRest
				}
				return at
			}
			s.runs.vain = 0
			at = end + 1
		}
		if at == start && size > first {
			break
		}
	}
	return at
}

// accessLine reads the line of n bytes that b begins with, of which there are no
// fewer than fixed, and reports whether it could.
func (s *Scanner) accessLine(b []byte, n int) bool {
	const dated = 26 // 23/Nov/2026:03:28:54 +0000
	p := unsafe.Pointer(unsafe.SliceData(b))
	open := equal16(p, '[') | equal16(unsafe.Add(p, 16), '[')<<16
	other := equal16(p, '"') | equal16(unsafe.Add(p, 16), '"')<<16
	i := bits.TrailingZeros32(open) + 1
	if open|other == 0 { // behind a virtual host's name, or an IPv6 address
		open = equal16(unsafe.Add(p, 32), '[') | equal16(unsafe.Add(p, 48), '[')<<16
		other = equal16(unsafe.Add(p, 32), '"') | equal16(unsafe.Add(p, 48), '"')<<16
		i = bits.TrailingZeros32(open) + 33
	}
	if open == 0 || other&(open&-open-1) != 0 || b[0] == '{' || b[0] == '#' {
		return false
	}
	r := i + dated + 3
	if *(*uint32)(unsafe.Add(p, r-3))<<8 != ']'<<8|' '<<16|'"'<<24 || r+64 > len(b) {
		return false
	}
	time, ok := s.clock.again(b, i)
	if !ok && dateStart(b[:r-1]) == i && find(b[i:r-1], '"') < 0 { // another minute
		s.accessTime(b[:r-1], i)
		time, ok = s.clock.again(b, i)
	}
	if !ok {
		return false
	}
	q := r
	if m := equal64(unsafe.Add(p, r), '"'); m != 0 {
		q += bits.TrailingZeros64(m)
	} else if q += 64; q < n {
		q += max(find(b[q:n], '"'), 0)
	}
	if q+6 >= n || q+8 > len(b) {
		return false
	}
	// The quote, a blank, three digits from 100 on, a blank, and no flags of Envoy's.
	// Less '0', a byte that is no digit is above 9: 76 more sets its highest bit.
	const ones = '0' | '0'<<8 | '0'<<16
	tail := *(*uint64)(unsafe.Add(p, q))
	code := uint32(tail>>16)&0xffffff ^ ones
	if tail&0xff000000ffff != '"'|' '<<8|' '<<40 || (code+0x767676|code)&0x808080 != 0 || upper(byte(tail>>48)) || code&15 == 0 {
		return false
	}
	s.lines++
	f := s.new(int(code&15)*100+int(code>>8&15)*10+int(code>>16), formatAccessLog)
	if f.Code >= 300 {
		splitShort(b[r:], q-r, f)
	}
	f.Time = time
	s.status(f, q+2, q+5)
	s.base += uint64(n + 1)
	return true
}

// splitShort is splitRequest for the request line of n bytes that r begins with,
// behind whose start are 64 bytes or more.
func splitShort(r []byte, n int, f *Finding) {
	p := unsafe.Pointer(unsafe.SliceData(r))
	blanks := equal64(p, ' ')
	m, e := bits.TrailingZeros64(blanks), bits.TrailingZeros64(blanks&(blanks-1))
	if n > 64 || m > 6 || e >= n || !usual(*(*uint64)(p), m) {
		splitRequest(r[:n], f)
		return
	}
	f.Method, f.Path = r[:m], r[m+1:e]
}
