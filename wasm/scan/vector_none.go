//go:build !tinygo || small

package scan

import "unsafe"

// vectors says that sixteen bytes are compared at a time.
const vectors = false

// equal16 returns which of the sixteen bytes at p are c, the first one in the lowest
// bit.
func equal16(p unsafe.Pointer, c byte) (mask uint32) {
	for i := range 16 {
		if *(*byte)(unsafe.Add(p, i)) == c {
			mask |= 1 << i
		}
	}
	return mask
}

// Words returns the first 32 bytes of b as words, with zeros behind its end.
func Words(b []byte) [4]uint64 {
	var w [32]byte
	copy(w[:], b)
	return *(*[4]uint64)(unsafe.Pointer(&w))
}
