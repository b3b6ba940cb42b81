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
	KindDiagram              // the class diagram alone
	KindAside                // the answer in place of another, with the way back
)

// Draw draws one kind of view. The diagram links to #404.
func Draw(s Sink, r *report.Report, k Kind) {
	switch k {
	case KindExamples:
		Examples(s)
	case KindDiagram:
		Diagram(s, r, Options{Wide: true})
	default:
		view(s, r, k == KindAside)
	}
}

// View draws the answer: the verdict, how far the request got, who acts and
// what next, the diagram, and what was found. Before there is a text, the
// diagram stands alone.
func View(s Sink, r *report.Report) { view(s, r, false) }

func view(s Sink, r *report.Report, aside bool) {
	if r.Bytes == 0 {
		open(s, "div", "view empty")
		open(s, "div", "classes")
		Diagram(s, r, Options{Wide: true})
		Diagram(s, r, Options{})
		s.Close()
		s.Close()
		return
	}
	about := subjectOf(r)
	open(s, "div", "view "+tone(r, about))
	open(s, "div", "answer")
	if aside {
		open(s, "p", "back")
		link(s, "", "#", status.Say(status.WordBack))
		s.Close()
	}
	verdict(s, r, about)
	path(s, r, about)
	act(s, r, about)
	if r.Verdict == report.Unknown {
		near(s, r) // the numbers are all there is
	}
	s.Close()
	open(s, "div", "classes")
	Diagram(s, r, Options{})
	s.Close()
	open(s, "div", "more")
	found(s, r, about)
	s.Close()
	s.Close()
}

// tone returns the class that colours the answer: the status class of what it
// is about, or k0.
func tone(r *report.Report, about subject) string {
	if r.Verdict == report.Hitting {
		return "k2"
	}
	return "k" + itoa(int(about.colour()))
}

func verdict(s Sink, r *report.Report, about subject) {
	open(s, "div", "verdict")
	open(s, "h2", "")
	s.Attr("part", "verdict")
	s.Attr("tabindex", "-1") // takes the focus when it replaces what had it
	icon(s, "icon", byVerdict[r.Verdict])
	s.Text(Verdict(r))
	s.Close()
	if r.Lookup && len(r.Codes) > 1 {
		asked(s, r)
		s.Close()
		return
	}
	if several(r) {
		leaf(s, "p", "meaning", Summary(r))
		open(s, "p", "")
		named(s, about)
		s.Text(": " + about.meaning())
		s.Close()
	} else {
		open(s, "p", "status")
		s.Attr("part", "status")
		named(s, about)
		s.Close()
		leaf(s, "p", "meaning", Summary(r))
	}
	note(s, about)
	notes(r, func(text string) { leaf(s, "p", "note", text) })
	s.Close()
}

// named writes the subject's name, a code as a chip.
func named(s Sink, about subject) {
	switch about.what {
	case aboutEntry, aboutCode:
		chip(s, about.code)
		if about.what == aboutEntry || about.code.Class() > 0 {
			s.Text(" " + about.name())
		}
	case aboutNothing:
		s.Text(status.Say(status.WordUnknownWhat))
	default:
		s.Text(about.label())
	}
}

// asked lists the codes of a question about several.
func asked(s Sink, r *report.Report) {
	open(s, "dl", "asked")
	for i := range r.Codes {
		of := ofCode(&r.Codes[i])
		open(s, "dt", "")
		chip(s, of.code)
		s.Text(" " + of.name())
		s.Close()
		leaf(s, "dd", "", of.meaning())
	}
	s.Close()
}

// note makes room for what the host page itself has to say about a code.
func note(s Sink, about subject) {
	if about.what != aboutEntry && about.what != aboutCode {
		return
	}
	s.Open("slot")
	s.Attr("name", digits(about.code))
	s.Close()
}

// chip draws a code in its class's colour, linked to what it means.
func chip(s Sink, c status.Code) {
	link(s, "chip k"+itoa(int(c.Class())), href(c, false), digits(c))
}

var actorWords = [...]status.Word{
	status.ActorUnknown:      status.WordActorUnknown,
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
func act(s Sink, r *report.Report, about subject) {
	if about.steps() == 0 {
		return
	}
	open(s, "section", "act")
	s.Attr("part", "next")
	leaf(s, "h3", "", status.Say(status.WordNext))
	if r.Actor != status.ActorUnknown && r.Verdict != report.Hitting {
		open(s, "p", "actor")
		leaf(s, "span", "quiet", status.Say(status.WordWhoActs))
		s.Text(" ")
		leaf(s, "b", "", status.Say(actorWords[r.Actor]))
		s.Close()
	}
	open(s, "ol", "steps")
	for i := 0; i < about.steps(); i++ {
		leaf(s, "li", "", about.step(i))
	}
	s.Close()
	if text := retryLine(r, about); text != "" {
		leaf(s, "p", "retry", text)
	}
	s.Close()
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

// Examples draws what one can try in the box. A button carries its text.
func Examples(s Sink) {
	open(s, "div", "examples")
	s.Attr("part", "examples")
	leaf(s, "span", "quiet", status.Say(status.WordTry))
	for _, e := range [...][2]status.Word{
		{status.WordTryCode, status.WordTryCodeText},
		{status.WordTryCurl, status.WordTryCurlText},
		{status.WordTryLog, status.WordTryLogText},
		{status.WordTryRefused, status.WordTryRefusedText},
		{status.WordTryCors, status.WordTryCorsText},
	} {
		s.Text(" ")
		open(s, "button", "")
		s.Attr("type", "button")
		s.Attr("data-text", status.Say(e[1]))
		s.Text(status.Say(e[0]))
		s.Close()
	}
	s.Close()
}
