// Command widget is the browser module: a text goes in through linear memory,
// a report and what to draw of it come out as JSON.
//
// The host calls _initialize once, then for each text begin, write for each
// piece that it has put at input, and end. It may ask for report and view at
// any time in between. After a trap it starts a fresh instance.
package main

import (
	"unsafe"

	"hitcheck/wasm/render"
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

func main() {}

const pieceSize = 64 << 10

var (
	tally  report.Tally
	piece  [pieceSize + 32]byte // where the host puts a piece of the text; scan.Words looks behind it
	buffer [1 << 20]byte        // where report and view write: room for a thousand codes
	output []byte               // what one of them wrote last
	tree   render.DOM
)

//go:wasmexport input
func input() unsafe.Pointer { return unsafe.Pointer(&piece[0]) }

//go:wasmexport inputSize
func inputSize() int32 { return pieceSize }

//go:wasmexport begin
func begin() { tally.Reset() }

//go:wasmexport write
func write(n int32) { tally.Write(piece[:n]) }

//go:wasmexport end
func end() { tally.End() }

// more takes what the host loads after the first answer: n bytes of hitcheck.more
// stand at input. It reports whether they belong to this module.
//
//go:wasmexport more
func more(n int32) bool { return status.Complete(piece[:n]) }

//go:wasmexport report
func reportJSON() unsafe.Pointer {
	release()
	output = render.JSON(buffer[:0], tally.Report())
	return unsafe.Pointer(unsafe.SliceData(output))
}

//go:wasmexport view
func view(kind int32) unsafe.Pointer {
	release()
	tree = render.DOM{B: buffer[:0]}
	render.Draw(&tree, tally.Report(), render.Kind(kind))
	output = tree.B
	return unsafe.Pointer(unsafe.SliceData(output))
}

//go:wasmexport outputSize
func outputSize() int32 { return int32(len(output)) }
