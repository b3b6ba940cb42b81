package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// A station is one of the four places a request passes: client, network,
// intermediary, origin.
type station struct {
	state string // the class that CSS draws it by
	shape shape
	says  string
}

var stationNames = [4]status.Word{status.WordClient, status.WordNetwork, status.WordIntermediary, status.WordOrigin}
var stationKinds = [4]status.Word{status.WordClientIs, status.WordNetworkIs, status.WordIntermediaryIs, status.WordOriginIs}

// stations says what happened at each place.
func stations(r *report.Report, s subject) (at [4]station) {
	passed := station{"passed", disc, status.Say(status.WordAtPassed)}
	ahead := station{"ahead", ring, status.Say(status.WordAtUnreached)}
	sent := station{"passed", disc, status.Say(status.WordAtSent)}
	switch r.Reach {
	case status.ReachUnsent:
		return [4]station{stopped(s), ahead, ahead, ahead}
	case status.ReachNetwork:
		return [4]station{sent, stopped(s), ahead, ahead}
	case status.ReachIntermediary:
		if r.Actor == status.ActorServer {
			ahead.says = status.Say(status.WordAtSilent)
		}
		return [4]station{sent, passed, answered(r, s), ahead}
	case status.ReachOrigin:
		return [4]station{sent, passed, passed, answered(r, s)}
	case status.ReachHidden:
		turned := station{"turned", back, status.Say(status.WordAtTurnedAway)}
		return [4]station{turned, passed, passed, answered(r, subject{})}
	}
	return at
}

// stopped is where a request ended without an answer.
func stopped(s subject) station {
	if s.what == aboutFailure {
		return station{"stop", cross, fill(status.WordAtStoppedBy, s.label())}
	}
	return station{"stop", cross, status.Say(status.WordAtStopped)}
}

// answered is where the answer came from.
func answered(r *report.Report, s subject) station {
	st := station{"stop", cross, status.Say(status.WordAtAnswered)}
	switch {
	case r.Verdict == report.Hitting || r.Reach == status.ReachHidden:
		st.state, st.shape = "hit", check
	case r.Verdict == report.Waiting:
		st.state, st.shape = "passed", dots
	case s.what == aboutFailure:
		st.says = fill(status.WordAtBrokeOff, s.label())
		return st
	}
	if r.HasFinal {
		st.says = fill(status.WordAtAnsweredWith, digits(r.Final))
	}
	return st
}

// path draws how far the request got: a list of four, which CSS draws as
// stations on a line.
func (p *pen) path(r *report.Report, about subject) {
	if r.Reach == status.ReachUnknown {
		return
	}
	p.open("section.path part=path")
	title := status.WordHowFar
	if r.Lookup {
		title = status.WordHowFarUsual
	}
	p.word("h3", title)
	p.open(pick(r.Reach == status.ReachHidden, "ol.stations.and-back", "ol.stations"))
	for i, at := range stations(r, about) {
		p.open("li." + at.state)
		p.icon("dot", at.shape)
		p.word("b", stationNames[i])
		p.text(" ")
		p.word("span.quiet", stationKinds[i])
		p.text(" ")
		p.leaf("span.says", at.says)
		p.close(1)
	}
	p.close(1)
	if r.HasBecause {
		p.open("p.quiet.by")
		p.text(fill(status.WordAnsweredBy, r.Because.Party(), r.Because.ID()))
		p.close(1)
	}
	p.close(1)
}
