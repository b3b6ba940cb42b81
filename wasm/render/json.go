package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

// JSON appends the report as the JSON that the page, the module and the API
// hand out. Its names are a contract; more may be added.
func JSON(dst []byte, r *report.Report) []byte {
	s := subjectOf(r)
	j := object{out: append(dst, '{')}
	j.yes("hitting", r.Verdict == report.Hitting)
	j.member("verdict", r.Verdict.String())
	j.member("reach", r.Reach.String())
	j.member("actor", r.Actor.String())
	j.headline(r, &s)
	j.quote("headline")
	j.summary(r, &s)
	j.quote("summary")
	if r.HasFinal {
		j.count("final", uint64(r.Final))
	} else {
		j.raw("final", "null")
	}
	j.elements("next", s.steps(), s.step)
	j.retry(&s, r)
	j.codes(r)
	j.list("failures")
	for i := range r.Failures {
		f := &r.Failures[i]
		j.item()
		j.member("id", f.ID.ID())
		j.member("kind", f.ID.Kind().String())
		j.count("count", f.Count)
		j.subject(&subject{what: aboutFailure, failure: f.ID})
		j.end('}')
	}
	j.end(']')
	j.classes(&r.Classes)
	j.list("formats")
	for i := range r.Formats {
		f := &r.Formats[i]
		j.item()
		j.member("id", f.ID.ID())
		j.member("name", f.ID.Label())
		j.count("count", f.Count)
		j.end('}')
	}
	j.end(']')
	if r.Preflights.Answers > 0 {
		j.count("preflights", r.Preflights.Answers)
	}
	j.places(r)
	j.log(r)
	j.count("lines", r.Lines)
	j.count("bytes", r.Bytes)
	return append(j.out, '}')
}

func (j *object) retry(s *subject, r *report.Report) {
	_, _, retry := s.advice()
	j.member("retry", retry.String())
	if r.RetryAfter >= 0 {
		j.count("retryAfter", uint64(r.RetryAfter))
	}
}

func (j *object) codes(r *report.Report) {
	j.list("codes")
	for i := range r.Codes {
		c := &r.Codes[i]
		var s subject
		s.of(c)
		j.item()
		j.count("code", uint64(c.Code))
		j.count("count", c.Count)
		if class := c.Code.Class(); class > 0 {
			j.xx(class)
			j.quote("class")
		} else {
			j.raw("class", "null")
		}
		j.subject(&s)
		if r.RetryAfter >= 0 {
			j.count("retryAfter", uint64(r.RetryAfter))
		}
		if c.Implied {
			j.yes("implied", true)
		}
		j.list("alternatives")
		s.others(func(s *subject) {
			j.item()
			j.subject(s)
			j.end('}')
		})
		j.end(']')
		j.end('}')
	}
	j.end(']')
}

// subject writes what a code or a failure means, and whose meaning it is.
func (j *object) subject(s *subject) {
	if s.what == aboutEntry {
		j.member("issuer", s.entry.Issuer())
		j.member("standing", s.entry.Standing().String())
		j.yes("registered", s.entry.Standing() == status.Registered)
	} else if s.what == aboutCode {
		j.raw("issuer", "null")
		j.yes("registered", false)
	}
	j.member("name", s.name())
	j.meaning(s)
	j.quote("meaning")
	j.elements("next", s.steps(), s.step)
	reach, actor, retry := s.advice()
	j.member("reach", reach.String())
	j.member("actor", actor.String())
	j.member("retry", retry.String())
	source, url := s.source()
	j.member("source", source)
	j.member("url", url)
}

// places writes where the text says something, what was passed over and why,
// and who answered.
func (j *object) places(r *report.Report) {
	j.list("evidence")
	var format scan.FormatID
	id := "" // of format; looking it up takes longer than writing it
	for i := range r.Evidence {
		e := &r.Evidence[i]
		j.item()
		j.place(e.Start, e.End, e.Line)
		if e.IsFailure {
			j.member("failure", e.Failure.ID())
		} else {
			j.count("code", uint64(e.Code))
			if e.Preflight {
				j.yes("preflight", true)
			}
			if e.Format != format || id == "" {
				format, id = e.Format, e.Format.ID()
			}
			j.member("format", id)
		}
		j.end('}')
	}
	j.end(']')
	j.list("near")
	for i := range r.Near {
		n := &r.Near[i]
		j.item()
		j.place(n.Start, n.End, n.Line)
		j.count("number", uint64(n.Number))
		j.member("why", status.Say(n.Why))
		j.end('}')
	}
	j.end(']')
	j.list("answeredBy")
	for _, p := range r.Parties {
		j.item()
		j.member("party", p.Party())
		j.member("because", p.ID())
		j.end('}')
	}
	j.end(']')
	j.list("notes")
	j.notes(r, func() {
		j.next()
		j.out = appendString(j.out, j.take())
	})
	j.end(']')
}

// log writes what a log or a redirect chain adds.
func (j *object) log(r *report.Report) {
	j.yes("log", r.Log)
	j.list("chain")
	for _, c := range r.Chain {
		j.next()
		j.out = appendUint(j.out, uint64(c))
	}
	j.end(']')
	if r.First > 0 && r.Last >= r.First {
		j.time("first", r.First)
		j.time("last", r.Last)
	}
	if len(r.Timeline) > 0 {
		j.count("bucket", uint64(r.Bucket)) // seconds
		j.list("timeline")
		for i := range r.Timeline {
			b := &r.Timeline[i]
			j.item()
			j.time("start", b.Start)
			var n [6]uint64
			for c := range n {
				n[c] = uint64(b.Classes[c])
			}
			j.classes(&n)
			j.end('}')
		}
		j.end(']')
	}
	j.list("top")
	for i := range r.Top {
		t := &r.Top[i]
		j.item()
		j.count("code", uint64(t.Code))
		j.count("count", uint64(t.Count))
		if t.Over > 0 {
			j.count("atLeast", uint64(t.Count-t.Over))
		}
		j.member("method", t.Method)
		j.member("path", t.Path)
		if t.First > 0 {
			j.time("first", t.First)
			j.time("last", t.Last)
		}
		j.end('}')
	}
	j.end(']')
}

func (j *object) time(name string, unix int64) {
	j.instant(unix)
	j.quote(name)
}

func (j *object) classes(n *[6]uint64) {
	j.key("classes")
	j.out = append(j.out, '{')
	for c := status.Class(1); c <= 5; c++ {
		j.xx(c)
		j.count(j.take(), n[c])
	}
	if n[0] > 0 {
		j.count("other", n[0])
	}
	j.end('}')
}
