package api

import (
	"slices"
	"strings"

	"hitcheck/wasm/status"
)

// index returns what the search on /codes/ finds things by, in small letters:
// for every code and failure its address, its label, its names (older phrases
// and ids too), who uses it, and what is said of it; then the symptoms, each its
// words and the addresses it leads to, the likeliest first.
func index() []byte {
	var entries, leads []raw
	lower := func(texts []string) raw {
		var all []raw
		for _, text := range texts {
			all = append(all, quoted(strings.ToLower(text)))
		}
		return array(all...)
	}
	add := func(to, label string, names, issuers []string, said string) {
		entries = append(entries, array(quoted(to), quoted(label), lower(names), lower(issuers), quoted(strings.ToLower(said))))
	}
	for e := status.Entry(0); int(e) < status.NumEntries(); {
		code := e.Code()
		first, n := status.Lookup(code)
		var names, issuers, said []string
		for m := first; m < first+n; m++ {
			names = append(names, m.Name())
			for i := range m.Phrases() {
				names = append(names, m.Phrase(i))
			}
			if !slices.Contains(issuers, m.Issuer()) {
				issuers = append(issuers, m.Issuer())
			}
			said = append(said, m.Meaning())
			for i := range m.Fields() {
				said = append(said, m.Field(i))
			}
		}
		add(address(code), label(code), names, issuers, strings.Join(said, " "))
		e = first + n
	}
	for f := range status.FailureID(status.NumFailures()) {
		add("#"+f.ID(), f.Name(), []string{f.ID(), strings.ReplaceAll(f.ID(), "_", " ")}, nil, f.Kind().String()+" "+f.Meaning())
	}
	for i := range symptoms {
		var to []raw
		for _, code := range symptoms[i].codes {
			to = append(to, quoted(address(code)))
		}
		for _, id := range symptoms[i].failures {
			to = append(to, quoted("#"+id))
		}
		leads = append(leads, array(lower(symptoms[i].words), array(to...)))
	}
	return append(array(array(entries...), array(leads...)), '\n')
}

// address returns where a code is on the page of all codes.
func address(code status.Code) string { return digits(code) + "/" }
