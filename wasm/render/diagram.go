package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// Options say how the diagram is drawn.
type Options struct {
	Wide  bool // five columns with the phrases; else five rows for a narrow place
	Pages bool // codes link to their pages; else to #404
	Alone bool // the drawing is a file of its own
}

// A grid holds the measures of one way to draw, in the drawing's units.
type grid struct {
	width, class, gap int // the whole, one class, between two
	head              int // the part of a class above its codes
	box, row, per     int // a code's width and height, and how many stand in a row
	most              int // codes of one class at most

	// In a class: where its digit and its name stand, its shape and its range.
	digit, name, right, level int
	rangeAt                   string
	rangeX, rangeY            int

	// In a code: whether its phrase stands there, and where its number and its
	// count do.
	phrases          bool
	numberAt         string
	numberX, numberY int
	litY             int // of the number, above a count
	countAt          string
	countX, countY   int
}

var (
	columns = grid{
		width: 1040, class: 200, gap: 10, head: 76, box: 184, row: 28, per: 1, most: 12,
		digit: 34, name: 54, right: 12, level: 20, rangeAt: "text.range", rangeX: 12, rangeY: 70,
		phrases: true, numberAt: "text.number", numberX: 8, numberY: 19, litY: 19,
		countAt: "text.count text-anchor=end", countX: 176, countY: 19,
	}
	rows = grid{
		width: 320, class: 320, gap: 8, head: 40, box: 56, row: 36, per: 5, most: 20,
		digit: 26, name: 26, right: 68, level: 12, rangeAt: "text.range text-anchor=end", rangeX: 284, rangeY: 26,
		numberAt: "text.number text-anchor=middle", numberX: 28, numberY: 23, litY: 16,
		countAt: "text.count text-anchor=middle", countX: 28, countY: 30,
	}
)

const (
	inset   = 12 // from a class's edge
	between = 4  // two codes
)

// A mark is one code in the diagram.
type mark struct {
	code  status.Code
	name  string
	count uint64
}

// Diagram draws the five classes as rectangles that hold their representative
// codes and those of the report, which are lit and counted.
func Diagram(s Sink, r *report.Report, o Options) {
	p := pen{to: s}
	p.diagram(r, o)
}

func (p *pen) diagram(r *report.Report, o Options) {
	g := &rows
	if o.Wide {
		g = &columns
	}
	var buf [32]mark
	var heights [6]int
	tall, total := 0, -g.gap
	for c := status.Class(1); c <= 5; c++ {
		heights[c] = g.height(len(marks(buf[:0], r, c, g.most)))
		tall = max(tall, heights[c])
		total += heights[c] + g.gap
	}
	if o.Wide {
		total = tall
	}
	// The codes of an image could not be followed, so in a page it is a group.
	p.open(pick(o.Wide, "svg.diagram.wide part=diagram", "svg.diagram.narrow part=diagram"))
	if o.Alone {
		p.to.Attr("xmlns", "http://www.w3.org/2000/svg")
		p.int(g.width)
		p.attr("width")
		p.int(total)
		p.attr("height")
	}
	p.to.Attr("role", pick(o.Alone, "img", "group"))
	p.str("-2 -2 ") // room for a thick edge
	p.int(g.width + 4)
	p.str(" ")
	p.int(total + 4)
	p.attr("viewBox")
	p.word(status.WordDiagram)
	p.attr("aria-label")
	p.say("title", status.WordDiagram)
	p.open("desc")
	p.describe(r)
	p.end()
	x, y := 0, 0
	for c := status.Class(1); c <= 5; c++ {
		codes := marks(buf[:0], r, c, g.most)
		if o.Wide {
			p.class(g, r, c, x, y, tall, codes, o.Pages)
			x += g.class + g.gap
		} else {
			p.class(g, r, c, x, y, heights[c], codes, o.Pages)
			y += heights[c] + g.gap
		}
	}
	p.up()
}

// height returns how high a class with n codes is.
func (g *grid) height(n int) int {
	lines := max(1, (n+g.per-1)/g.per)
	return g.head + lines*(g.row+between) + 2*between
}

// marks appends the codes to draw of a class, ascending: the representative
// ones and the report's, at most most of them.
func marks(dst []mark, r *report.Report, c status.Class, most int) []mark {
	i := 0
	for i < len(r.Codes) && r.Codes[i].Code.Class() != c {
		i++
	}
	for e := status.Entry(0); ; e++ {
		for int(e) < status.NumEntries() && (!e.Diagram() || e.Code().Class() != c) {
			e++
		}
		last := int(e) == status.NumEntries()
		for i < len(r.Codes) && r.Codes[i].Code.Class() == c && (last || r.Codes[i].Code < e.Code()) {
			dst = appendMark(dst, &r.Codes[i])
			i++
		}
		if last || len(dst) >= most {
			return dst[:min(most, len(dst))]
		}
		if i < len(r.Codes) && r.Codes[i].Code == e.Code() {
			dst = appendMark(dst, &r.Codes[i])
			i++
		} else {
			dst = append(dst, mark{e.Code(), e.Name(), 0})
		}
	}
}

func appendMark(dst []mark, c *report.Code) []mark {
	var s subject
	s.of(c)
	return append(dst, mark{c.Code, s.name(), c.Count})
}

// describe says in words what the picture says.
func (l *line) describe(r *report.Report) {
	var buf [32]mark
	for c := status.Class(1); c <= 5; c++ {
		l.xx(c)
		l.str(" ")
		l.str(c.Name())
		l.word(status.WordComma)
		l.str(c.Range())
		sign := status.WordColon
		for _, m := range marks(buf[:0], r, c, columns.most) {
			l.word(sign)
			l.mark(&m)
			sign = status.WordComma
		}
		l.str(". ")
	}
}

// mark names a code, and says how often it stands in the text.
func (l *line) mark(m *mark) {
	l.digits(m.code)
	l.str(" ")
	l.str(m.name)
	if m.count > 0 {
		l.word(status.WordComma)
		l.word(status.WordLit)
		l.str(" ")
		l.times(m.count)
	}
}

func pick(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}
