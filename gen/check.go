package main

import (
	"fmt"
	"regexp"
	"slices"
	"time"
)

// The bounds that the table's rows leave for the lists of an entry.
const (
	minSteps, maxSteps = 2, 4
	maxList            = 7   // fields, phrases
	maxByte            = 255 // failures, clues, words, formats' kinds
)

var idForm = regexp.MustCompile(`^[a-z][a-z0-9]*([-_][a-z0-9]+)*$`)

// A checker holds what is decoded to the rules that go across entries.
type checker struct {
	*problems
	*catalog
	clueIDs, wordIDs map[string]bool
	codeNumbers      map[int]bool
	templates        map[string]string // the entry that has a template, by noun and template
}

// check adds what is wrong with a catalog whose keys and values are all there.
func check(p *problems, cat *catalog) {
	c := &checker{p, cat, map[string]bool{}, map[string]bool{}, map[int]bool{}, map[string]string{}}
	c.ids()
	c.classes()
	c.codes()
	for _, f := range c.Failures {
		entry := "failure " + quote(f.ID.s)
		c.steps(entry, f.Next)
		c.rule("failure", entry, f.place, f.Says, f.Reader)
		c.samples(entry, f.Says, f.Samples, f.Near)
	}
	for _, cl := range c.Clues {
		entry := "clue " + quote(cl.ID.s)
		c.rule("clue", entry, cl.place, cl.says(), cl.Reader)
		if cl.Note.line > 0 && !c.wordIDs[cl.Note.s] {
			c.add(cl.Note.place, "%s: no word has the id %s; add it to words: or mend the name", entry, quote(cl.Note.s))
		}
		c.samples(entry, cl.says(), cl.Samples, cl.Near)
	}
	c.formats()
	c.guide()
}

// ids refuses ids that stand twice, that are no id, or that give the same Go
// name as another.
func (c *checker) ids() {
	var failures, clues, formats, keys, words, pages []text
	for _, f := range c.Failures {
		failures = append(failures, f.ID)
	}
	for _, cl := range c.Clues {
		clues = append(clues, cl.ID)
		c.clueIDs[cl.ID.s] = true
	}
	for _, f := range c.Formats {
		formats = append(formats, f.ID)
	}
	for _, k := range c.Keys {
		keys = append(keys, k.ID)
	}
	for _, w := range c.Words {
		words = append(words, w.ID)
		c.wordIDs[w.ID.s] = true
	}
	for _, w := range c.Pages {
		pages = append(pages, w.ID)
	}
	for _, co := range c.Codes {
		c.codeNumbers[co.Code.n] = true
	}
	c.distinct("failure", failures, maxByte)
	c.distinct("clue", clues, maxByte)
	c.distinct("format", formats, 1<<14)
	c.distinct("key", keys, maxByte)
	c.distinct("word", words, maxByte) // a clue names its note in one
	c.distinct("page", pages, 1<<15)
}

func (c *checker) distinct(noun string, ids []text, most int) {
	if len(ids) > most {
		c.add(ids[most].place, "%s %s: there are %d of them; the table holds %d", noun, quote(ids[most].s), len(ids), most)
	}
	first := map[string]text{}
	for _, id := range ids {
		entry := noun + " " + quote(id.s)
		if !idForm.MatchString(id.s) {
			form := "small letters and digits, with - or _ between words"
			c.add(id.place, "%s: the id is no name; write it in %s", entry, form)
			continue
		}
		if other, twice := first[camel(id.s)]; twice {
			c.add(id.place, "%s: the id stands in %s already as %s; choose another", entry, c.line(other.place, id.file), quote(other.s))
			continue
		}
		first[camel(id.s)] = id
	}
}

func (c *checker) classes() {
	lines := map[int]place{}
	for _, cl := range c.Classes {
		n := cl.Class.n
		entry := fmt.Sprintf("class %q", fmt.Sprint(n))
		switch {
		case n < 1 || n > 5:
			c.add(cl.Class.place, "%s: class %d is outside 1-5; a class is the first digit of a status", entry, n)
		case lines[n].line > 0:
			c.add(cl.Class.place, "%s: the class stands in %s already; keep one", entry, c.line(lines[n], cl.file))
		case cl.Range.s != fmt.Sprintf("%d00-%d99", n, n):
			c.add(cl.Range.place, "%s: range is %s; write %d00-%d99", entry, quote(cl.Range.s), n, n)
		}
		lines[n] = cl.place
	}
	for n := 1; n <= 5; n++ {
		if lines[n].line == 0 {
			c.add(place{}, "class \"%d\" is missing; add it to classes:", n)
		}
	}
}

func (c *checker) codes() {
	type meaning struct {
		code   int
		issuer string
	}
	lines := map[meaning]place{}
	registered := map[int]place{}
	for _, co := range c.Codes {
		n := co.Code.n
		entry := fmt.Sprintf("code %q", fmt.Sprint(n, " ", co.Issuer.s))
		if n < 0 || n > 999 {
			c.add(co.Code.place, "%s: code %d is outside 0-999; a status has three digits", entry, n)
		}
		key := meaning{n, co.Issuer.s}
		if first := lines[key]; first.line > 0 {
			c.add(co.Code.place, "%s: %s gives %d a meaning in %s already; keep one", entry, quote(co.Issuer.s), n, c.line(first, co.file))
		}
		lines[key] = co.place
		if co.Standing.s == "registered" {
			if first := registered[n]; first.line > 0 {
				c.add(co.Code.place, "%s: %d is registered in %s already; keep one", entry, n, c.line(first, co.file))
			}
			registered[n] = co.place
		}
		c.steps(entry, co.Next)
		c.most(entry, "fields", co.Fields)
		c.most(entry, "phrases", co.Phrases)
		c.most(entry, "clues", co.Clues)
		for _, id := range co.Clues {
			if !c.clueIDs[id.s] {
				c.add(id.place, "%s: no clue has the id %s; add it to clues: or mend the name", entry, quote(id.s))
			}
		}
		if day := co.Expires; day.line > 0 {
			if _, err := time.Parse(time.DateOnly, day.s); err != nil {
				c.add(day.place, "%s: expires is %s; write a day as 2026-11-13", entry, quote(day.s))
			}
		}
		for _, other := range co.Confused {
			if other.Code.n == n || !c.codeNumbers[other.Code.n] {
				c.add(other.Code.place, "%s: confused with %d, which is no other code of the catalog; add that code or mend the number", entry, other.Code.n)
			}
		}
	}
}

func (c *checker) steps(entry string, next []text) {
	if n := len(next); n > 0 && (n < minSteps || n > maxSteps) {
		c.add(next[min(n, maxSteps+1)-1].place, "%s: next has %d steps; give %d to %d", entry, n, minSteps, maxSteps)
	}
}

func (c *checker) most(entry, key string, list []text) {
	if len(list) > maxList {
		c.add(list[0].place, "%s: %s has %d items; the table holds %d", entry, key, len(list), maxList)
	}
	for i, t := range list {
		if j := slices.IndexFunc(list[:i], func(o text) bool { return o.s == t.s }); j >= 0 {
			c.add(t.place, "%s: %s has %s twice; keep one", entry, key, quote(t.s))
		}
	}
}

// rule holds what every failure, clue and format needs: a way to be found.
func (c *checker) rule(noun, entry string, at place, says []text, reader text) {
	if len(says) == 0 && reader.line == 0 {
		c.add(at, "%s: has neither says nor reader; write how programs print it", entry)
	}
	if reader.line > 0 && !idForm.MatchString(reader.s) {
		c.add(reader.place, "%s: reader is %s; write the id of a Go reader in small letters", entry, quote(reader.s))
	}
	for _, t := range says {
		parsed, err := parseTemplate(t.s)
		if err != nil {
			c.add(t.place, "%s: template %s %s", entry, quote(t.s), err)
			continue
		}
		key := noun + string(parsed)
		if other := c.templates[key]; other != "" {
			c.add(t.place, "%s: template %s stands in %s already; keep one", entry, quote(t.s), other)
		}
		c.templates[key] = entry
	}
}

// samples holds the samples of a failure or a clue to its templates.
func (c *checker) samples(entry string, says, samples, nears []text) {
	templates := templatesOf(says)
	if len(templates) == 0 {
		return // its reader's tests run them
	}
	for i, s := range samples {
		if !slices.ContainsFunc(templates, func(t template) bool { return len(t.matches(s.s)) > 0 }) {
			c.add(s.place, "%s: sample %d fits none of its templates, %s; mend one of them", entry, i+1, quote(s.s))
		}
	}
	for i, s := range nears {
		for j, t := range templates {
			if len(t.matches(s.s)) > 0 {
				c.add(s.place, "%s: near miss %d fits template %d, %s; narrow the template", entry, i+1, j+1, quote(says[j].s))
				break
			}
		}
	}
}

// templatesOf parses the templates that can be parsed.
func templatesOf(says []text) []template {
	var all []template
	for _, s := range says {
		if t, err := parseTemplate(s.s); err == nil {
			all = append(all, t)
		}
	}
	return all
}
