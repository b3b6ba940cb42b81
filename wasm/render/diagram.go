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
	digit, name       int // where in a class its digit and its name stand on
	right, level      int // where its name begins, and its shape is
}

var (
	columns = grid{1040, 200, 10, 76, 184, 28, 1, 12, 34, 54, 12, 20}
	rows    = grid{320, 320, 8, 40, 56, 36, 5, 20, 26, 26, 68, 12}
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
	p := pen{s}
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
		heights = [6]int{0, tall, tall, tall, tall, tall}
		total = tall
	}
	// The codes of an image could not be followed, so in a page it is a group.
	p.open(pick(o.Wide, "svg.diagram.wide", "svg.diagram.narrow"))
	if o.Alone {
		p.attr("xmlns", "http://www.w3.org/2000/svg")
		p.numbers("width height ", g.width, total)
	}
	p.attr("role", pick(o.Alone, "img", "group"))
	p.attr("part", "diagram")
	p.attr("viewBox", "-2 -2 "+itoa(g.width+4)+" "+itoa(total+4)) // room for a thick edge
	p.attr("aria-label", status.Say(status.WordDiagram))
	p.word("title", status.WordDiagram)
	p.leaf("desc", describe(r))
	x, y := 0, 0
	for c := status.Class(1); c <= 5; c++ {
		p.class(g, r, c, x, y, heights[c], marks(buf[:0], r, c, g.most), o.Pages)
		if o.Wide {
			x += g.class + g.gap
		} else {
			y += heights[c] + g.gap
		}
	}
	p.close(1)
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
	return append(dst, mark{c.Code, ofCode(c).name(), c.Count})
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
				lit = join(lit, m.says())
			}
		}
		if list == "" {
			list = status.Say(status.WordNoneUsual)
		}
		all += fill(status.WordDiagramClass, xx(c), c.Name(), c.Range(), list)
	}
	if lit != "" {
		all += fill(status.WordDiagramLit, lit)
	}
	return all
}

// says names the mark, and how often it stands in the text.
func (m *mark) says() string {
	s := digits(m.code) + " " + m.name
	if m.count > 0 {
		s += " (" + times(m.count) + ")"
	}
	return s
}

func join(list, item string) string {
	if list != "" {
		list += ", "
	}
	return list + item
}

func times(n uint64) string {
	if n == 1 {
		return status.Say(status.WordOnce)
	}
	return fill(status.WordTimes, grouped(n))
}

func pick(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}
