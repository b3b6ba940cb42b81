package main

import (
	"encoding/json"
	"io"
)

// A sampleOut is one sample or near miss as the tests of other packages read
// it: a text, and what it has to give or, when near, must not give.
type sampleOut struct {
	Kind  string `json:"kind"` // format, failure or clue
	ID    string `json:"id"`
	Text  string `json:"text"`
	Codes []int  `json:"codes,omitempty"`
	Near  bool   `json:"near,omitempty"`
}

// renderSamples writes wasm/scan/testdata/samples.json: every sample and near
// miss in the order of the catalog.
func renderSamples(w io.Writer, c *catalog) error {
	var all []sampleOut
	add := func(kind string, id text, texts []text, near bool) {
		for _, t := range texts {
			all = append(all, sampleOut{Kind: kind, ID: id.s, Text: t.s, Near: near})
		}
	}
	for _, f := range c.Formats {
		for _, s := range f.Samples {
			out := sampleOut{Kind: "format", ID: f.ID.s, Text: s.Text.s}
			for _, code := range s.Codes {
				out.Codes = append(out.Codes, code.n)
			}
			all = append(all, out)
		}
		add("format", f.ID, f.Near, true)
	}
	for _, f := range c.Failures {
		add("failure", f.ID, f.Samples, false)
		add("failure", f.ID, f.Near, true)
	}
	for _, cl := range c.Clues {
		add("clue", cl.ID, cl.Samples, false)
		add("clue", cl.ID, cl.Near, true)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	return e.Encode(all)
}
