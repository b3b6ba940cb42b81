package test

import (
	"path/filepath"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// TestFromElsewhere loads the builds from another origin with the tags that
// make integrity prints, under the least that the README says a page allows.
func TestFromElsewhere(t *testing.T) {
	cdn := serve.Start(t, serve.Options{Dir: dist(t)})
	tags := strings.Split(run(t, browser.Root(t), "node", filepath.Join("site/build/integrity.mjs"), "dist"), "\n")
	const content = `<hit-check><a href="/help">What does it mean?</a></hit-check><p><hit-code>404</hit-code></p>`
	for _, c := range []struct{ name, tag, policy string }{
		{"one file", tags[0], "default-src 'none'; script-src CDN 'wasm-unsafe-eval'"},
		{"files beside", tags[1] + tags[2], "default-src 'none'; script-src CDN 'wasm-unsafe-eval'; connect-src CDN"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, after, _ := strings.Cut(c.tag, "https://cdn.jsdelivr.net/npm/hitcheck@")
			version, _, _ := strings.Cut(after, "/")
			tag := strings.ReplaceAll(before+"https://cdn.jsdelivr.net/npm/hitcheck@"+after, "https://cdn.jsdelivr.net/npm/hitcheck@"+version+"/dist", cdn.URL)
			policy := strings.ReplaceAll(c.policy, "CDN", cdn.URL)
			page := func(head string) *serve.Server {
				return serve.Start(t, serve.Options{Policy: strings.Replace(policy, "script-src", "script-src 'self'", 1), Watch: true, Pages: map[string]string{
					"/": `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>` + head + `</head><body><main>` + content + `</main></body></html>`}})
			}
			right, wrong := page(tag), page(strings.ReplaceAll(tag, "sha384-", "sha384-AAAA"))
			each(t, func(t *testing.T, b *browser.Browser) {
				e := visit(t, b, right, "/")
				if r := e.put("HTTP/1.1 404 Not Found"); r.Final != 404 {
					t.Errorf("final %d", r.Final)
				}
				b.Until("the examples, which move the chip", "return document.querySelector('hit-check').shadowRoot.querySelector('[part=examples]')")
				b.Find("hit-code >>> button").Click()
				b.Until("the chip's answer", "return document.querySelector('hit-code').shadowRoot.querySelector('[part=answer]').textContent.includes('Not Found')")
				quiet(t, b)
				b.Navigate(wrong.URL + "/")
				b.Until("the refusal", "return (window.wrappedJSObject || window).hitcheckWatch.errors.includes('script did not load')")
				if !b.True("return document.querySelector('hit-check a').getBoundingClientRect().height > 0 && !customElements.get('hit-check')") {
					t.Error("a script that is not what its hash says runs")
				}
			})
		})
	}
}
