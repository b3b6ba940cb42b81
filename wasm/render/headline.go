package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// Verdict returns the verdict in words, the largest on the page.
func Verdict(r *report.Report) string {
	switch r.Verdict {
	case report.Hitting:
		return status.Say(status.WordHitting)
	case report.NotHitting:
		return status.Say(status.WordNotHitting)
	case report.Mixed:
		return fill(status.WordMixedShare, percent(share(r)))
	case report.Waiting:
		return status.Say(status.WordWaiting)
	}
	if r.Outside {
		return status.Say(status.WordOutside)
	}
	return status.Say(status.WordUnknown)
}

// share returns how many of how many requests hit.
func share(r *report.Report) (hits, all uint64) {
	all = r.Answers
	if all == r.Hits {
		// Every answer is a hit, so what makes it mixed are failures.
		for _, f := range r.Failures {
			all += f.Count
		}
	}
	return r.Hits, all
}

// Headline returns the whole answer in one line.
func Headline(r *report.Report) string {
	v := Verdict(r)
	switch {
	case r.Verdict == report.Mixed:
		return v
	case r.Verdict == report.Unknown && !r.Outside:
		return v + " " + status.Say(status.WordUnknownWhat)
	}
	if about := deciding(r); about != "" {
		return fill(status.WordLead, v, about)
	}
	return v
}

// deciding names what the verdict rests on: the subject, or the codes that a
// text asks about.
func deciding(r *report.Report) string {
	if !r.Lookup || len(r.Codes) < 2 {
		return subjectOf(r).label()
	}
	list := ""
	for i := range r.Codes {
		if i > 0 {
			list += ", "
		}
		if i == 4 && len(r.Codes) > 5 {
			return list + fill(status.WordMore, itoa(len(r.Codes)-i))
		}
		list += ofCode(&r.Codes[i]).label()
	}
	return list
}

// Summary returns the sentence under the headline.
func Summary(r *report.Report) string {
	s := subjectOf(r)
	switch {
	case r.Verdict == report.Unknown && !r.Outside:
		if r.Bytes == 0 {
			return status.Say(status.WordSumEmpty)
		}
		return status.Say(status.WordSumUnknown)
	case several(r) && r.Answers > 0:
		return ofMany(r, s)
	case r.BodyError:
		return status.Say(status.WordSumBody)
	case r.Verdict == report.Waiting:
		return status.Say(status.WordSumWaiting)
	case r.Reach == status.ReachHidden:
		if code := answer(r); code != "" {
			return fill(status.WordSumHidden, code)
		}
		return status.Say(status.WordSumHiddenBare)
	case s.what == aboutFailure && answer(r) != "":
		return fill(status.WordSumAlthough, s.meaning(), answer(r))
	}
	return s.meaning()
}

// ofMany sums up a log.
func ofMany(r *report.Report, s subject) string {
	hits, all := grouped(r.Hits), grouped(r.Answers)
	text := ""
	if s.what == aboutNothing || r.Verdict == report.Hitting || s.what == aboutFailure {
		text = fill(status.WordSumLog, hits, all)
	} else {
		text = fill(status.WordSumLogWorst, hits, all, s.label(), grouped(count(r, s.code)))
	}
	silent := uint64(0)
	for _, f := range r.Failures {
		silent += f.Count
	}
	if silent > 0 {
		text += " " + fill(status.WordSumFailures, grouped(silent))
	}
	return text
}

// answer names the status of a single exchange, "" when it has none.
func answer(r *report.Report) string {
	if !r.HasFinal {
		return ""
	}
	for i := range r.Codes {
		if c := &r.Codes[i]; c.Code == r.Final {
			return ofCode(c).label()
		}
	}
	return ""
}

// count returns how often a code stands in the text.
func count(r *report.Report, code status.Code) uint64 {
	for i := range r.Codes {
		if r.Codes[i].Code == code {
			return r.Codes[i].Count
		}
	}
	return 0
}

// notes calls say with each thing that is worth knowing about the answer.
func notes(r *report.Report, say func(string)) {
	if r.BodyError && r.Verdict != report.Hitting {
		say(status.Say(status.WordSumBody))
	}
	for i := range r.Codes {
		c := &r.Codes[i]
		switch {
		case c.Code.Class() == 0 && c.Known && !c.Entry.Pseudo():
			say(fill(status.WordSumOutside, digits(c.Code)))
		case !c.Known:
			continue
		case c.Entry.Pseudo():
			say(fill(status.WordNotePseudo, digits(c.Code)))
		case c.Entry.LogOnly():
			say(fill(status.WordNoteLogOnly, digits(c.Code)))
		case c.Entry.Expires() != "":
			say(fill(status.WordNoteExpires, digits(c.Code), c.Entry.Expires()))
		}
		if c.Implied {
			say(fill(status.WordNoteImplied, digits(c.Code)))
		}
	}
	if r.TopApprox {
		say(status.Say(status.WordNoteApprox))
	}
	if len(r.Evidence) >= report.MaxEvidence {
		say(fill(status.WordNoteEvidence, grouped(report.MaxEvidence)))
	}
}
