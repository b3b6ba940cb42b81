// Package render draws a report: as JSON, as text for a terminal, and as one
// tree of nodes that becomes HTML, SVG or the compact tree a browser builds
// its DOM from. Drawing code writes to a Sink and does not know which.
package render

// A Sink takes a tree of nodes in document order. Attributes come right after
// the Open they belong to.
type Sink interface {
	Open(tag string)
	Attr(name, value string)
	Text(s string)
	Close()
}

// open begins an element of a class.
func open(s Sink, tag, class string) {
	s.Open(tag)
	if class != "" {
		s.Attr("class", class)
	}
}

// leaf writes an element that holds only text.
func leaf(s Sink, tag, class, text string) {
	open(s, tag, class)
	s.Text(text)
	s.Close()
}

// link writes a link, or plain text when there is no address to go to.
func link(s Sink, class, href, text string) {
	if href == "" {
		leaf(s, "span", class, text)
		return
	}
	open(s, "a", class)
	s.Attr("href", href)
	s.Text(text)
	s.Close()
}
