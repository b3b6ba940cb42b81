package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxProblems is how many problems of a catalog are printed at once.
const maxProblems = 20

// A place is where something stands: line and column counted from 1, line 0 for
// the file as a whole, and which file, 0 for the catalog, then the overlays.
type place struct{ line, column, file int }

func (p *place) stand(at place) { *p = at }

// A problem is one thing that is wrong with a catalog. Its text is one
// sentence: the entry, what is wrong, the value, then "; " and the remedy.
type problem struct {
	at   place
	text string
}

// problems collects what is wrong with the catalog and the files laid over it,
// by their names: all of it is counted, the first maxProblems in the order of
// the files are kept.
type problems struct {
	files []string
	now   int // the file that is being read
	list  []problem
	count int
}

// at returns where a node of the file that is being read stands.
func (p *problems) at(n *yaml.Node) place { return place{n.Line, n.Column, p.now} }

// whole is the place of that file as a whole.
func (p *problems) whole() place { return place{file: p.now} }

// name returns the place as an editor finds it, "catalog.yaml:12:3".
func (p *problems) name(at place) string {
	if at.line == 0 {
		return p.files[at.file]
	}
	return fmt.Sprintf("%s:%d:%d", p.files[at.file], at.line, at.column)
}

// line names a place to somebody who looks at another in that file.
func (p *problems) line(at place, file int) string {
	if at.file == file {
		return fmt.Sprintf("line %d", at.line)
	}
	return p.name(at)
}

func (p *problems) add(at place, format string, args ...any) {
	p.count++
	if n := len(p.list); n >= maxProblems && before(p.list[n-1].at, at) {
		return
	}
	p.list = append(p.list, problem{at, fmt.Sprintf(format, args...)})
	slices.SortStableFunc(p.list, func(a, b problem) int {
		return cmp.Or(a.at.file-b.at.file, a.at.line-b.at.line, a.at.column-b.at.column)
	})
	p.list = p.list[:min(len(p.list), maxProblems)]
}

// before reports whether a stands before b, or where b stands.
func before(a, b place) bool {
	return cmp.Or(a.file-b.file, a.line-b.line, a.column-b.column) <= 0
}

// Error lists the first problems in the order of the file, one a line.
func (p *problems) Error() string {
	var b strings.Builder
	for _, one := range p.list {
		b.WriteString(p.name(one.at) + ": " + one.text + "\n")
	}
	if more := p.count - len(p.list); more > 0 {
		fmt.Fprintf(&b, "%s: %d more problems; mend these first\n", p.files[0], more)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// err returns p as an error, or nil when nothing is wrong.
func (p *problems) err() error {
	if p.count == 0 {
		return nil
	}
	return p
}

// quote shows a value in a problem: in quotes, with what cannot be printed
// escaped, and no longer than it helps.
func quote(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
