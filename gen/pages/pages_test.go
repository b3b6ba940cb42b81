package main

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"html"
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hitcheck/wasm/api"
	"hitcheck/wasm/status"
)

// frozen returns a dist/ that is made of site/ and of two files that stand for
// the module, with everything frozen into it.
func frozen(t *testing.T, site string) string {
	t.Helper()
	dist := t.TempDir()
	for _, pattern := range []string{"*.html", "*.css", "*.js", "*.svg"} {
		files, _ := filepath.Glob(filepath.Join("../../site", pattern))
		for _, file := range files {
			put(t, filepath.Join(dist, filepath.Base(file)), get(t, file))
		}
	}
	put(t, filepath.Join(dist, "hitcheck.wasm"), []byte("\x00asm"))
	put(t, filepath.Join(dist, "hitcheck.more"), []byte("more"))
	if err := freeze(dist, site); err != nil {
		t.Fatal(err)
	}
	return dist
}

func get(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func put(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestEveryCode looks for the files of each row of IANA's registry and of each
// number that a vendor gave a meaning, and compares them with the handler.
func TestEveryCode(t *testing.T) {
	dist := frozen(t, "https://hitcheck.example")
	codes := map[string]bool{}
	rows, err := csv.NewReader(bytes.NewReader(get(t, "../../wasm/status/testdata/http-status-codes-1.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if row[1] != "Unassigned" {
			codes[row[0]] = true
		}
	}
	if len(codes) != 64 {
		t.Errorf("the registry has %d codes, not 64", len(codes))
	}
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		codes[fmt.Sprintf("%03d", e.Code())] = true
	}
	h := api.New(api.Options{})
	for code := range codes {
		page := string(get(t, filepath.Join(dist, "codes", code, "index.html")))
		if !strings.Contains(page, "<h1>") || !strings.Contains(page, `href="https://hitcheck.example/codes/`+code+`/"`) {
			t.Errorf("codes/%s/ is %.300s", code, page)
		}
		for _, suffix := range []string{".json", ".txt", ".svg"} {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest("GET", "/codes/"+code+suffix, nil))
			if !bytes.Equal(get(t, filepath.Join(dist, "codes", code+suffix)), w.Body.Bytes()) {
				t.Errorf("codes/%s%s is not what the handler answers", code, suffix)
			}
		}
	}
}

// TestAgain freezes twice: the second time changes nothing.
func TestAgain(t *testing.T) {
	dist := frozen(t, "https://hitcheck.example")
	first := all(t, dist)
	if err := freeze(dist, "https://hitcheck.example/"); err != nil {
		t.Fatal(err)
	}
	second := all(t, dist)
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s changed", name)
		}
	}
	if len(first) != len(second) {
		t.Errorf("%d files became %d", len(first), len(second))
	}
}

// all returns every file below dist.
func all(t *testing.T, dist string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	filepath.WalkDir(dist, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			t.Fatal(err)
		}
		if !d.IsDir() {
			name, _ := filepath.Rel(dist, path)
			files[filepath.ToSlash(name)] = get(t, path)
		}
		return nil
	})
	return files
}

// What pages load stands in a folder that is named by what it holds, and each
// file's neighbours stand beside it.
func TestHashed(t *testing.T) {
	dist := frozen(t, "https://hitcheck.example")
	folders, _ := filepath.Glob(filepath.Join(dist, "h", "*"))
	if len(folders) != 1 {
		t.Fatalf("%v", folders)
	}
	for _, name := range []string{"hitcheck.wasm", "hitcheck.more", "hitcheck.js", "hit-check.js", "nodes.js", "site.css", "diagram.css", "hit-check.css"} {
		if !bytes.Equal(get(t, filepath.Join(folders[0], name)), get(t, filepath.Join(dist, name))) {
			t.Errorf("%s differs", name)
		}
	}
	home := string(get(t, filepath.Join(dist, "index.html")))
	if link := "h/" + filepath.Base(folders[0]) + "/"; !strings.Contains(home, `src="`+link+`hit-check.js"`) || !strings.Contains(home, `href="`+link+`site.css"`) {
		t.Errorf("index.html does not load from %s", link)
	}
	put(t, filepath.Join(dist, "site.css"), []byte("p{}"))
	if err := freeze(dist, "https://hitcheck.example"); err != nil {
		t.Fatal(err)
	}
	if after, _ := filepath.Glob(filepath.Join(dist, "h", "*")); len(after) != 1 || after[0] == folders[0] {
		t.Errorf("site.css changed, and %v became %v", folders, after)
	}
}

// Cloudflare reads at most 100 rules with lines of 2,000 characters.
func TestHeaders(t *testing.T) {
	text := string(get(t, filepath.Join(frozen(t, "https://hitcheck.example"), "_headers")))
	rules := 0
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "  ") {
			rules++
		}
		if len(line) > 2000 {
			t.Errorf("%d characters: %.60s", len(line), line)
		}
	}
	if rules == 0 || rules > 100 {
		t.Errorf("%d rules", rules)
	}
	for _, want := range []string{
		"/*\n  X-Content-Type-Options: nosniff\n", "Referrer-Policy: ", "Content-Security-Policy: default-src 'none'",
		"Cross-Origin-Opener-Policy: same-origin\n", "Permissions-Policy: camera=()",
		"/h/*\n  Cache-Control: public, max-age=31536000, immutable\n", "Content-Type: application/wasm", "Access-Control-Allow-Origin: *",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// Every page has the policy, by a rule and within itself.
func TestPolicyEverywhere(t *testing.T) {
	dist := frozen(t, "https://hitcheck.example")
	h := api.New(api.Options{Files: os.DirFS(dist)})
	pages := 0
	for name, body := range all(t, dist) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		pages++
		path := "/" + strings.TrimSuffix(name, "index.html")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), api.Policy[:20]) || w.Header().Get("Permissions-Policy") == "" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
		if !bytes.Contains(body, []byte(`http-equiv="Content-Security-Policy" content="`+html.EscapeString(api.Policy))) &&
			!bytes.Contains(body, []byte(`http-equiv="Content-Security-Policy" content="`+api.Policy)) {
			t.Errorf("%s does not carry the policy", name)
		}
	}
	if pages < 100 {
		t.Errorf("only %d pages", pages)
	}
}

func TestSitemap(t *testing.T) {
	const site = "https://hitcheck.example/a&b"
	dist := frozen(t, site)
	var list struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(get(t, filepath.Join(dist, "sitemap.xml")), &list); err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, u := range list.URLs {
		page, ok := strings.CutPrefix(u.Loc, site+"/")
		if !ok {
			t.Errorf("%s is on another site", u.Loc)
		}
		if _, err := os.Stat(filepath.Join(dist, page, "index.html")); err != nil {
			t.Error(err)
		}
		pages = append(pages, page)
	}
	for _, page := range []string{"", "codes/", "codes/404/", "codes/520/"} {
		if !slices.Contains(pages, page) {
			t.Errorf("%q is not listed", page)
		}
	}
	if text := string(get(t, filepath.Join(dist, "robots.txt"))); !strings.Contains(text, "Sitemap: "+site+"/sitemap.xml\n") {
		t.Errorf("robots.txt: %s", text)
	}
}

func TestRefused(t *testing.T) {
	for _, site := range []string{"", "hitcheck.example", "ftp://hitcheck.example", "https://"} {
		if err := freeze(t.TempDir(), site); err == nil || !strings.Contains(err.Error(), "give -site https://…") {
			t.Errorf("-site %q: %v", site, err)
		}
	}
	if err := freeze(t.TempDir(), "https://hitcheck.example"); err == nil || !strings.Contains(err.Error(), "run make") {
		t.Errorf("nothing is built: %v", err)
	}
}
