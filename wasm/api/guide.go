package api

import "hitcheck/wasm/status"

// A part is one section of the guide.
type part struct {
	id, title string
	says      []string // paragraphs
	points    []point
	shows     string // the drawing in it
}

// A point is one of a section's list, and the codes that it is about.
type point struct {
	name, says string
	codes      []status.Code
}

// A decision is one question from a symptom to the next step.
type decision struct {
	id, ask string
	turns   []turn
}

// A turn is an answer to a decision: what to do, or which decision is next.
type turn struct {
	on, next, to string
	codes        []status.Code
}

// A fault is one cause that servers answer with different codes.
type fault struct {
	name, source, url string
	answers           []gave
}

// A gave is what one server answered for a fault, and what its log adds.
type gave struct {
	by   string
	code status.Code
	log  string
}

// A symptom is words that people search by, and what they are about.
type symptom struct {
	words    []string
	codes    []status.Code
	failures []string
}
