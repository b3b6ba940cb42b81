package scan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

// Notes are a Sink that remembers everything.
type notes struct {
	statuses []Finding
	asked    []Finding
	classes  []status.Class
	failures []status.FailureID
	clues    []status.ClueID
	near     []Finding
	whys     []status.Word
	all      []string // in order, in words
}

func (n *notes) keep(f *Finding) Finding {
	c := *f
	c.Method, c.Path = append([]byte(nil), f.Method...), append([]byte(nil), f.Path...)
	return c
}

func (n *notes) Status(f *Finding) {
	n.statuses = append(n.statuses, n.keep(f))
	n.say("status %d %s x%d at %d-%d line %d body %v %q %q %d", f.Code, f.Format.ID(), f.Count, f.Start, f.End, f.Line, f.Body, f.Method, f.Path, f.Time)
}

func (n *notes) Failure(id status.FailureID, f *Finding) {
	n.failures = append(n.failures, id)
	n.say("failure %s x%d at %d-%d line %d", id.ID(), f.Count, f.Start, f.End, f.Line)
}

func (n *notes) Clue(id status.ClueID) {
	id, own := id&^status.Own, id&status.Own != 0
	n.clues = append(n.clues, id)
	n.say("clue %s own %v", id.ID(), own)
}

func (n *notes) Near(f *Finding, why status.Word) {
	n.near = append(n.near, n.keep(f))
	n.whys = append(n.whys, why)
	n.say("near %d at %d-%d: %s", f.Code, f.Start, f.End, status.Say(why))
}

func (n *notes) Lookup(f *Finding, class status.Class) {
	n.asked = append(n.asked, n.keep(f))
	n.classes = append(n.classes, class)
	n.say("lookup %d class %d at %d-%d", f.Code, class, f.Start, f.End)
}

func (n *notes) RetryAfter(seconds int64) { n.say("retry after %d", seconds) }
func (n *notes) Redirect(location []byte) { n.say("to %s", location) }
func (n *notes) BodyError()               { n.say("body error") }
func (n *notes) Wants() bool              { return true }

func (n *notes) say(format string, args ...any) { n.all = append(n.all, fmt.Sprintf(format, args...)) }

// read gives text to s and returns what it found; slow switches the fast way off.
func read(s *Scanner, text []byte, slow bool) *notes {
	n := new(notes)
	s.slow = slow
	s.Reset(n)
	s.Write(text)
	s.End()
	if len(n.asked) > 0 { // the report lists no near misses beside that answer
		n.all = slices.DeleteFunc(n.all, func(note string) bool { return strings.HasPrefix(note, "near ") })
	}
	return n
}

// same reports the first difference between what two ways of reading found.
func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "(nothing)", "(nothing)"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("%s: finding %d is %s, want %s", what, i, g, w)
			return
		}
	}
}
