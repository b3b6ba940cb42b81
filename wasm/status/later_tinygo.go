//go:build tinygo

package status

import "unsafe"

// kept is not on the heap, which the widget forgets after every call.
var kept [moreSize]byte

func builtIn() string { return "" }

func keep(b []byte) string {
	copy(kept[:], b)
	return unsafe.String(&kept[0], len(kept))
}
