package render

import "hitcheck/wasm/report"

// A shape tells without colour what a colour tells too. Each is drawn in a
// square of 16 by 16.
type shape uint8

const (
	dots  shape = iota // interim, waiting
	check              // success
	arrow              // redirection
	cross              // client error, not hitting
	bolt               // server error
	half               // mixed
	ask                // nothing says
	ring               // a station not reached
	disc               // a station passed
	back               // an answer that was turned away
	numShapes
)

// byClass holds the shapes of the classes 1 to 5; 0 is what has no class.
var byClass = [6]shape{ask, dots, check, arrow, cross, bolt}

var byVerdict = [5]shape{report.Unknown: ask, report.Hitting: check, report.NotHitting: cross, report.Mixed: half, report.Waiting: dots}

// strokes holds what is drawn of each shape as a line, fills what as an area.
var (
	strokes = [numShapes]string{
		check: "M3 8.5l3.5 3.5L13 4.5",
		arrow: "M2 8h11M9 4l4 4-4 4",
		cross: "M4 4l8 8M12 4l-8 8",
		half:  "M8 2a6 6 0 0 0 0 12a6 6 0 0 0 0-12z",
		ask:   "M5 6a3 3 0 1 1 3 3v1.5",
		ring:  "M8 2a6 6 0 0 0 0 12a6 6 0 0 0 0-12z",
		back:  "M6 3L2.5 6.5L6 10M3 6.5h6a4 4 0 0 1 0 8h-2",
	}
	fills = [numShapes]string{
		dots: "M2 6.5h3v3h-3zM6.5 6.5h3v3h-3zM11 6.5h3v3h-3z",
		bolt: "M9.5 1L3.5 9h4l-1 6l6-8h-4z",
		half: "M8 2a6 6 0 0 0 0 12z",
		ask:  "M7 12.5h2v2h-2z",
		disc: "M8 3a5 5 0 0 0 0 10a5 5 0 0 0 0-10z",
	}
)

// shape writes a shape's paths.
func (p *pen) shape(k shape) {
	p.stroke("path.line", strokes[k])
	p.stroke("path.area", fills[k])
}

func (p *pen) stroke(element, d string) {
	if d != "" {
		p.open(element)
		p.to.Attr("d", d)
		p.up()
	}
}

// icon writes a shape as a picture of its own. It stands beside a word that
// says the same, so a screen reader passes over it.
func (p *pen) icon(element string, k shape) {
	p.open(element)
	p.shape(k)
	p.up()
}
