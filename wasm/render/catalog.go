package render

import "hitcheck/wasm/status"

// Catalog appends everything that is known as JSON: classes, codes with every
// meaning of theirs, failures and clues.
func Catalog(dst []byte) []byte {
	j := object{out: append(dst, '{')}
	j.list("classes")
	for c := status.Class(1); c <= 5; c++ {
		j.item()
		j.xx(c)
		j.quote("class")
		j.member("name", c.Name())
		j.member("range", c.Range())
		j.member("meaning", c.Meaning())
		j.member("next", c.Next())
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
		j.member("id", f.ID())
		j.member("kind", f.Kind().String())
		j.member("name", f.Name())
		j.member("meaning", f.Meaning())
		j.member("reach", f.Reach().String())
		j.member("actor", f.Actor().String())
		j.elements("next", f.Steps(), f.Step)
		j.member("retry", f.Retry().String())
		j.cite(f.Source(), f.URL())
		j.end('}')
	}
	j.end(']')
	j.list("clues")
	for c := status.ClueID(0); int(c) < status.NumClues(); c++ {
		j.item()
		j.member("id", c.ID())
		j.member("party", c.Party())
		j.member("reach", c.Reach().String())
		j.member("source", c.Source())
		j.end('}')
	}
	j.end(']')
	return append(j.out, '}')
}

// entry writes one meaning of a code.
func (j *object) entry(e status.Entry) {
	j.count("code", uint64(e.Code()))
	j.member("name", e.Name())
	j.member("issuer", e.Issuer())
	j.member("standing", e.Standing().String())
	j.member("meaning", e.Meaning())
	j.member("reach", e.Reach().String())
	j.member("actor", e.Actor().String())
	j.elements("next", e.Steps(), e.Step)
	j.member("retry", e.Retry().String())
	j.elements("fields", e.Fields(), e.Field)
	j.elements("phrases", e.Phrases(), e.Phrase)
	j.yes("cacheable", e.Cacheable())
	j.yes("diagram", e.Diagram())
	j.yes("pseudo", e.Pseudo())
	j.yes("logOnly", e.LogOnly())
	if e.Expires() != "" {
		j.member("expires", e.Expires())
	}
	j.cite(e.Source(), e.URL())
}

// Problem appends a problem details object (RFC 9457) about an answer with c,
// which it explains as it explains anybody's.
func Problem(dst []byte, c status.Code, detail string) []byte {
	e, _ := status.Lookup(c)
	j := object{out: append(dst, '{')}
	j.str("/codes/")
	j.digits(c)
	j.str("/")
	j.quote("type")
	j.member("title", e.Name())
	j.count("status", uint64(c))
	if detail != "" {
		j.member("detail", detail)
	}
	j.member("meaning", e.Meaning())
	j.elements("next", e.Steps(), e.Step)
	j.member("retry", e.Retry().String())
	j.cite(e.Source(), e.URL())
	return append(j.out, '}')
}

// cite writes where something is written down.
func (j *object) cite(source, url string) {
	j.member("source", source)
	j.member("url", url)
}
