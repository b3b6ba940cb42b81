package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

// explain prints every entry that asked names: by its code, "404", by that and
// its issuer, "404 IANA", by its class, "4xx", or by its id. Each value stands
// with the place that it comes from. It reports whether there is one.
func explain(w io.Writer, p *problems, c *catalog, asked string) bool {
	found := false
	sections := reflect.ValueOf(c).Elem()
	for i := range sections.NumField() {
		noun := nounOf(sections.Type().Field(i).Tag.Get("key"))
		for j := range sections.Field(i).Len() {
			entry := sections.Field(i).Index(j)
			id := idOf(entry)
			code, _, _ := strings.Cut(id, " ")
			names := []string{id, noun + " " + id}
			switch noun {
			case "code":
				names = append(names, code)
			case "class":
				names = []string{id + "xx", noun + " " + id}
			}
			for _, name := range names {
				if name == asked {
					found = true
					fmt.Fprintf(w, "%s: %s %s\n", p.name(placeOf(entry)), noun, quote(id))
					explainEntry(w, p, entry)
					break
				}
			}
		}
	}
	return found
}

// explainEntry prints the values of an entry, a line for each item of a list.
func explainEntry(w io.Writer, p *problems, entry reflect.Value) {
	for i := range entry.NumField() {
		key := entry.Type().Field(i).Tag.Get("key")
		value := entry.Field(i)
		if key == "" || placeOf(value).line == 0 {
			continue
		}
		items := []reflect.Value{value}
		if value.Kind() == reflect.Slice {
			items = nil
			for j := range value.Len() {
				items = append(items, value.Index(j))
			}
		}
		for _, item := range items {
			at := placeOf(item)
			from := fmt.Sprintf("line %d", at.line)
			if at.file > 0 {
				from = p.name(at)
			}
			lines := strings.Split(strings.TrimRight(show(item), "\n"), "\n")
			fmt.Fprintf(w, "  %-9s  %s  (%s)\n", key, strings.Join(lines, "\n             "), from)
			key = ""
		}
	}
}
