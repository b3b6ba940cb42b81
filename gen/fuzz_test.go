package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzRead reads anything as a catalog and as an overlay: it is refused with a
// place and a remedy, or every output can be made from it.
func FuzzRead(f *testing.F) {
	f.Add(string(complete(f, nil)))
	for _, pattern := range []string{"testdata/bad/*.yaml", "testdata/bad/alone/*.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(data))
		}
	}
	for _, o := range overlays {
		f.Add(o.one)
	}
	f.Add(portalText(f))
	f.Fuzz(func(t *testing.T, data string) {
		if len(data) > 20_000 {
			t.Skip("the tests of size are elsewhere")
		}
		good := source{"good.yaml", complete(t, nil)}
		for i, fuzz := range []source{{"fuzz.yaml", []byte(data)}, {"fuzz.yaml", complete(t, []byte(data))}, {"fuzz.yaml", []byte(data)}} {
			c, err := read(fuzz.name, fuzz.data)
			if i == 2 {
				var laid *overlay
				laid, err = readOver(good, fuzz)
				c = laid.catalog
			}
			if err == nil {
				_, err = renderAll(c)
			}
			if err == nil {
				continue
			}
			for _, line := range strings.Split(err.Error(), "\n") {
				if !strings.HasPrefix(line, "fuzz.yaml:") && !strings.HasPrefix(line, "good.yaml:") || !strings.Contains(line, "; ") {
					t.Errorf("%q has no place or no remedy", line)
				}
			}
		}
	})
}

// FuzzTemplate holds the matcher to what any match must be.
func FuzzTemplate(f *testing.F) {
	f.Add("status <status>", "status 404")
	f.Add("repository '<word>' not found", "repository 'a' not found")
	f.Add("closed <> after <count> tries", "closed by peer after 3 tries")
	f.Fuzz(func(t *testing.T, says, text string) {
		if says == "" || len(says) > 200 || len(text) > 2000 {
			return
		}
		parsed, err := parseTemplate(says)
		if err != nil {
			return
		}
		for _, m := range parsed.matches(text) {
			if m.start < 0 || m.start >= len(plain(text)) {
				t.Errorf("%q begins at %d of %q", says, m.start, text)
			}
			if (m.status >= 0) != parsed.hasStatus() {
				t.Errorf("%q gives a status at %d of %q", says, m.status, text)
			}
			if m.status >= 0 && !isStatus(plain(text)[m.status:], []byte(".")) {
				t.Errorf("%q gives the status %q", says, plain(text)[m.status:])
			}
		}
	})
}
