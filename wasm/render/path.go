package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// A station is what happened at one of the four places that a request passes.
type station struct {
	element string // the list item, with the class that CSS draws it by
	shape   shape
	says    status.Word
}

// The names of the places: client, network, intermediary, origin.
var (
	placeNames = [4]status.Word{status.WordClient, status.WordNetwork, status.WordIntermediary, status.WordOrigin}
	placeKinds = [4]status.Word{status.WordClientIs, status.WordNetworkIs, status.WordIntermediaryIs, status.WordOriginIs}
)

var (
	sent      = station{"li.passed", disc, status.WordAtSent}
	passed    = station{"li.passed", disc, status.WordAtPassed}
	stopped   = station{"li.stop", cross, status.WordAtStopped}
	failed    = station{"li.stop", cross, status.WordAtAnswered}
	hit       = station{"li.hit", check, status.WordAtAnswered}
	interim   = station{"li.passed", dots, status.WordAtAnswered}
	broken    = station{"li.stop", cross, status.WordAtBrokeOff}
	turned    = station{"li.turned", back, status.WordAtTurnedAway}
	silent    = station{"li.ahead", ring, status.WordAtSilent}
	unreached = station{"li.ahead", ring, status.WordAtUnreached}
)

// stations says what happened at each place.
func stations(r *report.Report, s *subject) (at [4]*station) {
	last := &failed
	switch {
	case r.Verdict == report.Hitting || r.Reach == status.ReachHidden:
		last = &hit
	case r.Verdict == report.Waiting:
		last = &interim
	case s.what == aboutFailure:
		last = &broken
	}
	switch r.Reach {
	case status.ReachUnsent:
		return [4]*station{&stopped, &unreached, &unreached, &unreached}
	case status.ReachNetwork:
		return [4]*station{&sent, &stopped, &unreached, &unreached}
	case status.ReachIntermediary:
		if r.Actor == status.ActorServer {
			return [4]*station{&sent, &passed, last, &silent}
		}
		return [4]*station{&sent, &passed, last, &unreached}
	case status.ReachHidden:
		return [4]*station{&turned, &passed, &passed, last}
	}
	return [4]*station{&sent, &passed, &passed, last}
}

// station says in words what happened there.
func (l *line) station(r *report.Report, s *subject, at *station) {
	l.word(at.says)
	switch {
	case at.says == status.WordAtAnswered && r.HasFinal:
		l.word(status.WordColon)
		l.digits(r.Final)
	case s.what == aboutFailure && (at == &stopped || at == &broken):
		l.word(status.WordColon)
		l.label(s)
	}
}

// path draws how far the request got: a list of four, which CSS draws as
// stations on a line.
func (p *pen) path(r *report.Report, s *subject) {
	if r.Reach == status.ReachUnknown {
		return
	}
	p.section("section.path part=path", pathTitle(r))
	p.open(pick(r.Reach == status.ReachHidden, "ol.stations.and-back", "ol.stations"))
	for i, at := range stations(r, s) {
		p.open(at.element)
		p.icon("svg.dot viewBox=0,0,16,16 aria-hidden=true", at.shape)
		p.say("b", placeNames[i])
		p.to.Text(" ")
		p.say("span.quiet", placeKinds[i])
		p.to.Text(" ")
		p.open("span.says")
		p.station(r, s, at)
		p.end()
		p.up()
	}
	p.up()
	if r.HasBecause && status.Whole() {
		p.open("p.quiet.by")
		p.because(r)
		p.end()
	}
	p.up()
}

func pathTitle(r *report.Report) status.Word {
	if r.Lookup {
		return status.WordHowFarUsual
	}
	return status.WordHowFar
}

// because says who answered, and by which sign.
func (l *line) because(r *report.Report) {
	l.fill(status.WordBelowAnsweredBy)
	l.str(r.Because.Party())
	l.gap()
	l.str(r.Because.ID())
	l.gap()
}
