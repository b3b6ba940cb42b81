package main

import "slices"

// The types below are the catalog: a field's `key` is its key in the YAML, and
// what follows tells the decoder and the checks what may stand there:
//
//	must     the key is required
//	in       the list of enums.go that the value is from
//	most     how many characters the text may have
//	lines    the text may have several lines and tabs
//	tells    the key is what tells the entry from the others of its section
//
// A catalog is everything that Hitcheck knows.
type catalog struct {
	Classes  []class   `key:"classes" must:"yes"`
	Codes    []code    `key:"codes" must:"yes"`
	Failures []failure `key:"failures" must:"yes"`
	Clues    []clue    `key:"clues" must:"yes"`
	Formats  []format  `key:"formats" must:"yes"`
	Keys     []keyList `key:"keys" must:"yes" map:"yes"`
	Words    []word    `key:"words" must:"yes" map:"yes"`
	Pages    []word    `key:"pages" map:"yes"`

	Guide     []chapter  `key:"guide"`
	Decisions []decision `key:"decisions"`
	Faults    []fault    `key:"faults"`
	Symptoms  []symptom  `key:"symptoms"`
}

// A class is one of the five first digits of a status.
type class struct {
	place
	Class   number `key:"class" must:"yes" tells:"yes"`
	Name    text   `key:"name" must:"yes" most:"60"`
	Range   text   `key:"range" must:"yes" most:"7"`
	Meaning text   `key:"meaning" must:"yes" most:"140"`
	Next    text   `key:"next" must:"yes" most:"140"`
	Source  text   `key:"source" must:"yes" most:"120"`
	URL     text   `key:"url" must:"yes" most:"200"`
}

// A code is one meaning of a number.
type code struct {
	place
	Code      number     `key:"code" must:"yes" tells:"yes"`
	Name      text       `key:"name" must:"yes" most:"60"`
	Issuer    text       `key:"issuer" must:"yes" tells:"yes" most:"40"`
	Standing  text       `key:"standing" must:"yes" in:"standing"`
	Diagram   boolean    `key:"diagram"`
	Meaning   text       `key:"meaning" must:"yes" most:"140"`
	Reach     text       `key:"reach" must:"yes" in:"reach"`
	Actor     text       `key:"actor" must:"yes" in:"actor"`
	Next      []text     `key:"next" must:"yes" most:"90"`
	Retry     text       `key:"retry" must:"yes" in:"retry"`
	Fields    []text     `key:"fields" most:"40"`
	Cacheable boolean    `key:"cacheable"`
	Phrases   []text     `key:"phrases" most:"60"`
	Expires   text       `key:"expires" most:"10"`
	Pseudo    boolean    `key:"pseudo"`
	LogOnly   boolean    `key:"logOnly"`
	Clues     []text     `key:"clues" most:"60"`
	Source    text       `key:"source" must:"yes" most:"120"`
	URL       text       `key:"url" must:"yes" most:"200"`
	Confused  []confused `key:"confused"`
	Example   text       `key:"example" most:"4000" lines:"yes"`
}

// A confused is another code that people take for this one.
type confused struct {
	place
	Code number `key:"code" must:"yes"`
	How  text   `key:"how" must:"yes" most:"200"`
}

// A failure is one way of getting no status.
type failure struct {
	place
	ID      text    `key:"id" must:"yes" tells:"yes" most:"40"`
	Kind    text    `key:"kind" must:"yes" in:"failure kind"`
	Name    text    `key:"name" must:"yes" most:"60"`
	Meaning text    `key:"meaning" must:"yes" most:"140"`
	Reach   text    `key:"reach" must:"yes" in:"reach"`
	Actor   text    `key:"actor" must:"yes" in:"actor"`
	Next    []text  `key:"next" must:"yes" most:"90"`
	Retry   text    `key:"retry" must:"yes" in:"retry"`
	Generic boolean `key:"generic"`
	Says    []text  `key:"says" most:"200"`
	Reader  text    `key:"reader" most:"40"`
	Samples []text  `key:"samples" must:"yes" most:"8000" lines:"yes"`
	Near    []text  `key:"near" must:"yes" most:"8000" lines:"yes"`
	Source  text    `key:"source" must:"yes" most:"120"`
	URL     text    `key:"url" must:"yes" most:"200"`
}

// A clue is one sign of who answered.
type clue struct {
	place
	ID      text   `key:"id" must:"yes" tells:"yes" most:"40"`
	Party   text   `key:"party" must:"yes" most:"40"`
	Reach   text   `key:"reach" must:"yes" in:"reach"`
	Says    []text `key:"says" most:"200"`
	Own     []text `key:"own" most:"200"`
	Note    text   `key:"note" most:"40"`
	Reader  text   `key:"reader" most:"40"`
	Samples []text `key:"samples" must:"yes" most:"8000" lines:"yes"`
	Near    []text `key:"near" must:"yes" most:"8000" lines:"yes"`
	Source  text   `key:"source" must:"yes" most:"120"`
	URL     text   `key:"url" must:"yes" most:"200"`
}

// says returns all of its templates.
func (cl clue) says() []text { return slices.Concat(cl.Says, cl.Own) }

// says returns all of its templates.
func (f format) says() []text { return slices.Concat(f.Says, f.Again) }

// A format is one shape of text in which a status stands.
type format struct {
	place
	ID      text     `key:"id" must:"yes" tells:"yes" most:"40"`
	Name    text     `key:"name" must:"yes" most:"60"`
	Kind    text     `key:"kind" must:"yes" in:"format kind"`
	Says    []text   `key:"says" most:"200"`
	Again   []text   `key:"again" most:"200"`
	Reader  text     `key:"reader" most:"40"`
	Code    number   `key:"code"`
	Why     text     `key:"why" most:"40"`
	Samples []sample `key:"samples" must:"yes"`
	Near    []text   `key:"near" must:"yes" most:"8000" lines:"yes"`
	Source  text     `key:"source" must:"yes" most:"120"`
	URL     text     `key:"url" must:"yes" most:"200"`
}

// A sample is a text with the statuses that a reader has to find in it.
type sample struct {
	place
	Text  text     `key:"text" must:"yes" most:"8000" lines:"yes"`
	Codes []number `key:"codes"`
}

// A keyList is the names under which programs write one kind of value.
type keyList struct {
	ID    text   `most:"40"`
	Names []text `key:"names" must:"yes" most:"60"`
}

// A word is a piece of the interface's own text.
type word struct {
	ID   text `most:"40"`
	Text text `key:"text" must:"yes" most:"1000" lines:"yes"`
}

// A text is a string and where it stands; so are number and boolean. The zero
// place says that the catalog does not have it.
type text struct {
	place
	s string
}

type number struct {
	place
	n int
}

type boolean struct {
	place
	yes bool
}
