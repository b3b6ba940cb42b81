package api

import (
	"hitcheck/wasm/render"
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// guidePage returns the guide.
func (h *handler) guidePage() []byte {
	p := h.begin("/guide/", say(wordGuideTitle), say(wordGuideAbout))
	p.tag("article", "class", "guide")
	p.leaf("h1", say(wordGuideTitle))
	p.leaf("p", say(wordGuideLead), "class", "lead")
	p.tag("nav", "class", "on", "aria-label", say(wordGuideOn))
	p.tag("ol")
	for i := range parts {
		p.tag("li")
		p.leaf("a", parts[i].title, "href", "#"+parts[i].id)
		p.Close()
	}
	p.close(2)
	for i := range parts {
		p.part(&parts[i])
	}
	p.Close()
	p.described(h, "/guide/", say(wordGuideTitle), say(wordGuideAbout))
	return p.end(wordPromise)
}

// decidePage returns the decisions alone, for paper.
func (h *handler) decidePage() []byte {
	p := h.begin("/guide/decide/", say(wordDecideTitle), say(wordGuideAbout))
	p.tag("article", "class", "guide sheet")
	p.leaf("h1", say(wordDecideTitle))
	p.decisions()
	p.Close()
	return p.end(wordPromise)
}

func (p *page) part(t *part) {
	p.tag("section", "id", t.id)
	p.leaf("h2", t.title)
	for _, s := range t.says {
		p.leaf("p", s)
	}
	if len(t.points) > 0 {
		p.tag("dl", "class", "points")
		for i := range t.points {
			p.tag("div")
			p.leaf("dt", t.points[i].name)
			p.tag("dd")
			p.Text(t.points[i].says)
			p.chips(t.points[i].codes)
			p.close(2)
		}
		p.Close()
	}
	switch t.shows {
	case "classes":
		p.classes()
	case "fourteen":
		p.fourteen()
	case "reach":
		p.travel()
	case "decisions":
		p.tag("p", "class", "quiet paper")
		p.leaf("a", say(wordDecidePaper), "href", "/guide/decide/")
		p.Close()
		p.decisions()
	}
	p.Close()
}

// classes draws the class diagram, and says under it what it says.
func (p *page) classes() {
	p.tag("div", "class", "view empty")
	for _, wide := range []bool{true, false} {
		render.Diagram(p, &report.Report{RetryAfter: -1}, render.Options{Wide: wide, Pages: true})
	}
	p.Close()
	p.tag("dl", "class", "points")
	for c := status.Class(1); c <= 5; c++ {
		p.tag("div", "class", "class k"+string('0'+byte(c)))
		p.leaf("dt", string('0'+byte(c))+"xx "+c.Name())
		p.leaf("dd", c.Meaning()+" "+c.Next())
		p.Close()
	}
	p.Close()
}

// fourteen lists the codes of the diagram with their meaning.
func (p *page) fourteen() {
	p.tag("dl", "class", "codes")
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		if !e.Diagram() {
			continue
		}
		p.tag("dt")
		p.chips([]status.Code{e.Code()})
		p.Text(" " + e.Name())
		p.Close()
		p.leaf("dd", e.Meaning())
	}
	p.Close()
}

// chips links codes, each in the colour of its class.
func (p *page) chips(codes []status.Code) {
	for _, c := range codes {
		p.Text(" ")
		p.leaf("a", digits(c), "class", "chip k"+string('0'+byte(c.Class())), "href", "/codes/"+digits(c)+"/")
	}
}

// places are the four that a request passes, and what their stops are told by.
var places = [...]struct {
	name, kind status.Word
	reach      status.Reach
}{
	{status.WordClient, status.WordClientIs, status.ReachUnsent},
	{status.WordNetwork, status.WordNetworkIs, status.ReachNetwork},
	{status.WordIntermediary, status.WordIntermediaryIs, status.ReachIntermediary},
	{status.WordOrigin, status.WordOriginIs, status.ReachOrigin},
}

// travel draws how far a request gets: at each place the failures and the
// statuses that stop it there.
func (p *page) travel() {
	p.tag("ol", "class", "travel")
	for i, at := range places {
		p.tag("li")
		p.leaf("b", status.Say(at.name))
		p.Text(" ")
		p.leaf("span", status.Say(at.kind), "class", "quiet")
		p.stops(wordGuideFailures, at.reach)
		if i == 0 {
			p.stops(wordGuideHidden, status.ReachHidden)
		}
		if i > 1 {
			p.leaf("h3", say(wordGuideStatuses))
			p.tag("p")
			p.chips(answeredAt(at.reach))
			p.Close()
		}
		p.Close()
	}
	p.Close()
}

// stops lists the failures that end a request at a place.
func (p *page) stops(title word, reach status.Reach) {
	p.leaf("h3", say(title))
	p.tag("ul")
	for f := range status.FailureID(status.NumFailures()) {
		if f.Reach() == reach && !f.Generic() {
			p.tag("li")
			p.leaf("a", f.Name(), "href", "/codes/#"+f.ID())
			p.Close()
		}
	}
	p.Close()
}

// answeredAt returns the codes whose first meaning is answered at a place: all
// from 5xx and 407, and of what the origin answers those in the diagram.
func answeredAt(reach status.Reach) (codes []status.Code) {
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		first, _ := status.Lookup(e.Code())
		c := e.Code().Class()
		if e == first && e.Reach() == reach && c > 0 && !e.LogOnly() && (e.Diagram() || reach == status.ReachIntermediary && e.Standing() != status.Folklore) {
			codes = append(codes, e.Code())
		}
	}
	return codes
}

// decisions writes the questions, each with what to do for every answer.
func (p *page) decisions() {
	p.tag("ol", "class", "decisions")
	for i := range decisions {
		d := &decisions[i]
		p.tag("li", "id", d.id)
		p.leaf("h3", d.ask)
		p.tag("dl")
		for _, t := range d.turns {
			p.tag("div")
			p.leaf("dt", t.on)
			p.tag("dd")
			p.Text(t.next)
			p.chips(t.codes)
			for j := range decisions {
				if decisions[j].id == t.to {
					p.leaf("a", say(wordGuideGo, decimal(j+1)), "href", "#"+t.to, "class", "go")
				}
			}
			p.close(2)
		}
		p.close(2)
	}
	p.Close()
}
