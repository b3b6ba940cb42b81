//go:build tinygo && !small

package scan

import (
	"device"
	"unsafe"
)

// vectors says that sixteen bytes are compared at a time. Go has no vectors, so
// what does it is WebAssembly's own.
const vectors = true

// equal16 returns which of the sixteen bytes at p are c, the first one in the lowest
// bit.
func equal16(p unsafe.Pointer, c byte) uint32 {
	return uint32(device.AsmFull(`local.get {p}
v128.load 0:p2align=0
local.get {c}
i8x16.splat
i8x16.eq
i8x16.bitmask
local.set {}`, map[string]any{"p": uintptr(p), "c": uint32(c)}))
}

// Words returns the first 32 bytes of b as words, with zeros behind its end. It
// reads what stands in memory behind b, too: room for that is the caller's to leave.
func Words(b []byte) (w [4]uint64) {
	p := unsafe.Pointer(unsafe.SliceData(b))
	for i := range w {
		w[i] = *(*uint64)(unsafe.Add(p, 8*i)) & (1<<(8*max(len(b)-8*i, 0)) - 1)
	}
	return w
}
