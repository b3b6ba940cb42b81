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
			t.wrap("  ", "  ", status.Say(placeNames[i])+status.Say(status.WordColon)+t.take())
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
		t.wrap("  ", "  ", status.Say(status.WordWhoActs)+status.Say(status.WordColon)+status.Say(actorWords[r.Actor]))
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
		t.heading(status.Say(status.WordBelowFound))
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
		t.heading(status.Say(status.WordBelowTop))
		for i := range r.Top {
			p := &r.Top[i]
			t.about(uint64(p.Count), uint64(p.Over))
			t.str(" × ")
			t.digits(p.Code)
			t.str(" " + p.Method + " " + p.Path)
			t.cut("  ", t.take())
			if p.First > 0 {
				t.between(p.First, p.Last)
				t.cut("    ", t.take())
			}
		}
	}
	first := true
	s.others(func(o *subject) {
		if first {
			t.fill(status.WordBelowMeanings)
			t.digits(s.code)
			t.gap()
			t.heading(t.take())
			first = false
		}
		t.wrap("  ", "    ", o.entry.Issuer()+status.Say(status.WordColon)+o.name()+". "+o.entry.Meaning())
	})
	if name, url := s.source(); name != "" {
		t.newline()
		t.wrap("", "  ", status.Say(status.WordBelowSource)+status.Say(status.WordColon)+name+" "+url)
	}
	if r.Verdict == report.Unknown && len(r.Near) > 0 {
		t.fill(status.WordBelowNear)
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
	t.word(status.WordComma)
	t.times(n)
	t.wrap("  ", "    ", t.take())
}
