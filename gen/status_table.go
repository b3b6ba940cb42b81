package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	. "github.com/dave/jennifer/jen"
)

// Bits of a row of the status table, as wasm/status reads them.
const (
	flagCacheable = 1 << iota
	flagPseudo
	flagLogOnly
	flagDiagram
	flagExpires
)

const shapeGeneric = 8

// A statusTable is what the catalog says, laid out as wasm/status reads it: in
// the pool what the first answer needs, in more what may come after it.
type statusTable struct {
	pool
	more                               pool
	codes, marks, flags, shapes, clues []byte // entries
	failureKinds, failureMarks         []byte
	failureShapes, clueReaches         []byte
	clueNotes                          []byte
	entries, failures, clueCount       int
	classSlots, wordSlots              int
	failureSlots                       int
	moreFailures, moreClues            int
	moreFormats, moreClasses           int
	moreWords, wordsNow                int
	clueSources                        []string
	words                              []word
}

// layStatus lays out the catalog.
func layStatus(c *catalog) *statusTable {
	t := &statusTable{words: inTime(c.Words), entries: len(c.Codes), failures: len(c.Failures), clueCount: len(c.Clues)}
	clueNumbers := map[string]byte{}
	for i, cl := range c.Clues {
		clueNumbers[cl.ID.s] = byte(i)
	}
	before := 0
	for _, co := range inOrder(c.Codes) {
		t.entry(co, before, clueNumbers)
		before = co.Code.n
	}
	t.failureSlots, t.moreFailures = t.slots(), t.more.slots()
	for _, f := range c.Failures {
		t.failure(f)
	}
	for _, f := range c.Failures {
		t.more.add(strs(f.Next)...)
	}
	t.moreClues = t.more.slots()
	for _, cl := range c.Clues {
		t.more.add(cl.ID.s, cl.Party.s)
		t.clueSources = append(t.clueSources, cl.Source.s+"\x00")
		t.clueReaches = append(t.clueReaches, nth("reach", cl.Reach))
		t.clueNotes = append(t.clueNotes, byte(1+slices.IndexFunc(t.words, func(w word) bool { return w.ID.s == cl.Note.s })))
	}
	t.moreFormats = t.more.slots()
	for _, f := range c.Formats {
		t.more.add(f.ID.s, f.Name.s)
	}
	t.classSlots, t.moreClasses = t.slots(), t.more.slots()
	for n := 1; n <= 5; n++ {
		i := slices.IndexFunc(c.Classes, func(cl class) bool { return cl.Class.n == n })
		cl := c.Classes[i]
		t.add(cl.Name.s, cl.Range.s, cl.Meaning.s, cl.Next.s)
		t.more.add(cl.Source.s, storedURL(cl.Source, cl.URL))
	}
	t.wordSlots, t.moreWords = t.slots(), t.more.slots()
	for i, w := range t.words {
		if comesLater(w) {
			t.more.add(w.Text.s)
			continue
		}
		t.add(w.Text.s)
		t.wordsNow = i + 1
	}
	return t
}

func (t *statusTable) entry(co code, before int, clueNumbers map[string]byte) {
	row := append([]string{co.Name.s}, strs(co.Phrases)...)
	more := append([]string{co.Source.s, storedURL(co.Source, co.URL), co.Issuer.s}, strs(co.Fields)...)
	flags := nth("retry", co.Retry) << 5
	for flag, yes := range map[byte]bool{
		flagCacheable: co.Cacheable.yes,
		flagPseudo:    co.Pseudo.yes,
		flagLogOnly:   co.LogOnly.yes,
		flagDiagram:   co.Diagram.yes,
		flagExpires:   co.Expires.s != "",
	} {
		if yes {
			flags |= flag
		}
	}
	if co.Expires.s != "" {
		more = append(more, co.Expires.s)
	}
	advice := append([]string{co.Meaning.s}, strs(co.Next)...)
	if co.Diagram.yes {
		row = append(row, advice...)
	} else {
		more = append(more, advice...)
	}
	t.add(row...)
	t.more.add(more...)
	for before += 255; before <= co.Code.n; before += 255 {
		t.codes = append(t.codes, 255)
	}
	t.codes = append(t.codes, byte(co.Code.n-(before-255)))
	t.marks = append(t.marks, nth("standing", co.Standing)<<6|nth("reach", co.Reach)<<3|nth("actor", co.Actor))
	t.flags = append(t.flags, flags)
	t.shapes = append(t.shapes, byte(len(co.Phrases)<<5|len(co.Fields)<<2|(len(co.Next)-1)))
	t.clues = append(t.clues, byte(len(co.Clues)))
	for _, id := range co.Clues {
		t.clues = append(t.clues, clueNumbers[id.s])
	}
}

func (t *statusTable) failure(f failure) {
	t.add(f.Name.s)
	t.more.add(f.Source.s, storedURL(f.Source, f.URL), f.ID.s, f.Meaning.s)
	shape := nth("retry", f.Retry)<<5 | byte(len(f.Next))
	if f.Generic.yes {
		shape |= shapeGeneric
	}
	t.failureKinds = append(t.failureKinds, nth("failure kind", f.Kind))
	t.failureMarks = append(t.failureMarks, nth("reach", f.Reach)<<3|nth("actor", f.Actor))
	t.failureShapes = append(t.failureShapes, shape)
}

// renderStatus writes wasm/status/table.go.
func renderStatus(w io.Writer, c *catalog) error {
	t := layStatus(c)
	text, slots := t.layout()
	shared := len(t.shared())
	moreText, moreSlots := t.more.layout()
	moreShared := len(t.more.shared())
	more := strings.Join(append(moreSlots, moreText...), "")
	for _, p := range []*pool{&t.pool, &t.more} {
		if len(p.shared()) > maxShared || p.slots() > maxSlots {
			return fmt.Errorf("the catalog has %d shared strings in %d slots; the table holds %d in %d", len(p.shared()), p.slots(), maxShared, maxSlots)
		}
	}
	if len(more) > maxMore {
		return fmt.Errorf("there are %d bytes of what may come later; the browser module takes %d", len(more), maxMore)
	}
	size := len(strings.Join(text, ""))

	f := newFile("status")
	f.Commentf("How it is laid out, and what it has room for:")
	f.Comment("")
	for _, line := range statusLayout {
		f.Comment("\t" + line)
	}
	f.Comment("")
	f.Commentf("Now: %d bytes of text in %d strings (%d of them shared) and %d slots,", size, len(text), shared, t.slots())
	f.Commentf("and %d bytes of more in %d strings (%d shared) and %d slots.", len(more), len(moreText), moreShared, t.more.slots())
	f.Line()

	// const (
	// 	numEntries  = 111
	// 	numFailures = 38
	// )
	f.Const().DefsFunc(func(g *Group) {
		for _, n := range []struct {
			name  string
			value int
		}{
			{"numEntries", t.entries},
			{"numFailures", t.failures},
			{"numClues", t.clueCount},
			{"numWords", len(t.words)},
			{"numStrings", len(text)},
			{"numShared", shared},
			{"numSlots", t.slots()},
			{"numMoreStrings", len(moreText)},
			{"numMoreShared", moreShared},
			{"numMoreSlots", t.more.slots()},
			{"classSlots", t.classSlots},
			{"wordSlots", t.wordSlots},
			{"failureSlots", t.failureSlots},
			{"moreFailures", t.moreFailures},
			{"moreClues", t.moreClues},
			{"moreFormats", t.moreFormats},
			{"moreClasses", t.moreClasses},
			{"moreWords", t.moreWords},
			{"wordsNow", t.wordsNow},
			{"moreText", len(strings.Join(moreSlots, ""))},
			{"moreSize", len(more)},
			{"moreSum", int(checksum(more))},
		} {
			g.Id(n.name).Op("=").Lit(n.value)
		}
	})

	// const (
	// 	WordHitting Word = iota + 1
	// 	WordNotHitting
	// )
	f.Comment("The words of the interface.")
	f.Const().DefsFunc(func(g *Group) {
		for i, word := range t.words {
			def := g.Id("Word" + camel(word.ID.s))
			if i == 0 {
				def.Id("Word").Op("=").Iota().Op("+").Lit(1)
			}
		}
	})

	// const (
	// 	FailureNoResponse FailureID = 3
	// )
	f.Comment("The failures that a Go reader finds.")
	f.Const().DefsFunc(func(g *Group) {
		for i, fa := range c.Failures {
			if fa.Reader.line > 0 {
				g.Id("Failure" + camel(fa.ID.s)).Id("FailureID").Op("=").Lit(i)
			}
		}
	})

	// const entryMarks = "" +
	// 	"\x23\x24"
	for _, column := range []struct {
		name  string
		bytes []byte
	}{
		{"entryCodes", t.codes},
		{"entryMarks", t.marks},
		{"entryFlags", t.flags},
		{"entryShapes", t.shapes},
		{"entryClues", t.clues},
		{"failureKinds", t.failureKinds},
		{"failureMarks", t.failureMarks},
		{"failureShapes", t.failureShapes},
		{"clueReaches", t.clueReaches},
		{"clueNotes", t.clueNotes},
	} {
		f.Line().Const().Id(column.name).Op("=").Add(literals(bytesIn(column.bytes)))
	}

	f.Line().Const().Id("clueSources").Op("=").Add(literals(t.clueSources))
	f.Line().Const().Id("slotStrings").Op("=").Add(literals(slots))
	f.Line().Const().Id("text").Op("=").Add(literals(text))
	return f.Render(w)
}

// statusLayout explains the table in the table.
var statusLayout = []string{
	"text         every string once, each ended by a zero byte, the numShared strings",
	"             that several slots have first; a uint32 finds them, up to 4 GiB",
	"slotStrings  which string stands in each slot: 0 the next string that one slot has,",
	"             1 to 239 a shared string, 240 to 255 and the byte after it shared",
	"             strings 240 to 4335; up to 65535 slots. Rows in order:",
	"             entry    name phrases advice, if in the diagram",
	"             failure  name",
	"             class    name range meaning next",
	"             word     text, if the first answer may need it",
	"             advice   meaning steps",
	"more         (more.go) slots and then text of the same kind, which the browser",
	"             loads after its first answer; up to 65535 bytes. Rows in order:",
	"             entry    source url issuer fields expires? advice, if not in the diagram",
	"             failure  source url id meaning, and after those of all the steps of each",
	"             clue     id party",
	"             format   id name",
	"             class    source url",
	"             word     text, if it comes later",
	"             A url is empty where the source is a section of an RFC and gives it.",
	"entryCodes   the distance from the code before; 255 adds 255 and goes on",
	"entryMarks   standing 2 bits, reach 3, actor 3: room for 4, 8 and 8 of them",
	"entryFlags   retry 3 bits, expires, diagram, log only, pseudo, cacheable: full",
	"entryShapes  phrases 3 bits, fields 3, steps less one 2: up to 7, 7 and 4",
	"entryClues   how many clues, and the number of each: up to 255 clues",
	"failureMarks reach 3 bits, actor 3, 2 free; failureKinds and clueReaches a byte",
	"failureShapes  retry 3 bits, 1 free, generic, steps 3: up to 7 steps",
	"clueNotes    the number of the word that a clue gives as a note, 0 for none",
	"clueSources  the sources of the clues, each ended by a zero byte, apart because",
	"             the browser module does not ask for them and so is without them",
}
