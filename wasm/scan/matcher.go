package scan

import (
	"sync"
	"unsafe"
)

// The matcher finds the templates of a line by their anchors. An anchor is a
// window of six literal bytes; of its four-byte pieces, one starts at any of
// three bytes in a row. So only every third byte of the line is looked at: are
// the four bytes from there on a piece of some window? One bit for each hash
// says no to nearly all text. Invariant: an anchor that stands in the line is
// found at the one place looked at among its first three bytes, and only there.

const (
	window   = 6
	piece    = 4
	stride   = window - piece + 1
	bitBits  = 16 // bits of the hash that ask whether a piece is any window's
	headBits = 12 // and that find which
	maxHits  = 32 // matches of one line that are looked at
)

// An anchor is one pattern's window: where it stands in patterns, and where its
// template starts there.
type anchor struct {
	start   uint32 // its first four bytes, the case of letters aside
	at, pat uint16
}

var (
	once    sync.Once
	bitsOf  [1 << bitBits / 32]uint32      // the pieces that some window has
	first   [1 << headBits]uint16          // 1 + the last piece added with that hash
	next    [numPatterns*stride + 1]uint16 // and for each piece the one before
	anchors [numPatterns]anchor
)

// pieceHash hashes four bytes, the case of letters aside.
func pieceHash(x uint32) uint32 { return (x | 0x20202020) * 0x9e3779b1 >> (32 - bitBits) }

// isPiece returns 1 in its lowest bit where some window has a piece with hash h.
func isPiece(h uint32) uint32 { return bitsOf[h>>5] >> (h & 31) }

// prepare builds the tables from patterns.
func prepare() {
	prepareBytes()
	pat := 0
	for n := 0; n < numPatterns; n++ {
		at := bestWindow(pat)
		for j := 0; j < stride; j++ {
			x := uint32(patterns[at+j]) | uint32(patterns[at+j+1])<<8 | uint32(patterns[at+j+2])<<16 | uint32(patterns[at+j+3])<<24
			if j == 0 {
				anchors[n] = anchor{x | 0x20202020, uint16(at), uint16(pat)}
			}
			h := pieceHash(x)
			bitsOf[h>>5] |= 1 << (h & 31)
			k := n*stride + j + 1
			next[k], first[h>>(bitBits-headBits)] = first[h>>(bitBits-headBits)], uint16(k)
		}
		for patterns[pat] != signEnd {
			pat++
		}
		pat++
	}
	prepareKeys()
}

// bestWindow returns where the rarest window of the template's first part
// stands, as far as its bytes tell. gen refuses a template without one.
func bestWindow(pat int) int {
	best, at := 1<<10, pat
	end := partEnd(pat)
	for i := pat; i+window <= end; i++ {
		cost := 0
		for j := i; j < i+window; j++ {
			c := patterns[j]
			if c <= signCount {
				cost = 1 << 10
			} else {
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
// loop is the hot part of text that has nothing to say: four places at a time,
// none of which waits for another.
func (s *Scanner) match(b []byte) int {
	n, i := 0, 0
	p := unsafe.Pointer(unsafe.SliceData(b))
	for ; i+3*stride+piece <= len(b); i += 4 * stride {
		x := isPiece(pieceHash(*(*uint32)(unsafe.Add(p, i)))) |
			isPiece(pieceHash(*(*uint32)(unsafe.Add(p, i+stride)))) |
			isPiece(pieceHash(*(*uint32)(unsafe.Add(p, i+2*stride)))) |
			isPiece(pieceHash(*(*uint32)(unsafe.Add(p, i+3*stride))))
		if x&1 != 0 {
			for k := i; k < i+4*stride; k += stride {
				n = s.matchPiece(b, k, n)
			}
		}
	}
	for ; i+piece <= len(b); i += stride {
		n = s.matchPiece(b, i, n)
	}
	return n
}

// matchPiece adds to the first n hits the templates that have the piece at b[i:]
// in their window.
func (s *Scanner) matchPiece(b []byte, i, n int) int {
	p := unsafe.Pointer(unsafe.SliceData(b))
	h := pieceHash(*(*uint32)(unsafe.Add(p, i)))
	if isPiece(h)&1 == 0 {
		return n
	}
	for k := first[h>>(bitBits-headBits)]; k != 0; k = next[k] {
		pattern := (int(k) - 1) / stride
		at := i - (int(k)-1)%stride
		a := &anchors[pattern]
		if at < 0 || *(*uint32)(unsafe.Add(p, at))|0x20202020 != a.start || n == maxHits {
			continue
		}
		if m, ok := matchAt(b, at, int(a.pat), int(a.at)); ok {
			s.hits[n] = hit{m, uint16(pattern)}
			n++
		}
	}
	return n
}
