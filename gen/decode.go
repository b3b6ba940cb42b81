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
	entry string // the entry that is being read, `code "404 IANA"`
}

var (
	placeType   = reflect.TypeFor[place]()
	textType    = reflect.TypeFor[text]()
	numberType  = reflect.TypeFor[number]()
	booleanType = reflect.TypeFor[boolean]()
)

// decode fills c from the catalog's root node.
func decode(p *problems, root *yaml.Node, c *catalog) {
	d := &decoder{problems: p, entry: "the catalog"}
	d.mapping(root, reflect.ValueOf(c).Elem())
}

// mapping fills a struct from the keys and values of a mapping.
func (d *decoder) mapping(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.add(at(n), "%s: an entry is %s; write it as key: value lines", d.entry, shape(n))
		return
	}
	if entry, ok := v.Addr().Interface().(interface{ stand(place) }); ok {
		entry.stand(at(n))
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
		switch {
		case !known:
			d.add(at(key), "%s: unknown key %s; %s", d.entry, quote(name), remedy(name, fields))
		case seen[name]:
			d.add(at(key), "%s: key %s stands twice; keep one", d.entry, quote(name))
		default:
			d.value(name, value, v.FieldByIndex(field.Index), field)
		}
		seen[name] = true
	}
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		if name := tag.Get("key"); tag.Get("must") != "" && !seen[name] {
			d.add(at(n), "%s: key %s is missing; add it", d.entry, quote(name))
		}
	}
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
		d.add(at(n), "%s: %s is %s; write a list", d.entry, name, shape(n))
		return
	}
	if len(n.Content) == 0 {
		d.add(at(n), "%s: %s is an empty list; fill it or take the key out", d.entry, name)
	}
	outer := d.entry
	for _, item := range n.Content {
		one := reflect.New(v.Type().Elem()).Elem()
		if one.Kind() == reflect.Struct && one.Type() != textType && one.Type() != numberType {
			if outer == "the catalog" {
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
		d.add(at(n), "%s: %s is %s; write it as id: value lines", d.entry, name, shape(n))
		return
	}
	outer := d.entry
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		one := reflect.New(v.Type().Elem()).Elem()
		d.entry = strings.TrimSuffix(name, "s") + " " + quote(key.Value)
		d.value("id", key, one.Field(0), one.Type().Field(0))
		d.value("value", value, one.Field(1), one.Type().Field(1))
		v.Set(reflect.Append(v, one))
	}
	d.entry = outer
}

func (d *decoder) text(name string, n *yaml.Node, t *text, tag reflect.StructTag) {
	// A day without quotes is a text for us and a time for YAML.
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" && n.ShortTag() != "!!timestamp" {
		d.add(at(n), "%s: %s is %s; write a text, in quotes", d.entry, name, shape(n))
		return
	}
	*t = text{at(n), n.Value}
	d.checkText(name, *t, tag)
}

func (d *decoder) number(name string, n *yaml.Node, v *number) {
	value, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" || err != nil {
		d.add(at(n), "%s: %s is %s; write a number", d.entry, name, shape(n))
		return
	}
	if strconv.Itoa(value) != n.Value {
		d.add(at(n), "%s: %s is written %s; write %d", d.entry, name, n.Value, value)
		return
	}
	*v = number{at(n), value}
}

func (d *decoder) boolean(name string, n *yaml.Node, v *boolean) {
	if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" || n.ShortTag() != "!!bool" {
		d.add(at(n), "%s: %s is %s; write true or leave the key out", d.entry, name, shape(n))
		return
	}
	*v = boolean{at(n), n.Value == "true"}
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
	noun := strings.TrimSuffix(strings.TrimSuffix(section, "es"), "s")
	if section == "codes" || section == "failures" || section == "clues" {
		noun = strings.TrimSuffix(section, "s")
	}
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

// remedy says which key was meant, or which there are.
func remedy(name string, fields map[string]reflect.StructField) string {
	var keys []string
	for key := range fields {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		if near(strings.ToLower(name), strings.ToLower(key)) {
			return "use " + quote(key)
		}
	}
	return "use one of " + strings.Join(keys, ", ")
}

// near reports whether two words differ by at most two slips: letters put in,
// left out or changed.
func near(a, b string) bool {
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
	return row[len(b)] <= 2 && len(a) > 2
}
