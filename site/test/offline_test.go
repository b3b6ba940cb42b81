package test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
)

// TestOfflinePage opens offline.html from disk, under a path with a blank and a
// letter beyond ASCII, and uses it.
func TestOfflinePage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(dist(t), "offline.html"))
	if err != nil {
		t.Fatalf("dist/ is not built: run make first (%v).", err)
	}
	if len(page) > 120_000 {
		t.Errorf("offline.html has %d bytes, want 120,000 at most", len(page))
	}
	folder := filepath.Join(t.TempDir(), "on disk é")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	large := strings.Repeat(corpus(t, "access.log"), 1000)
	for name, text := range map[string]string{"offline.html": string(page), "large.log": large} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	address := url.URL{Scheme: "file", Path: filepath.Join(folder, "offline.html")}
	each(t, func(t *testing.T, b *browser.Browser) {
		outside := len(b.Outside())
		b.Console()
		b.Navigate(address.String())
		e := element{b, t}
		e.Until("the element's first answer", `
      const host = document.querySelector('hit-check');
      return host.report && host.shadowRoot.querySelector('[part=result]').childElementCount > 0`)
		e.use()
		e.Find(box).Drop(filepath.Join(folder, "large.log"))
		e.Until("the large file's answer", "return document.querySelector('hit-check').report.bytes === arguments[0]", len(large))
		// What is there of a reference: every code can be looked up.
		e.put("507")
		if got := e.Find(result).Text(); !strings.Contains(got, "Insufficient Storage") || !strings.Contains(got, "RFC 4918") {
			t.Errorf("507 is answered with %s", got)
		}
		for _, name := range e.Loaded() {
			if !strings.HasPrefix(name, "blob:") && !strings.HasPrefix(name, "data:") {
				t.Errorf("loaded %s", name)
			}
		}
		if got := e.Outside()[outside:]; len(got) > 0 {
			t.Errorf("requests to the outside: %q", got)
		}
		if got := e.Console(); len(got) > 0 {
			t.Errorf("console: %q", got)
		}
	})
}
