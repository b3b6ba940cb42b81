package render

import "unicode/utf8"

// A terminal appends lines of text.
type terminal struct {
	line
	out   []byte
	width int
	color bool
}

const (
	bold  = "1"
	plain = "\x1b[0m"
)

// paints are the ANSI colours of the classes, nearest to those of the page.
var paints = [6]string{"39", "37", "36", "34", "33", "35"}

// say writes s, with a sign in place of whatever could drive the terminal or
// turn the order of what stands there.
func (t *terminal) say(s string) {
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError || c < ' ' || c >= 0x7f && c < 0xa0 || turns(c) {
			t.out = append(t.out, replacement...)
		} else {
			t.out = append(t.out, s[i:i+n]...)
		}
		i += n
	}
}

// turns reports whether a character changes the direction of those after it
// (UAX #9, 2).
func turns(c rune) bool {
	return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069
}

func (t *terminal) newline() { t.out = append(t.out, '\n') }

// paint says s in a colour, where there are colours.
func (t *terminal) paint(colour, s string) {
	if !t.color {
		t.say(s)
		return
	}
	t.out = append(append(append(t.out, "\x1b["...), colour...), 'm')
	t.say(s)
	t.out = append(t.out, plain...)
}

// heading begins a section after an empty line.
func (t *terminal) heading(s string) {
	t.newline()
	t.paint(bold, s)
	t.newline()
}

// wrap says s in lines of the terminal's width: the first begins with lead,
// the others with rest. A longer word, an address, stays whole on a line of its
// own, so that it can be copied.
func (t *terminal) wrap(lead, rest, s string) {
	t.say(lead)
	used, begun := columnsOf(lead), false
	for len(s) > 0 {
		n := 0
		for n < len(s) && s[n] != ' ' {
			n++
		}
		word := s[:n]
		for n < len(s) && s[n] == ' ' {
			n++
		}
		s = s[n:]
		wide := columnsOf(word)
		if begun && used+1+wide > t.width {
			t.newline()
			t.say(rest)
			used, begun = columnsOf(rest), false
		}
		if begun {
			t.say(" ")
			used++
		}
		t.say(word)
		used += wide
		begun = true
	}
	t.newline()
}

// pad says s and fills up to n columns.
func (t *terminal) pad(s string, n int) {
	t.say(s)
	for i := columnsOf(s); i < n; i++ {
		t.say(" ")
	}
}

// cut says s on one line of its own, with an ellipsis for what has no room.
func (t *terminal) cut(lead, s string) {
	t.say(lead)
	room := t.width - columnsOf(lead)
	if columnsOf(s) > room {
		room--
		for i, c := range s {
			if room -= widthOf(c); room < 0 {
				s = s[:i] + "…"
				break
			}
		}
	}
	t.say(s)
	t.newline()
}

// columnsOf returns how many columns of a terminal s takes.
func columnsOf(s string) (n int) {
	for _, c := range s {
		n += widthOf(c)
	}
	return n
}

// widthOf returns how many columns a character takes: two when it is wide, as
// those of East Asia and pictures are (UAX #11). Who counts a combining mark as
// one is on the safe side.
func widthOf(c rune) int {
	for _, wide := range [...][2]rune{
		{0x1100, 0x115f}, {0x231a, 0x231b}, {0x23e9, 0x23f3}, {0x2e80, 0xa4cf}, {0xa960, 0xa97f}, {0xac00, 0xd7a3},
		{0xf900, 0xfaff}, {0xfe10, 0xfe1f}, {0xfe30, 0xfe6f}, {0xff01, 0xff60}, {0xffe0, 0xffe6}, {0x1f000, 0x1faff}, {0x20000, 0x3fffd},
	} {
		if c >= wide[0] && c <= wide[1] {
			return 2
		}
	}
	return 1
}
