package api

import (
	"strings"

	"hitcheck/wasm/render"
)

// A page is an HTML document that is being written. Drawing code gives it
// addresses from the site's root; its links are relative to where it stands,
// so that the site can be put into a folder of another.
type page struct {
	render.HTML
	root string
}

// Attr gives the element just opened an attribute.
func (p *page) Attr(name, value string) {
	if name == "href" || name == "src" || name == "action" {
		if code, ok := codeIn(value, "#", ""); ok {
			value = "/codes/" + digits(code) + "/"
		}
		if rest, ok := strings.CutPrefix(value, "/"); ok && !strings.HasPrefix(rest, "/") {
			value = p.root + rest
		}
	}
	p.HTML.Attr(name, value)
}

// tag writes an element with attributes, given as name and value in turn, and
// leaves it open.
func (p *page) tag(tag string, attrs ...string) {
	p.Open(tag)
	for i := 0; i+1 < len(attrs); i += 2 {
		p.Attr(attrs[i], attrs[i+1])
	}
}

// leaf writes an element that holds only text.
func (p *page) leaf(tag, text string, attrs ...string) {
	p.tag(tag, attrs...)
	p.Text(text)
	p.Close()
}

// close ends the n elements opened last.
func (p *page) close(n int) {
	for range n {
		p.Close()
	}
}

// begin writes a page up to its own content. where is its path, or nothing for
// one that may stand anywhere.
func (h *handler) begin(where, title, about string) *page {
	p := &page{root: h.root}
	if where != "" {
		p.root = strings.Repeat("../", strings.Count(where, "/")-1)
	}
	p.B = append(p.B, "<!doctype html>"...)
	p.tag("html", "lang", "en")
	p.tag("head")
	p.tag("meta", "charset", "utf-8")
	p.Close()
	p.leaf("title", say(wordTitle, title))
	for _, meta := range [][2]string{
		{"viewport", "width=device-width, initial-scale=1"},
		{"description", about},
		{"color-scheme", "light dark"},
	} {
		p.tag("meta", "name", meta[0], "content", meta[1])
		p.Close()
	}
	p.tag("meta", "http-equiv", "Content-Security-Policy", "content", Policy)
	p.Close()
	p.tag("link", "rel", "icon", "href", "/favicon.svg", "type", "image/svg+xml")
	p.Close()
	for _, sheet := range []string{"diagram.css", "hit-check.css", "site.css", "pages.css"} {
		p.tag("link", "rel", "stylesheet", "href", h.looks+sheet)
		p.Close()
	}
	if where != "" && h.site != "" {
		p.tag("link", "rel", "canonical", "href", h.site+where)
		p.Close()
	}
	p.Close()
	p.tag("body")
	p.tag("header")
	p.tag("p", "class", "name")
	p.leaf("a", say(wordName), "href", "/")
	p.Close()
	p.leaf("p", say(wordTagline))
	p.tag("nav")
	p.leaf("a", say(wordGuide), "href", "/guide/")
	p.leaf("a", say(wordCodes), "href", "/codes/")
	p.close(2)
	p.tag("main", "class", "hit-check")
	return p
}

// end writes the rest of the page, what we promise last, and returns it.
func (p *page) end(promise word) []byte {
	p.Close()
	p.tag("footer")
	p.leaf("p", say(promise))
	p.close(3)
	return append(p.B, '\n')
}
