package main

import (
	"io"

	. "github.com/dave/jennifer/jen"
)

// renderAPI writes wasm/api/table.go: what only pages and the API say, so that
// no browser loads it.
func renderAPI(w io.Writer, c *catalog) error {
	f := newFile("api")

	// const (
	// 	wordName word = iota + 1
	// 	wordTagline
	// )
	f.Comment("The words of the pages and of the API.")
	f.Const().DefsFunc(func(g *Group) {
		for i, page := range c.Pages {
			def := g.Id("word" + camel(page.ID.s))
			if i == 0 {
				def.Id("word").Op("=").Iota().Op("+").Lit(1)
			}
		}
	})

	// var words = [...]string{
	// 	wordName: "Hitcheck",
	// }
	f.Line().Var().Id("words").Op("=").Index(Op("...")).String().ValuesFunc(func(g *Group) {
		for _, page := range c.Pages {
			g.Line().Id("word" + camel(page.ID.s)).Op(":").Lit(page.Text.s)
		}
		g.Line()
	})

	// var notes = [...]note{
	// 	17: {
	// 		example:  "GET /live HTTP/1.1\n…",
	// 		confused: []other{{410, "…"}},
	// 	},
	// }
	f.Line().Comment("The notes of entries, by their number in the order of wasm/status.")
	f.Var().Id("notes").Op("=").Index(Op("...")).Id("note").ValuesFunc(func(g *Group) {
		for i, co := range inOrder(c.Codes) {
			if co.Example.s == "" && len(co.Confused) == 0 {
				continue
			}
			g.Line().Lit(i).Op(":").ValuesFunc(func(g *Group) {
				if co.Example.s != "" {
					g.Line().Id("example").Op(":").Lit(co.Example.s)
				}
				if len(co.Confused) > 0 {
					g.Line().Id("confused").Op(":").Index().Id("other").ValuesFunc(func(g *Group) {
						for _, o := range co.Confused {
							g.Values(Lit(o.Code.n), Lit(o.How.s))
						}
					})
				}
				g.Line()
			})
		}
		g.Line()
	})
	return f.Render(w)
}
