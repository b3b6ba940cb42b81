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
	t := terminal{b: dst, width: o.Width, color: o.Color}
	if t.width < 20 {
		t.width = 80
	}
	about := subjectOf(r)
	t.paint(bold+";"+paints[colourOf(r, about)], Headline(r))
	t.line()
	t.wrap("", "", Summary(r))
	notes(r, func(s string) { t.wrap("", "", s) })
	if r.Bytes > 0 {
		t.path(r, about)
		t.next(r, about)
	}
	t.diagram(r)
	t.found(r, about)
	return t.b
}

// A terminal appends lines of text.
type terminal struct {
	b     []byte
	width int
	color bool
	from  int // where the line being written begins
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
			t.b = append(t.b, replacement...)
			n = max(n, 1)
		default:
			t.b = append(t.b, s[i:i+n]...)
		}
		i += n
	}
}

func (t *terminal) line() { t.b = append(t.b, '\n') }

// paint says s in a colour, where there are colours.
func (t *terminal) paint(colour, s string) {
	if !t.color {
		t.say(s)
		return
	}
	t.b = append(append(append(t.b, "\x1b["...), colour...), 'm')
	t.say(s)
	t.b = append(t.b, plain...)
}

// heading begins a section after an empty line.
func (t *terminal) heading(s string) {
	t.line()
	t.paint(bold, s)
	t.line()
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
			t.line()
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
	t.line()
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

// path draws the four stations on a line, and says where it ended.
func (t *terminal) path(r *report.Report, about subject) {
	if r.Reach == status.ReachUnknown {
		return
	}
	w := status.WordHowFar
	if r.Lookup {
		w = status.WordHowFarUsual
	}
	t.heading(status.Say(w))
	at := stations(r, about)
	t.say("  ")
	for i, st := range at {
		if i > 0 {
			t.say(pick(st.state == "ahead", " ┄┄┄ ", " ─── "))
		}
		t.say(signs[st.shape] + " " + status.Say(stationNames[i]))
	}
	t.line()
	for i, st := range at {
		if st.state != "passed" && st.state != "ahead" {
			t.wrap("  ", "  ", status.Say(stationNames[i])+": "+st.says)
		}
	}
	if r.HasBecause {
		t.wrap("  ", "  ", fill(status.WordAnsweredBy, r.Because.Party(), r.Because.ID()))
	}
}

func (t *terminal) next(r *report.Report, about subject) {
	if about.steps() == 0 {
		return
	}
	t.heading(status.Say(status.WordNext))
	if r.Actor != status.ActorUnknown {
		t.wrap("  ", "  ", status.Say(status.WordWhoActs)+": "+status.Say(actorWords[r.Actor]))
	}
	for i := 0; i < about.steps(); i++ {
		t.wrap("  "+itoa(i+1)+". ", "     ", about.step(i))
	}
	if text := retryLine(r, about); text != "" {
		t.wrap("  ", "  ", text)
	}
}

// diagram writes a line a class, the report's codes in brackets.
func (t *terminal) diagram(r *report.Report) {
	t.heading(status.Say(status.WordDiagram))
	var buf [32]mark
	for c := status.Class(1); c <= 5; c++ {
		t.say(pick(r.Classes[c] > 0, "› ", "  "))
		t.pad(xx(c)+" "+c.Name(), 18)
		codes := marks(buf[:0], r, c, rows.most)
		if len(codes) == 0 {
			t.say(" " + status.Say(status.WordNoneUsual))
		}
		used := 20
		for _, m := range codes {
			s := digits(m.code)
			if m.count > 0 {
				s = "[" + s + " ×" + grouped(m.count) + "]"
			}
			if used+1+columnsOf(s) > t.width {
				t.line()
				t.pad("", 20)
				used = 20
			}
			t.say(" ")
			used += 1 + columnsOf(s)
			if m.count > 0 {
				t.paint(bold+";"+paints[c], s)
			} else {
				t.say(s)
			}
		}
		t.line()
	}
}

// found lists what the diagram cannot hold.
func (t *terminal) found(r *report.Report, about subject) {
	if len(r.Failures) > 0 || len(r.Top) > 0 || len(r.Codes) > 1 {
		t.heading(status.Say(status.WordFound))
	}
	if len(r.Codes)+len(r.Failures) > 1 {
		for i := range r.Codes {
			c := &r.Codes[i]
			t.wrap("  ", "    ", ofCode(c).label()+", "+times(c.Count))
		}
	}
	for _, f := range r.Failures {
		t.wrap("  ", "    ", f.ID.Name()+", "+times(f.Count))
	}
	if len(r.Top) > 0 {
		t.heading(status.Say(status.WordTop))
	}
	for i := range r.Top {
		p := &r.Top[i]
		t.wrap("  ", "    ", grouped(uint64(p.Count))+" × "+digits(p.Code)+" "+p.Method+" "+p.Path)
	}
	first := true
	about.others(func(e status.Entry) {
		if first {
			t.heading(fill(status.WordMeanings, digits(about.code)))
			first = false
		}
		t.wrap("  ", "    ", e.Issuer()+": "+e.Name()+". "+e.Meaning())
	})
	if name, url := about.source(); name != "" {
		t.line()
		t.wrap("", "  ", status.Say(status.WordSource)+": "+name+" "+url)
	}
	if r.Verdict == report.Unknown && len(r.Near) > 0 {
		t.heading(fill(status.WordNear, itoa(len(r.Near))))
		for i := range r.Near {
			t.wrap("  ", "    ", nearLine(&r.Near[i]))
		}
	}
}
