// Package status says what an HTTP status means: its registered meaning, the
// meanings that vendors gave the same number, the ways of getting no status at
// all, and the signs by which a text tells who answered.
//
// What it knows stands in table.go, which gen writes from catalog.yaml; how it
// is read stands here. The package imports nothing of the project.
package status

// A Code is a status as a text shows it, from 0 to 999. Only 100 to 599 are
// HTTP statuses (RFC 9110, 15); the others have meanings of their own or none.
type Code uint16

// A Class is the first digit of a status, 1 to 5, or 0 for what has no class.
type Class uint8

// Class returns the class of c, or 0 when c is outside 100 to 599.
func (c Code) Class() Class {
	if c < 100 || c > 599 {
		return 0
	}
	return Class(c / 100)
}

// ReadAs returns the status that a client which does not know c has to take it
// for: c itself when c is registered, else x00 of its class. A number outside
// 100 to 599 is read as 500, and outside tells so (RFC 9110, 15).
func (c Code) ReadAs() (as Code, outside bool) {
	class := c.Class()
	if class == 0 {
		return 500, true
	}
	if first, n := Lookup(c); n > 0 && first.Standing() == Registered {
		return c, false
	}
	return Code(class) * 100, false
}

// Name returns the name that RFC 9110 gives the class ("Client Error").
func (c Class) Name() string { return c.text(0) }

// Range returns the numbers of the class ("400-499").
func (c Class) Range() string { return c.text(1) }

// Meaning returns one sentence on what the class says.
func (c Class) Meaning() string { return c.text(2) }

// Next returns one sentence on what to do about the class.
func (c Class) Next() string { return c.text(3) }

// Source returns where the class is defined.
func (c Class) Source() string { return c.more(0, moreSlot) }

// URL returns the address of Source.
func (c Class) URL() string { return c.more(1, address) }

// text returns the i-th string of the class, none for what has no class.
func (c Class) text(i int) string {
	if c < 1 || c > 5 {
		return ""
	}
	return slot(classSlots + 4*int(c-1) + i)
}

// more is text for what comes later.
func (c Class) more(i int, from func(int) string) string {
	if c < 1 || c > 5 {
		return ""
	}
	return from(moreClasses + 2*int(c-1) + i)
}

// A Word is a piece of the interface's own text. The zero Word says nothing.
type Word uint16

// Say returns the text of w.
//
//go:noinline
func Say(w Word) string {
	if w == 0 || int(w) > numWords {
		return ""
	}
	if int(w) > wordsNow {
		return moreSlot(moreWords + int(w) - wordsNow - 1)
	}
	return slot(wordSlots + int(w) - 1)
}

// Nth returns string n, from 0, of a list whose strings each end with a zero
// byte, or nothing when the list is shorter.
//
//go:noinline
func Nth(list string, n int) string {
	start := 0
	for i := 0; i < len(list); i++ {
		if list[i] != 0 {
			continue
		}
		if n == 0 {
			return list[start:i]
		}
		n--
		start = i + 1
	}
	return ""
}
