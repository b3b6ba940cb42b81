package scan

import (
	"sync"
	"unsafe"
)

// The matcher finds the templates of a line by their anchors. An anchor is a
// window of six literal bytes; the search for all of them at once is Wu and
// Manber's ("A fast algorithm for multi-pattern searching", 1994): the three
// bytes at the end of a window say how far the window may move without missing
// an anchor. Invariant: no anchor ends before byte i of the line, i being where
// the window ends, that has not been handed over.

const (
	window   = 6
	hashBits = 15
	maxHits  = 32 // matches of one line that are looked at
)

// An anchor is one pattern's window: where it stands in patterns, where its
// template starts there, and the next anchor whose window ends with the same
// three bytes (by hash).
type anchor struct {
	start   uint32 // its first four bytes, the case of letters aside
	at, pat uint16
	next    int16
}

var (
	once    sync.Once
	shift   [1 << hashBits]uint8
	first   [1 << hashBits]int16 // 1 + the first pattern with that hash
	anchors [numPatterns]anchor
)

// triple hashes three bytes, the last in the top byte of x's low 24 bits, the
// case of letters aside.
func triple(x uint32) uint32 { return (x | 0x202020) & 0xffffff * 0x9e3779b1 >> (32 - hashBits) }

// prepare builds the tables from patterns.
func prepare() {
	prepareBytes()
	for i := range shift[:] {
		shift[i] = window - 2
	}
	pat := 0
	for n := 0; n < numPatterns; n++ {
		at := bestWindow(pat)
		start := uint32(patterns[at]) | uint32(patterns[at+1])<<8 | uint32(patterns[at+2])<<16 | uint32(patterns[at+3])<<24
		x := start << 8 & 0xffff00
		for j := 2; j < window; j++ {
			x = x>>8 | uint32(patterns[at+j])<<16
			h := triple(x)
			shift[h] = min(shift[h], uint8(window-1-j))
		}
		h := triple(x)
		anchors[n] = anchor{start | 0x20202020, uint16(at), uint16(pat), first[h]}
		first[h] = int16(n + 1)
		for patterns[pat] != signEnd {
			pat++
		}
		pat++
	}
	prepareKeys()
}

// bestWindow returns where the rarest window of the template's first part
// stands, as far as its last three bytes tell, by which it is looked for. gen
// refuses a template without one.
func bestWindow(pat int) int {
	best, at := 1<<10, pat
	end := partEnd(pat)
	for i := pat; i+window <= end; i++ {
		cost := 0
		for j := i; j < i+window; j++ {
			c := patterns[j]
			if c <= signCount {
				cost = 1 << 10
			} else if j >= i+window-3 {
				cost += frequency(c)
			}
		}
		if cost < best {
			best, at = cost, i
		}
	}
	return at
}

// frequency ranks a byte by how often text has it.
func frequency(c byte) int {
	const often = "kvbypgwfumdclhrsinoate "
	for i := range often {
		if often[i] == c {
			return i + 6
		}
	}
	if classOf[c]&isAlpha != 0 {
		return 2
	}
	return 5
}

// A hit is one template found in a line.
type hit struct {
	match
	pattern uint16
}

// match fills s.hits with the templates found in b and returns how many. The
// loop is the hot part of text that has nothing to say: it reads four bytes at
// a time, of which three count.
func (s *Scanner) match(b []byte) int {
	n := 0
	p := unsafe.Pointer(unsafe.SliceData(b))
	for i := window - 1; i < len(b); {
		h := triple(*(*uint32)(unsafe.Add(p, i-3)) >> 8)
		if d := shift[h]; d != 0 {
			i += int(d)
			continue
		}
		at := i - (window - 1)
		start := *(*uint32)(unsafe.Add(p, at)) | 0x20202020
		for k := first[h]; k != 0; {
			a := &anchors[k-1]
			if a.start == start && n < maxHits {
				if m, ok := matchAt(b, at, int(a.pat), int(a.at)); ok {
					s.hits[n] = hit{m, uint16(k - 1)}
					n++
				}
			}
			k = a.next
		}
		i++
	}
	return n
}
