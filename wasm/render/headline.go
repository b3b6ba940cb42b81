package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// Headline returns the whole answer in one line.
func Headline(r *report.Report) string {
	var l line
	s := subjectOf(r)
	l.headline(r, &s)
	return l.take()
}

// Summary returns the sentence under the headline.
func Summary(r *report.Report) string {
	var l line
	s := subjectOf(r)
	l.summary(r, &s)
	return l.take()
}

var verdictWords = [5]status.Word{
	report.Unknown:    status.WordUnknown,
	report.Hitting:    status.WordHitting,
	report.NotHitting: status.WordNotHitting,
	report.Mixed:      status.WordMixed,
	report.Waiting:    status.WordWaiting,
}

// verdict says the verdict, the largest words on the page.
func (l *line) verdict(r *report.Report) {
	l.fill(verdictWords[r.Verdict])
	if r.Verdict == report.Mixed {
		l.percent(r.Hits-r.Preflights.Hits, requests(r)-r.Preflights.Answers)
		l.gap()
	}
}

// requests counts the answers, and where all of them are hits also the
// failures, which then make it mixed.
func requests(r *report.Report) uint64 {
	all := r.Answers
	if all == r.Hits {
		all += failures(r)
	}
	return max(all, 1)
}

func failures(r *report.Report) (n uint64) {
	for i := range r.Failures {
		n += r.Failures[i].Count
	}
	return n
}

func (l *line) headline(r *report.Report, s *subject) {
	l.verdict(r)
	switch {
	case r.Verdict == report.Mixed:
	case s.what == aboutNothing:
		l.str(" ")
		l.word(status.WordUnknownWhat)
	default:
		l.word(status.WordColon)
		l.asked(r, s)
	}
}

// asked names what the verdict rests on: the subject, or the codes that a text
// asks about.
func (l *line) asked(r *report.Report, s *subject) {
	if !r.Lookup || len(r.Codes) < 2 {
		l.label(s)
		return
	}
	for i := range r.Codes {
		if i > 0 {
			l.word(status.WordComma)
		}
		if i == 5 {
			l.str("…")
			return
		}
		var of subject
		of.of(&r.Codes[i])
		l.label(&of)
	}
}

func (l *line) summary(r *report.Report, s *subject) {
	switch {
	case r.Bytes == 0:
		l.word(status.WordSumEmpty)
	case s.what == aboutNothing:
		l.word(status.WordSumUnknown)
	case several(r):
		l.many(r, s)
	case r.BodyError:
		l.word(status.WordSumBody)
	case r.Verdict == report.Waiting:
		l.word(status.WordSumWaiting)
	case r.Reach == status.ReachHidden && len(r.Codes) == 0:
		l.word(status.WordSumHiddenBare)
	case r.Reach == status.ReachHidden:
		l.fill(status.WordSumHidden)
		l.answer(r)
		l.gap()
	default:
		l.meaning(s)
		if s.what == aboutFailure && len(r.Codes) > 0 {
			l.fill(status.WordSumAlthough)
			l.answer(r)
			l.gap()
		}
	}
}

// answer names the decisive status.
func (l *line) answer(r *report.Report) {
	var s subject
	s.of(&r.Codes[decisive(r)])
	l.label(&s)
}

// many sums up a log.
func (l *line) many(r *report.Report, s *subject) {
	if r.Answers > 0 {
		l.fill(status.WordSumLog)
		l.num(r.Hits)
		l.gap()
		l.num(r.Answers)
		l.gap()
	}
	if s.code > 0 && r.Verdict != report.Hitting {
		l.fill(status.WordSumWorst)
		l.label(s)
		l.gap()
		for i := range r.Codes {
			if r.Codes[i].Code == s.code {
				l.num(r.Codes[i].Count)
			}
		}
		l.gap()
	}
	if n := failures(r); n > 0 {
		l.fill(status.WordSumFailures)
		l.num(n)
		l.gap()
	}
}

// notes calls say after each thing that is worth knowing about the answer.
func (l *line) notes(r *report.Report, say func()) {
	about := func(w status.Word, c *report.Code) {
		l.fill(w)
		l.digits(c.Code)
		l.gap()
	}
	for i := range r.Codes {
		c := &r.Codes[i]
		if c.Implied {
			about(status.WordNoteImplied, c)
			say()
		}
		if !c.Known {
			continue
		}
		switch {
		case c.Entry.Pseudo():
			about(status.WordNotePseudo, c)
		case c.Code.Class() == 0:
			l.outside(c.Code)
		case c.Entry.LogOnly():
			about(status.WordNoteLogOnly, c)
		case c.Entry.Expires() != "":
			about(status.WordNoteExpires, c)
			l.str(c.Entry.Expires())
			l.gap()
		default:
			continue
		}
		say()
	}
	for _, id := range r.Parties {
		if w := id.Note(); w != 0 && (r.Verdict == report.Unknown || r.BodyError) {
			l.word(w)
			say()
		}
	}
	if r.Preflights.Answers > 0 {
		l.fill(status.WordNotePreflight)
		l.num(r.Preflights.Answers)
		l.gap()
		say()
	}
	if r.Request {
		l.word(status.WordNoteRequest)
		say()
	}
	if len(r.Evidence) == report.MaxEvidence {
		l.fill(status.WordNoteEvidence)
		l.num(report.MaxEvidence)
		l.gap()
		say()
	}
}
