package api

import (
	"net/http"

	"hitcheck/wasm/render"
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// forms are what a code's answer can be had as, by the end of its path.
var forms = [...]struct {
	suffix, kind string
	make         func(*handler, status.Code) []byte
}{
	{"/", typeHTML, (*handler).codePage},
	{".json", typeJSON, func(_ *handler, code status.Code) []byte { return about(code, json) }},
	{".txt", typeText, func(_ *handler, code status.Code) []byte { return about(code, text) }},
	{".svg", typeSVG, func(_ *handler, code status.Code) []byte { return about(code, picture) }},
}

// about returns what write makes of a code that stands alone.
func about(code status.Code, write func(*report.Report) []byte) []byte {
	t := borrow()
	defer giveBack(t)
	t.Write([]byte(digits(code)))
	t.End()
	return write(t.Report())
}

func json(r *report.Report) []byte    { return render.JSON(nil, r) }
func picture(r *report.Report) []byte { return drawing(r, "../", false) }

// text returns a report for a terminal of 80 columns, colored with its colours.
func text(r *report.Report) []byte    { return render.Text(nil, r, render.TextOptions{}) }
func colored(r *report.Report) []byte { return render.Text(nil, r, render.TextOptions{Color: true}) }

// digits returns a code as three digits.
func digits(code status.Code) string {
	return string([]byte{'0' + byte(code/100%10), '0' + byte(code/10%10), '0' + byte(code%10)})
}

// lookup answers GET /404: text to a terminal, its page to a browser, JSON to
// who asks for it.
func lookup(c *call, code status.Code) {
	switch c.choose(typeText, typeHTML, typeJSON) {
	case typeText:
		c.give(typeText, about(code, c.text()))
	case typeJSON:
		c.give(typeJSON, about(code, json))
	case typeHTML:
		if _, n := status.Lookup(code); n == 0 {
			c.give(typeHTML, c.codePage(code)) // it has no file
			return
		}
		c.redirect(http.StatusFound, "/codes/"+digits(code)+"/")
	}
}

// text returns how text is written for whoever asks.
func (c *call) text() func(*report.Report) []byte {
	if c.colored() {
		return colored
	}
	return text
}

// colored reports whether the query asks for the colours of a terminal.
func (c *call) colored() bool { return c.r.URL.RawQuery != "" && c.r.URL.Query().Has("color") }

// catalog answers with everything that is known.
func catalog(c *call) { c.give(typeJSON, render.Catalog(nil)) }
