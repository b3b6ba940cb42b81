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
		j.str("source", c.Source())
		j.str("url", c.URL())
		j.end('}')
	}
	j.end(']')
	j.list("codes")
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		j.item()
		j.num("code", uint64(e.Code()))
		j.issuer(e)
		j.subject(subject{what: aboutEntry, code: e.Code(), entry: e})
		j.str("retry", e.Retry().String())
		j.strings("fields", e.Fields(), e.Field)
		j.strings("phrases", e.Phrases(), e.Phrase)
		for _, flag := range [...]struct {
			name string
			is   bool
		}{{"cacheable", e.Cacheable()}, {"diagram", e.Diagram()}, {"pseudo", e.Pseudo()}, {"logOnly", e.LogOnly()}} {
			if flag.is {
				j.yes(flag.name, true)
			}
		}
		if e.Expires() != "" {
			j.str("expires", e.Expires())
		}
		j.end('}')
	}
	j.end(']')
	j.list("failures")
	for f := status.FailureID(0); int(f) < status.NumFailures(); f++ {
		j.item()
		j.str("id", f.ID())
		j.str("kind", f.Kind().String())
		j.subject(subject{what: aboutFailure, failure: f})
		j.str("retry", f.Retry().String())
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

// Problem appends a problem details object (RFC 9457) about an answer with c,
// which it explains as it explains anybody's.
func Problem(dst []byte, c status.Code, detail string) []byte {
	e, _ := status.Lookup(c)
	s := subject{what: aboutEntry, code: c, entry: e}
	j := object{b: append(dst, '{')}
	j.str("type", href(c, true))
	j.str("title", e.Name())
	j.num("status", uint64(c))
	if detail != "" {
		j.str("detail", detail)
	}
	j.str("meaning", e.Meaning())
	j.steps(s)
	j.str("retry", e.Retry().String())
	j.str("source", e.Source())
	j.str("url", e.URL())
	return append(j.b, '}')
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
