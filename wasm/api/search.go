package api

import (
	"strings"

	"hitcheck/wasm/status"
)

// index returns what the search on /codes/ finds things by: for every code and
// failure its address, its label and, in small letters, the words that lead to
// it: its names, then who uses it and what for, then the symptoms. What stands
// sooner counts for more.
func index() []byte {
	var items []raw
	add := func(to, label string, words []string) {
		items = append(items, array(quoted(to), quoted(label), quoted(strings.ToLower(strings.Join(words, " ")))))
	}
	for e := status.Entry(0); int(e) < status.NumEntries(); {
		code := e.Code()
		first, n := status.Lookup(code)
		var words []string
		for m := first; m < first+n; m++ {
			words = append(words, m.Name())
			for i := range m.Phrases() {
				words = append(words, m.Phrase(i))
			}
			words = append(words, m.Issuer(), m.Meaning())
			for i := range m.Fields() {
				words = append(words, m.Field(i))
			}
		}
		for i := range symptoms {
			for _, c := range symptoms[i].codes {
				if c == code {
					words = append(words, symptoms[i].words...)
				}
			}
		}
		add(digits(code)+"/", label(code), words)
		e = first + n
	}
	for f := range status.FailureID(status.NumFailures()) {
		words := []string{f.Kind().String(), f.ID(), strings.ReplaceAll(f.ID(), "_", " "), f.Meaning()}
		for i := range symptoms {
			for _, id := range symptoms[i].failures {
				if id == f.ID() {
					words = append(words, symptoms[i].words...)
				}
			}
		}
		add("#"+f.ID(), f.Name(), words)
	}
	return append(array(items...), '\n')
}
