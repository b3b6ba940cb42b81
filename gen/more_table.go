package main

import (
	"io"
	"strings"
)

// maxMore is what the browser module takes in one piece, and what its sums of
// lengths hold.
const maxMore = 1<<16 - 1

// moreBytes returns what the browser loads after its first answer.
func moreBytes(c *catalog) string {
	text, slots := layStatus(c).more.layout()
	return strings.Join(slots, "") + strings.Join(text, "")
}

// renderMore writes wasm/status/more.go, the same bytes for a build that has
// them from the start.
func renderMore(w io.Writer, c *catalog) error {
	text, slots := layStatus(c).more.layout()
	f := newFile("status")

	// const more = "" +
	// 	"\x00\x00\x01" +
	// 	"RFC 9110, 15.5.5\x00"
	f.Comment("The browser module does not name it and so is without it.")
	f.Const().Id("more").Op("=").Add(literals(append(slots, text...)))
	return f.Render(w)
}

// checksum is how wasm/status knows these bytes: FNV-1a, 32 bits.
func checksum(s string) uint32 {
	sum := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		sum = (sum ^ uint32(s[i])) * 16777619
	}
	return sum
}

// storedURL returns what the table holds of an address: nothing where the
// source gives it.
func storedURL(source, url text) string {
	if rfcURL(source.s) == url.s {
		return ""
	}
	return url.s
}

// rfcURL returns the address of a section of an RFC ("RFC 9110, 15.5.5"), and
// nothing for other sources. wasm/status has the same rule.
func rfcURL(source string) string {
	number, section, ok := strings.Cut(strings.TrimPrefix(source, "RFC "), ", ")
	if !ok || !strings.HasPrefix(source, "RFC ") {
		return ""
	}
	section, _, _ = strings.Cut(section, " ")
	return "https://www.rfc-editor.org/rfc/rfc" + number + "#section-" + section
}

// strs returns the strings of a list.
func strs(list []text) []string {
	var all []string
	for _, t := range list {
		all = append(all, t.s)
	}
	return all
}
