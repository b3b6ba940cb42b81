package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// class draws one class as a rectangle: its digit, name and range, a shape of
// its own, and its codes.
func (p *pen) class(g *grid, r *report.Report, c status.Class, x, y, h int, codes []mark, pages bool) {
	p.open(pick(r.Classes[c] > 0, "g.class.lit.k", "g.class.k") + itoa(int(c)))
	p.rect("rect.room rx=8", x, y, g.class, h)
	p.label("text.digit", x+inset, y+g.digit, xx(c))
	p.label("text.name", x+g.right, y+g.name, c.Name())
	if g == &columns {
		p.label("text.range", x+inset, y+70, c.Range())
	} else {
		p.label("text.range text-anchor=end", x+g.class-36, y+g.digit, c.Range())
	}
	p.open("g.shape")
	p.attr("transform", "translate("+itoa(x+g.class-28)+" "+itoa(y+g.level)+")")
	p.shape(byClass[c])
	p.close(1)
	y += g.head + between
	for i := range codes {
		p.code(g, &codes[i], x+inset-between+i%g.per*(g.box+between), y+i/g.per*(g.row+between), pages)
	}
	if len(codes) == 0 {
		p.label("text.phrase", x+inset, y+20, status.Say(status.WordNoneUsual))
	}
	p.close(1)
}

// code draws one code as a small box that links to what it means.
func (p *pen) code(g *grid, m *mark, x, y int, pages bool) {
	lit := m.count > 0
	says, number := m.says(), digits(m.code)
	p.open(pick(lit, "a.code.lit part=code", "a.code part=code"))
	p.attr("href", href(m.code, pages))
	p.attr("aria-label", says)
	p.leaf("title", says)
	p.rect("rect.box rx=4", x, y, g.box, g.row)
	times, room := "", 21
	if lit {
		times, room = "×"+short(m.count), 15
	}
	if g == &columns {
		p.label("text.number", x+8, y+19, number)
		p.label("text.phrase", x+42, y+19, clip(m.name, room))
		p.label("text.count text-anchor=end", x+g.box-8, y+19, times)
	} else {
		mid := 23
		if lit {
			mid = 16
		}
		p.label("text.number text-anchor=middle", x+g.box/2, y+mid, number)
		p.label("text.count text-anchor=middle", x+g.box/2, y+30, times)
	}
	p.close(1)
}

func href(c status.Code, pages bool) string {
	if pages {
		return "/codes/" + digits(c) + "/"
	}
	return "#" + digits(c)
}

func (p *pen) rect(element string, x, y, w, h int) {
	p.open(element)
	p.numbers("x y width height ", x, y, w, h)
	p.close(1)
}

// label writes text at a point, none when there is none.
func (p *pen) label(element string, x, y int, text string) {
	if text == "" {
		return
	}
	p.open(element)
	p.numbers("x y ", x, y)
	p.text(text)
	p.close(1)
}

// clip shortens a name to about n letters, at a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n--; s[n]&0xc0 == 0x80; {
		n--
	}
	return s[:n] + "…"
}

// short returns a count in at most four signs: 987, 3.4k, 12M.
func short(n uint64) string {
	unit, sign := uint64(1), ""
	switch {
	case n >= 1e9:
		unit, sign = 1e9, "G"
	case n >= 1e6:
		unit, sign = 1e6, "M"
	case n >= 1e3:
		unit, sign = 1e3, "k"
	}
	return tenths(n, unit) + sign
}
