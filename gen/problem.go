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

// problems collects what is wrong with the catalog of that name: all of it is
// counted, the first maxProblems in the order of the file are kept.
type problems struct {
	file  string
	list  []problem
	count int
}

func (p *problems) add(at place, format string, args ...any) {
	p.count++
	if n := len(p.list); n >= maxProblems && before(p.list[n-1].at, at) {
		return
	}
	p.list = append(p.list, problem{at, fmt.Sprintf(format, args...)})
	slices.SortStableFunc(p.list, func(a, b problem) int {
		return cmp.Or(a.at.line-b.at.line, a.at.column-b.at.column)
	})
	p.list = p.list[:min(len(p.list), maxProblems)]
}

// before reports whether a stands before b, or where b stands.
func before(a, b place) bool {
	return a.line < b.line || a.line == b.line && a.column <= b.column
}

// Error lists the first problems in the order of the file, one a line.
func (p *problems) Error() string {
	var b strings.Builder
	for _, one := range p.list {
		b.WriteString(p.file + ":")
		if one.at.line > 0 {
			fmt.Fprintf(&b, "%d:%d:", one.at.line, one.at.column)
		}
		b.WriteString(" " + one.text + "\n")
	}
	if more := p.count - len(p.list); more > 0 {
		fmt.Fprintf(&b, "%s: %d more problems; mend these first\n", p.file, more)
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
