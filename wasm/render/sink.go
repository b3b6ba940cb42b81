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
// word that a call does not need is bytes that no page has to load. What the
// pen composes as a line becomes text, or the value of an attribute.
type pen struct {
	line
	to Sink
}

// open begins an element.
func (p *pen) open(element string) {
	tag := until(element, ' ')
	rest := element[len(tag):]
	name := until(tag, '.')
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
		attr := until(rest[1:], ' ')
		name := until(attr, '=')
		p.to.Attr(name, attr[min(len(name)+1, len(attr)):])
		rest = rest[1+len(attr):]
	}
}

// until returns s up to the sign.
func until(s string, sign byte) string {
	for i := 0; i < len(s); i++ {
		if s[i] == sign {
			return s[:i]
		}
	}
	return s
}

// attr gives the element just opened an attribute: the line composed.
func (p *pen) attr(name string) { p.to.Attr(name, p.take()) }

// put writes the line composed as text.
func (p *pen) put() { p.to.Text(p.take()) }

// end writes the line composed as text and ends the element.
func (p *pen) end() {
	p.put()
	p.up()
}

// up ends the element opened last.
func (p *pen) up() { p.to.Close() }

// close ends the n elements opened last.
func (p *pen) close(n int) {
	for ; n > 0; n-- {
		p.up()
	}
}

// leaf writes an element that holds only text.
func (p *pen) leaf(element, text string) {
	p.open(element)
	p.to.Text(text)
	p.up()
}

// say writes an element that holds only a word.
func (p *pen) say(element string, w status.Word) { p.leaf(element, status.Say(w)) }

// at gives the element just opened attributes that are whole numbers: x, y,
// width and height, as many as there are.
func (p *pen) at(numbers ...int) {
	for i, n := range numbers {
		p.int(n)
		p.attr([...]string{"x", "y", "width", "height"}[i])
	}
}
