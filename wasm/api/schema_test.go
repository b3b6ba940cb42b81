package api

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// A schema holds a value to the parts of JSON Schema that openapi.json uses,
// and refuses any other, so that none is passed over in silence.
type schema struct{ root map[string]any }

// check returns what is wrong with a value, nothing when it fits.
func (s schema) check(rule map[string]any, value any, at string) (wrong []string) {
	say := func(format string, args ...any) { wrong = append(wrong, at+": "+fmt.Sprintf(format, args...)) }
	for key, want := range rule {
		switch key {
		case "$ref":
			wrong = append(wrong, s.check(s.find(want.(string)), value, at)...)
		case "allOf":
			for _, part := range want.([]any) {
				wrong = append(wrong, s.check(part.(map[string]any), value, at)...)
			}
		case "type":
			if !isType(want, value) {
				say("%v is no %v", value, want)
			}
		case "enum":
			if !slices.Contains(want.([]any), value) {
				say("%v is none of %v", value, want)
			}
		case "pattern":
			if text, ok := value.(string); ok && !regexp.MustCompile(want.(string)).MatchString(text) {
				say("%q does not match %v", text, want)
			}
		case "minimum":
			if n, ok := value.(float64); ok && n < want.(float64) {
				say("%v is below %v", n, want)
			}
		case "maximum":
			if n, ok := value.(float64); ok && n > want.(float64) {
				say("%v is above %v", n, want)
			}
		case "maxItems":
			if list, ok := value.([]any); ok && len(list) > int(want.(float64)) {
				say("%d items", len(list))
			}
		case "items":
			list, _ := value.([]any)
			for i, item := range list {
				wrong = append(wrong, s.check(want.(map[string]any), item, fmt.Sprintf("%s[%d]", at, i))...)
			}
		case "required":
			object, _ := value.(map[string]any)
			for _, name := range want.([]any) {
				if _, has := object[name.(string)]; !has {
					say("%s is missing", name)
				}
			}
		case "properties":
			object, _ := value.(map[string]any)
			for name, part := range want.(map[string]any) {
				if inner, has := object[name]; has {
					wrong = append(wrong, s.check(part.(map[string]any), inner, at+"."+name)...)
				}
			}
		case "description", "format", "example":
		default:
			say("the test does not know %q", key)
		}
	}
	return wrong
}

// unknown returns the names in a value that the rule does not describe.
func (s schema) unknown(rule map[string]any, value any, at string) (names []string) {
	switch value := value.(type) {
	case []any:
		items, _ := s.deref(rule)["items"].(map[string]any)
		for _, item := range value {
			names = append(names, s.unknown(items, item, at)...)
		}
	case map[string]any:
		known := s.properties(rule)
		for name, inner := range value {
			part, has := known[name].(map[string]any)
			if !has {
				names = append(names, at+"."+name)
				continue
			}
			names = append(names, s.unknown(part, inner, at+"."+name)...)
		}
	}
	return names
}

// properties returns all that an object may have.
func (s schema) properties(rule map[string]any) map[string]any {
	all := map[string]any{}
	rule = s.deref(rule)
	if own, ok := rule["properties"].(map[string]any); ok {
		for name, part := range own {
			all[name] = part
		}
	}
	parts, _ := rule["allOf"].([]any)
	for _, part := range parts {
		for name, p := range s.properties(part.(map[string]any)) {
			all[name] = p
		}
	}
	return all
}

func (s schema) deref(rule map[string]any) map[string]any {
	if to, ok := rule["$ref"].(string); ok {
		return s.deref(s.find(to))
	}
	return rule
}

// find returns what a reference within the document points to.
func (s schema) find(to string) map[string]any {
	at := s.root
	for name := range strings.SplitSeq(strings.TrimPrefix(to, "#/"), "/") {
		at = at[name].(map[string]any)
	}
	return at
}

func isType(want, value any) bool {
	if list, ok := want.([]any); ok {
		return slices.ContainsFunc(list, func(one any) bool { return isType(one, value) })
	}
	switch value := value.(type) {
	case nil:
		return want == "null"
	case bool:
		return want == "boolean"
	case string:
		return want == "string"
	case float64:
		return want == "number" || want == "integer" && value == math.Trunc(value)
	case []any:
		return want == "array"
	}
	return want == "object"
}
