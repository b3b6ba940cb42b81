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
}

var (
	columns = grid{width: 1040, class: 200, gap: 10, head: 76, box: 184, row: 28, per: 1, most: 12}
	rows    = grid{width: 320, class: 320, gap: 8, head: 40, box: 56, row: 36, per: 5, most: 20}
)

const between = 4 // between two codes

// A mark is one code in the diagram.
type mark struct {
	code  status.Code
	name  string
	count uint64
}

// Diagram draws the five classes as rectangles that hold their representative
// codes and those of the report, which are lit and counted.
func Diagram(s Sink, r *report.Report, o Options) {
	g := rows
	if o.Wide {
		g = columns
	}
	var buf [32]mark
	var heights [6]int
	tall, total := 0, 0
	for c := status.Class(1); c <= 5; c++ {
		heights[c] = g.height(len(marks(buf[:0], r, c, g.most)))
		tall = max(tall, heights[c])
		total += heights[c] + g.gap
	}
	total -= g.gap
	if o.Wide {
		total = tall
	}
	open(s, "svg", "diagram "+pick(o.Wide, "wide", "narrow"))
	if o.Alone {
		s.Attr("xmlns", "http://www.w3.org/2000/svg")
		s.Attr("width", itoa(g.width))
		s.Attr("height", itoa(total))
	}
	s.Attr("viewBox", "-2 -2 "+itoa(g.width+4)+" "+itoa(total+4)) // room for a thick edge
	s.Attr("role", pick(o.Alone, "img", "group"))                 // an image's links could not be followed
	s.Attr("part", "diagram")
	s.Attr("aria-label", status.Say(status.WordDiagram))
	leaf(s, "title", "", status.Say(status.WordDiagram))
	leaf(s, "desc", "", describe(r))
	x, y := 0, 0
	for c := status.Class(1); c <= 5; c++ {
		h := heights[c]
		if o.Wide {
			h = tall
		}
		g.drawClass(s, r, c, x, y, h, marks(buf[:0], r, c, g.most), o)
		if o.Wide {
			x += g.class + g.gap
		} else {
			y += h + g.gap
		}
	}
	s.Close()
}

func pick(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// height returns how high a class with n codes is.
func (g *grid) height(n int) int {
	lines := (n + g.per - 1) / g.per
	if lines == 0 {
		lines = 1
	}
	return g.head + lines*(g.row+between) + 2*between
}

// marks appends the codes to draw of a class, ascending: the representative
// ones and the report's, at most most of them.
func marks(dst []mark, r *report.Report, c status.Class, most int) []mark {
	i := 0
	for ; i < len(r.Codes) && r.Codes[i].Code < status.Code(c)*100; i++ {
	}
	take := func(below status.Code) {
		for ; i < len(r.Codes) && r.Codes[i].Code < below; i++ {
			if len(dst) < most {
				dst = append(dst, mark{r.Codes[i].Code, ofCode(&r.Codes[i]).name(), r.Codes[i].Count})
			}
		}
	}
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		code := e.Code()
		if !e.Diagram() || code.Class() != c {
			continue
		}
		take(code)
		if i < len(r.Codes) && r.Codes[i].Code == code {
			take(code + 1)
		} else if len(dst) < most {
			dst = append(dst, mark{code, e.Name(), 0})
		}
	}
	take(status.Code(c)*100 + 100)
	return dst
}

// describe says in words what the picture says.
func describe(r *report.Report) string {
	var buf [32]mark
	all, lit := "", ""
	for c := status.Class(1); c <= 5; c++ {
		list := ""
		for _, m := range marks(buf[:0], r, c, columns.most) {
			list = join(list, digits(m.code))
			if m.count > 0 {
				lit = join(lit, digits(m.code)+" "+m.name+" ("+times(m.count)+")")
			}
		}
		if list == "" {
			list = status.Say(status.WordNoneUsual)
		}
		if all != "" {
			all += " "
		}
		all += fill(status.WordDiagramClass, xx(c), c.Name(), c.Range(), list)
	}
	text := fill(status.WordDiagramSays, all)
	if lit != "" {
		text += " " + fill(status.WordDiagramLit, lit)
	}
	return text
}

func join(list, item string) string {
	if list == "" {
		return item
	}
	return list + ", " + item
}

func times(n uint64) string {
	if n == 1 {
		return status.Say(status.WordOnce)
	}
	return fill(status.WordTimes, grouped(n))
}
