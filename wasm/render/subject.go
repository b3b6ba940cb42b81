package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// A subject is what an answer is about: one meaning of a status, a status that
// no one gave a meaning, a failure, a class, or nothing.
type subject struct {
	what    what
	code    status.Code
	entry   status.Entry
	failure status.FailureID
	class   status.Class // by which a status without meaning is read, or that it is about
}

type what uint8

const (
	aboutNothing what = iota
	aboutEntry
	aboutCode // the catalog has no such number
	aboutFailure
	aboutClass
)

// subjectOf chooses what the report is about: the failure that kept the answer
// away, else the decisive status; in a log what fails most.
func subjectOf(r *report.Report) (s subject) {
	switch {
	case several(r):
		s.worst(r)
	case len(r.Failures) > 0 && r.Verdict != report.Hitting:
		s = subject{what: aboutFailure, failure: r.Failures[0].ID}
	case len(r.Codes) > 0:
		s.of(&r.Codes[decisive(r)])
	case r.Lookup:
		for c := range r.Classes {
			if r.Classes[c] > 0 {
				s = subject{what: aboutClass, class: status.Class(c)}
				break
			}
		}
	}
	return s
}

// several reports whether the text holds many exchanges and no decisive one.
func several(r *report.Report) bool {
	return r.Log || r.Verdict == report.Mixed
}

// decisive returns which code is the final one, or the last.
func decisive(r *report.Report) int {
	i := len(r.Codes) - 1
	for k := i; k >= 0 && r.HasFinal; k-- {
		if r.Codes[k].Code == r.Final {
			return k
		}
	}
	return i
}

// worst makes s what is to be looked at first in a log, or what succeeds most
// often when nothing fails.
func (s *subject) worst(r *report.Report) {
	most := uint64(0)
	if c := r.Worst(); c != nil {
		most = c.Count
		s.of(c)
	} else {
		for i := range r.Codes {
			if c := &r.Codes[i]; c.Count > most {
				most = c.Count
				s.of(c)
			}
		}
	}
	for i := range r.Failures {
		if f := &r.Failures[i]; f.Count > most {
			most = f.Count
			*s = subject{what: aboutFailure, failure: f.ID}
		}
	}
}

// of makes s a code of the report.
func (s *subject) of(c *report.Code) {
	*s = subject{what: aboutEntry, code: c.Code, entry: c.Entry}
	if !c.Known {
		as, _ := c.Code.ReadAs()
		s.what, s.class = aboutCode, as.Class()
	}
}

// label names the subject: "404 Not Found", "Connection refused", "5xx Server
// Error".
func (l *line) label(s *subject) {
	switch s.what {
	case aboutEntry, aboutCode:
		l.digits(s.code)
		l.str(" ")
	case aboutClass:
		l.xx(s.class)
		l.str(" ")
	}
	l.str(s.name())
}

// name is the label without the number.
func (s *subject) name() string {
	switch {
	case s.what == aboutEntry:
		return s.entry.Name()
	case s.what == aboutFailure:
		return s.failure.Name()
	case s.outside():
		return status.Say(status.WordOutside)
	}
	return s.class.Name()
}

// outside reports whether s is a number that is no HTTP status.
func (s *subject) outside() bool {
	return s.what == aboutCode && s.code.Class() == 0
}

// meaning says in one plain sentence what the subject is.
func (l *line) meaning(s *subject) {
	switch {
	case s.what == aboutEntry:
		l.str(s.entry.Meaning())
	case s.what == aboutFailure:
		l.str(s.failure.Meaning())
	case s.outside():
		l.outside(s.code)
	case s.what == aboutCode:
		l.fill(status.WordSumUnlisted)
		l.digits(s.code)
		l.gap()
		l.digits(status.Code(s.class) * 100)
		l.gap()
		l.str(s.class.Meaning())
	default:
		l.str(s.class.Meaning())
	}
}

func (l *line) outside(c status.Code) {
	l.fill(status.WordSumOutside)
	l.digits(c)
	l.gap()
}

// steps is the number of things to do next.
func (s *subject) steps() int {
	switch s.what {
	case aboutNothing:
		return 0
	case aboutEntry:
		return s.entry.Steps()
	case aboutFailure:
		return s.failure.Steps()
	}
	return 1
}

func (s *subject) step(i int) string {
	switch s.what {
	case aboutEntry:
		return s.entry.Step(i)
	case aboutFailure:
		return s.failure.Step(i)
	}
	return s.class.Next()
}

// advice returns how far a request gets that ends so, who has to act and
// whether to try again.
func (s *subject) advice() (status.Reach, status.Actor, status.Retry) {
	switch s.what {
	case aboutEntry:
		return s.entry.Reach(), s.entry.Actor(), s.entry.Retry()
	case aboutFailure:
		return s.failure.Reach(), s.failure.Actor(), s.failure.Retry()
	}
	return status.ReachUnknown, status.ActorUnknown, status.RetryUnknown
}

// source returns where the meaning is written down, and its address.
func (s *subject) source() (name, url string) {
	switch s.what {
	case aboutEntry:
		return s.entry.Source(), s.entry.URL()
	case aboutFailure:
		return s.failure.Source(), s.failure.URL()
	}
	return s.class.Source(), s.class.URL()
}

// others calls yield with the meanings of the number that were not chosen.
func (s *subject) others(yield func(*subject)) {
	if s.what != aboutEntry && s.what != aboutCode {
		return
	}
	first, n := status.Lookup(s.code)
	for e := first; e < first+n; e++ {
		if s.what == aboutCode || e != s.entry {
			yield(&subject{what: aboutEntry, code: s.code, entry: e})
		}
	}
}

// colour returns the class whose colour the subject wears, 0 for none.
func (s *subject) colour() status.Class {
	if s.what == aboutClass {
		return s.class
	}
	return s.code.Class()
}
