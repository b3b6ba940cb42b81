package scan

import (
	"math/bits"
	"unsafe"
)

// find returns the first index of c in b, or -1. Without vectors it looks at eight
// bytes at a time: x ^ c8 has a zero byte where c stands, and (x - 01…) &^ x & 80…
// marks zero bytes exactly up to the first one, the lowest: memory is little-endian
// wherever this runs.
func find(b []byte, c byte) int {
	const (
		lo = 0x0101010101010101
		hi = 0x8080808080808080
	)
	i, n := 0, len(b)
	c8 := uint64(c) * lo
	p := unsafe.Pointer(unsafe.SliceData(b))
	if vectors && n >= 16 {
		for ; i+16 <= n; i += 16 {
			if m := equal16(unsafe.Add(p, i), c); m != 0 {
				return i + bits.TrailingZeros32(m)
			}
		}
		i = n - 16 // the last sixteen, some of them a second time
		if m := equal16(unsafe.Add(p, i), c); m != 0 {
			return i + bits.TrailingZeros32(m)
		}
		return -1
	}
	for ; i+8 <= n; i += 8 {
		x := *(*uint64)(unsafe.Add(p, i)) ^ c8
		if m := (x - lo) &^ x & hi; m != 0 {
			return i + bits.TrailingZeros64(m)>>3
		}
	}
	if i < n && n >= 8 {
		i = n - 8
		x := *(*uint64)(unsafe.Add(p, i)) ^ c8
		if m := (x - lo) &^ x & hi; m != 0 {
			return i + bits.TrailingZeros64(m)>>3
		}
		return -1
	}
	for ; i < n; i++ {
		if b[i] == c {
			return i
		}
	}
	return -1
}

// contains reports whether c stands in b. Where the compiler has vectors, it looks
// at sixteen bytes at a time, but always at all of them.
func contains(b []byte, c byte) bool {
	if !Quick {
		return find(b, c) >= 0
	}
	found := byte(0)
	for _, x := range b {
		if x == c {
			found = 1
		}
	}
	return found != 0
}

// Same reports whether a and b hold the same bytes.
func Same(a, b []byte) bool {
	if !Quick {
		return str(a) == str(b)
	}
	n := len(a)
	if n != len(b) {
		return false
	}
	p, q := unsafe.Pointer(unsafe.SliceData(a)), unsafe.Pointer(unsafe.SliceData(b))
	for i := 0; i+8 <= n; i += 8 {
		if *(*uint64)(unsafe.Add(p, i)) != *(*uint64)(unsafe.Add(q, i)) {
			return false
		}
	}
	switch {
	case n >= 8:
		return *(*uint64)(unsafe.Add(p, n-8)) == *(*uint64)(unsafe.Add(q, n-8))
	case n >= 4:
		return *(*uint32)(p) == *(*uint32)(q) && *(*uint32)(unsafe.Add(p, n-4)) == *(*uint32)(unsafe.Add(q, n-4))
	case n >= 2:
		return *(*uint16)(p) == *(*uint16)(q) && *(*uint16)(unsafe.Add(p, n-2)) == *(*uint16)(unsafe.Add(q, n-2))
	}
	return n == 0 || a[0] == b[0]
}

// plain reports whether neither a backslash nor an escape stands in b.
func (s *Scanner) plain(b []byte) bool {
	if Quick {
		return !s.escapes && (!s.slashes || find(b, '\\') < 0)
	}
	const (
		lo = 0x0101010101010101
		hi = 0x8080808080808080
	)
	i := 0
	for p := unsafe.Pointer(unsafe.SliceData(b)); i+8 <= len(b); i += 8 {
		x := *(*uint64)(unsafe.Add(p, i))
		y, z := x^'\\'*lo, x^0x1b*lo
		if ((y-lo)&^y|(z-lo)&^z)&hi != 0 {
			return false
		}
	}
	for ; i < len(b); i++ {
		if b[i] == '\\' || b[i] == 0x1b {
			return false
		}
	}
	return true
}

// findDigit returns the first index from i on that is a digit, or len(b). Of the
// eight bytes y, less '0' each, those below 10 are digits: (y&7f…) + 76… has its
// top bit set from 10 on and y itself from 80 on.
func findDigit(b []byte, i int) int {
	const lo = 0x0101010101010101
	for p := unsafe.Pointer(unsafe.SliceData(b)); i+8 <= len(b); i += 8 {
		y := *(*uint64)(unsafe.Add(p, i)) ^ '0'*lo
		if m := ^((y&(0x7f*lo) + 0x76*lo) | y) & (0x80 * lo); m != 0 {
			return i + bits.TrailingZeros64(m)>>3
		}
	}
	for i < len(b) && !digit(b[i]) {
		i++
	}
	return i
}

// str looks at b as a string. string(b) would copy it: the browser module's
// compiler does so even where it only compares.
func str(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// raw looks at s as bytes, which nobody may change.
func raw(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }
