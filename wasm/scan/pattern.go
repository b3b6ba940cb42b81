package scan

import "hitcheck/wasm/status"

// The signs of a template, as gen writes them into patterns.
const (
	signEnd    = 0 // ends a template
	signAny    = 1 // <>: any text, shortest first
	signWord   = 2 // <word>: one or more bytes, none of them blank
	signStatus = 3 // <status>: three digits standing alone
	signCount  = 4 // <count>: digits
	signOwner  = 5 // stands before the templates of the next format, failure or clue
	signOwn    = 6 // stands before a template of what a party answers itself
)

// maxGap is how many bytes <> and <word> may span.
const maxGap = 512

// What a pattern is for.
const (
	ownFormat = iota
	ownFailure
	ownClue
)

// owners are the formats, failures and clues that the patterns belong to,
// counted through in this order. prepare fills it in.
var owners [numPatterns]uint16

func owner(p uint16) (kind int, index uint16) {
	index = owners[p]
	failures := numFormats + uint16(status.NumFailures())
	switch {
	case index < numFormats:
		return ownFormat, index
	case index < failures:
		return ownFailure, index - numFormats
	}
	return ownClue, index - failures | index>>15*uint16(status.Own)
}

// A match is what a pattern found in a line.
type match struct {
	start, end  int // of the whole pattern
	code        int // of <status>, -1 without
	codeAt      int
	count       int64 // of <count>, -1 without
	firstLetter bool
}

// matchAt tries the template at patterns[pat:] with the literal that stands
// at pattern offset anchor laid on b[at:]. What stands before the anchor is of
// fixed meaning (literals, <status>, <count>), so it is read backwards; what
// follows is read part by part, a part being what stands between two gaps, each
// at the first place where it fits. So the cost is at most maxGap times the
// template's length.
func matchAt(b []byte, at, pat, anchor int) (m match, ok bool) {
	m.code, m.count = -1, -1
	// Backwards from the anchor to the template's start.
	i, p := at, anchor
	for p > pat {
		p--
		switch c := patterns[p]; c {
		case signStatus:
			i -= 3
			if m.code = three(b, i); m.code < 0 || !standsAlone(b, i, p > pat) {
				return m, false
			}
			m.codeAt = i
		case signCount:
			e := i
			for i > 0 && digit(b[i-1]) && e-i < 18 {
				i--
			}
			if i == e {
				return m, false
			}
			m.count, _ = number(b, i)
		default:
			i--
			if i < 0 || fold[b[i]] != c {
				return m, false
			}
		}
	}
	if i < 0 || !boundary(b, i, patterns[pat]) {
		return m, false
	}
	m.start = i
	end, ok := m.part(b, at, anchor)
	if !ok {
		return m, false
	}
	i = end
	for p = partEnd(anchor); patterns[p] != signEnd; p = partEnd(p + 1) {
		lo, hi := i, i+maxGap
		if patterns[p] == signWord {
			lo++
			hi = i
			for hi < len(b) && hi < i+maxGap && !blank(b[hi]) {
				hi++
			}
		}
		if hi > len(b) {
			hi = len(b)
		}
		found := false
		for k := lo; k <= hi; k++ {
			if i, found = m.part(b, k, p+1); found {
				break
			}
		}
		if !found {
			return m, false
		}
	}
	m.end = i
	return m, true
}

// partEnd returns where the part that starts at patterns[p:] ends: at a gap or
// at the template's end.
func partEnd(p int) int {
	for c := patterns[p]; c != signEnd && c != signAny && c != signWord; c = patterns[p] {
		p++
	}
	return p
}

// part matches the part at patterns[p:] with b[i:] and returns where it ends.
func (m *match) part(b []byte, i, p int) (end int, ok bool) {
	for ; ; p++ {
		switch c := patterns[p]; c {
		case signEnd, signAny, signWord:
			return i, true
		case signStatus:
			n := three(b, i)
			if n < 0 || patterns[p+1] != '.' && !standsAlone(b, i, true) {
				return 0, false
			}
			m.code, m.codeAt = n, i
			i += 3
		case signCount:
			n, e := number(b, i)
			if e == i {
				return 0, false
			}
			m.count, i = n, e
		default:
			if i >= len(b) || fold[b[i]] != c {
				return 0, false
			}
			i++
		}
	}
}

// standsAlone reports whether the three digits at b[i:] are a number of their
// own; the template says what stands before them when literal is true, but it
// is never a digit.
func standsAlone(b []byte, i int, literal bool) bool {
	if i > 0 && (digit(b[i-1]) || !literal && (word(b[i-1]) || b[i-1] == '.')) {
		return false
	}
	return alone(b, i)
}

// boundary reports whether a template whose first byte is c may start at b[i]:
// one that starts with a letter or digit does so only where a word starts.
func boundary(b []byte, i int, c byte) bool {
	return i == 0 || !word(c) && c != signCount || !word(b[i-1])
}

// FormatID is a format's place in the catalog.
type FormatID uint16

// ID returns the format's id in the catalog.
func (f FormatID) ID() string { return status.FormatID(int(f)) }

// Label returns the format's name, as a person reads it.
func (f FormatID) Label() string { return status.FormatName(int(f)) }

// NumFormats returns the number of formats.
func NumFormats() int { return numFormats }

func formatWhy(f FormatID) status.Word { return formatWhys[f] }

// Code returns the status that an implied format means, 0 where its text says which.
func (f FormatID) Code() status.Code { return status.Code(formatCodes[f]) }

// Kind says what kind of text the format belongs to.
func (f FormatID) Kind() Kind { return Kind(formatKinds[f]) }

// Retried is the format of a status that was followed by another attempt.
const Retried = formatRetried

// Check is the format of a proxy's health checks, which no client asked for.
const Check = formatHaproxyHealth

// Phrased reports whether the format is a code with its phrase and nothing else
// that says it was sent.
func (f FormatID) Phrased() bool { return f == formatStatusHeading || f == formatCodePhrase }

// Kind is what a format's numbers speak of.
type Kind uint8

// The kinds, in the order gen numbers them.
const (
	Transcript Kind = iota // messages of exchanges in order; the last one decides
	Exchange               // one exchange, told by its client
	Record                 // one line of a log
	Body                   // the body of an answer
	Console                // a browser's console
	Count                  // how many answers had the status
	LookupKind             // a code or phrase that is asked about
	NearKind               // a number that is no status
	Implied                // a status that is not printed
	Hop                    // one that led to the decisive one: a redirect in a client's history
)
