package main

import (
	"encoding/json"
	"io"
	"reflect"
	"strconv"
)

// A schema is a JSON Schema (draft-07, which editors know best). It is made of
// the types of catalog.go, so that an editor completes and checks the keys that
// gen reads. What goes across entries only gen can say.
type schema struct {
	Schema      string             `json:"$schema,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Type        string             `json:"type,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	Format      string             `json:"format,omitempty"`
	MinLength   int                `json:"minLength,omitempty"`
	MaxLength   int                `json:"maxLength,omitempty"`
	Minimum     *int               `json:"minimum,omitempty"`
	Maximum     *int               `json:"maximum,omitempty"`
	Items       *schema            `json:"items,omitempty"`
	MinItems    int                `json:"minItems,omitempty"`
	MaxItems    int                `json:"maxItems,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Names       *schema            `json:"propertyNames,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Others      any                `json:"additionalProperties,omitempty"`
}

const draft = "http://json-schema.org/draft-07/schema#"

func renderCatalogSchema(w io.Writer, _ *catalog) error {
	return writeSchema(w, "A catalog of Hitcheck", schemaOf(reflect.TypeFor[catalog](), false))
}

func renderOverlaySchema(w io.Writer, _ *catalog) error {
	return writeSchema(w, "An overlay of Hitcheck's catalog", schemaOf(reflect.TypeFor[catalog](), true))
}

func renderLanguageSchema(w io.Writer, _ *catalog) error {
	return writeSchema(w, "A translation of Hitcheck's catalog", schemaOf(reflect.TypeFor[language](), false))
}

func writeSchema(w io.Writer, title string, s *schema) error {
	s.Schema, s.Title = draft, title
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(s)
}

// schemaOf returns the schema of a mapping with the keys of t. In an overlay an
// entry needs only what tells it from the others, and lists have a second key.
func schemaOf(t reflect.Type, partial bool) *schema {
	s := &schema{Type: "object", Properties: map[string]*schema{}, Others: false}
	d := decoder{partial: partial}
	for i := range t.NumField() {
		field := t.Field(i)
		name := field.Tag.Get("key")
		if name == "" {
			continue
		}
		s.Properties[name] = valueSchema(name, field, partial)
		if field.Tag.Get("must") != "" && !d.spares(t, field.Tag) {
			s.Required = append(s.Required, name)
		}
		if partial && field.Type.Kind() == reflect.Slice && t != reflect.TypeFor[catalog]() {
			behind := *s.Properties[name]
			behind.MinItems = 1
			behind.Description = "Behind what stands there: " + behind.Description
			s.Properties[name+"+"] = &behind
		}
	}
	return s
}

// valueSchema returns the schema of what stands at a key.
func valueSchema(name string, field reflect.StructField, partial bool) *schema {
	s := typeSchema(name, field.Type, field, partial)
	s.Description = about[name]
	return s
}

func typeSchema(name string, t reflect.Type, field reflect.StructField, partial bool) *schema {
	switch {
	case t == textType:
		return textSchema(name, field.Tag)
	case t == numberType:
		return numberSchema(name)
	case t == booleanType:
		return &schema{Type: "boolean"}
	case field.Tag.Get("map") != "":
		value := t.Elem().Field(1)
		id := idForm.String()
		if name == "from" {
			id = ""
		}
		if partial && value.Type.Kind() == reflect.Slice {
			id = id[:len(id)-1] + `\+?$`
		}
		return &schema{
			Type: "object", Names: &schema{Pattern: id},
			Others: typeSchema("", value.Type, value, partial),
		}
	case t.Kind() == reflect.Slice:
		s := &schema{Type: "array", MinItems: 1, Items: typeSchema(name, t.Elem(), field, partial)}
		switch name {
		case "next":
			s.MinItems, s.MaxItems = minSteps, maxSteps
		case "fields", "phrases", "clues":
			if t.Elem() == textType {
				s.MaxItems = maxList
			}
		}
		return s
	}
	return schemaOf(t, partial)
}

func textSchema(name string, tag reflect.StructTag) *schema {
	s := &schema{Type: "string", MinLength: 1, Enum: enums[tag.Get("in")]}
	s.MaxLength, _ = strconv.Atoi(tag.Get("most"))
	switch name {
	case "id":
		s.Pattern = idForm.String()
	case "url":
		s.Pattern, s.Format = `^https://[^/ "]+\.[^ "]+$`, "uri"
	case "range":
		s.Pattern = `^[1-5]00-[1-5]99$`
	case "expires":
		s.Pattern = `^\d{4}-\d\d-\d\d$`
	}
	return s
}

func numberSchema(name string) *schema {
	low, high := 0, 999
	if name == "class" {
		low, high = 1, 5
	}
	return &schema{Type: "integer", Minimum: &low, Maximum: &high}
}

// about says what stands at a key, to somebody who writes it.
var about = map[string]string{
	"classes":   "The five classes of RFC 9110, 15.",
	"codes":     "One item a meaning; a number may have several, told apart by issuer.",
	"failures":  "Ends without a status.",
	"clues":     "Signs of who answered; at a code, the ids of those that make this meaning win.",
	"formats":   "Where a status stands in a text; the first that matches wins.",
	"keys":      "Names of fields in JSON, logfmt and dumps, by what they hold.",
	"words":     "The interface's own words, by id; {} is filled in, in order.",
	"pages":     "The words of the pages and of the API, by id.",
	"language":  "The tag of the language, as lang has it: de.",
	"direction": "How a line runs.",
	"reviewed":  "A person who speaks it has read it.",
	"from":      "Sums of the English that each entry was made from; gen -seal writes them.",
	"class":     "The first digit of a status.",
	"code":      "A status; at an implied format, the one that its text means.",
	"name":      "The reason phrase, or the name that the issuer uses.",
	"range":     "The numbers of the class.",
	"issuer":    "Who gave the number this meaning: IANA, a vendor, or who is said to use it.",
	"standing":  "registered by IANA, documented by its issuer, or folklore.",
	"diagram":   "Stands in the class diagram.",
	"meaning":   "One plain sentence to the person whose request failed.",
	"reach":     "How far the request got.",
	"actor":     "Who has to act.",
	"next":      "Steps that a person can take now, 2 to 4 of them; of a class, one sentence.",
	"retry":     "Whether to send the same request again.",
	"fields":    "Related header fields.",
	"cacheable": "Heuristically cacheable (RFC 9110, 15.1).",
	"phrases":   "Other wordings still seen.",
	"expires":   "The day on which a temporary registration ends.",
	"pseudo":    "Made up by a client or a log for \"no answer\".",
	"logOnly":   "Stands in logs and is never sent.",
	"source":    "Where it is written down.",
	"url":       "The address of the source.",
	"confused":  "Codes that people take for this one, and the difference.",
	"how":       "The difference in one sentence.",
	"example":   "A short exchange, for the code's page.",
	"id":        "Small letters and digits, with - or _ between words.",
	"kind":      "What kind of failure, or of text, it is.",
	"generic":   "Yields to a specific failure.",
	"note":      "The word, by id, that says what a text with this sign is, where it has no status.",
	"again":     "Templates of what says that the request whose status was told before is sent again.",
	"own":       "Templates of what stands in what the party answers itself, never in what it passes on.",
	"says":      "Templates: literal text with <status>, <> (any text), <word> and <count>; in the guide, paragraphs.",
	"reader":    "The Go reader that finds it, in place of templates.",
	"samples":   "Texts that give it.",
	"near":      "Texts that must not give it.",
	"party":     "Who answered.",
	"why":       "The id of the word that says what the number of a near format is.",
	"text":      "A text with its statuses.",
	"guide":     "The parts of the guide, in order.",
	"title":     "The heading of a part.",
	"points":    "A list in a part, each with the codes it is about.",
	"shows":     "What a part draws of the rest of the catalog.",
	"decisions": "The questions from a symptom to the next step, in order.",
	"ask":       "The question.",
	"choices":   "What one may see, and what to do then.",
	"if":        "What one sees.",
	"go":        "The id of the later decision that is next.",
	"faults":    "Causes that servers answer with different codes, as measured.",
	"answers":   "What each server answers.",
	"by":        "The server, with its version.",
	"log":       "What its log adds.",
	"symptoms":  "What people search by, and the codes and failures it leads to.",
}
