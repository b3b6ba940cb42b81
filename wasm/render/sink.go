// Package render draws a report: as JSON, as text for a terminal, and as one
// tree of nodes that becomes HTML, SVG or the compact tree a browser builds
// its DOM from. Drawing code writes to a Sink and does not know which.
package render

import "hitcheck/wasm/status"

// A Sink takes a tree of nodes in document order. Attributes come right after
// the Open they belong to.
type Sink interface {
	Open(tag string)
	Attr(name, value string)
	Text(s string)
	Close()
}

// A pen writes to a Sink in few words: an element's tag, classes and fixed
// attributes are one string, "ol.steps" or "h2 part=verdict tabindex=-1". Each
// word that a call does not need is bytes that no page has to load.
type pen struct{ to Sink }

// open begins an element.
func (p *pen) open(element string) {
	tag := until(element, " ")
	rest := element[len(tag):]
	name := until(tag, ".")
	p.to.Open(name)
	if len(name) < len(tag) {
		class := []byte(tag[len(name)+1:])
		for i, c := range class {
			if c == '.' {
				class[i] = ' '
			}
		}
		p.to.Attr("class", string(class))
	}
	for rest != "" {
		rest = rest[1:]
		attr := until(rest, " ")
		name := until(attr, "=")
		p.to.Attr(name, attr[min(len(name)+1, len(attr)):])
		rest = rest[len(attr):]
	}
}

// until returns s up to the sign.
func until(s, sign string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == sign[0] {
			return s[:i]
		}
	}
	return s
}

func (p *pen) attr(name, value string) { p.to.Attr(name, value) }
func (p *pen) text(s string)           { p.to.Text(s) }
func (p *pen) say(w status.Word)       { p.to.Text(status.Say(w)) }

// close ends the n elements opened last.
func (p *pen) close(n int) {
	for ; n > 0; n-- {
		p.to.Close()
	}
}

// leaf writes an element that holds only text.
func (p *pen) leaf(element, text string) {
	p.open(element)
	p.to.Text(text)
	p.to.Close()
}

// word writes an element that holds only a word.
func (p *pen) word(element string, w status.Word) { p.leaf(element, status.Say(w)) }

// link writes a link, or plain text when there is no address to go to.
func (p *pen) link(element, href, text string) {
	p.open(element)
	if href != "" {
		p.attr("href", href)
	}
	p.text(text)
	p.close(1)
}

// numbers gives the element just opened attributes with whole numbers: names
// holds them, each ended by a blank.
func (p *pen) numbers(names string, values ...int) {
	for _, n := range values {
		name := until(names, " ")
		p.attr(name, itoa(n))
		names = names[len(name)+1:]
	}
}
