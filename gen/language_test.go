package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLanguages wants every translation whole and of the English there is now,
// with its schema, and known to the page.
func TestLanguages(t *testing.T) {
	files, _ := filepath.Glob("../catalog.*.yaml")
	if len(files) < 4 {
		t.Fatalf("there are %d languages", len(files))
	}
	script, err := os.ReadFile("../site/language.js")
	if err != nil {
		t.Fatal(err)
	}
	schema := compiled(t, "language.schema.json")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		laid, err := readOver(source{"catalog.yaml", catalogText(t)})
		if err != nil {
			t.Fatal(err)
		}
		left, err := laid.speakText(source{filepath.Base(file), data})
		if err != nil {
			t.Error(err)
		}
		for _, one := range left {
			t.Error(one)
		}
		if err := valid(t, schema, data); err != nil {
			t.Error(err)
		}
		tag := strings.Split(filepath.Base(file), ".")[1]
		if !strings.Contains(string(script), "'"+tag+"'") {
			t.Errorf("site/language.js does not know %s", tag)
		}
		if !strings.HasPrefix(string(data), "# yaml-language-server: $schema=gen/language.schema.json\n") || !strings.Contains(string(data), "\nlanguage: "+tag+"\n") {
			t.Errorf("%s names no schema, or another language", file)
		}
	}
}

// TestTranslate says what is wrong with a translation, or stays English in it.
func TestTranslate(t *testing.T) {
	base := complete(t, nil)
	head := "language: xx\nname: X\ndirection: ltr\n"
	classes := "classes:\n- {class: 4, name: N, meaning: M, next: X}\n"
	for _, c := range []struct{ text, says string }{
		{head + classes, `xx.yaml:5:3: class "4": the English was changed, or never looked at; bring the texts up to date, then run gen -seal*`},
		{head + classes + "words: {hitting: A}\nfrom: {word hitting: '000000'}\n", `*xx.yaml:6:9: word "hitting": the English was changed, or never*`},
		{head + classes, `*xx.yaml: word "hitting" is not translated; add it` + "*"},
		{head + "classes:\n- {class: 4, name: N, meaning: M}\n", `xx.yaml:5:3: class "4": key "next" is missing; add it`},
		{head + classes + "words: {hiting: A}\n", `xx.yaml:6:9: word "hiting": the catalog has no such entry; mend the name or take it out`},
		{head + classes + "codes:\n- {code: 404, issuer: IANA, meaning: M, next: [A]}\n", "SEAL" + `xx.yaml:7:48: code "404 IANA": next has 1 steps, the catalog 2; translate each`},
		{strings.Replace(head, "ltr", "up", 1) + classes, `xx.yaml:3:12: the catalog: direction is "up"; use one of ltr, rtl`},
		{"\xff", `xx.yaml:1:1: byte 0xff is not UTF-8; save the file as UTF-8`},
		{"", `xx.yaml: the file is empty; *`},
	} {
		text, says := c.text, c.says
		if rest, sealed := strings.CutPrefix(says, "SEAL"); sealed {
			says = rest
			laid, _ := readOver(source{"good.yaml", base})
			p := &problems{files: []string{"xx.yaml"}}
			text = seal(text, laid.catalog, languageOf(p, parse(p, []byte(text))))
		}
		laid, err := readOver(source{"good.yaml", base})
		if err != nil {
			t.Fatal(err)
		}
		left, err := laid.speakText(source{"xx.yaml", []byte(text)})
		got := strings.Join(left, "\n")
		if err != nil {
			got = err.Error()
		}
		if !matches(says, got) {
			t.Errorf("%s\nsays %s\nwant %s", text, got, says)
		}
	}
}

// TestSealed seals a translation twice: the second time nothing changes.
func TestSealed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "catalog.de.yaml")
	data, err := os.ReadFile("../catalog.de.yaml")
	if err == nil {
		err = os.WriteFile(file, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	if status, said := gen("-catalog", "../catalog.yaml", "-seal", file); status != 0 {
		t.Fatal(said)
	}
	if again, _ := os.ReadFile(file); string(again) != string(data) {
		t.Error("catalog.de.yaml is not sealed as gen seals it")
	}
}

// TestBoxWords holds the words that the element says before its module is there
// to those of the catalog.
func TestBoxWords(t *testing.T) {
	script, err := os.ReadFile("../site/hit-check.js")
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^  (\w+): '(.*)',$`).FindAllStringSubmatch(string(script), -1) {
		own["box_"+m[1]] = strings.ReplaceAll(m[2], `\n`, "\n")
	}
	n := 0
	for _, w := range ours(t).Words {
		if strings.HasPrefix(w.ID.s, "box_") {
			n++
			if own[w.ID.s] != w.Text.s {
				t.Errorf("%s is %q, and site/hit-check.js has %q", w.ID.s, w.Text.s, own[w.ID.s])
			}
		}
	}
	if n != 5 {
		t.Errorf("the catalog has %d words around the box, want 5", n)
	}
}
