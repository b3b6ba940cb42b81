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
)

// Draw draws one kind of view. Codes link to #404.
func Draw(s Sink, r *report.Report, k Kind) {
	p := pen{s}
	if k == KindExamples {
		p.examples()
	} else {
		p.view(r, k == KindAside)
	}
}

// View draws the answer: the verdict, how far the request got, who acts and
// what next, the diagram, and what was found. Before there is a text, the
// diagram stands alone.
func View(s Sink, r *report.Report) { Draw(s, r, KindAnswer) }

func (p *pen) view(r *report.Report, aside bool) {
	if r.Bytes == 0 {
		p.open("div.view.empty")
		p.diagram(r, Options{Wide: true})
		p.diagram(r, Options{})
		p.close(1)
		return
	}
	about := subjectOf(r)
	p.open("div.view.k" + itoa(int(colourOf(r, about))))
	p.open("div.answer")
	if aside {
		p.link("a.back", "#", status.Say(status.WordBack))
	}
	p.verdict(r, about)
	p.path(r, about)
	p.act(r, about)
	if r.Verdict == report.Unknown {
		p.near(r) // the numbers are all there is
	}
	p.close(1)
	p.open("div.classes")
	p.diagram(r, Options{})
	p.close(1)
	p.open("div.more")
	p.found(r, about)
	p.close(2)
}

// colourOf returns the class whose colour the answer wears, 0 for none.
func colourOf(r *report.Report, about subject) status.Class {
	if r.Verdict == report.Hitting {
		return 2
	}
	return about.colour()
}

func (p *pen) verdict(r *report.Report, about subject) {
	p.open("div.verdict")
	p.open("h2 part=verdict tabindex=-1") // takes the focus when it replaces what had it
	p.icon("icon", byVerdict[r.Verdict])
	p.text(Verdict(r))
	p.close(1)
	switch {
	case r.Lookup && len(r.Codes) > 1:
		p.open("dl.asked")
		for i := range r.Codes {
			of := ofCode(&r.Codes[i])
			p.open("dt")
			p.named(of)
			p.close(1)
			p.leaf("dd", of.meaning())
		}
		p.close(1)
	case several(r):
		p.leaf("p.meaning", Summary(r))
		p.open("p")
		p.named(about)
		p.text(": ")
		p.text(about.meaning())
		p.close(1)
	default:
		p.open("p.status part=status")
		p.named(about)
		p.close(1)
		p.leaf("p.meaning", Summary(r))
	}
	if about.code > 0 {
		// What the host page itself has to say about a code.
		p.open("slot name=" + digits(about.code))
		p.close(1)
	}
	notes(r, func(text string) { p.leaf("p.note", text) })
	p.close(1)
}

// named writes the subject's name, a code as a chip.
func (p *pen) named(about subject) {
	switch about.what {
	case aboutEntry, aboutCode:
		p.chip(about.code)
		p.text(" ")
		p.text(about.name())
	case aboutNothing:
		p.say(status.WordUnknownWhat)
	default:
		p.text(about.label())
	}
}

// chip draws a code in its class's colour, linked to what it means.
func (p *pen) chip(c status.Code) {
	p.link("a.chip.k"+itoa(int(c.Class())), href(c, false), digits(c))
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
func (p *pen) act(r *report.Report, about subject) {
	if about.steps() == 0 {
		return
	}
	p.open("section.act part=next")
	p.word("h3", status.WordNext)
	if r.Actor != status.ActorUnknown && r.Verdict != report.Hitting {
		p.open("p.actor")
		p.word("span.quiet", status.WordWhoActs)
		p.text(" ")
		p.word("b", actorWords[r.Actor])
		p.close(1)
	}
	p.open("ol.steps")
	for i := 0; i < about.steps(); i++ {
		p.leaf("li", about.step(i))
	}
	p.close(1)
	if text := retryLine(r, about); text != "" {
		p.leaf("p.retry", text)
	}
	p.close(1)
}

// retryLine returns the advice on trying again, none after a hit.
func retryLine(r *report.Report, about subject) string {
	if r.Verdict == report.Hitting || r.Verdict == report.Waiting {
		return ""
	}
	if r.RetryAfter >= 0 && !several(r) {
		return fill(status.WordRetryLaterAfter, span(r.RetryAfter))
	}
	return status.Say(retryWords[about.retry()])
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
	p.word("span.quiet", status.WordTry)
	for _, try := range tries {
		p.open("button type=button")
		p.attr("data-text", status.Say(try[1]))
		p.say(try[0])
		p.close(1)
	}
	p.close(1)
}
