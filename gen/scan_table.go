package main

import (
	"io"
	"slices"

	. "github.com/dave/jennifer/jen"
)

const statusPath = "hitcheck/wasm/status"

// A scanTable is what the catalog says, laid out as wasm/scan reads it.
type scanTable struct {
	patterns []string
	count    int
	kinds    []byte
}

// The signs that stand before the templates of each format, failure and clue, and
// before each template of what a party answers itself.
const (
	signOwner = "\x05"
	signOwn   = "\x06"
)

// layScan lays out the catalog.
func layScan(c *catalog) *scanTable {
	t := new(scanTable)
	for _, f := range c.Formats {
		t.add(f.says(), nil)
		t.kinds = append(t.kinds, nth("format kind", f.Kind))
	}
	for _, f := range c.Failures {
		t.add(f.Says, nil)
	}
	for _, cl := range c.Clues {
		t.add(cl.Says, cl.Own)
	}
	return t
}

// add lays out the templates of one owner, sorted: no order among them matters,
// and neighbours that are alike compress better.
func (t *scanTable) add(says, own []text) {
	var all []string
	for _, pattern := range templatesOf(says) {
		all = append(all, string(pattern)+"\x00")
	}
	for _, pattern := range templatesOf(own) {
		all = append(all, signOwn+string(pattern)+"\x00")
	}
	slices.Sort(all)
	t.count += len(all)
	t.patterns = append(append(t.patterns, signOwner), all...)
}

// renderScan writes wasm/scan/table.go.
func renderScan(w io.Writer, c *catalog) error {
	t := layScan(c)
	f := newFile("scan")
	f.ImportName(statusPath, "status")
	f.Comment("How it is laid out, and what it has room for:")
	f.Comment("")
	for _, line := range scanLayout {
		f.Comment("\t" + line)
	}
	f.Line()

	// const (
	// 	numFormats  = 60
	// 	numPatterns = 240
	// )
	f.Const().Defs(
		Id("numFormats").Op("=").Lit(len(c.Formats)),
		Id("numPatterns").Op("=").Lit(t.count),
	)

	// const patterns = "" +
	// 	"requested url returned error: \x03\x00"
	f.Line().Const().Id("patterns").Op("=").Add(literals(t.patterns))

	// const formatKinds = "" +
	// 	"\x00\x02"
	f.Line().Const().Id("formatKinds").Op("=").Add(literals(bytesIn(t.kinds)))
	f.Line().Add(formatCodes(c))
	f.Line().Add(formatWhys(c))
	f.Line().Add(readers(c))
	f.Line().Add(keys(c))
	return f.Render(w)
}

// formatCodes gives the statuses of implied formats.
//
//	var formatCodes = [numFormats]uint16{
//		7: 404,
//	}
func formatCodes(c *catalog) Code {
	return Var().Id("formatCodes").Op("=").Index(Id("numFormats")).Uint16().ValuesFunc(func(g *Group) {
		for i, f := range c.Formats {
			if f.Code.line > 0 {
				g.Line().Lit(i).Op(":").Lit(f.Code.n)
			}
		}
		g.Line()
	})
}

// formatWhys gives the reasons of near formats.
//
//	var formatWhys = [numFormats]status.Word{
//		8: status.WordPort,
//	}
func formatWhys(c *catalog) Code {
	return Var().Id("formatWhys").Op("=").Index(Id("numFormats")).Qual(statusPath, "Word").ValuesFunc(func(g *Group) {
		for i, f := range c.Formats {
			if f.Why.line > 0 {
				g.Line().Lit(i).Op(":").Qual(statusPath, "Word"+camel(f.Why.s))
			}
		}
		g.Line()
	})
}

// readers names the formats and clues that a Go reader finds.
//
//	const (
//		formatJson FormatID       = 12
//		clueEnvoy  status.ClueID  = 3
//	)
func readers(c *catalog) Code {
	return Const().DefsFunc(func(g *Group) {
		for i, f := range c.Formats {
			if f.Reader.line > 0 {
				g.Id("format" + camel(f.ID.s)).Id("FormatID").Op("=").Lit(i)
			}
		}
		for i, cl := range c.Clues {
			if cl.Reader.line > 0 {
				g.Id("clue"+camel(cl.ID.s)).Qual(statusPath, "ClueID").Op("=").Lit(i)
			}
		}
	})
}

// keys gives the names of one kind of value, folded.
//
//	const (
//		keysStatus = "status\x00statuscode\x00"
//	)
func keys(c *catalog) Code {
	return Const().DefsFunc(func(g *Group) {
		for _, k := range c.Keys {
			var names []byte
			for _, name := range k.Names {
				for _, b := range []byte(name.s) {
					names = append(names, lower(b))
				}
				names = append(names, 0)
			}
			g.Id("keys" + camel(k.ID.s)).Op("=").Lit(string(names))
		}
	})
}

// scanLayout explains the table in the table.
var scanLayout = []string{
	"patterns     the templates in lower case, those of the formats in their order,",
	"             then the failures', then the clues'; \\x05 stands before those of",
	"             each, a zero byte ends each template. \\x01 is <>, \\x02 <word>,",
	"             \\x03 <status>, \\x04 <count>; \\x06 begins one of what a party",
	"             answers itself",
	"formatKinds  transcript 0, exchange 1, record 2, body 3, console 4, count 5,",
	"             lookup 6, near 7, implied 8, hop 9: room for 256",
	"formatCodes  the status that an implied format stands for, else 0",
	"formatWhys   what the number of a near format is, else 0",
	"keys…        field names in lower case, each ended by a zero byte",
}
