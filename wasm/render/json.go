package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// JSON appends the report as the JSON that the page, the module and the API
// hand out. Its names are a contract; more may be added.
func JSON(dst []byte, r *report.Report) []byte {
	s := subjectOf(r)
	j := object{b: append(dst, '{')}
	j.yes("hitting", r.Verdict == report.Hitting)
	j.str("verdict", r.Verdict.String())
	j.str("reach", r.Reach.String())
	j.str("actor", r.Actor.String())
	j.str("headline", Headline(r))
	j.str("summary", Summary(r))
	if r.HasFinal {
		j.num("final", uint64(r.Final))
	} else {
		j.raw("final", "null")
	}
	j.steps(s)
	j.retry(s.retry(), r)
	j.codes(r)
	j.failures(r)
	j.classes("classes", &r.Classes)
	j.list("formats")
	for _, f := range r.Formats {
		j.item()
		j.str("id", f.ID.ID())
		j.str("name", f.ID.Label())
		j.num("count", f.Count)
		j.end('}')
	}
	j.end(']')
	j.evidence(r)
	j.more(r)
	j.num("lines", r.Lines)
	j.num("bytes", r.Bytes)
	return append(j.b, '}')
}

func (j *object) retry(advice status.Retry, r *report.Report) {
	j.str("retry", advice.String())
	if r.RetryAfter >= 0 {
		j.num("retryAfter", uint64(r.RetryAfter))
	}
}

func (j *object) codes(r *report.Report) {
	j.list("codes")
	for i := range r.Codes {
		c := &r.Codes[i]
		s := ofCode(c)
		j.item()
		j.num("code", uint64(c.Code))
		j.num("count", c.Count)
		if class := c.Code.Class(); class > 0 {
			j.str("class", xx(class))
		} else {
			j.raw("class", "null")
		}
		if c.Known {
			j.issuer(c.Entry)
		}
		j.yes("registered", c.Known && c.Entry.Standing() == status.Registered)
		j.subject(s)
		j.retry(s.retry(), r)
		if c.Implied {
			j.yes("implied", true)
		}
		j.list("alternatives")
		s.others(func(e status.Entry) {
			j.item()
			j.issuer(e)
			j.subject(subject{what: aboutEntry, code: e.Code(), entry: e})
			j.end('}')
		})
		j.end(']')
		j.end('}')
	}
	j.end(']')
}

// issuer writes whose meaning of a number it is.
func (j *object) issuer(e status.Entry) {
	j.str("issuer", e.Issuer())
	j.str("standing", e.Standing().String())
}

// subject writes what a code or a failure means.
func (j *object) subject(s subject) {
	j.str("name", s.name())
	j.str("meaning", s.meaning())
	j.steps(s)
	reach, actor := s.place()
	j.str("reach", reach.String())
	j.str("actor", actor.String())
	source, url := s.source()
	j.str("source", source)
	j.str("url", url)
}

func (j *object) failures(r *report.Report) {
	j.list("failures")
	for _, f := range r.Failures {
		j.item()
		j.str("id", f.ID.ID())
		j.str("kind", f.ID.Kind().String())
		j.num("count", f.Count)
		j.subject(subject{what: aboutFailure, failure: f.ID})
		j.str("retry", f.ID.Retry().String())
		j.end('}')
	}
	j.end(']')
}

func (j *object) evidence(r *report.Report) {
	j.list("evidence")
	for i := range r.Evidence {
		e := &r.Evidence[i]
		j.item()
		j.num("start", e.Start)
		j.num("end", e.End)
		j.num("line", e.Line)
		if e.IsFailure {
			j.str("failure", e.Failure.ID())
		} else {
			j.num("code", uint64(e.Code))
			j.str("format", e.Format.ID())
		}
		j.end('}')
	}
	j.end(']')
}

// more writes what the contract allows to be added.
func (j *object) more(r *report.Report) {
	j.yes("log", r.Log)
	j.list("chain")
	for _, c := range r.Chain {
		j.value(uint64(c))
	}
	j.end(']')
	j.list("answeredBy")
	for _, p := range r.Parties {
		j.item()
		j.str("party", p.Party())
		j.str("because", p.ID())
		j.end('}')
	}
	j.end(']')
	j.list("near")
	for i := range r.Near {
		n := &r.Near[i]
		j.item()
		j.num("start", n.Start)
		j.num("end", n.End)
		j.num("line", n.Line)
		j.num("number", uint64(n.Number))
		j.str("why", status.Say(n.Why))
		j.end('}')
	}
	j.end(']')
	j.list("notes")
	notes(r, func(s string) {
		j.next()
		j.b = appendString(j.b, s)
	})
	j.end(']')
	if r.First > 0 && r.Last >= r.First {
		j.str("first", instant(r.First))
		j.str("last", instant(r.Last))
	}
	j.timeline(r)
	j.list("top")
	for i := range r.Top {
		t := &r.Top[i]
		j.item()
		j.num("code", uint64(t.Code))
		j.num("count", uint64(t.Count))
		j.str("method", t.Method)
		j.str("path", t.Path)
		j.end('}')
	}
	j.end(']')
}

func (j *object) timeline(r *report.Report) {
	if len(r.Timeline) == 0 {
		return
	}
	j.num("bucket", uint64(r.Bucket)) // seconds
	j.list("timeline")
	for i := range r.Timeline {
		b := &r.Timeline[i]
		j.item()
		j.str("start", instant(b.Start))
		var n [6]uint64
		for c := range n {
			n[c] = uint64(b.Classes[c])
		}
		j.classes("classes", &n)
		j.end('}')
	}
	j.end(']')
}

func (j *object) classes(key string, n *[6]uint64) {
	j.key(key)
	j.b = append(j.b, '{')
	for c := 1; c <= 5; c++ {
		j.num(xx(status.Class(c)), n[c])
	}
	if n[0] > 0 {
		j.num("other", n[0])
	}
	j.end('}')
}
