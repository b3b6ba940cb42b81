package status

// The places of the table's strings are found once, at the first question, and
// kept in memory: a list of them in the module would cost more to load than
// the walk costs to make. It is not an init function, because TinyGo runs those
// while compiling and would store their results in the module.
var (
	once         Once
	starts       [numStrings + 1]uint32 // where string i of text begins
	slots        [numSlots]uint16       // which string stands in slot i
	entryRows    [numEntries]entryRow
	codeFirst    [numCodes + 1]uint16 // the first entry of a code or of one above it
	failureSteps [numFailures]uint16  // the slot of a failure's first step, in what comes later
)

// numCodes is how many codes have three digits or fewer, whose entries are found at
// once: they are asked about for every number of a log.
const numCodes = 1000

// An entryRow is what differs in length from entry to entry.
type entryRow struct {
	code  Code
	slot  uint16 // its first slot
	more  uint16 // and that of what may come later
	clues uint16 // where in entryClues the number of its clues stands
}

// Flags of an entry, below the three bits of its Retry.
const (
	flagCacheable = 1 << iota
	flagPseudo
	flagLogOnly
	flagDiagram
	flagExpires
)

// shapeGeneric marks a generic failure, between the three bits of its Retry
// and those that count its steps.
const shapeGeneric = 8

// index finds the strings, then the slots, then the rows.
func index() {
	place(text, slotStrings, numShared, starts[:], slots[:])
	if more := builtIn(); more != "" {
		placeMore(more)
	}
	code, slot, more, clues, at := Code(0), uint16(0), uint16(0), uint16(0), 0
	for i := range entryRows {
		for ; entryCodes[at] == 255; at++ {
			code += 255
		}
		code += Code(entryCodes[at])
		at++
		entryRows[i] = entryRow{code, slot, more, clues}
		e := Entry(i)
		slot += uint16(e.adviceSlot())
		more += uint16(e.moreAdvice())
		if advice := uint16(1 + e.steps()); e.Diagram() {
			slot += advice
		} else {
			more += advice
		}
		clues += 1 + uint16(entryClues[clues])
	}
	for c, e := 0, 0; c <= numCodes; c++ {
		for e < numEntries && int(entryRows[e].code) < c {
			e++
		}
		codeFirst[c] = uint16(e)
	}
	more = moreFailures + failureStrings*numFailures
	for i := range failureSteps {
		failureSteps[i] = more
		more += uint16(FailureID(i).steps())
	}
}

// place finds where the strings of a text begin and which of them the slots
// hold.
func place(text, list string, shared uint16, starts []uint32, slots []uint16) {
	for i, n := 0, 0; i < len(text); i++ {
		if text[i] == 0 {
			n++
			starts[n] = uint32(i + 1)
		}
	}
	next := shared
	for i, at := 0, 0; i < len(slots); i++ {
		var n uint16
		n, at = slotAt(list, at)
		if n > 0 {
			slots[i] = n - 1
		} else {
			slots[i] = next
			next++
		}
	}
}

// slotAt reads the slot that stands at place at of a list: 0 for the next
// string that is used once, else the number of a shared string, from 1. It
// returns the place of the slot after it.
func slotAt(list string, at int) (shared uint16, after int) {
	b := uint16(list[at])
	if b < 240 {
		return b, at + 1
	}
	return 240 + (b-240)<<8 + uint16(list[at+1]), at + 2
}

// slot returns the string that stands in slot i. It and what calls it most are
// not inlined: there are hundreds of calls, and the module is the larger for
// each of them.
//
//go:noinline
func slot(i int) string {
	once.Do(index)
	s := slots[i]
	return text[starts[s] : starts[s+1]-1]
}
