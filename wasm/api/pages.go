package api

import (
	"slices"

	"hitcheck/wasm/render"
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// codePage returns the page of a code.
func (h *handler) codePage(code status.Code) []byte {
	return about(code, func(r *report.Report) []byte { return h.pageOf(code, r) })
}

func (h *handler) pageOf(code status.Code, r *report.Report) []byte {
	where := "/codes/" + digits(code) + "/"
	p := h.begin(where, say(wordCodeTitle, label(code)), render.Summary(r))
	render.Page(p, r)
	p.tag("div", "class", "notes")
	first, n := status.Lookup(code)
	for e := first; e < first+n; e++ {
		p.note(noteOn(e))
	}
	p.sameCause(code)
	p.older(first, n)
	p.Close()
	p.tag("p")
	p.leaf("a", say(wordAsk), "href", "/")
	p.Close()
	p.tag("p", "class", "quiet forms")
	for _, suffix := range [...]string{".json", ".txt", ".svg"} {
		p.leaf("a", digits(code)+suffix, "href", "/codes/"+digits(code)+suffix)
		p.Text(" ")
	}
	p.Close()
	p.neighbours(code)
	p.defined(h, code, render.Summary(r))
	return p.end(wordPromise)
}

// note writes how an answer with a code looks, and what it is not.
func (p *page) note(n note) {
	if n.example != "" {
		p.tag("section", "class", "example")
		p.leaf("h3", say(wordExample))
		p.leaf("pre", n.example)
		p.Close()
	}
	if len(n.confused) > 0 {
		p.tag("section", "class", "confused")
		p.leaf("h3", say(wordConfused))
		p.tag("dl")
		for _, o := range n.confused {
			p.tag("dt")
			p.link(o.code, label(o.code))
			p.Close()
			p.leaf("dd", o.how)
		}
		p.close(2)
	}
}

// sameCause writes which other codes servers answer for a cause of this one.
func (p *page) sameCause(code status.Code) {
	began := false
	for i := range faults {
		f := &faults[i]
		if !slices.ContainsFunc(f.answers, func(g gave) bool { return g.code == code }) {
			continue
		}
		if !began {
			began = true
			p.tag("section", "class", "same")
			p.leaf("h3", say(wordSame))
		}
		p.leaf("p", f.name)
		p.tag("ul")
		for _, g := range f.answers {
			p.tag("li")
			p.Text(say(wordSameBy, g.by))
			p.chips([]status.Code{g.code})
			if g.log != "" {
				p.Text(say(wordSameLog, g.log))
			}
			p.Close()
		}
		p.Close()
		p.tag("p", "class", "quiet")
		p.leaf("a", f.source, "href", f.url)
		p.Close()
	}
	if began {
		p.Close()
	}
}

// older writes how else the n entries from first are written.
func (p *page) older(first, n status.Entry) {
	began := false
	for e := first; e < first+n; e++ {
		for i := range e.Phrases() {
			if !began {
				began = true
				p.tag("section", "class", "older")
				p.leaf("h3", say(wordOlder))
				p.tag("ul")
			}
			p.leaf("li", e.Phrase(i))
		}
	}
	if began {
		p.close(2)
	}
}

// neighbours links the codes before and after.
func (p *page) neighbours(code status.Code) {
	var before, after status.Code
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		c := e.Code()
		if c < code {
			before = c
		}
		if c > code && after == 0 {
			after = c
		}
	}
	p.tag("nav", "class", "neighbours")
	if before > 0 || code > 0 {
		p.link(before, say(wordBefore, label(before)))
	}
	if after > 0 {
		p.link(after, say(wordAfter, label(after)))
	}
	p.Close()
}

// link writes a link to a code's page.
func (p *page) link(code status.Code, text string) {
	p.leaf("a", text, "href", "/codes/"+digits(code)+"/")
}

// label returns a code with its name, as far as it has one.
func label(code status.Code) string {
	e, n := status.Lookup(code)
	if n == 0 {
		return digits(code)
	}
	return digits(code) + " " + e.Name()
}

// codesPage returns the list of all codes by class.
func (h *handler) codesPage() []byte {
	p := h.begin("/codes/", say(wordCodesTitle), say(wordCodesLead))
	p.leaf("h1", say(wordCodesTitle))
	p.leaf("p", say(wordCodesLead))
	p.search(h)
	p.tag("div", "class", "view empty")
	for _, wide := range []bool{true, false} {
		render.Diagram(p, &report.Report{RetryAfter: -1}, render.Options{Wide: wide, Pages: true})
	}
	p.Close()
	for i := range status.Class(6) {
		class := (i + 1) % 6 // what has no class comes last
		p.tag("section", "class", "k"+digits(status.Code(class))[2:])
		if class > 0 {
			p.leaf("h2", digits(status.Code(class))[2:]+"xx "+class.Name())
			p.leaf("p", class.Meaning()+" "+class.Next())
		} else {
			p.leaf("h2", say(wordOutside))
		}
		render.List(p, class)
		p.Close()
	}
	p.failures()
	return p.end(wordPromise)
}

// search writes the search, which shows itself when its script has come.
func (p *page) search(h *handler) {
	p.tag("form", "role", "search", "class", "search", "hidden", "")
	p.leaf("label", say(wordSearch), "for", "search")
	p.tag("input", "type", "search", "id", "search", "autocomplete", "off", "spellcheck", "false", "aria-describedby", "search-hint")
	p.Close()
	p.leaf("p", say(wordSearchHint), "class", "quiet", "id", "search-hint")
	p.leaf("p", "", "role", "status", "class", "quiet", "data-some", say(wordSearchSome, "{}"), "data-none", say(wordSearchNone))
	p.tag("ul", "class", "results")
	p.Close()
	p.tag("script", "type", "module", "src", h.looks+"search.js")
	p.close(2)
}

// failures lists the ends without a status, each at an address of its own.
func (p *page) failures() {
	p.tag("section", "class", "k0", "id", "failures")
	p.leaf("h2", say(wordFailuresTitle))
	p.leaf("p", say(wordFailuresLead))
	p.tag("dl", "class", "codes")
	for f := range status.FailureID(status.NumFailures()) {
		p.leaf("dt", f.Name(), "id", f.ID())
		p.tag("dd")
		p.Text(f.Meaning())
		if f.Steps() > 0 {
			p.Text(" " + say(wordFirst, f.Step(0)) + ".")
		}
		p.Text(" ")
		p.leaf("a", f.Source(), "href", f.URL(), "class", "quiet")
		p.Close()
	}
	p.close(2)
}

// answerPage returns what a text adds up to, for a browser without script.
func (h *handler) answerPage(r *report.Report) []byte {
	r.Evidence = nil // the text is gone, so there is nothing to mark
	p := h.begin("", say(wordAnswerTitle), render.Summary(r))
	p.leaf("h1", say(wordAnswerTitle))
	render.View(p, r)
	return p.end(wordAnswerKept)
}

// errorPage returns what an answer with a code of our own means.
func (h *handler) errorPage(code status.Code, detail string) []byte {
	return about(code, func(r *report.Report) []byte {
		p := h.begin("", label(code), render.Summary(r))
		p.leaf("p", detail, "class", "detail")
		render.Page(p, r)
		p.tag("p")
		p.leaf("a", say(wordAsk), "href", "/")
		p.Close()
		return p.end(wordPromise)
	})
}
