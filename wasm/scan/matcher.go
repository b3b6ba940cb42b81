package scan

import (
	"unsafe"

	"hitcheck/wasm/status"
)

// The matcher finds the templates of a line by their anchors. An anchor is a
// window of eight literal bytes, or of six where a template has no eight. Of its
// pieces, two bytes shorter, one starts at any of three bytes in a row. So only
// every third byte of the line is looked at: do the bytes from there on begin
// with a piece of some window? A bit for each hash says no to nearly all text.
// Invariant: an anchor that stands in the line is found at the one place looked
// at among its first three bytes, and only there.

const (
	window   = 6 // and 8
	piece    = 4 // and 6
	stride   = window - piece + 1
	bitBits  = 17 // bits of the hash that ask whether a piece is any window's
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
	once      status.Once
	pieceBits [1 << bitBits / 32]uint32      // whether a window has a piece with that hash
	long      [1 << headBits]uint16          // 1 + the last piece of six bytes added
	short     [1 << headBits]uint16          // 1 + the last one of four
	next      [numPatterns*stride + 1]uint16 // and for each the one before
	anchors   [numPatterns]anchor
	shortIn   signs // a line without any of these has no anchor of six bytes
)

// isPiece returns 1 in its lowest bit where a window has a piece with hash h.
func isPiece(h uint32) uint32 { return pieceBits[h>>5] >> (h & 31) }

// The hashes of the first four and six of eight bytes, the case of letters aside.
func hash4(x uint64) uint32 { return uint32(x|folded) * 0x9e3779b1 >> (32 - bitBits) }
func hash6(x uint64) uint32 {
	return uint32((x | folded) << 16 * 0x9e3779b97f4a7c15 >> (64 - bitBits))
}

const folded = 0x2020202020202020

// prepare builds the tables from patterns.
func prepare() {
	prepareBytes()
	prepareRarity()
	pat, owner := 0, ^uint16(0)
	for n := 0; n < numPatterns; n++ {
		for patterns[pat] == signOwner {
			owner++
			pat++
		}
		owners[n] = owner
		if patterns[pat] == signOwn {
			owners[n] |= 1 << 15
			pat++
		}
		at := bestWindow(pat, window+2)
		last, hash := &long, hash6
		if at < 0 {
			at = bestWindow(pat, window)
			last, hash = &short, hash4
			shortIn |= mustSee(pat)
		}
		for j := stride - 1; j >= 0; j-- {
			x := eight(raw(patterns[at+j : min(at+j+8, len(patterns))]))
			h := hash(x)
			pieceBits[h>>5] |= 1 << (h & 31)
			k := n*stride + j + 1
			next[k], last[h>>(bitBits-headBits)] = last[h>>(bitBits-headBits)], uint16(k)
			anchors[n] = anchor{uint32(x | folded), uint16(at), uint16(pat)}
		}
		for patterns[pat] != signEnd {
			pat++
		}
		pat++
	}
	prepareKeys()
	prepareNumbers()
}

// mustSee returns a sign that stands in every line that the template fits, or
// all signs where there is none.
func mustSee(pat int) (seen signs) {
	for i := pat; patterns[i] != signEnd; i++ {
		switch c := patterns[i]; c {
		case signStatus, signCount:
			seen |= seenDigit
		default:
			seen |= signOf[c]
		}
	}
	if seen == 0 {
		return ^seen
	}
	return seen & -seen
}

// eight returns the first eight bytes of b, zeros where it is shorter.
func eight(b []byte) (x uint64) {
	for i := min(len(b), 8) - 1; i >= 0; i-- {
		x = x<<8 | uint64(b[i])
	}
	return x
}

// bestWindow returns where the rarest window of the template's first part
// stands, as far as its bytes tell, or -1. gen refuses a template without one of
// six bytes.
func bestWindow(pat, window int) int {
	best, at := 1<<10, -1
	end := partEnd(pat)
	for i := pat; i+window <= end; i++ {
		cost := 0
		for j := i; j < i+window; j++ {
			c := patterns[j]
			if c <= signCount {
				cost = 1 << 10
			} else {
				cost += int(rarity[c])
			}
		}
		if cost < best {
			best, at = cost, i
		}
	}
	return at
}

// rarity ranks bytes by how often text has them.
var rarity [256]uint8

func prepareRarity() {
	const often = "kvbypgwfumdclhrsinoate "
	for i := range rarity[:] {
		rarity[i] = 5
		if classOf[i]&isAlpha != 0 {
			rarity[i] = 2
		}
	}
	for i := range often {
		rarity[often[i]] = uint8(i + 6)
	}
}

// A hit is one template found in a line.
type hit struct {
	match
	pattern uint16
}

// match fills s.hits with the templates found in b and returns how many. The
// loop is the hot part of text that has nothing to say: four places at a time,
// none of which waits for another. s.seen has at least the signs of b.
func (s *Scanner) match(b []byte) int {
	n, i := 0, 0
	p := unsafe.Pointer(unsafe.SliceData(b))
	any := s.seen&shortIn != 0
	for ; i+3*stride+8 <= len(b); i += 4 * stride {
		w := *(*uint64)(unsafe.Add(p, i))
		x := *(*uint64)(unsafe.Add(p, i+stride))
		y := *(*uint64)(unsafe.Add(p, i+2*stride))
		z := *(*uint64)(unsafe.Add(p, i+3*stride))
		inW, inX, inY, inZ := isPiece(hash6(w)), isPiece(hash6(x)), isPiece(hash6(y)), isPiece(hash6(z))
		if any {
			inW |= isPiece(hash4(w))
			inX |= isPiece(hash4(x))
			inY |= isPiece(hash4(y))
			inZ |= isPiece(hash4(z))
		}
		if (inW|inX|inY|inZ)&1 == 0 {
			continue
		}
		if inW&1 != 0 {
			n = s.matchPiece(b, i, w, n)
		}
		if inX&1 != 0 {
			n = s.matchPiece(b, i+stride, x, n)
		}
		if inY&1 != 0 {
			n = s.matchPiece(b, i+2*stride, y, n)
		}
		if inZ&1 != 0 {
			n = s.matchPiece(b, i+3*stride, z, n)
		}
	}
	for ; i+piece <= len(b); i += stride {
		var x uint64
		switch {
		case i+8 <= len(b):
			x = *(*uint64)(unsafe.Add(p, i))
		case len(b) >= 8: // what is left of the last eight bytes
			x = *(*uint64)(unsafe.Add(p, len(b)-8)) >> (8 * (i + 8 - len(b)))
		default:
			x = eight(b[i:])
		}
		if (isPiece(hash6(x))|isPiece(hash4(x)))&1 != 0 {
			n = s.matchPiece(b, i, x, n)
		}
	}
	return n
}

// matchPiece adds to the first n hits the templates that have a piece at b[i:],
// where the eight bytes x stand, in their window.
func (s *Scanner) matchPiece(b []byte, i int, x uint64, n int) int {
	if h := hash6(x); isPiece(h)&1 != 0 {
		n = s.matchAll(b, i, long[h>>(bitBits-headBits)], n)
	}
	if h := hash4(x); isPiece(h)&1 != 0 {
		n = s.matchAll(b, i, short[h>>(bitBits-headBits)], n)
	}
	return n
}

// matchAll tries the windows of the pieces from k on, which have one hash.
func (s *Scanner) matchAll(b []byte, i int, k uint16, n int) int {
	p := unsafe.Pointer(unsafe.SliceData(b))
	for ; k != 0; k = next[k] {
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
