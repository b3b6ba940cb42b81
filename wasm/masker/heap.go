//go:build tinygo

package main

import "unsafe"

// Nothing on the heap outlives a call, so it is a small arena that mask starts
// afresh. A text that needs more is a trap, and then nothing is copied.
var (
	arena [4 << 10]byte
	used  uintptr
)

func release() { used = 8 }

//go:linkname alloc runtime.alloc
func alloc(size uintptr, layout unsafe.Pointer) unsafe.Pointer {
	at := (used + 7) &^ 7
	used = at + size
	p := unsafe.Pointer(&arena[used-1])
	p = unsafe.Add(p, 1-int(size))
	clear(unsafe.Slice((*byte)(p), size))
	return p
}
