package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// Page draws what the page of a code says: what it means, how far such a
// request gets, who acts and what next, the diagram, who else uses the number
// and where it is written down.
func Page(to Sink, r *report.Report) {
	p := pen{to: to}
	s := subjectOf(r)
	p.tinted("div", "view k", colourOf(r, &s))
	p.open("div.answer")
	p.open("div.verdict")
	p.open("h1")
	p.label(&s)
	p.end()
	p.open("h2")
	p.title(r)
	p.sentence(r, &s)
	p.remarks(r)
	p.up()
	p.path(r, &s)
	p.act(r, &s)
	p.up()
	p.open("div.classes")
	p.diagram(r, Options{Pages: true})
	p.up()
	p.open("div.more")
	p.meanings(&s)
	p.source(r, &s)
	p.close(2)
}

// List draws every code of a class, or with 0 of none, with each of its
// meanings.
func List(to Sink, c status.Class) {
	p := pen{to: to}
	p.open("dl.codes")
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		code := e.Code()
		if code.Class() != c {
			continue
		}
		if first, _ := status.Lookup(code); e == first {
			p.open("dt")
			p.chip(code, true)
			p.str(" ")
			p.str(e.Name())
			p.end()
		}
		p.open("dd")
		if e.Standing() != status.Registered {
			p.leaf("b", e.Issuer()+": "+e.Name())
			p.to.Text(" ")
			if e.Standing() == status.Documented { // folklore's issuer says so itself
				p.leaf("span.quiet", e.Standing().String())
				p.to.Text(" ")
			}
		}
		p.str(e.Meaning())
		p.end()
	}
	p.up()
}
