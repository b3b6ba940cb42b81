package status

// An Entry is one meaning of a number, as one issuer gives it. Entries stand
// in ascending order of their codes, and the registered meaning of a code
// before the documented ones before folklore.
type Entry uint16

// NumEntries returns the number of meanings.
func NumEntries() int { return numEntries }

// Lookup returns the meanings of c: the n entries from first on, none when
// n is 0.
func Lookup(c Code) (first, n Entry) {
	once.Do(index)
	if c < numCodes {
		return Entry(codeFirst[c]), Entry(codeFirst[c+1] - codeFirst[c])
	}
	first = Entry(codeFirst[numCodes])
	for first < numEntries && entryRows[first].code < c {
		first++
	}
	for first+n < numEntries && entryRows[first+n].code == c {
		n++
	}
	return first, n
}

// The strings that every entry begins with; its phrases follow, and its advice
// when the code stands in the class diagram.
const (
	entryName = iota
	entryPhrases
)

// The strings that every entry begins with in what comes later; its fields, the
// day it expires and the advice of other codes follow.
const (
	moreSource = iota
	moreURL
	moreIssuer
	moreFields
)

//go:noinline
func (e Entry) row() *entryRow {
	once.Do(index)
	return &entryRows[e]
}

//go:noinline
func (e Entry) text(i int) string { return slot(int(e.row().slot) + i) }

//go:noinline
func (e Entry) more(i int) string { return moreSlot(int(e.row().more) + i) }

// advice returns the i-th string of the meaning and the steps.
//
//go:noinline
func (e Entry) advice(i int) string {
	if e.Diagram() {
		return e.text(e.adviceSlot() + i)
	}
	return e.more(e.moreAdvice() + i)
}

// adviceSlot and moreAdvice return how many strings stand before the advice: of
// a code of the diagram, and of another in what comes later.
func (e Entry) adviceSlot() int { return entryPhrases + e.Phrases() }

func (e Entry) moreAdvice() int {
	n := moreFields + e.fields()
	if entryFlags[e]&flagExpires != 0 {
		n++
	}
	return n
}

// fields and steps return how many there are, whether they have come or not.
func (e Entry) fields() int { return int(entryShapes[e] >> 2 & 7) }
func (e Entry) steps() int  { return int(entryShapes[e]&3) + 1 }

// Code returns the number that e is a meaning of.
func (e Entry) Code() Code { return e.row().code }

// Name returns the reason phrase, or the name that the issuer uses.
func (e Entry) Name() string { return e.text(entryName) }

// Issuer returns who gave the number this meaning ("IANA", "nginx").
func (e Entry) Issuer() string { return e.more(moreIssuer) }

// Meaning returns one plain sentence for the person whose request failed.
func (e Entry) Meaning() string { return e.advice(0) }

// Source returns where the meaning is written down ("RFC 9110, 15.5.5").
func (e Entry) Source() string { return e.more(moreSource) }

// URL returns the address of Source.
func (e Entry) URL() string { return address(int(e.row().more) + moreURL) }

// Standing returns how official the meaning is.
func (e Entry) Standing() Standing { return Standing(entryMarks[e] >> 6) }

// Reach returns how far a request got that was answered so.
func (e Entry) Reach() Reach { return Reach(entryMarks[e] >> 3 & 7) }

// Actor returns who has to act.
func (e Entry) Actor() Actor { return Actor(entryMarks[e] & 7) }

// Retry returns whether to send the same request again.
func (e Entry) Retry() Retry { return Retry(entryFlags[e] >> 5) }

// Cacheable reports whether a cache may keep such an answer without being told
// for how long (RFC 9110, 15.1).
func (e Entry) Cacheable() bool { return entryFlags[e]&flagCacheable != 0 }

// Pseudo reports whether e is a client's or a log's stand-in for "no response"
// and no status at all.
func (e Entry) Pseudo() bool { return entryFlags[e]&flagPseudo != 0 }

// LogOnly reports whether e is written to logs and never sent.
func (e Entry) LogOnly() bool { return entryFlags[e]&flagLogOnly != 0 }

// Diagram reports whether e is one of the codes that stand for their class.
func (e Entry) Diagram() bool { return entryFlags[e]&flagDiagram != 0 }

// Steps returns the number of steps to take next, 0 when they have not come yet.
func (e Entry) Steps() int {
	if e.advice(0) == "" {
		return 0
	}
	return e.steps()
}

// Step returns the i-th thing to do.
func (e Entry) Step(i int) string { return e.advice(1 + i) }

// Fields returns the number of related header fields, 0 when they have not come
// yet.
func (e Entry) Fields() int {
	if e.Source() == "" {
		return 0
	}
	return e.fields()
}

// Field returns the name of the i-th related header field.
func (e Entry) Field(i int) string { return e.more(moreFields + i) }

// Phrases returns the number of older or other reason phrases still seen.
func (e Entry) Phrases() int { return int(entryShapes[e] >> 5) }

// Phrase returns the i-th older or other reason phrase.
func (e Entry) Phrase(i int) string { return e.text(entryPhrases + i) }

// Expires returns the day on which a temporary registration ends
// ("2026-11-13"), or nothing.
func (e Entry) Expires() string {
	if entryFlags[e]&flagExpires == 0 {
		return ""
	}
	return e.more(moreFields + e.fields())
}

// Clues returns the number of clues that choose this meaning of the number
// over the others.
func (e Entry) Clues() int { return int(entryClues[e.row().clues]) }

// Clue returns the i-th clue.
func (e Entry) Clue(i int) ClueID { return ClueID(entryClues[int(e.row().clues)+1+i]) }
