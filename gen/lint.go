package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// mortal are the addresses of sources that move or go: what they were when they
// were read, a reader may not find.
var mortal = []struct {
	form *regexp.Regexp
	why  string
}{
	{regexp.MustCompile(`^https://(github\.com/[^/]+/[^/]+/blob|raw\.githubusercontent\.com/[^/]+/[^/]+)/(main|master|trunk|develop|HEAD)/`), "a branch moves; name a tag or a commit"},
	{regexp.MustCompile(`^https://tools\.ietf\.org/`), "tools.ietf.org is retired; use www.rfc-editor.org or datatracker.ietf.org"},
	{regexp.MustCompile(`/draft-([a-z0-9]+-)*([a-z][a-z0-9]*|[0-9]|[0-9]{3,})/?$`), "a draft without its number changes; add the number"},
	{regexp.MustCompile(`^https://([a-z]+\.)?(wikipedia\.org|stackoverflow\.com|medium\.com|pastebin\.com)/`), "anybody may change it; name the first source"},
	{regexp.MustCompile(`^https://(web\.)?archive\.(org|today|ph)/`), "only a copy is left; say in source who said it and when"},
	{regexp.MustCompile(`^https://(www\.)?example\.(com|org|net)/`), "an example is no source; name the place that says it"},
}

// obsolete are RFCs on HTTP that a later one took the place of.
var obsolete = map[string]string{
	"2068": "9110", "2616": "9110", "2617": "7235", "2818": "9110", "7230": "9110 or 9112", "7231": "9110",
	"7232": "9110", "7233": "9110", "7234": "9111", "7235": "9110", "7238": "9110", "7538": "9110", "7540": "9113",
}

var rfcSource = regexp.MustCompile(`^RFC (\d+)`)

// lint prints what is right and thin, in the order of the catalog, and returns
// how much there is.
func lint(w io.Writer, p *problems, c *catalog) int {
	l := &linter{w: w, problems: p}
	for _, cl := range c.Classes {
		l.source("class "+quote(show1(cl.Class)), cl.Source, cl.URL)
	}
	for _, co := range c.Codes {
		entry := "code " + quote(show1(co.Code)+" "+co.Issuer.s)
		l.source(entry, co.Source, co.URL)
		switch {
		case co.Diagram.yes && co.Example.s == "":
			l.say(co.place, "%s: stands in the diagram without an example; add one", entry)
		case co.Diagram.yes && len(co.Confused) == 0:
			l.say(co.place, "%s: stands in the diagram without a code that it is taken for; add confused", entry)
		}
		l.steps(entry, co.Meaning, co.Next)
	}
	for _, f := range c.Failures {
		entry := "failure " + quote(f.ID.s)
		l.source(entry, f.Source, f.URL)
		l.steps(entry, f.Meaning, f.Next)
		l.near(entry, f.place, f.Says, f.Near)
	}
	for _, cl := range c.Clues {
		entry := "clue " + quote(cl.ID.s)
		l.source(entry, cl.Source, cl.URL)
		l.near(entry, cl.place, cl.says(), cl.Near)
	}
	for _, f := range c.Formats {
		entry := "format " + quote(f.ID.s)
		l.source(entry, f.Source, f.URL)
		l.near(entry, f.place, f.Says, f.Near)
	}
	return l.count
}

type linter struct {
	*problems
	w     io.Writer
	count int
}

func (l *linter) say(at place, format string, args ...any) {
	l.count++
	fmt.Fprintf(l.w, "%s: %s\n", l.name(at), fmt.Sprintf(format, args...))
}

func (l *linter) source(entry string, source, url text) {
	for _, m := range mortal {
		if m.form.MatchString(url.s) {
			l.say(url.place, "%s: url %s: %s", entry, quote(url.s), m.why)
		}
	}
	if m := rfcSource.FindStringSubmatch(source.s); m != nil && obsolete[m[1]] != "" {
		l.say(source.place, "%s: source %s is obsolete; see RFC %s", entry, quote(source.s), obsolete[m[1]])
	}
}

// steps finds a step that a person cannot take as it stands.
func (l *linter) steps(entry string, meaning text, next []text) {
	for _, step := range next {
		if len(strings.Fields(step.s)) < 2 {
			l.say(step.place, "%s: step %s is one word; say what to do with what", entry, quote(step.s))
		}
		if step.s == meaning.s {
			l.say(step.place, "%s: step %s repeats the meaning; say what to do", entry, quote(step.s))
		}
	}
}

// near finds near misses of which none comes near: a miss is near when it has
// half the words of a template.
func (l *linter) near(entry string, at place, says, nears []text) {
	if len(says) == 0 {
		return // its reader's tests have them
	}
	for _, s := range says {
		words := literal.FindAllString(strings.ToLower(signForm.ReplaceAllString(s.s, " ")), -1)
		for _, n := range nears {
			has := 0
			for _, word := range words {
				if slices.Contains(literal.FindAllString(strings.ToLower(n.s), -1), word) {
					has++
				}
			}
			if 2*has >= len(words) {
				return
			}
		}
	}
	l.say(at, "%s: no near miss comes near a template; add a text that almost fits one", entry)
}

var (
	literal  = regexp.MustCompile(`[\pL\pN]+`)
	signForm = regexp.MustCompile(`<\w*>`)
)

func show1(n number) string { return fmt.Sprint(n.n) }
