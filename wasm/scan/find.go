package scan

import "unsafe"

// find returns the first index of c in b, or -1. It looks at eight bytes at a
// time: x ^ c8 has a zero byte where c stands, and (x - 01…) &^ x & 80… marks
// zero bytes exactly up to the first one.
func find(b []byte, c byte) int {
	const (
		lo = 0x0101010101010101
		hi = 0x8080808080808080
	)
	n := len(b)
	i := 0
	if n >= 8 {
		c8 := uint64(c) * lo
		p := unsafe.Pointer(unsafe.SliceData(b))
		for ; i+8 <= n; i += 8 {
			x := *(*uint64)(unsafe.Add(p, i)) ^ c8
			if m := (x - lo) &^ x & hi; m != 0 {
				for b[i] != c {
					i++
				}
				return i
			}
		}
	}
	for ; i < n; i++ {
		if b[i] == c {
			return i
		}
	}
	return -1
}

// str looks at b as a string. string(b) would copy it: the browser module's
// compiler does so even where it only compares.
func str(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
