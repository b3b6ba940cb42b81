package main

import (
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A language is a translation, catalog.de.yaml: the catalog's keys with their
// texts in it. What it does not have stays in English. Names of codes are not
// in it, because they are what stands in a response; nor is what programs print.
type language struct {
	Language  text                `key:"language" must:"yes" most:"20"`
	Name      text                `key:"name" must:"yes" most:"40"`
	Direction text                `key:"direction" must:"yes" in:"direction"`
	Reviewed  boolean             `key:"reviewed"`
	Classes   []translatedClass   `key:"classes" must:"yes"`
	Codes     []translatedCode    `key:"codes"`
	Failures  []translatedFailure `key:"failures"`
	Words     []word              `key:"words" map:"yes"`
	From      []word              `key:"from" map:"yes"`
}

type translatedClass struct {
	place
	Class   number `key:"class" must:"yes" tells:"yes"`
	Name    text   `key:"name" must:"yes" most:"60"`
	Meaning text   `key:"meaning" must:"yes" most:"160"`
	Next    text   `key:"next" must:"yes" most:"160"`
}

type translatedCode struct {
	place
	Code    number `key:"code" must:"yes" tells:"yes"`
	Issuer  text   `key:"issuer" must:"yes" most:"40" tells:"yes"`
	Meaning text   `key:"meaning" must:"yes" most:"180"`
	Next    []text `key:"next" must:"yes" most:"130"`
}

type translatedFailure struct {
	place
	ID      text   `key:"id" must:"yes" most:"40" tells:"yes"`
	Name    text   `key:"name" must:"yes" most:"80"`
	Meaning text   `key:"meaning" must:"yes" most:"180"`
	Next    []text `key:"next" must:"yes" most:"130"`
}

// A translation is a language held to the catalog that it translates.
type translation struct {
	*problems
	*catalog
	language
	sums map[string]text // the sum of the English that an entry was made from
	left []string        // what is in English still, and why
}

// translate gives the catalog the texts of a language file. An entry that was
// made from other English than the catalog has is stale, and stays English.
func translate(p *problems, c *catalog, root *yaml.Node) *translation {
	t := &translation{problems: p, catalog: c, sums: map[string]text{}}
	d := &decoder{problems: p, entry: catalogEntry}
	d.mapping(root, reflect.ValueOf(&t.language).Elem())
	if p.err() != nil {
		return t
	}
	for _, from := range t.From {
		t.sums[from.ID.s] = from.Text
	}
	t.section("class", reflect.ValueOf(&c.Classes).Elem(), reflect.ValueOf(t.language.Classes))
	t.section("code", reflect.ValueOf(&c.Codes).Elem(), reflect.ValueOf(t.language.Codes))
	t.section("failure", reflect.ValueOf(&c.Failures).Elem(), reflect.ValueOf(t.language.Failures))
	t.section("word", reflect.ValueOf(&c.Words).Elem(), reflect.ValueOf(t.language.Words))
	for i := range c.Words {
		if c.Words[i].ID.s == "direction" {
			c.Words[i].Text = t.Direction
		}
	}
	return t
}

// section gives the entries of a section their translated texts.
func (t *translation) section(noun string, base, over reflect.Value) {
	seen := map[string]place{}
	for i := range over.Len() {
		entry := over.Index(i)
		title, id := noun+" "+quote(idOf(entry)), idOf(entry)
		old := find(base, entry)
		switch first := seen[id]; {
		case first.line > 0:
			t.add(placeOf(entry), "%s: stands in line %d already; keep one", title, first.line)
			continue
		case !old.IsValid():
			t.add(placeOf(entry), "%s: the catalog has no such entry; mend the name or take it out", title)
			continue
		}
		seen[id] = placeOf(entry)
		t.entry(title, noun+" "+id, old, entry)
	}
	for i := range base.Len() {
		if id := idOf(base.Index(i)); seen[id].line == 0 && translatable(noun, base.Index(i)) {
			t.left = append(t.left, fmt.Sprintf("%s: %s %s is not translated; add it", t.files[len(t.files)-1], noun, quote(id)))
		}
	}
}

// translatable reports whether a language has to have the entry: all but the
// codes outside the diagram and the words that name what programs print.
func translatable(noun string, entry reflect.Value) bool {
	switch e := entry.Interface().(type) {
	case code:
		return e.Diagram.yes
	case word:
		return noun == "word" && e.ID.s != "direction" && e.ID.s != "try_code" && !strings.HasSuffix(e.ID.s, "_text")
	}
	return true
}

// entry gives one entry its texts, if they were made from the English it has.
func (t *translation) entry(title, id string, old, entry reflect.Value) {
	if from, sum := t.sums[id], sumOf(old, entry.Type()); from.s != sum {
		t.left = append(t.left, fmt.Sprintf("%s: %s: the English was changed, or never looked at; bring the texts up to date, then run gen -seal", t.name(placeOf(entry)), title))
		return
	}
	for i := range entry.NumField() {
		field := entry.Type().Field(i)
		if field.Anonymous || field.Tag.Get("tells") != "" || field.Name == "ID" {
			continue
		}
		english, own := old.FieldByName(field.Name), entry.Field(i)
		switch {
		case own.Kind() == reflect.Slice && own.Len() != english.Len():
			t.add(placeOf(own), "%s: next has %d steps, the catalog %d; translate each", title, own.Len(), english.Len())
		case own.Type() == textType && strings.Count(show(own), "{}") != strings.Count(show(english), "{}"):
			t.add(placeOf(own), "%s: %s has %d gaps {}, the catalog %d; keep each, in their order", title, quote(show(own)), strings.Count(show(own), "{}"), strings.Count(show(english), "{}"))
		default:
			english.Set(own)
		}
	}
}

// sumOf returns a short sum of the English that a translated entry is made from.
func sumOf(entry reflect.Value, translated reflect.Type) string {
	var b strings.Builder
	for i := range translated.NumField() {
		if name := translated.Field(i).Name; translated.Field(i).Type != placeType && name != "ID" {
			b.WriteString(show(entry.FieldByName(name)) + "\x00")
		}
	}
	return fmt.Sprintf("%06x", checksum(b.String())&0xffffff)
}

// seal returns the text of a language file with the sums of the English that the
// catalog has now, in place of those at its end.
func seal(data string, c *catalog, t *language) string {
	var b strings.Builder
	at := strings.Index("\n"+data, "\nfrom:\n")
	if at < 0 {
		b.WriteString(strings.TrimRight(data, "\n") + "\n\n")
	} else {
		b.WriteString(data[:at])
	}
	b.WriteString("from:\n")
	for _, s := range []struct {
		noun       string
		base, over any
	}{{"class", c.Classes, t.Classes}, {"code", c.Codes, t.Codes}, {"failure", c.Failures, t.Failures}, {"word", c.Words, t.Words}} {
		base, over := reflect.ValueOf(s.base), reflect.ValueOf(s.over)
		for i := range over.Len() {
			if old := find(base, over.Index(i)); old.IsValid() {
				fmt.Fprintf(&b, "  %s %s: '%s'\n", s.noun, idOf(old), sumOf(old, over.Type().Elem()))
			}
		}
	}
	return b.String()
}

// languageOf decodes a language file alone, to seal it.
func languageOf(p *problems, root *yaml.Node) *language {
	var l language
	d := &decoder{problems: p, entry: catalogEntry}
	d.mapping(root, reflect.ValueOf(&l).Elem())
	return &l
}
