//go:build tinygo

package status

import "unsafe"

// A Once is a sync.Once for the one thread that the browser module has.
type Once struct{ done bool }

// Do calls f the first time.
func (o *Once) Do(f func()) {
	if !o.done {
		o.done = true
		f()
	}
}

// kept is not on the heap, which the widget forgets after every call.
var kept [moreSize]byte

func builtIn() string { return "" }

func keep(b []byte) string {
	copy(kept[:], b)
	return unsafe.String(&kept[0], len(kept))
}
