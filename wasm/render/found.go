package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// found draws what stands behind the answer: redirects, codes and failures
// with their counts, a log's timeline and top failing requests, the number's
// other meanings, the source, the marked text and the numbers passed over.
func (p *pen) found(r *report.Report, about subject) {
	if len(r.Chain) > 1 {
		p.section("section.chain", status.WordRedirects)
		p.open("ol")
		for _, c := range r.Chain {
			p.open("li")
			p.chip(c)
			p.close(1)
		}
		p.close(2)
	}
	if len(r.Codes)+len(r.Failures) > 1 || several(r) {
		p.counts(r)
	}
	p.timeline(r)
	p.top(r)
	p.meanings(about)
	p.source(r, about)
	if len(r.Evidence) > 0 && !r.Lookup {
		p.section("section.evidence", status.WordEvidence)
		// It scrolls. The text itself is only where it was pasted.
		p.open("pre part=evidence tabindex=0 data-evidence")
		p.close(2)
	}
	if r.Verdict != report.Unknown {
		p.near(r)
	}
}

func (p *pen) section(element string, title status.Word) {
	p.open(element)
	p.word("h3", title)
}

// counts draws a table of the codes and failures, in a log with their share.
func (p *pen) counts(r *report.Report) {
	p.section("section.found", status.WordFound)
	p.open("table")
	p.open("tbody")
	all := uint64(0)
	if several(r) {
		all = r.Answers
		for _, f := range r.Failures {
			all += f.Count
		}
	}
	for i := range r.Codes {
		c := &r.Codes[i]
		p.open("tr")
		p.open("th scope=row")
		p.named(ofCode(c))
		p.close(1)
		p.count(c.Count, all)
	}
	for _, f := range r.Failures {
		p.open("tr")
		p.open("th scope=row")
		p.word("span.chip.k0", status.WordFailure)
		p.text(" ")
		p.text(f.ID.Name())
		p.close(1)
		p.count(f.Count, all)
	}
	p.close(3)
}

// count ends a row with a count and, where there is a whole, its share.
func (p *pen) count(n, all uint64) {
	p.leaf("td.n", "×\u00a0"+grouped(n))
	if all > 0 {
		p.leaf("td.n", percent(n, all))
	}
	p.close(1)
}

// top draws the failing requests of a log.
func (p *pen) top(r *report.Report) {
	if len(r.Top) == 0 {
		return
	}
	p.section("section.top", status.WordTop)
	p.open("table")
	p.open("tbody")
	for i := range r.Top {
		t := &r.Top[i]
		p.open("tr")
		p.open("th scope=row")
		p.chip(t.Code)
		p.text(" ")
		p.leaf("code", t.Method+" "+t.Path)
		p.close(1)
		p.count(uint64(t.Count), 0)
	}
	p.close(3)
}

// meanings lists who else uses the number, and for what.
func (p *pen) meanings(about subject) {
	began := false
	about.others(func(e status.Entry) {
		if !began {
			p.open("section.meanings")
			p.leaf("h3", fill(status.WordMeanings, digits(about.code)))
			p.open("dl")
			began = true
		}
		p.open("dt")
		p.leaf("b", e.Issuer())
		p.text(": " + e.Name() + " ")
		p.leaf("span.quiet", e.Standing().String())
		p.close(1)
		p.open("dd")
		p.text(e.Meaning() + " ")
		p.link("a", e.URL(), e.Source())
		p.close(1)
	})
	if began {
		p.close(2)
	}
}

// source says where the meaning is written down and whose it is, the related
// header fields, and what the text was read as.
func (p *pen) source(r *report.Report, about subject) {
	p.section("section.source", status.WordAbout)
	p.open("dl")
	if text, url := about.source(); text != "" {
		p.term(status.WordSource)
		p.link("a", url, text)
		if about.what == aboutEntry {
			p.text(" (" + about.entry.Issuer() + ", " + about.entry.Standing().String() + ")")
			p.close(1)
			if about.entry.Fields() > 0 {
				p.term(status.WordFields)
				list := ""
				for i := 0; i < about.entry.Fields(); i++ {
					list = join(list, about.entry.Field(i))
				}
				p.leaf("code", list)
				p.close(1)
			}
			if about.entry.Cacheable() {
				p.term(status.WordCache)
				p.say(status.WordCacheable)
				p.close(1)
			}
		} else {
			p.close(1)
		}
	}
	if r.Lookup {
		p.close(2) // what was asked needs no description
		return
	}
	if len(r.Formats) > 0 {
		p.term(status.WordFormats)
		list := ""
		for _, f := range r.Formats[:min(6, len(r.Formats))] {
			list = join(list, f.ID.Label())
		}
		p.text(list)
		p.close(1)
	}
	p.term(status.WordRead)
	p.text(size(r.Bytes))
	if r.Lines > 1 {
		p.text(fill(status.WordInLines, grouped(r.Lines)))
	}
	p.close(3)
}

// term writes a dt and begins its dd.
func (p *pen) term(w status.Word) {
	p.word("dt", w)
	p.open("dd")
}

// near lists the numbers that are no status, on request.
func (p *pen) near(r *report.Report) {
	if len(r.Near) == 0 {
		return
	}
	p.open(pick(r.Verdict == report.Unknown, "details.near open", "details.near"))
	p.leaf("summary", fill(status.WordNear, itoa(len(r.Near))))
	p.open("ul")
	for i := range r.Near {
		p.leaf("li", nearLine(&r.Near[i]))
	}
	p.close(2)
}

func nearLine(n *report.Near) string {
	return fill(status.WordNearOne, digits(status.Code(n.Number)), grouped(n.Line), status.Say(n.Why))
}
