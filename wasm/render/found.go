package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// found draws what stands behind the answer: redirects, codes and failures
// with their counts, a log's timeline and top failing requests, the number's
// other meanings, the source, and the numbers passed over.
func found(s Sink, r *report.Report, about subject) {
	if len(r.Chain) > 1 {
		section(s, "chain", status.WordRedirects)
		open(s, "ol", "")
		for _, c := range r.Chain {
			open(s, "li", "")
			chip(s, c)
			s.Close()
		}
		s.Close()
		s.Close()
	}
	if len(r.Codes)+len(r.Failures) > 1 || several(r) {
		section(s, "found", status.WordFound)
		counts(s, r)
		s.Close()
	}
	timeline(s, r)
	top(s, r)
	meanings(s, r, about)
	source(s, r, about)
	if len(r.Evidence) > 0 && !r.Lookup {
		section(s, "evidence", status.WordEvidence)
		open(s, "pre", "")
		s.Attr("part", "evidence")
		s.Attr("tabindex", "0")     // it scrolls
		s.Attr("data-evidence", "") // the text itself is only where it was pasted
		s.Close()
		s.Close()
	}
	if r.Verdict != report.Unknown {
		near(s, r)
	}
}

func section(s Sink, class string, title status.Word) {
	open(s, "section", class)
	leaf(s, "h3", "", status.Say(title))
}

// counts draws a table of the codes and failures.
func counts(s Sink, r *report.Report) {
	if several(r) {
		table(s, status.WordCode, status.WordCount, status.WordShare)
	} else {
		table(s, status.WordCode, status.WordCount)
	}
	all := r.Answers
	for _, f := range r.Failures {
		all += f.Count
	}
	for i := range r.Codes {
		c := &r.Codes[i]
		open(s, "tr", "")
		open(s, "td", "")
		chip(s, c.Code)
		s.Text(" " + ofCode(c).name())
		if c.Implied {
			s.Text(" ")
			leaf(s, "span", "quiet", status.Say(status.WordImplied))
		}
		s.Close()
		number(s, r, c.Count, all)
		s.Close()
	}
	for _, f := range r.Failures {
		open(s, "tr", "")
		open(s, "td", "")
		leaf(s, "span", "chip k0", status.Say(status.WordFailure))
		s.Text(" " + f.ID.Name())
		s.Close()
		number(s, r, f.Count, all)
		s.Close()
	}
	s.Close()
	s.Close()
}

// table begins a table and its body; two Close calls end it.
func table(s Sink, columns ...status.Word) {
	open(s, "table", "")
	open(s, "thead", "")
	open(s, "tr", "")
	for i, w := range columns {
		open(s, "th", pick(i > 0, "n", ""))
		s.Text(status.Say(w))
		s.Close()
	}
	s.Close()
	s.Close()
	open(s, "tbody", "")
}

// number writes a count, and in a log its share.
func number(s Sink, r *report.Report, n, all uint64) {
	leaf(s, "td", "n", grouped(n))
	if several(r) {
		leaf(s, "td", "n", percent(n, all))
	}
}

// top draws the failing requests of a log.
func top(s Sink, r *report.Report) {
	if len(r.Top) == 0 {
		return
	}
	section(s, "top", status.WordTop)
	table(s, status.WordRequest, status.WordCount)
	for i := range r.Top {
		t := &r.Top[i]
		open(s, "tr", "")
		open(s, "td", "")
		chip(s, t.Code)
		s.Text(" ")
		leaf(s, "code", "", t.Method+" "+t.Path)
		s.Close()
		leaf(s, "td", "n", grouped(uint64(t.Count)))
		s.Close()
	}
	s.Close()
	s.Close()
	s.Close()
}

// meanings lists who else uses the number, and for what.
func meanings(s Sink, r *report.Report, about subject) {
	if about.what != aboutEntry && about.what != aboutCode {
		return
	}
	began := false
	c := report.Code{Code: about.code, Entry: about.entry, Known: about.what == aboutEntry}
	others(&c, func(e status.Entry) {
		if !began {
			open(s, "section", "meanings")
			leaf(s, "h3", "", fill(status.WordMeanings, digits(about.code)))
			open(s, "dl", "")
			began = true
		}
		open(s, "dt", "")
		leaf(s, "b", "", e.Issuer())
		s.Text(": " + e.Name() + " ")
		leaf(s, "span", "quiet", status.Say(standingWords[e.Standing()]))
		s.Close()
		open(s, "dd", "")
		s.Text(e.Meaning() + " ")
		link(s, "", e.URL(), e.Source())
		s.Close()
	})
	if began {
		s.Close()
		s.Close()
	}
}

var standingWords = [...]status.Word{
	status.Registered: status.WordIsRegistered,
	status.Documented: status.WordIsDocumented,
	status.Folklore:   status.WordIsFolklore,
}

// source says where the meaning is written down, whose it is, the related
// header fields, and what the text was read as.
func source(s Sink, r *report.Report, about subject) {
	open(s, "section", "source")
	leaf(s, "h3", "", status.Say(status.WordAbout))
	open(s, "dl", "")
	if text, url := about.source(); text != "" {
		term(s, status.WordSource)
		link(s, "", url, text)
		if about.what == aboutEntry {
			s.Text(" (" + about.entry.Issuer() + ", " + status.Say(standingWords[about.entry.Standing()]) + ")")
		}
		s.Close()
	}
	if about.what == aboutEntry && about.entry.Fields() > 0 {
		term(s, status.WordFields)
		for i := 0; i < about.entry.Fields(); i++ {
			if i > 0 {
				s.Text(", ")
			}
			leaf(s, "code", "", about.entry.Field(i))
		}
		s.Close()
	}
	if about.what == aboutEntry && about.entry.Cacheable() {
		term(s, status.WordCache)
		s.Text(status.Say(status.WordCacheable))
		s.Close()
	}
	if len(r.Formats) > 0 {
		term(s, status.WordFormats)
		for i, f := range r.Formats {
			if i == 6 {
				s.Text(", " + fill(status.WordMore, itoa(len(r.Formats)-i)))
				break
			}
			if i > 0 {
				s.Text(", ")
			}
			s.Text(f.ID.Label() + " (" + grouped(f.Count) + ")")
		}
		s.Close()
	}
	term(s, status.WordRead)
	w := status.WordSizeRead
	if r.Lines == 1 {
		s.Text(fill(status.WordSizeReadOne, size(r.Bytes)))
	} else {
		s.Text(fill(w, grouped(r.Lines), size(r.Bytes)))
	}
	s.Close()
	s.Close()
	s.Close()
}

// term writes a dt and begins its dd.
func term(s Sink, w status.Word) {
	leaf(s, "dt", "", status.Say(w))
	s.Open("dd")
}

// near lists the numbers that are no status, on request.
func near(s Sink, r *report.Report) {
	if len(r.Near) == 0 {
		return
	}
	open(s, "details", "near")
	s.Attr("part", "near")
	if r.Verdict == report.Unknown {
		s.Attr("open", "")
	}
	leaf(s, "summary", "", status.Say(status.WordNear)+" ("+itoa(len(r.Near))+")")
	open(s, "ul", "")
	for i := range r.Near {
		n := &r.Near[i]
		leaf(s, "li", "", fill(status.WordNearOne, digits(status.Code(n.Number)), grouped(n.Line), status.Say(n.Why)))
	}
	s.Close()
	s.Close()
}
