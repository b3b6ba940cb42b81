// Package report says what the findings of a text add up to: whether the API
// is hitting, how far the request got, who has to act and what to do next.
package report

import (
	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

// A Verdict is the answer to "is my API hitting?".
type Verdict uint8

const (
	Unknown    Verdict = iota // nothing in the text says
	Hitting                   // the decisive status is 2xx
	NotHitting                // 3xx, 4xx, 5xx or a failure: something to address first
	Mixed                     // a log, or several exchanges, with both
	Waiting                   // only 1xx so far
)

// String returns the verdict's name in the report's JSON.
func (v Verdict) String() string {
	switch v {
	case Hitting:
		return "hitting"
	case NotHitting:
		return "not-hitting"
	case Mixed:
		return "mixed"
	case Waiting:
		return "waiting"
	}
	return "unknown"
}

// Limits of what a report lists; beyond them it only counts.
const (
	MaxEvidence = 1000 // places
	MaxNear     = 20   // near misses
	MaxChain    = 16   // statuses of a redirect chain
	MaxTop      = 256  // failing requests: the first of each status
	MaxBuckets  = 60   // columns of the timeline
)

// A Report is what a text adds up to. Its slices belong to the Tally that made
// it and are valid until that is reset.
type Report struct {
	Verdict    Verdict
	Reach      status.Reach
	Actor      status.Actor
	Final      status.Code // the decisive status; meaningful when HasFinal
	HasFinal   bool
	Outside    bool            // Final or the only code is outside 100..599
	Codes      []Code          // distinct statuses, ascending
	Failures   []Failure       // most telling first
	Classes    [6]uint64       // Classes[4] counts 4xx; 0 counts codes outside 100..599
	Formats    []Format        // most frequent first
	Evidence   []Evidence      // in the order of the text, at most MaxEvidence
	Near       []Near          // numbers passed over, and why, at most MaxNear
	Parties    []status.ClueID // who answered, by the text
	Because    status.ClueID   // the clue that decided Reach; meaningful when HasBecause
	HasBecause bool            //
	Chain      []status.Code   // a redirect chain in order, the final status last
	Log        bool            // the text is a log: one record, one count
	Request    bool            // the text has a request and nothing else
	Lookup     bool            // the text is only codes or phrases: a question about them, no exchange
	BodyError  bool            // the status is 2xx and the body says error
	RetryAfter int64           // seconds; -1 when the text has no Retry-After
	Hits       uint64          // answers in 2xx
	Answers    uint64          // answers in 200..999
	Preflights Preflights
	First      int64    // Unix seconds of the first record with a time; meaningful when Last >= First > 0
	Last       int64    //
	Bucket     int64    // seconds a timeline column spans
	Timeline   []Bucket //
	Top        []Top    // failing requests, errors first, the most frequent of each first
	Lines      uint64
	Bytes      uint64
}

// Preflights counts the answers to preflights, by what the text says of their requests.
type Preflights struct {
	Answers, Hits uint64 // all, and those in 2xx: they make nothing hit
}

// Worst returns what is to be looked at first where a text has many answers: the
// most frequent error, without any the most frequent redirection, else nil. A log
// has many of the latter that nobody needs to mend, such as 304.
func (r *Report) Worst() (w *Code) {
	for i := range r.Codes {
		if c := &r.Codes[i]; c.Code >= 300 && (w == nil || w.Code < 400 && c.Code >= 400 || c.Count > w.Count) {
			w = c
		}
	}
	return w
}

// A Code is one status of the text.
type Code struct {
	Code    status.Code
	Count   uint64
	Entry   status.Entry // the meaning chosen; meaningful when Known
	Known   bool         // the catalog has the number; otherwise read it as x00 of its class
	Implied bool         // the text implies it without printing it
}

// A Failure is one way of getting no answer that the text reports.
type Failure struct {
	ID    status.FailureID
	Count uint64
}

// A Format is one shape of text in which something stood.
type Format struct {
	ID    scan.FormatID
	Count uint64
}

// Evidence is one place that says something: bytes Start to End of the input.
type Evidence struct {
	Start, End uint64
	Line       uint64 // from 1
	Code       status.Code
	Failure    status.FailureID // meaningful when IsFailure
	IsFailure  bool
	Preflight  bool          // it answers one
	Format     scan.FormatID // of a failure that was told on the way to an answer, one of a transcript
}

// Near is one three-digit number that is no status, and why.
type Near struct {
	Start, End uint64
	Line       uint64
	Number     uint16
	Why        status.Word // "a port", "a duration", …
}

// A Bucket is one column of the timeline: answers by class.
type Bucket struct {
	Start   int64 // Unix seconds
	Classes [6]uint32
}

// Top is one failing request of a log.
type Top struct {
	Code   status.Code
	Count  uint32 // no more came
	Over   uint32 // of Count: was not seen; 0 unless the log has many different requests
	First  int64  // Unix seconds of the first with a time, 0 where none has
	Last   int64
	Method string
	Path   string // query dropped, ids folded to {id}
}
