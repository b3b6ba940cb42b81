package main

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A decoder fills the types of catalog.go from YAML nodes and says, for every
// node that does not fit, which entry it belongs to.
type decoder struct {
	*problems
	entry   string         // the entry that is being read, `code "404 IANA"`
	partial bool           // it is an overlay, which may leave keys out
	behind  map[place]bool // the lists of an overlay that go behind others
}

const catalogEntry = "the catalog" // how a problem names what is in no entry

var (
	placeType   = reflect.TypeFor[place]()
	textType    = reflect.TypeFor[text]()
	numberType  = reflect.TypeFor[number]()
	booleanType = reflect.TypeFor[boolean]()
)

// decode fills c from the catalog's root node.
func decode(p *problems, root *yaml.Node, c *catalog) {
	d := &decoder{problems: p, entry: catalogEntry}
	d.mapping(root, reflect.ValueOf(c).Elem())
}

// mapping fills a struct from the keys and values of a mapping.
func (d *decoder) mapping(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.add(d.at(n), "%s: an entry is %s; write it as key: value lines", d.entry, shape(n))
		return
	}
	if entry, ok := v.Addr().Interface().(interface{ stand(place) }); ok {
		entry.stand(d.at(n))
	}
	fields := fieldsOf(v.Type())
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := key.Value
		if key.Kind != yaml.ScalarNode {
			name = shape(key)
		}
		field, known := fields[name]
		long := false
		if !known && d.partial && key.Kind == yaml.ScalarNode {
			if short, plus := strings.CutSuffix(name, "+"); plus {
				field, known = fields[short]
				known = known && field.Type.Kind() == reflect.Slice && d.entry != catalogEntry
				name, long = short, known
			}
		}
		switch {
		case !known:
			d.add(d.at(key), "%s: unknown key %s; %s", d.entry, quote(key.Value), remedy(name, fields))
		case seen[name]:
			d.add(d.at(key), "%s: key %s stands twice; keep one", d.entry, quote(name))
		default:
			d.value(name, value, v.FieldByIndex(field.Index), field)
			if long {
				d.behind[placeOf(v.FieldByIndex(field.Index))] = true
			}
		}
		seen[name] = true
	}
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		if name := tag.Get("key"); tag.Get("must") != "" && !seen[name] && !d.spares(v.Type(), tag) {
			d.add(d.at(n), "%s: key %s is missing; add it", d.entry, quote(name))
		}
	}
}

// spares reports whether a key that an entry must have may be missing here: in
// an overlay all but those that tell entries apart.
func (d *decoder) spares(t reflect.Type, tag reflect.StructTag) bool {
	if !d.partial || tag.Get("tells") != "" {
		return false
	}
	told := t == reflect.TypeFor[catalog]()
	for i := range t.NumField() {
		told = told || t.Field(i).Tag.Get("tells") != ""
	}
	return told // what stands within an entry is whole or not there
}

// value fills a field from the value of its key.
func (d *decoder) value(name string, n *yaml.Node, v reflect.Value, field reflect.StructField) {
	switch v.Type() {
	case textType:
		d.text(name, n, v.Addr().Interface().(*text), field.Tag)
		return
	case numberType:
		d.number(name, n, v.Addr().Interface().(*number))
		return
	case booleanType:
		d.boolean(name, n, v.Addr().Interface().(*boolean))
		return
	}
	if field.Tag.Get("map") != "" {
		d.pairs(name, n, v)
		return
	}
	if n.Kind != yaml.SequenceNode {
		d.add(d.at(n), "%s: %s is %s; write a list", d.entry, name, shape(n))
		return
	}
	if len(n.Content) == 0 {
		d.add(d.at(n), "%s: %s is an empty list; fill it or take the key out", d.entry, name)
	}
	outer := d.entry
	for _, item := range n.Content {
		one := reflect.New(v.Type().Elem()).Elem()
		if one.Kind() == reflect.Struct && one.Type() != textType && one.Type() != numberType {
			if outer == catalogEntry {
				d.entry = nameOf(name, item)
			}
			d.mapping(item, one)
			d.entry = outer
		} else {
			d.value(name, item, one, field)
		}
		v.Set(reflect.Append(v, one))
	}
}

// pairs fills a list of two-field structs from the keys and values of a
// mapping, in its order.
func (d *decoder) pairs(name string, n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.add(d.at(n), "%s: %s is %s; write it as id: value lines", d.entry, name, shape(n))
		return
	}
	outer := d.entry
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		one := reflect.New(v.Type().Elem()).Elem()
		long := false
		if d.partial && one.Field(1).Kind() == reflect.Slice && strings.HasSuffix(key.Value, "+") {
			short := *key
			short.Value = strings.TrimSuffix(key.Value, "+")
			key, long = &short, true
		}
		d.entry = nounOf(name) + " " + quote(key.Value)
		d.value("id", key, one.Field(0), one.Type().Field(0))
		d.value("value", value, one.Field(1), one.Type().Field(1))
		if long {
			d.behind[placeOf(one.Field(1))] = true
		}
		v.Set(reflect.Append(v, one))
	}
	d.entry = outer
}

func (d *decoder) text(name string, n *yaml.Node, t *text, tag reflect.StructTag) {
	// A day without quotes is a text for us and a time for YAML.
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" && n.ShortTag() != "!!timestamp" {
		d.add(d.at(n), "%s: %s is %s; write a text, in quotes", d.entry, name, shape(n))
		return
	}
	*t = text{d.at(n), n.Value}
	d.checkText(name, *t, tag)
}

func (d *decoder) number(name string, n *yaml.Node, v *number) {
	value, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" || err != nil {
		d.add(d.at(n), "%s: %s is %s; write a number", d.entry, name, shape(n))
		return
	}
	if strconv.Itoa(value) != n.Value {
		d.add(d.at(n), "%s: %s is written %s; write %d", d.entry, name, n.Value, value)
		return
	}
	*v = number{d.at(n), value}
}

func (d *decoder) boolean(name string, n *yaml.Node, v *boolean) {
	if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" || n.ShortTag() != "!!bool" {
		d.add(d.at(n), "%s: %s is %s; write true or leave the key out", d.entry, name, shape(n))
		return
	}
	*v = boolean{d.at(n), n.Value == "true"}
}

var fieldsOfType = map[reflect.Type]map[string]reflect.StructField{}

// fieldsOf returns the fields of a struct by their keys.
func fieldsOf(t reflect.Type) map[string]reflect.StructField {
	if fields := fieldsOfType[t]; fields != nil {
		return fields
	}
	fields := map[string]reflect.StructField{}
	fieldsOfType[t] = fields
	for _, field := range reflect.VisibleFields(t) {
		if name := field.Tag.Get("key"); name != "" {
			fields[name] = field
		}
	}
	return fields
}

// nameOf returns how a problem names an entry before it is decoded: the noun of
// its section and what tells it from the others.
func nameOf(section string, n *yaml.Node) string {
	noun := nounOf(section)
	values := map[string]string{}
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		values[n.Content[i].Value] = n.Content[i+1].Value
	}
	id := cmp.Or(values["id"], values["class"], values["code"])
	if section == "codes" {
		id = strings.TrimSpace(id + " " + values["issuer"])
	}
	if id == "" {
		return "a " + noun
	}
	return noun + " " + quote(id)
}

// nounOf returns what one entry of a section is called.
func nounOf(section string) string {
	if section == "classes" {
		return "class"
	}
	return strings.TrimSuffix(section, "s")
}

// remedy says which key was meant, or which there are.
func remedy(name string, fields map[string]reflect.StructField) string {
	var keys []string
	for key := range fields {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	best, least := "", 3
	for _, key := range keys {
		if n := slips(strings.ToLower(name), strings.ToLower(key)); n < least && len(name) > 2 {
			best, least = key, n
		}
	}
	if best != "" {
		return "use " + quote(best)
	}
	return "use one of " + strings.Join(keys, ", ")
}

// slips returns by how many letters put in, left out or changed two words
// differ.
func slips(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
