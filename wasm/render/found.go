package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

const topShown = 10 // failing requests that are seen at once

// found draws what stands behind the answer: redirects, codes and failures
// with their counts, a log's timeline and top failing requests, the number's
// other meanings, the source, the marked text and the numbers passed over. The
// browser module has the words for it only once everything has come, and then also
// this function.
//
//go:noinline
func (p *pen) found(r *report.Report, s *subject) {
	if len(r.Chain) > 1 {
		p.section("section.chain", status.WordBelowRedirects)
		p.open("ol")
		for _, c := range r.Chain {
			p.open("li")
			p.chip(c, false)
			p.up()
		}
		p.close(2)
	}
	if !r.Lookup && (len(r.Codes)+len(r.Failures) > 1 || several(r)) {
		p.counts(r)
	}
	p.timeline(r)
	if len(r.Top) > 0 {
		p.table("section.top", status.WordBelowTop)
		for i := range r.Top {
			t := &r.Top[i]
			if i == topShown {
				p.close(2)
				p.open("details")
				p.open("summary")
				p.fill(status.WordBelowTopMore)
				p.int(len(r.Top) - i)
				p.gap()
				p.end()
				p.body()
			}
			p.row()
			p.chip(t.Code, false)
			p.to.Text(" ")
			p.open("code dir=ltr")
			p.str(t.Method)
			p.str(" ")
			p.str(t.Path)
			p.end()
			if t.First > 0 {
				p.open("p.quiet")
				p.between(t.First, t.Last)
				p.end()
			}
			p.count(uint64(t.Count), uint64(t.Over), 0)
		}
		if len(r.Top) > topShown {
			p.up()
		}
		p.close(3)
	}
	p.meanings(s)
	p.source(r, s)
	if len(r.Evidence) > 0 && !r.Lookup {
		p.section("section.evidence", status.WordBelowEvidence)
		// It scrolls. The text itself is only where it was pasted.
		p.open("pre part=evidence tabindex=0 data-evidence")
		p.close(2)
	}
	if r.Verdict != report.Unknown && !r.Lookup {
		p.near(r)
	}
}

func (p *pen) section(element string, title status.Word) {
	p.open(element)
	p.say("h3", title)
}

// table begins a section that holds a table.
func (p *pen) table(element string, title status.Word) {
	p.section(element, title)
	p.body()
}

func (p *pen) body() {
	p.open("table")
	p.open("tbody")
}

func (p *pen) row() {
	p.open("tr")
	p.open("th scope=row")
}

// counts draws a table of the codes and failures, in a log with their share.
func (p *pen) counts(r *report.Report) {
	p.table("section.found", status.WordBelowFound)
	all := uint64(0)
	if several(r) {
		all = r.Answers + failures(r)
	}
	for i := range r.Codes {
		var s subject
		s.of(&r.Codes[i])
		p.row()
		p.chip(s.code, false)
		p.str(" ")
		p.str(s.name())
		p.put()
		p.count(r.Codes[i].Count, 0, all)
	}
	for i := range r.Failures {
		p.row()
		p.say("span.chip.k0", status.WordBelowFailure)
		p.str(" ")
		p.str(r.Failures[i].ID.Name())
		p.put()
		p.count(r.Failures[i].Count, 0, all)
	}
	p.close(3)
}

// count ends a row with a count, of which over may be too much, and, where there
// is a whole, its share.
func (p *pen) count(n, over, all uint64) {
	p.up()
	p.open("td.n")
	p.str("×\u00a0")
	p.about(n, over)
	p.end()
	if all > 0 {
		p.open("td.n")
		p.percent(n, all)
		p.end()
	}
	p.up()
}

// meanings lists who else uses the number, and for what.
func (p *pen) meanings(s *subject) {
	began := false
	s.others(func(o *subject) {
		if !began {
			p.open("section.meanings")
			p.open("h3")
			p.fill(status.WordBelowMeanings)
			p.digits(o.code)
			p.gap()
			p.end()
			p.open("dl")
			began = true
		}
		p.open("dt")
		p.leaf("b", o.entry.Issuer())
		p.word(status.WordColon)
		p.str(o.name())
		p.str(" ")
		p.put()
		p.leaf("span.quiet", o.entry.Standing().String())
		p.up()
		p.open("dd")
		p.meaning(o)
		p.str(" ")
		p.put()
		p.cite(o)
		p.up()
	})
	if began {
		p.close(2)
	}
}

// cite links to where a meaning is written down, once that is known.
func (p *pen) cite(s *subject) {
	source, url := s.source()
	if source == "" {
		return
	}
	p.to.Open("a")
	p.to.Attr("href", url)
	p.to.Text(source)
	p.up()
}

// source says where the meaning is written down and whose it is, the related
// header fields, and what the text was read as.
func (p *pen) source(r *report.Report, s *subject) {
	p.section("section.source", status.WordBelowAbout)
	p.open("dl")
	if source, _ := s.source(); source != "" {
		p.say("dt", status.WordBelowSource)
		p.open("dd")
		p.cite(s)
		if s.what == aboutEntry {
			p.str(" (")
			p.str(s.entry.Issuer())
			p.word(status.WordComma)
			p.str(s.entry.Standing().String())
			p.str(")")
		}
		p.end()
	}
	if s.what == aboutEntry {
		for i := 0; i < s.entry.Fields(); i++ {
			p.comma()
			p.str(s.entry.Field(i))
		}
		p.fact(status.WordBelowFields)
		if s.entry.Cacheable() {
			p.word(status.WordBelowCacheable)
			p.fact(status.WordBelowCache)
		}
	}
	if !r.Lookup { // what was asked needs no description
		for i := range r.Formats {
			if i < 6 {
				p.comma()
				p.str(r.Formats[i].ID.Label())
			}
		}
		p.fact(status.WordBelowFormats)
		p.size(r.Bytes)
		if r.Lines > 1 {
			p.fill(status.WordBelowInLines)
			p.num(r.Lines)
			p.gap()
		}
		p.fact(status.WordBelowRead)
	}
	p.close(2)
}

// fact writes the line composed under a term, nothing when it is empty.
func (p *pen) fact(w status.Word) {
	if text := p.take(); text != "" {
		p.say("dt", w)
		p.leaf("dd", text)
	}
}

// near lists the numbers that are no status, on request.
func (p *pen) near(r *report.Report) {
	if len(r.Near) == 0 || !status.Whole() {
		return
	}
	p.open(pick(r.Verdict == report.Unknown, "details.near open", "details.near"))
	p.open("summary")
	p.fill(status.WordBelowNear)
	p.int(len(r.Near))
	p.gap()
	p.end()
	p.open("ul")
	for i := range r.Near {
		p.open("li")
		p.passed(&r.Near[i])
		p.end()
	}
	p.close(2)
}

// passed says where a number stands that was passed over, and why.
func (l *line) passed(n *report.Near) {
	l.fill(status.WordBelowNearOne)
	l.digits(status.Code(n.Number))
	l.gap()
	l.num(n.Line)
	l.gap()
	l.word(n.Why)
}
