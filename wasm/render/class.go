package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// drawClass draws one class as a rectangle: a stripe and a shape of its own,
// its digit, name and range, and its codes.
func (g *grid) drawClass(s Sink, r *report.Report, c status.Class, x, y, h int, codes []mark, o Options) {
	class := "class k" + itoa(int(c))
	if r.Classes[c] > 0 {
		class += " lit"
	}
	open(s, "g", class)
	rect(s, "room", x, y, g.class, h, 8)
	label(s, "digit", x+g.inset(), y+g.pick(34, 26), xx(c))
	label(s, "name", x+g.inset()+g.pick(0, 56), y+g.pick(54, 26), c.Name())
	if g.per == 1 {
		label(s, "range", x+g.inset(), y+70, c.Range())
	} else {
		label(s, "range end", x+g.class-36, y+26, c.Range())
	}
	open(s, "g", "shape")
	s.Attr("transform", "translate("+itoa(x+g.class-28)+" "+itoa(y+g.pick(20, 12))+")")
	drawShape(s, byClass[c])
	s.Close()
	top := y + g.head + between
	for i := range codes {
		left := x + g.inset() - between + i%g.per*(g.box+between)
		g.drawCode(s, &codes[i], c, left, top+i/g.per*(g.row+between), o)
	}
	if len(codes) == 0 {
		label(s, "phrase", x+g.inset(), top+20, status.Say(status.WordNoneUsual))
	}
	s.Close()
}

func (g *grid) inset() int { return 12 }

// pick returns a for columns and b for rows.
func (g *grid) pick(a, b int) int {
	if g.per == 1 {
		return a
	}
	return b
}

// drawCode draws one code as a small box that links to what it means.
func (g *grid) drawCode(s Sink, m *mark, c status.Class, x, y int, o Options) {
	says := digits(m.code) + " " + m.name
	open(s, "a", pick(m.count > 0, "code lit", "code"))
	s.Attr("href", href(m.code, o.Pages))
	s.Attr("part", "code")
	if m.count > 0 {
		says += ", " + status.Say(status.WordLit) + ": " + times(m.count)
	}
	s.Attr("aria-label", says)
	leaf(s, "title", "", says)
	rect(s, "box", x, y, g.box, g.row, 4)
	if g.per == 1 {
		label(s, "number", x+8, y+19, digits(m.code))
		if m.count > 0 {
			label(s, "phrase", x+42, y+19, clip(m.name, 15))
			label(s, "count end", x+g.box-8, y+19, "×"+short(m.count))
		} else {
			label(s, "phrase", x+42, y+19, clip(m.name, 21))
		}
	} else if m.count > 0 {
		label(s, "number mid", x+g.box/2, y+16, digits(m.code))
		label(s, "count mid", x+g.box/2, y+30, "×"+short(m.count))
	} else {
		label(s, "number mid", x+g.box/2, y+23, digits(m.code))
	}
	s.Close()
}

func href(c status.Code, pages bool) string {
	if pages {
		return "/codes/" + digits(c) + "/"
	}
	return "#" + digits(c)
}

func rect(s Sink, class string, x, y, w, h, r int) {
	open(s, "rect", class)
	s.Attr("x", itoa(x))
	s.Attr("y", itoa(y))
	s.Attr("width", itoa(w))
	s.Attr("height", itoa(h))
	s.Attr("rx", itoa(r))
	s.Close()
}

// label writes text that begins at x, or ends or is centred there when the
// class says "end" or "mid".
func label(s Sink, class string, x, y int, text string) {
	open(s, "text", class)
	s.Attr("x", itoa(x))
	s.Attr("y", itoa(y))
	if n := len(class); n > 3 && class[n-3:] == "mid" {
		s.Attr("text-anchor", "middle")
	} else if n > 3 && class[n-3:] == "end" {
		s.Attr("text-anchor", "end")
	}
	s.Text(text)
	s.Close()
}

// clip shortens a name to about n letters, at a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	n--
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}

// short returns a count in at most four signs: 987, 12k, 3.4M.
func short(n uint64) string {
	switch {
	case n < 1000:
		return itoa(int(n))
	case n < 1e6:
		return brief(n, 1e3) + "k"
	case n < 1e9:
		return brief(n, 1e6) + "M"
	}
	return brief(n, 1e9) + "G"
}

// brief is tenths without a decimal that says nothing.
func brief(n, unit uint64) string {
	if n%unit < unit/10 {
		return itoa(int(n / unit))
	}
	return tenths(n, unit)
}
