// Command masker is what the page loads when somebody copies a summary: a text
// goes in, it comes out with its secrets masked.
package main

import (
	"unsafe"

	"hitcheck/wasm/mask"
)

func main() {}

var (
	text   [32 << 10]byte // what came in
	buffer [64 << 10]byte // a mask may be longer than what it hides
	output []byte
	masked int
)

//go:wasmexport input
func input() unsafe.Pointer { return unsafe.Pointer(&text[0]) }

//go:wasmexport inputSize
func inputSize() int32 { return int32(len(text)) }

// mask masks the n bytes that stand at input.
//
//go:wasmexport mask
func maskText(n int32) unsafe.Pointer {
	release()
	output, masked = mask.Text(buffer[:0], unsafe.String(&text[0], int(n)))
	return unsafe.Pointer(unsafe.SliceData(output))
}

//go:wasmexport outputSize
func outputSize() int32 { return int32(len(output)) }

// masked returns how many secrets there were.
//
//go:wasmexport masked
func maskedCount() int32 { return int32(masked) }
