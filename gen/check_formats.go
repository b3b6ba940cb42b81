package main

import (
	"fmt"
	"slices"
	"strings"
)

// formats holds the formats to their own rules, and their samples to the order
// in which they stand: of all formats that find a status at a place, the first
// takes it.
func (c *checker) formats() {
	templates := make([][]template, len(c.Formats))
	for i, f := range c.Formats {
		entry := "format " + quote(f.ID.s)
		c.rule("format", entry, f.place, f.says(), f.Reader)
		c.formatKind(entry, f)
		templates[i] = templatesOf(f.Says)
	}
	if c.err() != nil {
		return // templates that are wrong take nothing
	}
	for i, f := range c.Formats {
		if len(f.Says) == 0 {
			continue // its reader's tests run them
		}
		entry := "format " + quote(f.ID.s)
		for n, s := range f.Samples {
			c.sample(entry, i, n+1, s, templates)
		}
		for n, s := range f.Near {
			if taken := takers(templates, s.s); slices.ContainsFunc(taken, func(t taking) bool { return t.format == i }) {
				c.add(s.place, "%s: near miss %d is taken, %s; narrow the templates", entry, n+1, quote(s.s))
			}
		}
	}
}

// formatKind holds the keys that only some kinds have.
func (c *checker) formatKind(entry string, f format) {
	switch kind := f.Kind.s; {
	case kind == "implied" && f.Code.line == 0 && f.Reader.line == 0:
		c.add(f.place, "%s: kind implied without code; add the status that the text implies", entry)
	case kind != "implied" && f.Code.line > 0:
		c.add(f.Code.place, "%s: code is for kind implied, this is %s; take it out", entry, kind)
	case kind == "near" && f.Why.line == 0:
		c.add(f.place, "%s: kind near without why; add the id of the word that says what the number is", entry)
	case kind != "near" && f.Why.line > 0:
		c.add(f.Why.place, "%s: why is for kind near, this is %s; take it out", entry, kind)
	case f.Why.line > 0 && !c.wordIDs[f.Why.s]:
		c.add(f.Why.place, "%s: no word has the id %s; add it to words: or mend the name", entry, quote(f.Why.s))
	}
	if f.Code.line > 0 && (f.Code.n < 100 || f.Code.n > 599) {
		c.add(f.Code.place, "%s: code %d is outside 100-599; write the status that the text implies", entry, f.Code.n)
	}
	for _, s := range f.Samples {
		for _, code := range s.Codes {
			if code.n < 0 || code.n > 999 {
				c.add(code.place, "%s: code %d of a sample is outside 0-999; write the status that stands in it", entry, code.n)
			}
		}
	}
	for _, t := range f.Says {
		parsed, err := parseTemplate(t.s)
		if err != nil {
			continue
		}
		if want := f.Kind.s != "implied"; parsed.hasStatus() != want {
			remedy := map[bool]string{true: "put <status> where the number stands", false: "take <status> out"}[want]
			c.add(t.place, "%s: template %s does not suit kind %s; %s", entry, quote(t.s), f.Kind.s, remedy)
		}
	}
	for _, t := range f.Again {
		if parsed, err := parseTemplate(t.s); f.Kind.s != "hop" {
			c.add(t.place, "%s: again is for kind hop, this is %s; take it out", entry, f.Kind.s)
		} else if err == nil && parsed.hasStatus() {
			c.add(t.place, "%s: template %s in again has a status of its own; move it to says", entry, quote(t.s))
		}
	}
}

// A taking is a status at a place of a text that a format takes. Of a format
// without <status> the place is where its template begins.
type taking struct {
	format, at int
	implied    bool
}

// takers returns what the formats take of a text, each place once, in order.
func takers(templates [][]template, text string) []taking {
	var all []taking
	taken := map[int]bool{}
	for i, list := range templates {
		for _, t := range list {
			for _, m := range t.matches(text) {
				if m.status < 0 {
					all = append(all, taking{i, m.start, true})
				} else if !taken[m.status] {
					taken[m.status] = true
					all = append(all, taking{i, m.status, false})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b taking) int { return a.at - b.at })
	return all
}

// sample holds sample n of format i to its templates and to the formats above.
// The codes of a near format's sample are those of the formats around it.
func (c *checker) sample(entry string, i, n int, s sample, templates [][]template) {
	var said []string
	for _, code := range s.Codes {
		said = append(said, fmt.Sprintf("%03d", code.n))
	}
	var own, all []string
	for _, taking := range takers(templates, s.Text.s) {
		f := c.Formats[taking.format]
		var code string
		switch {
		case f.Kind.s == "near":
			code = "near"
		case taking.implied:
			code = fmt.Sprintf("%03d", f.Code.n)
		default:
			code = plain(s.Text.s)[taking.at:][:3]
		}
		if taking.format == i {
			own = append(own, code)
		}
		if code != "near" {
			all = append(all, code)
		}
	}
	if len(own) == 0 {
		c.notTaken(entry, i, n, s, templates)
		return
	}
	for _, code := range own {
		if code != "near" && !slices.Contains(said, code) {
			c.add(s.place, "%s: sample %d gives %s, and codes says %s; mend the sample or the template", entry, n, code, list(said))
			return
		}
	}
	for _, code := range said {
		if !slices.Contains(all, code) && c.Formats[i].Reader.line == 0 {
			c.add(s.place, "%s: sample %d says %s, and the templates give %s; mend the sample or the template", entry, n, code, list(all))
			return
		}
	}
}

// notTaken says why a format takes nothing of its sample.
func (c *checker) notTaken(entry string, i, n int, s sample, templates [][]template) {
	for _, t := range templates[i] {
		for _, m := range t.matches(s.Text.s) {
			for _, taking := range takers(templates[:i], s.Text.s) {
				if taking.at == m.status && !taking.implied {
					other := c.Formats[taking.format]
					id := quote(other.ID.s)
					if other.file != c.Formats[i].file {
						c.add(other.place, "format %s: takes sample %d of %s, %s; narrow its templates", id, n, entry, quote(s.Text.s))
						return
					}
					c.add(s.place, "%s: sample %d is taken by %s, %s; move %s above it", entry, n, id, quote(s.Text.s), entry)
					return
				}
			}
		}
	}
	if c.Formats[i].Reader.line == 0 {
		c.add(s.place, "%s: sample %d fits none of its templates, %s; mend one of them", entry, n, quote(s.Text.s))
	}
}

// list shows codes in a problem.
func list(codes []string) string {
	if len(codes) == 0 {
		return "none"
	}
	return strings.Join(codes, " ")
}
