package render

import "hitcheck/wasm/status"

// Catalog appends everything that is known as JSON: classes, codes with every
// meaning of theirs, failures and clues.
func Catalog(dst []byte) []byte {
	j := object{b: append(dst, '{')}
	j.list("classes")
	for c := status.Class(1); c <= 5; c++ {
		j.item()
		j.str("class", xx(c))
		j.str("name", c.Name())
		j.str("range", c.Range())
		j.str("meaning", c.Meaning())
		j.str("next", c.Next())
		j.cite(c.Source(), c.URL())
		j.end('}')
	}
	j.end(']')
	j.list("codes")
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		j.item()
		j.entry(e)
		j.end('}')
	}
	j.end(']')
	j.list("failures")
	for f := status.FailureID(0); int(f) < status.NumFailures(); f++ {
		j.item()
		j.str("id", f.ID())
		j.str("kind", f.Kind().String())
		j.str("name", f.Name())
		j.str("meaning", f.Meaning())
		j.str("reach", f.Reach().String())
		j.str("actor", f.Actor().String())
		j.strings("next", f.Steps(), f.Step)
		j.str("retry", f.Retry().String())
		j.cite(f.Source(), f.URL())
		j.end('}')
	}
	j.end(']')
	j.list("clues")
	for c := status.ClueID(0); int(c) < status.NumClues(); c++ {
		j.item()
		j.str("id", c.ID())
		j.str("party", c.Party())
		j.str("reach", c.Reach().String())
		j.str("source", c.Source())
		j.end('}')
	}
	j.end(']')
	return append(j.b, '}')
}

// entry writes one meaning of a code.
func (j *object) entry(e status.Entry) {
	j.num("code", uint64(e.Code()))
	j.str("name", e.Name())
	j.str("issuer", e.Issuer())
	j.str("standing", e.Standing().String())
	j.str("meaning", e.Meaning())
	j.str("reach", e.Reach().String())
	j.str("actor", e.Actor().String())
	j.strings("next", e.Steps(), e.Step)
	j.str("retry", e.Retry().String())
	j.strings("fields", e.Fields(), e.Field)
	j.strings("phrases", e.Phrases(), e.Phrase)
	j.yes("cacheable", e.Cacheable())
	j.yes("diagram", e.Diagram())
	j.yes("pseudo", e.Pseudo())
	j.yes("logOnly", e.LogOnly())
	if e.Expires() != "" {
		j.str("expires", e.Expires())
	}
	j.cite(e.Source(), e.URL())
}

// Problem appends a problem details object (RFC 9457) about an answer with c,
// which it explains as it explains anybody's.
func Problem(dst []byte, c status.Code, detail string) []byte {
	e, _ := status.Lookup(c)
	j := object{b: append(dst, '{')}
	j.str("type", href(c, true))
	j.str("title", e.Name())
	j.num("status", uint64(c))
	if detail != "" {
		j.str("detail", detail)
	}
	j.str("meaning", e.Meaning())
	j.strings("next", e.Steps(), e.Step)
	j.str("retry", e.Retry().String())
	j.cite(e.Source(), e.URL())
	return append(j.b, '}')
}

// cite writes where something is written down.
func (j *object) cite(source, url string) {
	j.str("source", source)
	j.str("url", url)
}

// strings writes the n strings that at gives.
func (j *object) strings(name string, n int, at func(int) string) {
	j.list(name)
	for i := range n {
		j.next()
		j.b = appendString(j.b, at(i))
	}
	j.end(']')
}
