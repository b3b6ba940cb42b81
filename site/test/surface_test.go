package test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
)

type named []struct{ Kind, Name, Attribute string }

// names returns the names of a kind, sorted; every name when the kind is "".
func (n named) names(kind string) []string {
	var list []string
	for _, one := range n {
		if kind == "" || one.Kind == kind {
			list = append(list, one.Name)
		}
	}
	slices.Sort(list)
	return list
}

// declaration is what custom-elements.json says of an element.
type declaration struct {
	TagName                                                     string
	Attributes, Members, Events, Slots, CSSParts, CSSProperties named
}

func manifest(t *testing.T) map[string]declaration {
	t.Helper()
	var m struct {
		Modules []struct{ Declarations []declaration }
	}
	text, err := os.ReadFile(filepath.Join(dist(t), "custom-elements.json"))
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]declaration{}
	for _, module := range m.Modules {
		all[module.Declarations[0].TagName] = module.Declarations[0]
	}
	return all
}

// TestManifest holds custom-elements.json to what the elements have.
func TestManifest(t *testing.T) {
	all := manifest(t)
	s := portal(t, "", inline, `<hit-check></hit-check><p><hit-code>404</hit-code></p>`)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		parts := map[string]bool{}
		for _, state := range states(t) {
			e.put(state.text)
			e.Until("the examples", "return document.querySelector('hit-check').shadowRoot.querySelector('[part=examples]')")
			var now []string
			e.Script(&now, "return [...document.querySelector('hit-check').shadowRoot.querySelectorAll('[part]')].flatMap(e => e.getAttribute('part').split(' '))")
			for _, name := range now {
				parts[name] = true
			}
		}
		b.Find("hit-code >>> button")
		for tag, d := range all {
			var has struct{ Attributes, Fields, Methods, Parts []string }
			e.Script(&has, `
        const type = customElements.get(arguments[0]);
        const own = Object.entries(Object.getOwnPropertyDescriptors(type.prototype)).filter(([name]) => !/^constructor$|Callback$/.test(name));
        return {
          Attributes: type.observedAttributes,
          Fields: own.filter(([, p]) => p.get).map(([name]) => name).sort(),
          Methods: own.filter(([, p]) => typeof p.value === 'function').map(([name]) => name).sort(),
          Parts: [...document.querySelector(arguments[0]).shadowRoot.querySelectorAll('[part]')].map(e => e.getAttribute('part')).sort(),
        }`, tag)
			if tag == "hit-check" {
				has.Attributes = append(has.Attributes, "autofocus", "hash")
				has.Parts = nil
				for name := range parts {
					has.Parts = append(has.Parts, name)
				}
			}
			slices.Sort(has.Attributes)
			slices.Sort(has.Parts)
			for what, pair := range map[string][2][]string{
				"attributes": {has.Attributes, d.Attributes.names("")},
				"fields":     {has.Fields, d.Members.names("field")},
				"methods":    {has.Methods, d.Members.names("method")},
				"parts":      {slices.Compact(has.Parts), d.CSSParts.names("")},
			} {
				if !slices.Equal(pair[0], pair[1]) {
					t.Errorf("<%s> has the %s %q, and custom-elements.json says %q", tag, what, pair[0], pair[1])
				}
			}
		}
	})
	var used []string
	for _, file := range []string{"diagram.css", "hit-check.css", "hit-code.css"} {
		text, err := os.ReadFile(filepath.Join(dist(t), file))
		if err != nil {
			t.Fatal(err)
		}
		used = append(used, regexp.MustCompile(`--hit-check-\w+`).FindAllString(string(text), -1)...)
	}
	slices.Sort(used)
	if used, said := slices.Compact(used), all["hit-check"].CSSProperties.names(""); !slices.Equal(used, said) {
		t.Errorf("the style sheets use %q, and custom-elements.json says %q", used, said)
	}
}

// TestReadmeTables holds the README's tables to custom-elements.json: each says
// what the other does.
func TestReadmeTables(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(browser.Root(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for tag, d := range manifest(t) {
		_, table, ok := strings.Cut(string(text), "\n| `<"+tag+">` |")
		if !ok {
			t.Fatalf("README.md has no table on <%s>", tag)
		}
		table, _, _ = strings.Cut(table, "\n\n")
		said := map[string]bool{}
		for _, found := range regexp.MustCompile("`(?:<p slot=\"\\d+\">|::part\\(\\)|(--[\\w-]+|\\w+)[^`]*)`").FindAllStringSubmatch(table, -1) {
			said[found[1]] = true
		}
		delete(said, "")
		known := map[string]bool{"detail": true} // of the event
		for _, list := range []named{d.Attributes, d.Members, d.Events, d.CSSParts, d.CSSProperties} {
			for _, name := range list.names("") {
				known[name] = true
				if !said[name] && !(tag == "hit-code" && strings.HasPrefix(name, "--")) { // hit-check's
					t.Errorf("README.md's table on <%s> does not say %s", tag, name)
				}
			}
		}
		for name := range said {
			if !known[name] && !regexp.MustCompile(`^\d+$`).MatchString(name) {
				t.Errorf("README.md's table on <%s> says %s, and custom-elements.json does not", tag, name)
			}
		}
	}
}

// TestReadmePortals holds the lines to copy to the examples that are run.
func TestReadmePortals(t *testing.T) {
	root := browser.Root(t)
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## In an API portal\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var examples strings.Builder
	filepath.WalkDir(filepath.Join(root, "site/examples"), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			text, _ := os.ReadFile(path)
			examples.Write(text)
		}
		return err
	})
	lines := 0
	for _, block := range regexp.MustCompile("(?s)```\\w+\n(.*?)```").FindAllStringSubmatch(section, -1) {
		for line := range strings.Lines(block[1]) {
			lines++
			if !strings.Contains(examples.String(), strings.TrimSpace(line)) {
				t.Errorf("README.md has a line that stands in no example: %s", line)
			}
		}
	}
	if lines < 8 {
		t.Errorf("README.md has %d lines to copy", lines)
	}
}
