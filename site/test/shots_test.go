package test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"hitcheck/site/test/browser"
)

// TestShots writes a picture of every state of the page to the folder that
// HITCHECK_SHOTS names, for people to look at. It judges nothing.
func TestShots(t *testing.T) {
	dir := os.Getenv("HITCHECK_SHOTS")
	if dir == "" {
		t.Skip("HITCHECK_SHOTS names no folder for the pictures")
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(browser.Root(t), dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, m := range []browser.Media{{}, {Dark: true}} {
			b.SetMedia(m)
			for _, width := range []int{360, 768, 1440} {
				b.Resize(width, 900)
				e := visit(t, b, s, "/")
				for _, state := range states(t) {
					b.Resize(width, 900)
					e.put(state.text)
					e.whole(width)
					name := fmt.Sprintf("%s-%s-%v-%d.png", b.Engine, state.name, m, width)
					if err := os.WriteFile(filepath.Join(dir, name), b.Screenshot(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				for _, page := range pages {
					b.Resize(width, 900)
					b.Navigate(s.URL + page.path)
					e.whole(width)
					name := fmt.Sprintf("%s-%s-%v-%d.png", b.Engine, page.name, m, width)
					if err := os.WriteFile(filepath.Join(dir, name), b.Screenshot(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}

// whole makes the viewport as high as the page, where that can be.
func (e element) whole(width int) {
	e.t.Helper()
	// Animations end as the page would look at rest.
	e.Script(nil, "for (const a of document.querySelector('hit-check')?.shadowRoot.getAnimations() ?? []) a.finish(); scrollTo(0, 0)")
	if e.Engine == browser.WebKit {
		return // its window cannot be higher than its screen
	}
	var height int
	e.Script(&height, "return document.documentElement.scrollHeight")
	e.Resize(width, min(max(height, 900), 12000))
}
