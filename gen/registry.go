package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A registered is a row of IANA's HTTP status code registry.
type registered struct {
	code    int
	name    string
	expires string // the day on which a temporary registration ends, or nothing
}

var (
	columnsOfRegistry = []string{"Value", "Description", "Reference"}
	expiresOn         = regexp.MustCompile(`expires (\d{4}-\d\d-\d\d)`)
	remark            = regexp.MustCompile(`\s*\((TEMPORARY|OBSOLETED|DEPRECATED)\b[^)]*\)`)
)

// readRegistry reads the registry as IANA serves it, http-status-codes-1.csv.
func readRegistry(s source) ([]registered, error) {
	r := csv.NewReader(strings.NewReader(string(s.data)))
	rows, err := r.ReadAll()
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		return nil, fmt.Errorf("%s:%d:%d: the file is no CSV: %w; take http-status-codes-1.csv as IANA serves it", s.name, bad.Line, bad.Column, bad.Err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], columnsOfRegistry) {
		return nil, fmt.Errorf("%s:1:1: the columns are not %s; take http-status-codes-1.csv as IANA serves it", s.name, strings.Join(columnsOfRegistry, ", "))
	}
	var all []registered
	for i, row := range rows[1:] {
		if row[1] == "Unassigned" {
			continue
		}
		code, err := strconv.Atoi(row[0])
		if err != nil || code < 100 || code > 599 {
			return nil, fmt.Errorf("%s:%d:1: value %s is no status; write three digits", s.name, i+2, quote(row[0]))
		}
		one := registered{code: code, name: strings.TrimSpace(remark.ReplaceAllString(row[1], ""))}
		if m := expiresOn.FindStringSubmatch(row[1]); m != nil {
			one.expires = m[1]
		}
		all = append(all, one)
	}
	return all, nil
}

// compareRegistry prints what of the catalog a registry asks to add, rename,
// expire or take out, as of that day, and returns how much there is. A
// registration that has run out is shown and asks for nothing.
func compareRegistry(w io.Writer, p *problems, c *catalog, registry []registered, today string) (asks int) {
	ours := map[int]code{}
	for _, co := range c.Codes {
		if co.Standing.s == "registered" {
			ours[co.Code.n] = co
		}
	}
	say := func(format string, args ...any) {
		asks++
		fmt.Fprintf(w, format+"\n", args...)
	}
	for _, row := range registry {
		co, have := ours[row.code]
		delete(ours, row.code)
		where := p.name(co.place)
		switch {
		case !have:
			say("add     %d %s", row.code, row.name)
			continue
		case !sameName(row.name, co):
			say("rename  %d %s to %s (%s)", row.code, co.Name.s, row.name, where)
		}
		switch {
		case row.expires != co.Expires.s && row.expires == "":
			say("expire  %d %s is permanent now; take out expires %s (%s)", row.code, co.Name.s, co.Expires.s, where)
		case row.expires != co.Expires.s:
			say("expire  %d %s ends on %s; write expires: '%[3]s' (%s)", row.code, co.Name.s, row.expires, where)
		}
		if row.expires != "" && row.expires < today {
			fmt.Fprintf(w, "expired %d %s, a temporary registration, on %s by its own row (%s)\n", row.code, co.Name.s, row.expires, where)
		}
	}
	for _, co := range c.Codes {
		if _, left := ours[co.Code.n]; left && co.Standing.s == "registered" {
			say("remove  %d %s is registered no more; make it documented or folklore (%s)", co.Code.n, co.Name.s, p.name(co.place))
		}
	}
	return asks
}

// sameName reports whether the registry's name is the entry's, or one of its
// phrases. What the registry calls unused has a name by its history.
func sameName(name string, co code) bool {
	return name == "(Unused)" || name == co.Name.s || slices.Contains(strs(co.Phrases), name)
}
