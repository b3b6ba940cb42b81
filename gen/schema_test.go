package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// compiled returns a committed schema, as an editor reads it.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	s, err := jsonschema.NewCompiler().Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// valid validates YAML as an editor does, by its JSON.
func valid(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return s.Validate(plainJSON(v))
}

// plainJSON returns a value as JSON has it: YAML's days are texts.
func plainJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			v[key] = plainJSON(v[key])
		}
	case []any:
		for i := range v {
			v[i] = plainJSON(v[i])
		}
	case interface{ Format(string) string }:
		return v.Format("2006-01-02")
	}
	return v
}

// TestSchemas holds what gen takes to what the schemas take.
func TestSchemas(t *testing.T) {
	whole, over := compiled(t, "catalog.schema.json"), compiled(t, "overlay.schema.json")
	for _, c := range []struct {
		name   string
		schema *jsonschema.Schema
		data   []byte
	}{
		{"catalog.yaml", whole, catalogText(t)},
		{"good.yaml", whole, complete(t, nil)},
		{"catalog.yaml as an overlay", over, catalogText(t)},
		{"portal.yaml", over, []byte(portalText(t))},
	} {
		if err := valid(t, c.schema, c.data); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if valid(t, whole, []byte(portalText(t))) == nil {
		t.Error("an overlay is taken for a catalog")
	}
	for _, o := range overlays {
		if o.two == "" && o.one != "" && strings.Contains(o.says, "unknown key") && valid(t, over, []byte(o.one)) == nil {
			t.Errorf("%q: the schema takes an unknown key", o.one)
		}
	}
}

// TestSchemaRefuses runs the bad catalogs: what is wrong within one value or
// key, the schema refuses as gen does.
func TestSchemaRefuses(t *testing.T) {
	schema := compiled(t, "catalog.schema.json")
	for _, name := range strings.Fields(`actor-unknown class-6 clue-without-party code-1000 code-as-text
		code-key-misspelt code-key-unknown code-negative code-no-mapping code-with-fraction code-without-issuer
		code-without-meaning code-without-name code-without-next code-without-source code-without-url codes-mapping
		codes-nothing confused-without-how expires-no-day failure-id-capital failure-kind failure-without-near
		failure-without-samples fields-eight flag-number flag-word format-kind format-sample-text key-empty
		key-text meaning-long name-empty name-list name-nothing name-number next-empty next-five next-one next-text
		reach-unknown retry-unknown section-unknown standing-unknown step-long step-number url-http url-no-host url-words
		word-empty word-id word-list words-list`) {
		data, err := os.ReadFile(filepath.Join("testdata", "bad", name+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if valid(t, schema, complete(t, data)) == nil {
			t.Errorf("%s: the schema takes it", name)
		}
	}
}

// TestSchemaDescribes wants a sentence for every key of the types.
func TestSchemaDescribes(t *testing.T) {
	used := map[string]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for i := range typ.NumField() {
			field := typ.Field(i)
			if name := field.Tag.Get("key"); name != "" {
				used[name] = true
				if about[name] == "" && name != "names" {
					t.Errorf("%s.%s: nothing says what stands at %q", typ.Name(), field.Name, name)
				}
			}
			if field.Type.Kind() == reflect.Slice && field.Type.Elem().Kind() == reflect.Struct {
				walk(field.Type.Elem())
			}
		}
	}
	walk(reflect.TypeFor[catalog]())
	walk(reflect.TypeFor[language]())
	for name := range about {
		if !used[name] {
			t.Errorf("about[%q] is about no key", name)
		}
	}
}

// TestSchemaNamed wants the line by which an editor finds the schema.
func TestSchemaNamed(t *testing.T) {
	for file, want := range map[string]string{
		"../catalog.yaml": "gen/catalog.schema.json",
		portal:            "../../../gen/overlay.schema.json",
	} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := bytes.Cut(data, []byte("\n"))
		if string(first) != "# yaml-language-server: $schema="+want {
			t.Errorf("%s begins with %q", file, first)
		}
		if _, err := os.Stat(filepath.Join(filepath.Dir(file), want)); err != nil {
			t.Error(err)
		}
	}
}
