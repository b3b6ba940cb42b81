package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// maxProblems is how many problems of a catalog are printed at once.
const maxProblems = 20

// A place is where something stands in the catalog, both counted from 1; line
// 0 is the file as a whole.
type place struct{ line, column int }

func (p *place) stand(at place) { *p = at }

// A problem is one thing that is wrong with a catalog. Its text is one
// sentence: the entry, what is wrong, the value, then "; " and the remedy.
type problem struct {
	at   place
	text string
}

// problems collects what is wrong with the catalog of that name.
type problems struct {
	file string
	list []problem
}

func (p *problems) add(at place, format string, args ...any) {
	p.list = append(p.list, problem{at, fmt.Sprintf(format, args...)})
}

// Error lists the first problems in the order of the file, one a line.
func (p *problems) Error() string {
	slices.SortStableFunc(p.list, func(a, b problem) int {
		return cmp.Or(a.at.line-b.at.line, a.at.column-b.at.column)
	})
	var b strings.Builder
	for i, one := range p.list {
		if i == maxProblems {
			fmt.Fprintf(&b, "%s: %d more problems; mend these first\n", p.file, len(p.list)-i)
			break
		}
		b.WriteString(p.file + ":")
		if one.at.line > 0 {
			fmt.Fprintf(&b, "%d:%d:", one.at.line, one.at.column)
		}
		b.WriteString(" " + one.text + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// err returns p as an error, or nil when nothing is wrong.
func (p *problems) err() error {
	if len(p.list) == 0 {
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
