package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// TextOptions say how a terminal is written to.
type TextOptions struct {
	Color bool // ANSI colours
	Width int  // columns; 80 when 0
}

// Text appends the report for a terminal.
func Text(dst []byte, r *report.Report, o TextOptions) []byte {
	t := terminal{out: dst, width: o.Width, color: o.Color}
	if t.width < 20 {
		t.width = 80
	}
	s := subjectOf(r)
	t.headline(r, &s)
	t.paint(bold+";"+paints[colourOf(r, &s)], t.take())
	t.newline()
	t.summary(r, &s)
	t.wrap("", "", t.take())
	t.notes(r, func() { t.wrap("", "", t.take()) })
	if r.Bytes > 0 {
		t.path(r, &s)
		t.next(r, &s)
	}
	t.diagram(r)
	t.found(r, &s)
	return t.out
}

// A terminal appends lines of text.
type terminal struct {
	line
	out   []byte
	width int
	color bool
}

const (
	bold = "1"

	plain = "\x1b[0m"
)

// paints are the ANSI colours of the classes, nearest to those of the page.
var paints = [6]string{"39", "37", "36", "34", "33", "35"}

func (t *terminal) say(s string) {
	for i := 0; i < len(s); {
		n := sound(s[i:])
		switch {
		case n == 0 || s[i] < ' ' || s[i] == 0x7f || n == 2 && s[i] == 0xc2 && s[i+1] < 0xa0:
			// A control character could drive the terminal.
			t.out = append(t.out, replacement...)
			n = max(n, 1)
		default:
			t.out = append(t.out, s[i:i+n]...)
		}
		i += n
	}
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
// the others with rest.
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

// columnsOf counts characters.
func columnsOf(s string) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

var signs = [...]string{dots: "…", check: "✓", arrow: "→", cross: "✗", ask: "?", ring: "○", disc: "●", back: "↩"}

// path draws the four places on a line, and says where it ended.
func (t *terminal) path(r *report.Report, s *subject) {
	if r.Reach == status.ReachUnknown {
		return
	}
	t.heading(status.Say(pathTitle(r)))
	at := stations(r, s)
	t.say("  ")
	for i, st := range at {
		if i > 0 {
			t.say(pick(st.shape == ring, " ┄┄┄ ", " ─── "))
		}
		t.say(signs[st.shape] + " " + status.Say(placeNames[i]))
	}
	t.newline()
	for i, st := range at {
		if st.shape != disc && st != &unreached {
			t.station(r, s, st)
			t.wrap("  ", "  ", status.Say(placeNames[i])+": "+t.take())
		}
	}
	if r.HasBecause {
		t.because(r)
		t.wrap("  ", "  ", t.take())
	}
}

func (t *terminal) next(r *report.Report, s *subject) {
	if s.steps() == 0 {
		return
	}
	t.heading(status.Say(status.WordNext))
	if r.Actor != status.ActorUnknown {
		t.wrap("  ", "  ", status.Say(status.WordWhoActs)+": "+status.Say(actorWords[r.Actor]))
	}
	for i := 0; i < s.steps(); i++ {
		t.int(i + 1)
		t.wrap("  "+t.take()+". ", "     ", s.step(i))
	}
	if r.Verdict != report.Hitting && r.Verdict != report.Waiting {
		t.retry(r, s)
		t.wrap("  ", "  ", t.take())
	}
}

// diagram writes a line a class, the report's codes in brackets.
func (t *terminal) diagram(r *report.Report) {
	const indent = 20
	t.heading(status.Say(status.WordDiagram))
	var buf [32]mark
	for c := status.Class(1); c <= 5; c++ {
		t.say(pick(r.Classes[c] > 0, "› ", "  "))
		t.xx(c)
		t.pad(t.take()+" "+c.Name(), indent-2)
		codes := marks(buf[:0], r, c, rows.most)
		if len(codes) == 0 {
			t.say(" " + status.Say(status.WordNoneUsual))
		}
		used := indent
		for i := range codes {
			lit := codes[i].count > 0
			t.str(pick(lit, "[", ""))
			t.digits(codes[i].code)
			if lit {
				t.str(" ×")
				t.num(codes[i].count)
				t.str("]")
			}
			text := t.take()
			if used+1+columnsOf(text) > t.width {
				t.newline()
				t.pad("", indent)
				used = indent
			}
			t.say(" ")
			used += 1 + columnsOf(text)
			if lit {
				t.paint(bold+";"+paints[c], text)
			} else {
				t.say(text)
			}
		}
		t.newline()
	}
}

// found lists what the diagram cannot hold.
func (t *terminal) found(r *report.Report, s *subject) {
	if len(r.Codes)+len(r.Failures) > 1 {
		t.heading(status.Say(status.WordFound))
		for i := range r.Codes {
			var of subject
			of.of(&r.Codes[i])
			t.counted(&of, r.Codes[i].Count)
		}
		for _, f := range r.Failures {
			t.counted(&subject{what: aboutFailure, failure: f.ID}, f.Count)
		}
	}
	if len(r.Top) > 0 {
		t.heading(status.Say(status.WordTop))
		for i := range r.Top {
			p := &r.Top[i]
			t.num(uint64(p.Count))
			t.str(" × ")
			t.digits(p.Code)
			t.str(" " + p.Method + " " + p.Path)
			t.wrap("  ", "    ", t.take())
		}
	}
	first := true
	s.others(func(o *subject) {
		if first {
			t.fill(status.WordMeanings)
			t.digits(s.code)
			t.gap()
			t.heading(t.take())
			first = false
		}
		t.wrap("  ", "    ", o.entry.Issuer()+": "+o.name()+". "+o.entry.Meaning())
	})
	if name, url := s.source(); name != "" {
		t.newline()
		t.wrap("", "  ", status.Say(status.WordSource)+": "+name+" "+url)
	}
	if r.Verdict == report.Unknown && len(r.Near) > 0 {
		t.fill(status.WordNear)
		t.int(len(r.Near))
		t.gap()
		t.heading(t.take())
		for i := range r.Near {
			t.passed(&r.Near[i])
			t.wrap("  ", "    ", t.take())
		}
	}
}

// counted says how often something stands in the text.
func (t *terminal) counted(s *subject, n uint64) {
	t.label(s)
	t.str(", ")
	t.times(n)
	t.wrap("  ", "    ", t.take())
}
