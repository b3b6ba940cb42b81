package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// class draws one class as a rectangle: its digit, name and range, a shape of
// its own, and its codes.
func (p *pen) class(g *grid, r *report.Report, c status.Class, x, y, h int, codes []mark, pages bool) {
	p.to.Open("g")
	p.str(pick(r.Classes[c] > 0, "class lit k", "class k"))
	p.int(int(c))
	p.attr("class")
	p.rect("rect.room rx=8", x, y, g.class, h)
	p.xx(c)
	p.print("text.digit", x+inset, y+g.digit)
	p.str(c.Name())
	p.print("text.name", x+g.right, y+g.name)
	p.str(c.Range())
	p.print(g.rangeAt, x+g.rangeX, y+g.rangeY)
	p.to.Open("g")
	p.str("translate(")
	p.int(x + g.class - 28)
	p.str(" ")
	p.int(y + g.level)
	p.str(")")
	p.attr("transform")
	p.to.Attr("class", "shape")
	p.shape(byClass[c])
	p.up()
	y += g.head + between
	for i := range codes {
		counted := codes[i].count > 1 || codes[i].count > 0 && len(r.Codes) > 1 // once alone needs no number
		p.code(g, &codes[i], counted, x+inset-between+i%g.per*(g.box+between), y+i/g.per*(g.row+between), pages)
	}
	if len(codes) == 0 {
		p.word(status.WordNoneUsual)
		p.print("text.phrase", x+inset, y+20)
	}
	p.up()
}

// code draws one code as a small box that links to what it means.
func (p *pen) code(g *grid, m *mark, counted bool, x, y int, pages bool) {
	lit := m.count > 0
	p.open(pick(lit, "a.code.lit part=code", "a.code part=code"))
	p.href(m.code, pages)
	p.mark(m)
	p.attr("aria-label")
	p.open("title")
	p.mark(m)
	p.end()
	p.rect("rect.box rx=4", x, y, g.box, g.row)
	p.digits(m.code)
	p.print(g.numberAt, x+g.numberX, y+pickInt(counted, g.litY, g.numberY))
	if g.phrases {
		p.clip(m.name, pickInt(counted, 15, 21))
		p.print("text.phrase", x+42, y+19)
	}
	if counted {
		p.str("×")
		p.short(m.count)
		p.print(g.countAt, x+g.countX, y+g.countY)
	}
	p.up()
}

func pickInt(is bool, yes, no int) int {
	if is {
		return yes
	}
	return no
}

// href links the element just opened to what a code means.
func (p *pen) href(c status.Code, pages bool) {
	p.str(pick(pages, "/codes/", "#"))
	p.digits(c)
	if pages {
		p.str("/")
	}
	p.attr("href")
}

func (p *pen) rect(element string, x, y, w, h int) {
	p.open(element)
	p.at(x, y, w, h)
	p.up()
}

// print writes the line composed at a point.
func (p *pen) print(element string, x, y int) {
	text := p.take()
	p.open(element)
	p.at(x, y)
	p.to.Text(text)
	p.up()
}

// clip appends a name, shortened to about n letters at a character.
func (l *line) clip(s string, n int) {
	if len(s) <= n {
		l.str(s)
		return
	}
	for n--; s[n]&0xc0 == 0x80; {
		n--
	}
	l.str(s[:n])
	l.str("…")
}
