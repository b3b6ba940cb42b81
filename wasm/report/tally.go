package report

import (
	"unsafe"

	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

const (
	maxCodes    = 1000 // three digits
	maxFailures = 96
	maxClues    = 64
	maxFormats  = 128
	maxPairs    = 64 // codes told by clients' messages, by format
	maxAsked    = 40 // codes a text asks about
)

// A pair counts how often one format told one code.
type pair struct {
	code   status.Code
	format scan.FormatID
	count  uint64
}

// A Tally collects what stands in a text, in bounded memory. It takes what
// the scanner finds; Reset it before the first Write.
type Tally struct {
	scanner scan.Scanner
	findings

	report Report
	out    storage
}

// findings are what a text has told so far.
type findings struct {
	records  [maxCodes]uint64 // by code: log records and counts
	nrecords uint64
	counted  bool // some of them are counts, so the text sums up many answers
	pairs    [maxPairs]pair
	npairs   int
	implied  [8]status.Code
	nimplied int
	asked    [maxAsked]status.Code
	nasked   int
	classes  [6]bool // classes that a text asks about
	messages uint64  // statuses of transcripts
	told     uint64  // statuses that are neither records nor transcripts
	chain    [MaxChain]status.Code
	led      [MaxChain]uint64 // a hash of where each led, 0 without a Location
	nchain   int
	interim  bool // a transcript has 1xx

	failures  [maxFailures]uint64
	clues     [maxClues]status.ClueID // 0 for none, with status.Own where it answers itself
	clueOrder [maxClues]status.ClueID
	nclues    int
	formats   [maxFormats]uint64

	evidence [MaxEvidence]Evidence
	nev      int
	near     [MaxNear]Near
	nnear    int

	ascending  uint64      // how many of the last told, each in the next line, at its start, and of a higher code
	lastCode   status.Code // the last told
	lastLine   uint64
	lastFormat scan.FormatID // and by which it was

	preflights Preflights

	bodyCode   status.Code // another status, in the body of an answer
	bodyError  bool
	retryAfter int64
	command    uint // of the last answer of a transcript
	failed     uint // 1 and the command of the last failure before its first answer
	attempt    uint // 1 and the command of the last one that was told on the way to an answer
	tried      int  // evidence before that command's first attempt
	before     uint // failed, as it was then
	apart      bool // commands stand between its answers, or a failure and a later success

	times timeline
	tops  top
}

// storage holds what a Report's slices point to.
type storage struct {
	codes    [maxCodes]Code
	failures [maxFailures]Failure
	formats  [maxFormats]Format
	parties  [maxClues]status.ClueID
	tops     [MaxTop]Top
	buckets  [MaxBuckets]Bucket
	near     [MaxNear]Near
}

// Reset forgets everything and makes t ready for a new text.
func (t *Tally) Reset() {
	clear(t.records[:])
	clear(t.failures[:])
	clear(t.clues[:])
	clear(t.formats[:])
	clear(t.classes[:])
	t.nrecords, t.npairs, t.nimplied, t.nasked, t.messages, t.told = 0, 0, 0, 0, 0, 0
	t.nchain, t.nclues, t.nev, t.nnear = 0, 0, 0, 0
	t.counted, t.interim, t.bodyError = false, false, false
	t.ascending, t.lastCode, t.lastLine = 0, 0, 0
	t.bodyCode, t.retryAfter = 0, -1
	t.preflights = Preflights{}
	t.failed, t.attempt, t.apart = 0, 0, false
	t.times.reset()
	t.tops.reset()
	t.scanner.Reset(sink{unsafe.Pointer(t)})
}

// Write reads the next piece of the text.
func (t *Tally) Write(p []byte) { t.scanner.Write(p) }

// End reads what is left.
func (t *Tally) End() { t.scanner.End() }

// Status takes a status that was sent or received.
func (t *Tally) Status(f *scan.Finding) {
	if f.Code >= maxCodes {
		return
	}
	kind := f.Format.Kind()
	if f.Body && kind != scan.Record && kind != scan.Count {
		// A body repeats its answer's status, or tells another of its own.
		if last := t.last(); last != f.Code && t.bodyCode == 0 {
			t.bodyCode = f.Code
			t.bodyError = t.bodyError || f.Code >= 400
		}
		return
	}
	if kind == scan.Transcript && t.attempt == f.Command+1 {
		t.succeed()
	}
	t.formats[f.Format]++
	if kind == scan.Exchange || f.Line < t.scanner.Lines() {
		t.recant(f.Start)
	}
	t.mark(Evidence{Start: f.Start, End: f.End, Line: f.Line, Code: f.Code, Format: f.Format, Preflight: f.Preflight})
	if f.Preflight {
		t.preflights.Answers++
		if f.Code.Class() == 2 {
			t.preflights.Hits++
		}
	}
	switch kind {
	case scan.Record, scan.Count:
		t.nrecords++
		if f.Format == scan.Check {
			t.tell(f.Code, f.Format, f.Count) // beside requests it counts for none
			return
		}
		t.records[f.Code] += f.Count
		t.counted = t.counted || kind == scan.Count
		if kind == scan.Record {
			t.times.add(f.Time, f.Code)
			if f.Code >= 300 {
				t.tops.add(f.Code, f.Method, f.Path, f.Time)
			}
		}
	case scan.Implied:
		for _, c := range t.implied[:t.nimplied] {
			if c == f.Code {
				return
			}
		}
		if t.nimplied < len(t.implied) {
			t.implied[t.nimplied] = f.Code
			t.nimplied++
		}
	default:
		if f.Line != t.lastLine+1 || f.Code <= t.lastCode {
			t.ascending = 0
		}
		if f.Leads && f.Format.Phrased() {
			t.ascending++
		}
		if f.Again {
			t.supersede()
		}
		t.lastCode, t.lastLine, t.lastFormat = f.Code, f.Line, f.Format
		t.tell(f.Code, f.Format, f.Count)
		t.apart = t.apart || t.failed != 0 && f.Command+1 > t.failed && f.Code.Class() == 2
		if kind != scan.Transcript {
			t.told++
			return
		}
		t.messages++
		if f.Code < 200 {
			t.interim = true
			return
		}
		if t.nchain == MaxChain {
			copy(t.chain[:], t.chain[1:])
			copy(t.led[:], t.led[1:])
			t.nchain--
		}
		t.apart = t.apart || t.nchain > 0 && f.Command != t.command && f.Code != t.chain[t.nchain-1]
		if f.Command != t.command {
			clear(t.led[:]) // a command does not go on with the redirects of another
		}
		t.command = f.Command
		t.chain[t.nchain], t.led[t.nchain] = f.Code, 0
		t.nchain++
		t.bodyCode, t.bodyError = 0, false
	}
}

// tell counts a status by the format that told it.
func (t *Tally) tell(c status.Code, f scan.FormatID, n uint64) {
	for i := range t.pairs[:t.npairs] {
		if p := &t.pairs[i]; p.code == c && p.format == f {
			p.count += n
			return
		}
	}
	if t.npairs == maxPairs {
		t.records[c] += n // so many codes: count them as a log's
		t.nrecords++
		return
	}
	t.pairs[t.npairs] = pair{c, f, n}
	t.npairs++
}

// Failure takes a way of getting no answer.
func (t *Tally) Failure(id status.FailureID, f *scan.Finding) {
	t.failures[id] += f.Count
	if f.Format.Kind() == scan.Transcript && t.attempt != f.Command+1 {
		t.attempt, t.tried, t.before = f.Command+1, t.nev, t.failed
	}
	if t.nchain == 0 {
		t.failed = f.Command + 1
	}
	t.mark(Evidence{Start: f.Start, End: f.End, Line: f.Line, Failure: id, IsFailure: true, Format: f.Format})
}

// Clue takes a sign of who answered.
func (t *Tally) Clue(id status.ClueID) {
	c := id &^ status.Own
	if t.clues[c] == 0 {
		t.clueOrder[t.nclues] = c
		t.nclues++
	}
	t.clues[c] |= id | 1
}

// RetryAfter takes the seconds of a Retry-After field; the last one counts.
func (t *Tally) RetryAfter(seconds int64) { t.retryAfter = seconds }

// BodyError takes a body that says error under an answer that may not.
func (t *Tally) BodyError() { t.bodyError = true }

// Lookup takes the codes or classes that a text asks about.
func (t *Tally) Lookup(f *scan.Finding, class status.Class) {
	t.nnear = 0 // what was passed over as bare numbers is what is asked about
	t.formats[f.Format]++
	if class != 0 {
		t.classes[class] = true
		return
	}
	t.mark(Evidence{Start: f.Start, End: f.End, Line: f.Line, Code: f.Code, Format: f.Format})
	if t.nasked < maxAsked {
		t.asked[t.nasked] = f.Code
		t.nasked++
	}
}
