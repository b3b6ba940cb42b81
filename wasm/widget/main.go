// Command widget is the browser module: exports over linear memory.
package main

import "unsafe"

func main() {}

var (
	in    [1 << 16]byte
	out   []byte
	size  int
	lines int
	bytes int
)

//go:wasmexport input
func input() unsafe.Pointer { return unsafe.Pointer(&in[0]) }

//go:wasmexport inputSize
func inputSize() int32 { return int32(len(in)) }

//go:wasmexport begin
func begin() { lines, bytes = 0, 0 }

//go:wasmexport write
func write(n int32) {
	for _, b := range in[:n] {
		if b == '\n' {
			lines++
		}
	}
	bytes += int(n)
}

//go:wasmexport end
func end() {}

//go:wasmexport report
func report() unsafe.Pointer {
	out = append(out[:0], `{"verdict":"unknown","lines":`...)
	out = appendUint(out, lines)
	out = append(out, `,"bytes":`...)
	out = appendUint(out, bytes)
	out = append(out, '}')
	return unsafe.Pointer(&out[0])
}

//go:wasmexport outputSize
func outputSize() int32 { return int32(len(out)) }

//go:wasmexport view
func view(kind int32) unsafe.Pointer {
	out = append(out[:0], `["p",{},"unknown"]`...)
	return unsafe.Pointer(&out[0])
}

func appendUint(dst []byte, n int) []byte {
	if n >= 10 {
		dst = appendUint(dst, n/10)
	}
	return append(dst, byte('0'+n%10))
}
