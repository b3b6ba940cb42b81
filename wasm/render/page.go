package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// Page draws what the page of a code says: what it means, how far such a
// request gets, who acts and what next, the diagram, who else uses the number
// and where it is written down.
func Page(s Sink, r *report.Report) {
	p := pen{s}
	about := subjectOf(r)
	p.open("div.view.k" + itoa(int(colourOf(r, about))))
	p.open("div.answer")
	p.open("div.verdict")
	p.leaf("h1", about.label())
	p.open("h2")
	p.icon("icon", byVerdict[r.Verdict])
	p.text(Verdict(r))
	p.close(1)
	p.leaf("p.meaning", Summary(r))
	notes(r, func(text string) { p.leaf("p.note", text) })
	p.close(1)
	p.path(r, about)
	p.act(r, about)
	p.close(1)
	p.open("div.classes")
	p.diagram(r, Options{Pages: true})
	p.close(1)
	p.open("div.more")
	p.meanings(about)
	p.source(r, about)
	p.close(2)
}

// List draws every code of a class, or with 0 of none, with each of its
// meanings.
func List(s Sink, c status.Class) {
	p := pen{s}
	p.open("dl.codes")
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		code := e.Code()
		if code.Class() != c {
			continue
		}
		if first, _ := status.Lookup(code); e == first {
			p.open("dt")
			p.link("a.chip.k"+itoa(int(c)), href(code, true), digits(code))
			p.text(" " + e.Name())
			p.close(1)
		}
		p.open("dd")
		if e.Standing() != status.Registered {
			p.leaf("b", e.Issuer()+": "+e.Name())
			p.text(" ")
			p.leaf("span.quiet", e.Standing().String())
			p.text(" ")
		}
		p.text(e.Meaning())
		p.close(1)
	}
	p.close(1)
}
