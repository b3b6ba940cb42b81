package api

import (
	"net/http"

	"hitcheck/wasm/render"
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// forms are what a code's answer can be had as, beside its page.
var forms = []struct {
	suffix, kind string
	make         func(status.Code) []byte
}{
	{".json", typeJSON, func(code status.Code) []byte { return render.JSON(nil, ask(code)) }},
	{".txt", typeText, func(code status.Code) []byte { return render.Text(nil, ask(code), render.TextOptions{}) }},
	{".svg", typeSVG, func(code status.Code) []byte { return draw(ask(code), false) }},
}

// ask returns the report on a code that stands alone.
func ask(code status.Code) *report.Report {
	t := new(report.Tally)
	t.Reset()
	t.Write([]byte(digits(code)))
	t.End()
	return t.Report()
}

// digits returns a code as three digits.
func digits(code status.Code) string {
	return string([]byte{'0' + byte(code/100%10), '0' + byte(code/10%10), '0' + byte(code%10)})
}

// lookup answers GET /404: text to a terminal, its page to a browser, JSON to
// who asks for it.
func lookup(c *call, code status.Code) {
	c.w.Header().Set("Vary", "Accept")
	switch choose(join(c.r.Header["Accept"]), typeText, typeHTML, typeJSON) {
	case typeText:
		c.give(typeText, render.Text(nil, ask(code), render.TextOptions{}))
	case typeJSON:
		c.give(typeJSON, render.JSON(nil, ask(code)))
	case typeHTML:
		c.w.Header().Set("Location", "/codes/"+digits(code)+"/")
		c.w.Header().Set("Cache-Control", "public, max-age=3600")
		c.w.WriteHeader(http.StatusFound)
	default:
		c.problem(406, "")
	}
}

// catalog answers with everything that is known.
func catalog(c *call) { c.give(typeJSON, render.Catalog(nil)) }
