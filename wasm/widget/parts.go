//go:build !small

package main

import (
	"unsafe"

	"hitcheck/wasm/report"
	"hitcheck/wasm/scan"
)

// A large log is read in parts, each by an instance of its own. The first one
// forks: what it knows is carried to the others, which resume with it, read their
// part and take stock; what each took is put at partAt of the first, which joins
// it, in order.

var (
	carry scan.Carry
	part  report.Part
)

//go:wasmexport carryAt
func carryAt() unsafe.Pointer { return unsafe.Pointer(&carry) }

//go:wasmexport carrySize
func carrySize() int32 { return int32(unsafe.Sizeof(carry)) }

//go:wasmexport partAt
func partAt() unsafe.Pointer { return unsafe.Pointer(&part) }

//go:wasmexport partSize
func partSize() int32 { return int32(unsafe.Sizeof(part)) }

// fork fills carry and reports whether others may begin with it.
//
//go:wasmexport fork
func fork() (ok bool) {
	carry, ok = tally.Fork()
	return ok
}

// resume begins a part of a text whose lines before left carry.
//
//go:wasmexport resume
func resume() { tally.Resume(&carry) }

// take ends the part and fills part with what it told.
//
//go:wasmexport take
func take() { tally.Take(&part, &carry) }

// join adds part, which follows what was read, and reports whether it could be
// added; else the text of the part has to be written.
//
//go:wasmexport join
func join() bool { return tally.Join(&part, &carry) }
