package main

import (
	"io"

	. "github.com/dave/jennifer/jen"
)

// renderGuide writes wasm/api/guide_table.go: the guide, its decisions, what
// servers answer for one fault, and what people search by.
func renderGuide(w io.Writer, c *catalog) error {
	f := newFile("api")

	// var parts = [...]part{
	// 	{
	// 		id:     "stamp",
	// 		title:  "What a status code is",
	// 		says:   []string{"…"},
	// 		points: []point{{name: "2xx", says: "…", codes: []status.Code{200}}},
	// 		shows:  "classes",
	// 	},
	// }
	f.Comment("The sections of the guide.")
	rows(f, "parts", "part", c.Guide, func(p chapter) Dict {
		d := Dict{Id("id"): Lit(p.ID.s), Id("title"): Lit(p.Title.s), Id("says"): textsOf(p.Says)}
		if len(p.Points) > 0 {
			d[Id("points")] = group("point", p.Points, func(p point) Dict {
				d := Dict{Id("name"): Lit(p.Name.s), Id("says"): Lit(p.Says.s)}
				withCodes(d, p.Codes)
				return d
			})
		}
		if p.Shows.s != "" {
			d[Id("shows")] = Lit(p.Shows.s)
		}
		return d
	})

	// var decisions = [...]decision{
	// 	{
	// 		ask:   "…",
	// 		id:    "status",
	// 		turns: []turn{{on: "no", to: "silent"}},
	// 	},
	// }
	f.Comment("The questions from a symptom to the next step.")
	rows(f, "decisions", "decision", c.Decisions, func(d decision) Dict {
		return Dict{Id("id"): Lit(d.ID.s), Id("ask"): Lit(d.Ask.s), Id("turns"): group("turn", d.Choices, func(t turn) Dict {
			d := Dict{Id("on"): Lit(t.If.s), Id("next"): Lit(t.Next.s), Id("to"): Lit(t.Go.s)}
			withCodes(d, t.Codes)
			return d
		})}
	})

	// var faults = [...]fault{
	// 	{
	// 		answers: []gave{{by: "nginx", code: 502}},
	// 		name:    "…",
	// 	},
	// }
	f.Comment("What servers answer for one and the same fault.")
	rows(f, "faults", "fault", c.Faults, func(x fault) Dict {
		return Dict{Id("name"): Lit(x.Name.s), Id("source"): Lit(x.Source.s), Id("url"): Lit(x.URL.s),
			Id("answers"): group("gave", x.Answers, func(g gave) Dict {
				return Dict{Id("by"): Lit(g.By.s), Id("code"): Lit(g.Code.n), Id("log"): Lit(g.Log.s)}
			})}
	})

	// var symptoms = [...]symptom{
	// 	{
	// 		failures: []string{"cors_preflight"},
	// 		words:    []string{"cors"},
	// 	},
	// }
	f.Comment("What people search by that is no name of a code.")
	rows(f, "symptoms", "symptom", c.Symptoms, func(s symptom) Dict {
		d := Dict{Id("words"): textsOf(s.Words)}
		if len(s.Failures) > 0 {
			d[Id("failures")] = textsOf(s.Failures)
		}
		withCodes(d, s.Codes)
		return d
	})
	return f.Render(w)
}

// rows declares an array of the structs that the items are.
func rows[T any](f *File, name, kind string, items []T, row func(T) Dict) {
	f.Var().Id(name).Op("=").Index(Op("...")).Id(kind).ValuesFunc(func(g *Group) {
		for _, item := range items {
			g.Line().Values(row(item))
		}
		g.Line()
	})
}

// group is a slice of the structs that the items are.
func group[T any](kind string, items []T, row func(T) Dict) *Statement {
	return Index().Id(kind).ValuesFunc(func(g *Group) {
		for _, item := range items {
			g.Line().Values(row(item))
		}
		g.Line()
	})
}

func textsOf(texts []text) *Statement {
	return Index().String().ValuesFunc(func(g *Group) {
		for _, t := range texts {
			g.Lit(t.s)
		}
	})
}

func withCodes(d Dict, codes []number) {
	if len(codes) > 0 {
		d[Id("codes")] = Index().Qual("hitcheck/wasm/status", "Code").ValuesFunc(func(g *Group) {
			for _, c := range codes {
				g.Lit(c.n)
			}
		})
	}
}
