//go:build tinygo

package main

import "unsafe"

// Nothing on the heap outlives one call from the host: what lasts (the tally,
// the tables, the place for the text) is static. So the heap is an arena that
// every call starts afresh. That bounds it, frees at no cost, and spares the
// module a collector and the bookkeeping that every function does for one.

// heapSize bounds what one call may use, in bytes. The largest is a view of a
// text with a thousand codes; more is a trap, and the host starts anew.
const heapSize = 1 << 19

var (
	arena [heapSize]byte
	used  uintptr
)

// release forgets everything that the last call left on the heap.
func release() { used = 8 }

//go:linkname alloc runtime.alloc
func alloc(size uintptr, layout unsafe.Pointer) unsafe.Pointer {
	at := (used + 7) &^ 7
	used = at + size
	p := unsafe.Pointer(&arena[used-1]) // traps when the arena is full
	p = unsafe.Add(p, 1-int(size))
	clear(unsafe.Slice((*byte)(p), size))
	return p
}
