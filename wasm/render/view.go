package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// A Kind names what to draw of a report.
type Kind int

const (
	KindAnswer   Kind = iota // the whole answer, or what stands there before one
	KindExamples             // the examples beneath the box
	KindAside                // the answer in place of another, with the way back
	KindFiles                // what a page says while it reads files and passes an answer on, word by word
	KindBox                  // how a line runs, and what a page says around the box
)

// Draw draws one kind of view. Codes link to #404.
func Draw(s Sink, r *report.Report, k Kind) {
	p := pen{to: s}
	switch {
	case k == KindExamples:
		p.examples()
	case k == KindFiles:
		p.words(status.WordFileReading, status.WordFilePng)
	case k == KindBox:
		p.words(status.WordDirection, status.WordBoxFailed)
	case r.Bytes == 0:
		p.open("div.view.empty")
		p.diagram(r, Options{Wide: true})
		p.diagram(r, Options{})
		p.up()
	default:
		p.view(r, k)
	}
}

// words draws words from first to last, as they are.
func (p *pen) words(first, last status.Word) {
	p.open("words")
	for w := first; w <= last; w++ {
		p.to.Text(status.Say(w))
	}
	p.up()
}

// View draws the answer: the verdict, how far the request got, who acts and
// what next, the diagram, and what was found. Before there is a text, the
// diagram stands alone.
func View(s Sink, r *report.Report) { Draw(s, r, KindAnswer) }

func (p *pen) view(r *report.Report, k Kind) {
	s := subjectOf(r)
	p.tinted("div", "view k", colourOf(r, &s))
	p.open("div.answer")
	if k == KindAside {
		p.say("a.back href=#", status.WordBack)
	}
	p.open("div.verdict")
	p.open("h2 part=verdict tabindex=-1") // takes the focus when it replaces what had it
	p.title(r)
	switch {
	case r.Lookup && len(r.Codes) > 1:
		p.open("dl.asked")
		for i := range r.Codes {
			var of subject
			of.of(&r.Codes[i])
			p.open("dt")
			p.named(&of)
			p.open("dd")
			p.meaning(&of)
			p.end()
		}
		p.up()
	case several(r):
		p.sentence(r, &s)
		p.open("p")
		p.named(&s)
		p.open("p")
		p.meaning(&s)
		p.end()
	default:
		p.open("p.status part=status")
		p.named(&s)
		p.sentence(r, &s)
	}
	if s.code > 0 {
		// What the host page itself has to say about a code.
		p.to.Open("slot")
		p.digits(s.code)
		p.attr("name")
		p.up()
	}
	p.remarks(r)
	p.up()
	p.path(r, &s)
	p.act(r, &s)
	if r.Verdict == report.Unknown {
		p.near(r) // the numbers are all there is
	}
	p.up()
	p.open("div.classes")
	p.diagram(r, Options{})
	p.up()
	p.open("div.more")
	if status.Whole() {
		p.found(r, &s)
	}
	p.close(2)
}

// colourOf returns the class whose colour the answer wears, 0 for none.
func colourOf(r *report.Report, s *subject) status.Class {
	if r.Verdict == report.Hitting {
		return 2
	}
	return s.colour()
}

// tinted begins an element that wears the colour of a class.
func (p *pen) tinted(tag, class string, c status.Class) {
	p.to.Open(tag)
	p.str(class)
	p.int(int(c))
	p.attr("class")
}

// title fills the element just opened with the verdict and ends it.
func (p *pen) title(r *report.Report) {
	p.icon("svg.icon viewBox=0,0,16,16 aria-hidden=true", byVerdict[r.Verdict])
	p.verdict(r)
	p.end()
}

func (p *pen) sentence(r *report.Report, s *subject) {
	p.summary(r, s)
	if text := p.take(); text != "" { // it may come later
		p.leaf("p.meaning", text)
	}
}

func (p *pen) remarks(r *report.Report) {
	if !status.Whole() {
		return
	}
	p.notes(r, func() {
		text := p.take()
		p.leaf("p.note", text)
	})
}

// named fills the element just opened with the subject's name, a code as a
// chip, and ends it.
func (p *pen) named(s *subject) {
	switch s.what {
	case aboutEntry, aboutCode:
		p.chip(s.code, false)
		p.str(" ")
		p.str(s.name())
	case aboutNothing:
		p.word(status.WordUnknownWhat)
	default:
		p.label(s)
	}
	p.end()
}

// chip draws a code in its class's colour, linked to what it means.
func (p *pen) chip(c status.Code, pages bool) {
	p.tinted("a", "chip k", c.Class())
	p.href(c, pages)
	p.digits(c)
	p.end()
}

var actorWords = [...]status.Word{
	status.ActorUnknown:      0,
	status.ActorClient:       status.WordActorClient,
	status.ActorServer:       status.WordActorServer,
	status.ActorIntermediary: status.WordActorIntermediary,
	status.ActorNetwork:      status.WordActorNetwork,
	status.ActorBrowser:      status.WordActorBrowser,
	status.ActorNobody:       status.WordActorNobody,
}

var retryWords = [...]status.Word{
	status.RetryUnknown:  status.WordRetryUnknown,
	status.RetryNo:       status.WordRetryNo,
	status.RetryAfterFix: status.WordRetryAfterFix,
	status.RetryLater:    status.WordRetryLater,
	status.RetrySafe:     status.WordRetrySafe,
}

// act says who has to act, what to do next and whether to try again.
func (p *pen) act(r *report.Report, s *subject) {
	if s.steps() == 0 {
		return
	}
	p.section("section.act part=next", status.WordNext)
	if r.Actor != status.ActorUnknown && r.Verdict != report.Hitting {
		p.open("p.actor")
		p.say("span.quiet", status.WordWhoActs)
		p.to.Text(" ")
		p.say("b", actorWords[r.Actor])
		p.up()
	}
	p.open("ol.steps")
	for i := 0; i < s.steps(); i++ {
		p.leaf("li", s.step(i))
	}
	p.up()
	if r.Verdict != report.Hitting && r.Verdict != report.Waiting {
		p.open("p.retry")
		p.retry(r, s)
		p.end()
	}
	p.up()
}

// retry says whether to try again, and when.
func (l *line) retry(r *report.Report, s *subject) {
	if r.RetryAfter >= 0 && !several(r) {
		l.fill(status.WordRetryLaterAfter)
		l.span(r.RetryAfter)
		l.gap()
		return
	}
	_, _, retry := s.advice()
	l.word(retryWords[retry])
}

// tries are the names and texts of the examples.
var tries = [...][2]status.Word{
	{status.WordTryCode, status.WordTryCodeText},
	{status.WordTryCurl, status.WordTryCurlText},
	{status.WordTryLog, status.WordTryLogText},
	{status.WordTryRefused, status.WordTryRefusedText},
	{status.WordTryCors, status.WordTryCorsText},
}

// examples draws what one can try in the box. A button carries its text.
func (p *pen) examples() {
	p.open("div.examples part=examples")
	p.say("span.quiet", status.WordTry)
	for _, try := range tries {
		p.open("button type=button")
		p.word(try[1])
		p.attr("data-text")
		p.word(try[0])
		p.end()
	}
	p.up()
}
