package main

import (
	"fmt"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v4"
)

// An overlay is a file with the sections of a catalog in which an entry needs
// only the keys that tell it from the others. What it has of an entry that is
// there takes the place of what stood there; a list whose key ends with + goes
// behind what stands there; an entry that is not there is added. Each change is
// noted, and overlays that disagree are refused.
type overlay struct {
	*problems
	*catalog
	changes []string
	added   map[place]string // the entries that are new, by how they are named
}

// lay lays the file that is being read over the catalog.
func (o *overlay) lay(root *yaml.Node) {
	before := o.count
	var over catalog
	d := &decoder{problems: o.problems, entry: catalogEntry, partial: true, behind: map[place]bool{}}
	d.mapping(root, reflect.ValueOf(&over).Elem())
	if o.count > before {
		return
	}
	base, top := reflect.ValueOf(o.catalog).Elem(), reflect.ValueOf(&over).Elem()
	for i := range base.NumField() {
		section, name := base.Field(i), base.Type().Field(i).Tag.Get("key")
		added := reflect.MakeSlice(section.Type(), 0, 0)
		for j := range top.Field(i).Len() {
			entry := top.Field(i).Index(j)
			title := nounOf(name) + " " + quote(idOf(entry))
			if old := find(section, entry); old.IsValid() {
				o.replace(title, old, entry, d.behind)
			} else if old := find(added, entry); old.IsValid() {
				o.replace(title, old, entry, d.behind)
			} else {
				where := placeOf(entry)
				o.note(where, "%s is new", title)
				o.added[where] = title
				added = reflect.Append(added, entry)
			}
		}
		// The first format that matches takes a status, and a portal's own are
		// narrower. What they would take of another's sample is refused later.
		if name == "formats" {
			added, section = section, added
		}
		base.Field(i).Set(reflect.AppendSlice(section, added))
	}
}

// find returns the entry of a section that over is about, or the zero Value.
func find(section, over reflect.Value) reflect.Value {
	for i := range section.Len() {
		if entry := section.Index(i); idOf(entry) == idOf(over) {
			return entry
		}
	}
	return reflect.Value{}
}

// replace gives an entry what an overlay has of it.
func (o *overlay) replace(title string, entry, over reflect.Value, behind map[place]bool) {
	for i := range entry.NumField() {
		field := entry.Type().Field(i)
		if field.Anonymous || field.Tag.Get("tells") != "" {
			continue
		}
		old, value := entry.Field(i), over.Field(i)
		where, what := placeOf(value), title+": "+field.Tag.Get("key")
		switch {
		case where.line == 0:
			continue // the overlay does not say
		case behind[where]:
			o.behind(what, old, value)
			continue
		case show(old) == show(value):
		case placeOf(old).line == 0:
			o.note(where, "%s is %s, and was not there", what, quote(show(value)))
		case o.disagree(what, old, value):
			continue
		default:
			o.note(where, "%s is %s, and was %s in %s", what, quote(show(value)), quote(show(old)), o.name(placeOf(old)))
		}
		old.Set(value)
	}
}

// behind puts what is new of a list behind what stands there.
func (o *overlay) behind(what string, old, more reflect.Value) {
	for i := range more.Len() {
		one := more.Index(i)
		if !slices.Contains(shows(old), show(one)) {
			o.note(placeOf(one), "%s has also %s", what, quote(show(one)))
			old.Set(reflect.Append(old, one))
		}
	}
}

// disagree refuses to replace what an overlay has put there, the same one or
// another, and reports whether it did.
func (o *overlay) disagree(what string, old, value reflect.Value) bool {
	parts := []reflect.Value{old}
	if old.Kind() == reflect.Slice {
		parts = nil
		for i := range old.Len() {
			parts = append(parts, old.Index(i))
		}
	}
	for _, part := range parts {
		if other := placeOf(part); other.file > 0 {
			o.add(placeOf(value), "%s is %s here and %s in %s; keep one of them", what, quote(show(value)), quote(show(part)), o.line(other, o.now))
			return true
		}
	}
	return false
}

func (o *overlay) note(at place, format string, args ...any) {
	o.changes = append(o.changes, o.name(at)+": "+fmt.Sprintf(format, args...))
}

// complete refuses new entries that lack what every entry needs.
func (o *overlay) complete() {
	sections := reflect.ValueOf(o.catalog).Elem()
	for i := range sections.NumField() {
		for j := range sections.Field(i).Len() {
			entry := sections.Field(i).Index(j)
			title, added := o.added[placeOf(entry)]
			if !added {
				continue
			}
			for k := range entry.NumField() {
				tag := entry.Type().Field(k).Tag
				if tag.Get("must") != "" && placeOf(entry.Field(k)).line == 0 {
					o.add(placeOf(entry), "%s: key %s is missing; add it, or mend what names an entry of the catalog", title, quote(tag.Get("key")))
				}
			}
		}
	}
}
