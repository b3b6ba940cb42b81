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
	class   status.Class
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
func subjectOf(r *report.Report) subject {
	if several(r) {
		return worst(r)
	}
	if len(r.Failures) > 0 && r.Verdict != report.Hitting {
		return subject{what: aboutFailure, failure: r.Failures[0].ID}
	}
	for i := range r.Codes {
		if c := &r.Codes[i]; c.Code == r.Final && r.HasFinal {
			return ofCode(c)
		}
	}
	if len(r.Codes) > 0 {
		return ofCode(&r.Codes[len(r.Codes)-1])
	}
	for c := status.Class(1); c <= 5; c++ {
		if r.Lookup && r.Classes[c] > 0 {
			return subject{what: aboutClass, class: c}
		}
	}
	return subject{}
}

// several reports whether the text holds many exchanges and no decisive one.
func several(r *report.Report) bool {
	return r.Log || r.Verdict == report.Mixed
}

// worst returns what fails most often in a log, or what succeeds most often
// when nothing fails.
func worst(r *report.Report) subject {
	var s subject
	most := uint64(0)
	for i := range r.Codes {
		c := &r.Codes[i]
		hit := c.Code.Class() == 2
		if hit == (r.Verdict == report.Hitting) && c.Count > most {
			s, most = ofCode(c), c.Count
		}
	}
	for _, f := range r.Failures {
		if f.Count > most {
			s, most = subject{what: aboutFailure, failure: f.ID}, f.Count
		}
	}
	return s
}

func ofCode(c *report.Code) subject {
	if c.Known {
		return subject{what: aboutEntry, code: c.Code, entry: c.Entry}
	}
	return subject{what: aboutCode, code: c.Code, class: readAs(c.Code)}
}

// readAs returns the class by which an unknown number is to be read (RFC 9110,
// 15): its own, or 5 for what has none.
func readAs(c status.Code) status.Class {
	as, _ := c.ReadAs()
	return as.Class()
}

// label names the subject: "404 Not Found", "Connection refused", "5xx Server
// Error".
func (s subject) label() string {
	switch s.what {
	case aboutEntry, aboutCode:
		return digits(s.code) + " " + s.name()
	case aboutClass:
		return xx(s.class) + " " + s.name()
	}
	return s.name()
}

// meaning says in one plain sentence what the subject is.
func (s subject) meaning() string {
	switch s.what {
	case aboutEntry:
		return s.entry.Meaning()
	case aboutCode:
		if s.code.Class() == 0 {
			return fill(status.WordSumOutside, digits(s.code))
		}
		return fill(status.WordSumUnlisted, digits(s.code), digits(status.Code(s.class)*100), s.class.Meaning())
	case aboutFailure:
		return s.failure.Meaning()
	case aboutClass:
		return s.class.Meaning()
	}
	return ""
}

func (s subject) steps() int {
	switch s.what {
	case aboutEntry:
		return s.entry.Steps()
	case aboutFailure:
		return s.failure.Steps()
	case aboutCode, aboutClass:
		return 1
	}
	return 0
}

func (s subject) step(i int) string {
	switch s.what {
	case aboutEntry:
		return s.entry.Step(i)
	case aboutFailure:
		return s.failure.Step(i)
	}
	return s.class.Next()
}

func (s subject) retry() status.Retry {
	switch s.what {
	case aboutEntry:
		return s.entry.Retry()
	case aboutFailure:
		return s.failure.Retry()
	}
	return status.RetryUnknown
}

// place returns how far a request gets that ends so, and who has to act.
func (s subject) place() (status.Reach, status.Actor) {
	switch s.what {
	case aboutEntry:
		return s.entry.Reach(), s.entry.Actor()
	case aboutFailure:
		return s.failure.Reach(), s.failure.Actor()
	}
	return status.ReachUnknown, status.ActorUnknown
}

// others calls yield with the meanings of the number that were not chosen.
func (s subject) others(yield func(status.Entry)) {
	if s.what != aboutEntry && s.what != aboutCode {
		return
	}
	first, n := status.Lookup(s.code)
	for e := first; e < first+n; e++ {
		if s.what == aboutCode || e != s.entry {
			yield(e)
		}
	}
}

// source returns where the meaning is written down, and its address.
func (s subject) source() (name, url string) {
	switch s.what {
	case aboutEntry:
		return s.entry.Source(), s.entry.URL()
	case aboutFailure:
		return s.failure.Source(), s.failure.URL()
	case aboutCode, aboutClass:
		return s.class.Source(), s.class.URL()
	}
	return "", ""
}

// colour returns the class whose colour the subject wears, 0 for none.
func (s subject) colour() status.Class {
	switch s.what {
	case aboutEntry, aboutCode:
		return s.code.Class()
	case aboutClass:
		return s.class
	}
	return 0
}

// xx returns a class as people write it, "4xx".
func xx(c status.Class) string { return itoa(int(c)) + "xx" }

// name is the label without the number.
func (s subject) name() string {
	switch {
	case s.what == aboutEntry:
		return s.entry.Name()
	case s.what == aboutFailure:
		return s.failure.Name()
	case s.what == aboutCode && s.code.Class() == 0:
		return status.Say(status.WordOutside)
	}
	return s.class.Name()
}
