package api

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hitcheck/site"
)

type fsInfo = fs.FileInfo

func TestFiles(t *testing.T) {
	fsys := fstest.MapFS{
		"index.html":       {Data: []byte("<p>home")},
		"codes/404.json":   {Data: []byte("{}")},
		"h/1a/module.wasm": {Data: []byte("\x00asm")},
		"offline.html":     {Data: []byte("<p>off")},
		"_headers":         {Data: []byte("secret")},
		".git/config":      {Data: []byte("secret")},
		"404":              {Data: []byte("no")},
		"guide/index.html": {Data: []byte("<p>guide")},
	}
	h := New(Options{Files: fsys})
	for _, c := range []struct {
		path       string
		code       int
		kind, body string
	}{
		{"/", 200, typeHTML, "<p>home"},
		{"/index.html", 200, typeHTML, "<p>home"},
		{"/guide/", 200, typeHTML, "<p>guide"},
		{"/codes/404.json", 200, typeJSON, "{}"}, // before what would be made
		{"/h/1a/module.wasm", 200, "application/wasm", "\x00asm"},
		{"/404", 200, typeText, "Not hitting"}, // what depends on the request is no file
		{"/_headers", 404, typeProblem, ""},
		{"/.git/config", 404, typeProblem, ""},
		{"/../go.mod", 404, typeProblem, ""},
		{"/h/../index.html", 404, typeProblem, ""},
		{"//index.html", 404, typeProblem, ""},
		{"/h", 404, typeProblem, ""},
		{"/h/1a/", 404, typeProblem, ""},
		{"/index.html\x00", 404, typeProblem, ""},
		{`/h\1a\module.wasm`, 404, typeProblem, ""},
	} {
		w := ask(h, "GET", c.path, "")
		if w.Code != c.code || w.Header().Get("Content-Type") != c.kind || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%q: %d %s %.60q", c.path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		if strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%q shows what is hidden", c.path)
		}
	}
	for path, want := range map[string][2]string{
		"/":                 {"no-cache", strict.Value},
		"/offline.html":     {"no-cache", ""}, // it has its own policy
		"/h/1a/module.wasm": {"public, max-age=31536000, immutable", ""},
	} {
		h := ask(h, "GET", path, "").Header()
		if h.Get("Cache-Control") != want[0] || h.Get("Content-Security-Policy") != want[1] {
			t.Errorf("%s: %v", path, h)
		}
	}
}

// A file that is built anew is served anew.
func TestFileChanges(t *testing.T) {
	fsys := fstest.MapFS{"a.css": {Data: []byte("a"), ModTime: time.Unix(1, 0)}}
	h := New(Options{Files: fsys})
	first := ask(h, "GET", "/a.css", "")
	fsys["a.css"] = &fstest.MapFile{Data: []byte("b"), ModTime: time.Unix(2, 0)}
	second := ask(h, "GET", "/a.css", "", "If-None-Match", first.Header().Get("ETag"))
	if second.Code != 200 || second.Body.String() != "b" {
		t.Errorf("%d %q", second.Code, second.Body)
	}
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		rule, path string
		want       bool
	}{
		{"/*", "/", true},
		{"/*", "/a/b", true},
		{"/", "/", true},
		{"/", "/a", false},
		{"/codes/*", "/codes/", true},
		{"/codes/*", "/codes", false},
		{"/*.wasm", "/h/1/a.wasm", true},
		{"/*.wasm", "/a.wasm.txt", false},
		{"/*.wasm", "/wasm", false},
	} {
		if got := (&Rule{Path: c.rule}).fits(c.path); got != c.want {
			t.Errorf("rule %s, path %s: %v", c.rule, c.path, got)
		}
	}
}

// The home page is written by hand; its policy is the others'.
func TestOnePolicy(t *testing.T) {
	page, err := os.ReadFile("../../site/index.html")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), `http-equiv="Content-Security-Policy" content="`+Policy+`"`) {
		t.Errorf("site/index.html has another policy than Policy in fields.go")
	}
}

// A drawing that is opened by itself may use the style sheet in it.
func TestPolicyKnowsTheStyle(t *testing.T) {
	svg := ask(New(Options{}), "GET", "/codes/404.svg", "").Body.String()
	_, rest, _ := strings.Cut(svg, "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	style = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&amp;", "&").Replace(style)
	if style != site.Diagram || !strings.Contains(strict.Value, hash(style)) {
		t.Errorf("the drawing's style sheet is not the one whose hash the policy has")
	}
	if strings.Contains(strict.Value, "unsafe-inline") {
		t.Error("the policy lets any style in")
	}
}
