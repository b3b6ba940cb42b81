package api

import (
	"strings"

	"hitcheck/wasm/status"
)

// A word is a piece of what pages and the API say; table.go has them.
type word uint8

// say returns a word with its {} replaced by args, in order.
func say(w word, args ...string) string {
	text, rest := "", words[w]
	for _, arg := range args {
		before, after, found := strings.Cut(rest, "{}")
		if !found {
			break
		}
		text += before + arg
		rest = after
	}
	return text + rest
}

// A note is what only the page of a code says about one of its meanings.
type note struct {
	example  string // a short exchange
	confused []other
}

// An other is a code that people take for this one, and how it differs.
type other struct {
	code status.Code
	how  string
}

// noteOn returns the note on an entry, which may be empty.
func noteOn(e status.Entry) note {
	if int(e) < len(notes) {
		return notes[e]
	}
	return note{}
}
