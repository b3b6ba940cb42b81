// Package test opens what is served in real browsers and uses it as a person
// would. It reads dist/, which make builds.
package test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// open browsers, one an engine, kept from test to test because starting one
// takes longer than most tests.
var open = map[browser.Engine]*browser.Browser{}

func TestMain(m *testing.M) {
	status := m.Run()
	for _, b := range open {
		b.Close()
	}
	os.Exit(status)
}

// each runs a test in every selected engine. After a failure the browser is not
// trusted any more and the next test starts another.
func each(t *testing.T, do func(t *testing.T, b *browser.Browser)) {
	t.Helper()
	for _, e := range browser.Selected(t) {
		t.Run(string(e), func(t *testing.T) {
			b := open[e]
			if b == nil {
				b = browser.Open(t, e)
				open[e] = b
			}
			t.Cleanup(func() {
				if t.Failed() {
					b.Close()
					delete(open, e)
				}
			})
			b = b.With(t)
			b.SetMedia(browser.Media{})
			b.Resize(1024, 768)
			do(t, b)
		})
	}
}

// dist returns the folder that make builds.
func dist(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(browser.Root(t), "dist")
	if _, err := os.Stat(filepath.Join(dir, "hitcheck.wasm")); err != nil {
		t.Fatalf("dist/ is not built: run make first (%v).", err)
	}
	return dir
}

// site serves dist/ as a host would, under the policy that dist/_headers names
// for the page, and with the watch in its pages.
func site(t testing.TB) *serve.Server {
	t.Helper()
	return serve.Start(t, serve.Options{Dir: dist(t), Watch: true, Policy: pagePolicy(t)})
}

// pagePolicy returns the policy of the line "/" in dist/_headers.
func pagePolicy(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dist(t), "_headers"))
	if err != nil {
		t.Fatalf("dist/ is not built: run make first (%v).", err)
	}
	path := ""
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, " ") {
			path = strings.TrimSpace(line)
		} else if policy, ok := strings.CutPrefix(strings.TrimSpace(line), "Content-Security-Policy: "); ok && path == "/" {
			return policy
		}
	}
	t.Fatal("dist/_headers names no Content-Security-Policy for /")
	return ""
}

// corpus are texts for the tests of the page, by name; what they say is tested
// with the core.
func corpus(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
