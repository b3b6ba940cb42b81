package status

// A FailureID is one way of getting no status.
type FailureID uint8

// NumFailures returns the number of failures.
func NumFailures() int { return numFailures }

// The strings of a failure in what comes later, but for its steps. The first
// answer has its name.
const (
	failureSource = iota
	failureURL
	failureID
	failureMeaning
	failureStrings
)

func (f FailureID) more() int { return moreFailures + failureStrings*int(f) }

// ID returns the failure's own name ("connection_refused"), RFC 9209's where
// one fits.
func (f FailureID) ID() string { return moreSlot(f.more() + failureID) }

// Name returns the failure's name in plain words.
func (f FailureID) Name() string { return slot(failureSlots + int(f)) }

// Meaning returns one plain sentence for the person whose request failed.
func (f FailureID) Meaning() string { return moreSlot(f.more() + failureMeaning) }

// Source returns where the failure is written down.
func (f FailureID) Source() string { return moreSlot(f.more() + failureSource) }

// URL returns the address of Source.
func (f FailureID) URL() string { return address(f.more() + failureURL) }

// Kind returns which way it is.
func (f FailureID) Kind() Kind { return Kind(failureKinds[f]) }

// Reach returns how far a request got that failed so.
func (f FailureID) Reach() Reach { return Reach(failureMarks[f] >> 3 & 7) }

// Actor returns who has to act.
func (f FailureID) Actor() Actor { return Actor(failureMarks[f] & 7) }

// Retry returns whether to send the same request again.
func (f FailureID) Retry() Retry { return Retry(failureShapes[f] >> 5) }

// Generic reports whether f yields to any failure in the same text that says
// more.
func (f FailureID) Generic() bool { return failureShapes[f]&shapeGeneric != 0 }

// Steps returns the number of steps to take next, 0 when they have not come yet.
func (f FailureID) Steps() int {
	if f.Source() == "" {
		return 0
	}
	return f.steps()
}

func (f FailureID) steps() int { return int(failureShapes[f] & 7) }

// Step returns the i-th thing to do.
func (f FailureID) Step(i int) string {
	once.Do(index)
	return moreSlot(int(failureSteps[f]) + i)
}

// A ClueID is one sign of who answered.
type ClueID uint8

// Own is added to a clue by which its party answers itself: it never stands in what
// that passes on.
const Own ClueID = 1 << 7

// NumClues returns the number of clues.
func NumClues() int { return numClues }

// ID returns the clue's own name.
func (c ClueID) ID() string { return moreSlot(moreClues + 2*int(c)) }

// Party returns who answered ("Cloudflare").
func (c ClueID) Party() string { return moreSlot(moreClues + 2*int(c) + 1) }

// Source returns where the sign is written down.
func (c ClueID) Source() string { return Nth(clueSources, int(c)) }

// Reach returns whether that party stands in front of the API or is the API.
func (c ClueID) Reach() Reach { return Reach(clueReaches[c]) }

// Note returns the word that says what a text with the sign is, where it has no
// status; 0 for none.
func (c ClueID) Note() Word { return Word(clueNotes[c]) }

// FormatID and FormatName return how the catalog names format i, and how people
// do; its patterns are wasm/scan's.
func FormatID(i int) string   { return moreSlot(moreFormats + 2*i) }
func FormatName(i int) string { return moreSlot(moreFormats + 2*i + 1) }
