package main

import (
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// checkText holds a text to what its field allows.
func (d *decoder) checkText(name string, t text, tag reflect.StructTag) {
	if strings.Trim(t.s, " \t\r\n") == "" {
		d.add(t.place, "%s: %s is empty; write it or take the key out", d.entry, name)
		return
	}
	if list := enums[tag.Get("in")]; list != nil && !slices.Contains(list, t.s) {
		d.add(t.place, "%s: %s is %s; use one of %s", d.entry, name, quote(t.s), strings.Join(list, ", "))
	}
	if most, _ := strconv.Atoi(tag.Get("most")); most > 0 && utf8.RuneCountInString(t.s) > most {
		d.add(t.place, "%s: %s has %d characters, %s; use at most %d", d.entry, name, utf8.RuneCountInString(t.s), quote(t.s), most)
	}
	lines := tag.Get("lines") != ""
	if !lines && t.s != strings.TrimSpace(t.s) && name != "says" {
		d.add(t.place, "%s: %s has blanks at an end, %s; take them off", d.entry, name, quote(t.s))
	}
	for _, r := range t.s {
		if allowed(r, name, lines) {
			continue
		}
		d.add(t.place, "%s: %s has the control character U+%04X, %s; take it out", d.entry, name, r, quote(t.s))
		break
	}
	if name == "url" {
		d.checkURL(t)
	}
}

// allowed reports whether a text may have the character: samples are what
// terminals print, so they may have line ends, tabs and the escape that begins
// a colour; a template may have tabs.
func allowed(r rune, name string, lines bool) bool {
	switch {
	case r == '\t':
		return lines || name == "says"
	case r == '\n', r == '\r', r == 0x1b:
		return lines
	}
	return r >= 0x20 && (r < 0x7f || r >= 0xa0) && r != 0xfeff && r != utf8.RuneError
}

// checkURL refuses addresses that a reader cannot open.
func (d *decoder) checkURL(t text) {
	u, err := url.Parse(t.s)
	switch {
	case err != nil:
		d.add(t.place, "%s: url %s is no address; write https://…", d.entry, quote(t.s))
	case u.Scheme != "https":
		d.add(t.place, "%s: url %s is not https; write https://…", d.entry, quote(t.s))
	case u.Host == "" || !strings.Contains(u.Host, ".") || strings.ContainsAny(t.s, " \""):
		d.add(t.place, "%s: url %s has no host; write https://host/…", d.entry, quote(t.s))
	}
}
