package test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/wasm/api"
)

// A readme is a page of somebody else's, without script, that shows our
// drawings as images.
const readme = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Orders API</title><style>
html { color-scheme: %s } body { margin: 0; padding: 16px; font: 16px sans-serif } img { display: block; max-width: 100%%; margin: 16px 0 }
</style><h1>Orders API</h1><p>Last night's answers:</p>
<img id="counted" src="/diagram.svg?codes=404:12,503:3,200:8120" alt="8,120 times 200, 12 times 404, 3 times 503">
<img id="wide" src="/diagram.svg?codes=404:12,503:3&amp;wide" alt="12 times 404, 3 times 503">
<img id="one" src="/codes/404.svg" alt="404 Not Found">`

// TestImages shows our drawings in a README, in light and dark: each is loaded,
// keeps to its width, and is legible whatever the page around it looks like.
func TestImages(t *testing.T) {
	h := api.New(api.Options{Files: os.DirFS(dist(t))})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for path, scheme := range map[string]string{"/any": "light dark", "/light": "light", "/dark": "dark"} {
			if r.URL.Path == path {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Header().Set("Content-Security-Policy", "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'")
				fmt.Fprintf(w, readme, scheme)
				return
			}
		}
		h.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, m := range []browser.Media{{}, {Dark: true}} {
			b.SetMedia(m)
			for _, path := range []string{"/any", "/light", "/dark"} {
				for _, width := range []int{360, 1100} {
					b.Resize(width, 700)
					b.Navigate(s.URL + path)
					b.Until("the images", "return Array.from(document.images).every(i => i.complete && i.naturalWidth > 0)")
					if !b.True("return Array.from(document.images).every(i => i.getBoundingClientRect().right <= innerWidth)") {
						t.Errorf("%s %v, %d wide: an image is wider than the page", path, m, width)
					}
					legible(t, b, fmt.Sprintf("%s %v, %d wide", path, m, width))
				}
			}
		}
	})
}

// legible holds the first image to a paper that is light or dark, as the page
// is where the engine tells images so, and to strokes of the opposite.
func legible(t *testing.T, b *browser.Browser, what string) {
	t.Helper()
	var box struct{ X, Y, W, H float64 }
	b.Script(&box, `const r = document.getElementById('counted').getBoundingClientRect(); return {X: r.x, Y: r.y, W: r.width, H: r.height}`)
	image := b.Image()
	paper := brightness(image, int(box.X)+1, int(box.Y)+1)
	least, most := 1.0, 0.0
	for y := int(box.Y) + 2; y < min(int(box.Y+box.H), image.Bounds().Dy())-2; y++ {
		for x := int(box.X) + 2; x < int(box.X+box.W)-2; x++ {
			v := brightness(image, x, y)
			least, most = min(least, v), max(most, v)
		}
	}
	if paper > 0.2 && paper < 0.8 {
		t.Errorf("%s: the paper is neither light nor dark: %.2f", what, paper)
	}
	if most-least < 0.7 {
		t.Errorf("%s: from the darkest to the lightest it is only %.2f", what, most-least)
	}
	if b.Engine == browser.WebKit {
		return // its images do not learn of the page's scheme
	}
	if dark := b.True("const c = getComputedStyle(document.documentElement).colorScheme; return c === 'dark' || c === 'light dark' && matchMedia('(prefers-color-scheme: dark)').matches"); dark != (paper < 0.5) {
		t.Errorf("%s: on a page that is dark: %v the paper's brightness is %.2f", what, dark, paper)
	}
}
