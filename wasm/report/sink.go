package report

import (
	"unsafe"

	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

// A sink is a *Tally as the scanner knows it. The browser module's compiler
// writes down the fields of every type that becomes an interface, and theirs:
// for a Tally that is 7 KB of the module, for its address a few bytes.
type sink struct{ tally unsafe.Pointer }

func (s sink) to() *Tally { return (*Tally)(s.tally) }

func (s sink) Status(f *scan.Finding)                       { s.to().Status(f) }
func (s sink) Failure(id status.FailureID, f *scan.Finding) { s.to().Failure(id, f) }
func (s sink) Clue(id status.ClueID)                        { s.to().Clue(id) }
func (s sink) Near(f *scan.Finding, why status.Word)        { s.to().Near(f, why) }
func (s sink) RetryAfter(seconds int64)                     { s.to().RetryAfter(seconds) }
func (s sink) Redirect(location []byte)                     { s.to().Redirect(location) }
func (s sink) Lookup(f *scan.Finding, class status.Class)   { s.to().Lookup(f, class) }
func (s sink) BodyError()                                   { s.to().BodyError() }
func (s sink) Wants() bool                                  { return s.to().Wants() }
