package render

import "hitcheck/wasm/report"

// SVG appends the class diagram as a file of its own. look is the style sheet
// that the site's pages draw it with (site/diagram.css), since a file cannot
// ask for one.
func SVG(dst []byte, r *report.Report, o Options, look string) []byte {
	o.Alone = true
	s := styled{HTML: HTML{B: dst}, look: look}
	Diagram(&s, r, o)
	return append(s.B, '\n')
}

// styled is an HTML writer that puts a style sheet before the first shape.
type styled struct {
	HTML
	look string
}

func (s *styled) Open(tag string) {
	if tag == "g" && s.look != "" {
		s.HTML.Open("style")
		s.HTML.Text(s.look)
		s.HTML.Close()
		s.look = ""
	}
	s.HTML.Open(tag)
}
