package main

// A chapter is one part of the guide.
type chapter struct {
	place
	ID     text    `key:"id" must:"yes" tells:"yes" most:"40"`
	Title  text    `key:"title" must:"yes" most:"80"`
	Says   []text  `key:"says" must:"yes" most:"600"`
	Points []point `key:"points"`
	Shows  text    `key:"shows" in:"drawing"`
}

// A point is one of a section's list, and the codes that it is about.
type point struct {
	place
	Name  text     `key:"name" must:"yes" most:"60"`
	Says  text     `key:"says" must:"yes" most:"400"`
	Codes []number `key:"codes"`
}

// A decision is one question on the path from a symptom to the next step.
type decision struct {
	place
	ID      text   `key:"id" must:"yes" tells:"yes" most:"40"`
	Ask     text   `key:"ask" must:"yes" most:"120"`
	Choices []turn `key:"choices" must:"yes"`
}

// A turn is an answer to a decision: what to do, or which decision is next.
type turn struct {
	place
	If    text     `key:"if" must:"yes" most:"120"`
	Next  text     `key:"next" most:"240"`
	Codes []number `key:"codes"`
	Go    text     `key:"go" most:"40"`
}

// A fault is one cause that servers answer with different codes.
type fault struct {
	place
	ID      text   `key:"id" must:"yes" tells:"yes" most:"40"`
	Name    text   `key:"name" must:"yes" most:"90"`
	Answers []gave `key:"answers" must:"yes"`
	Source  text   `key:"source" must:"yes" most:"120"`
	URL     text   `key:"url" must:"yes" most:"200"`
}

// A gave is what one server answered for a fault, and what its log adds.
type gave struct {
	place
	By   text   `key:"by" must:"yes" most:"40"`
	Code number `key:"code" must:"yes"`
	Log  text   `key:"log" most:"20"`
}

// A symptom is words that people search by, and what they are about.
type symptom struct {
	place
	ID       text     `key:"id" must:"yes" tells:"yes" most:"40"`
	Words    []text   `key:"words" must:"yes" most:"60"`
	Codes    []number `key:"codes"`
	Failures []text   `key:"failures" most:"40"`
}

// guide refuses what leads nowhere: codes and failures that are not there,
// decisions that nobody reaches.
func (c *checker) guide() {
	failures, reached := map[string]bool{}, map[string]bool{}
	for _, f := range c.Failures {
		failures[f.ID.s] = true
	}
	var parts, decisions, faults, symptoms []text
	for _, p := range c.Guide {
		parts = append(parts, p.ID)
		for _, point := range p.Points {
			c.known("guide "+quote(p.ID.s), point.Codes)
		}
	}
	for _, d := range c.Decisions {
		decisions = append(decisions, d.ID)
	}
	for i, d := range c.Decisions {
		entry := "decision " + quote(d.ID.s)
		for _, t := range d.Choices {
			c.known(entry, t.Codes)
			reached[t.Go.s] = true
			if t.Next.line == 0 && t.Go.line == 0 {
				c.add(t.place, "%s: the choice %s has neither next nor go; say what to do", entry, quote(t.If.s))
			}
			if t.Go.line > 0 && !has(decisions[i+1:], t.Go.s) {
				c.add(t.Go.place, "%s: go is %s, which is no decision after this one; mend the id or move that decision down", entry, quote(t.Go.s))
			}
		}
		if i > 0 && !reached[d.ID.s] {
			c.add(d.place, "%s: no earlier decision goes there; name it in a go or take it out", entry)
		}
	}
	for _, f := range c.Faults {
		faults = append(faults, f.ID)
		for _, a := range f.Answers {
			c.known("fault "+quote(f.ID.s), []number{a.Code})
		}
	}
	for _, s := range c.Symptoms {
		symptoms = append(symptoms, s.ID)
		entry := "symptom " + quote(s.ID.s)
		c.known(entry, s.Codes)
		for _, id := range s.Failures {
			if !failures[id.s] {
				c.add(id.place, "%s: no failure has the id %s; mend the name", entry, quote(id.s))
			}
		}
		if len(s.Codes)+len(s.Failures) == 0 {
			c.add(s.place, "%s: leads to nothing; give codes or failures", entry)
		}
	}
	c.distinct("guide", parts, maxByte)
	c.distinct("decision", decisions, maxByte)
	c.distinct("fault", faults, maxByte)
	c.distinct("symptom", symptoms, maxByte)
}

// known refuses codes that the catalog does not have.
func (c *checker) known(entry string, codes []number) {
	for _, code := range codes {
		if !c.codeNumbers[code.n] {
			c.add(code.place, "%s: %d is no code of the catalog; add it or mend the number", entry, code.n)
		}
	}
}

func has(list []text, s string) bool {
	for _, t := range list {
		if t.s == s {
			return true
		}
	}
	return false
}
