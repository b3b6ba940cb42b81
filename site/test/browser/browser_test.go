package browser_test

import (
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// trial is a page that does by itself what the driver must be able to do.
const trial = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trial</title>
<style>
  body { margin: 0; background: rgb(210, 250, 220) }
  @media (prefers-color-scheme: dark) { body { background: rgb(240, 210, 250) } }
</style></head><body><main>
<h1>Trial</h1>
<button id="button">Press</button>
<label>Text <textarea id="text"></textarea></label>
<label>Files <input id="files" type="file" multiple></label>
<p id="said"></p>
<x-box></x-box>
</main>
<script>
  const said = document.getElementById('said');
  document.getElementById('button').onclick = () => { said.textContent = 'pressed'; };
  customElements.define('x-box', class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      root.append(Object.assign(document.createElement('input'), { ariaLabel: 'Inner' }), document.createElement('ul'));
      for (const word of ['one', 'two']) root.lastChild.append(Object.assign(document.createElement('li'), { textContent: word }));
    }
    async later(x) { await new Promise(r => setTimeout(r, 5)); return { twice: 2 * x }; }
  });
  addEventListener('dragover', event => event.preventDefault());
  addEventListener('drop', async event => {
    event.preventDefault();
    said.textContent = await event.dataTransfer.files[0].text();
  });
</script></body></html>`

func TestDriver(t *testing.T) {
	site := serve.Start(t, serve.Options{Pages: map[string]string{"/": trial}, Watch: true})
	for _, e := range browser.Selected(t) {
		t.Run(string(e), func(t *testing.T) {
			all := browser.Start(t, e)
			for _, step := range steps {
				t.Run(step.name, func(t *testing.T) {
					b := all.With(t)
					b.Navigate(site.URL + "/")
					step.do(t, b, site)
				})
			}
		})
	}
}

var steps = []struct {
	name string
	do   func(*testing.T, *browser.Browser, *serve.Server)
}{
	{"script", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		if got := b.Text("return document.title + arguments[0]", " page"); got != "Trial page" {
			t.Errorf("title %q", got)
		}
		var answer struct{ Twice int }
		b.Script(&answer, "return await document.querySelector('x-box').later(arguments[0])", 21)
		if answer.Twice != 42 {
			t.Errorf("a page's promise gave %d", answer.Twice)
		}
	}},
	{"click", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		b.Find("#button").Click()
		b.Until("the click", "return document.getElementById('said').textContent === 'pressed'")
	}},
	{"keys", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		b.Find("x-box >>> input").Focus()
		if !b.True("return document.hasFocus() && document.querySelector('x-box').shadowRoot.querySelector('input').matches(':focus-visible')") {
			t.Error("the window is not the one with the focus")
		}
		b.Type("4o4 é")
		b.Press(browser.Shift, browser.Home)
		b.Press("x")
		if got := b.Find("x-box >>> input").Value(); got != "x" {
			t.Errorf("typed %q", got)
		}
		if got := b.Find("x-box").Text(); got != "one two" {
			t.Errorf("text %q", got)
		}
	}},
	{"paste", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		text := "> GET / HTTP/1.1\n< HTTP/1.1 404 Not Found\n<b>é 漢 \U0001F600</b>\n"
		b.Find("#text").Focus()
		b.Paste(text)
		b.Until("the paste", "return document.getElementById('text').value === arguments[0]", text)
		b.Find("x-box >>> input").Focus()
		b.Paste("503")
		b.Until("the paste within a shadow tree", "return document.querySelector('x-box').shadowRoot.querySelector('input').value === '503'")
	}},
	{"upload", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		b.Find("#files").Upload(file(t, "a.log", "a"), file(t, "b.log", "b"))
		if got := b.Text("return Array.from(document.getElementById('files').files, f => f.name).join()"); got != "a.log,b.log" {
			t.Errorf("chose %q", got)
		}
	}},
	{"drop", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		b.Find("x-box").Drop(file(t, "c.log", "dropped text"))
		b.Until("the drop", "return document.getElementById('said').textContent === 'dropped text'")
	}},
	{"resize", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		for _, width := range []int{360, 1200} {
			b.Resize(width, 700)
			if got := b.Image().Bounds(); got != image.Rect(0, 0, width, 700) {
				t.Errorf("the screenshot at %d × 700 is %v", width, got)
			}
		}
	}},
	{"axe", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		if faults := b.Axe(); len(faults) > 0 {
			t.Errorf("axe finds %q", faults)
		}
		b.Script(nil, "document.querySelector('x-box').shadowRoot.querySelector('input').removeAttribute('aria-label')")
		if faults := b.Axe(); !slices.ContainsFunc(faults, func(s string) bool { return strings.HasPrefix(s, "label: x-box >>> input") }) {
			t.Errorf("axe does not see into the shadow tree: %q", faults)
		}
	}},
	{"requests", func(t *testing.T, b *browser.Browser, site *serve.Server) {
		before := len(site.Requests())
		b.Script(nil, `
      document.body.append(Object.assign(document.createElement('img'), {src: 'http://canary.invalid/outside', alt: ''}));
      await fetch('/-/canary?inside');`)
		b.Until("the entry", "return performance.getEntriesByType('resource').some(e => e.name.endsWith('/-/canary?inside'))")
		if got := site.Requests()[before:]; !slices.Equal(got, []string{"/-/canary?inside"}) {
			t.Errorf("inside: %q", got)
		}
		b.Until("the failure", "return (window.wrappedJSObject || window).hitcheckWatch.errors.length > 0")
		if got := b.Outside(); !slices.Contains(got, "GET http://canary.invalid/outside") {
			t.Errorf("outside: %q", got)
		}
	}},
	{"seen", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		if s := b.Seen(); len(s.Errors)+len(s.Violations)+len(s.Ran) != 0 {
			t.Errorf("seen before anything happened: %q", s)
		}
		b.Console()
		b.Script(nil, `
      document.getElementById('button').setAttribute('onclick', "pwned(1); alert(2); Promise.reject('three'); missing()");`)
		b.Find("#button").Click()
		b.Until("two errors", "return (window.wrappedJSObject || window).hitcheckWatch.errors.length === 2")
		s := b.Seen()
		if !slices.Equal(s.Ran, []string{"pwned(1)", "alert(2)"}) || !strings.Contains(strings.Join(s.Errors, " "), "unhandled: three") {
			t.Errorf("seen %q", s)
		}
		if got := strings.Join(b.Console(), " "); b.Engine != browser.WebKit && !strings.Contains(got, "missing is not defined") {
			t.Errorf("console %q", got)
		}
	}},
	{"stored", func(t *testing.T, b *browser.Browser, _ *serve.Server) {
		if got := b.Stored(); len(got) != 0 {
			t.Errorf("stored before anything was: %q", got)
		}
		b.Script(nil, "localStorage.setItem('kept', '1'); sessionStorage.setItem('held', '1')")
		if got := b.Stored(); !slices.Equal(got, []string{"localStorage: kept", "sessionStorage: held"}) {
			t.Errorf("stored %q", got)
		}
		b.Script(nil, "localStorage.clear(); sessionStorage.clear()")
	}},
	{"media", func(t *testing.T, b *browser.Browser, site *serve.Server) {
		b.SetMedia(browser.Media{Dark: true, ReducedMotion: true})
		b.Navigate(site.URL + "/")
		b.Resize(400, 400)
		if r, g, _, _ := b.Image().At(399, 399).RGBA(); r <= g {
			t.Errorf("the dark page is not painted in its dark colour")
		}
		b.SetMedia(browser.Media{})
		b.Navigate(site.URL + "/")
		b.Resize(400, 400)
		if r, g, _, _ := b.Image().At(399, 399).RGBA(); r >= g {
			t.Errorf("the light page is not painted in its light colour")
		}
	}},
	{"forced colors", func(t *testing.T, b *browser.Browser, site *serve.Server) {
		b.SetMedia(browser.Media{ForcedColors: true})
		b.SetMedia(browser.Media{})
	}},
}

func TestPolicy(t *testing.T) {
	pages := map[string]string{"/": `<!doctype html><html lang="en"><title>Policy</title><p id="p">text</p>`}
	site := serve.Start(t, serve.Options{Pages: pages, Watch: true,
		Policy: "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"})
	for _, e := range browser.Selected(t) {
		t.Run(string(e), func(t *testing.T) {
			b := browser.Start(t, e)
			b.Navigate(site.URL + "/")
			b.Script(nil, `
        const p = document.getElementById('p');
        try { p.innerHTML = '<b>x</b>'; } catch {}
        document.body.append(Object.assign(document.createElement('img'), {src: '/leak.png', alt: ''}));`)
			b.Until("violations", "return (window.wrappedJSObject || window).hitcheckWatch.violations.length >= 2")
			if got := strings.Join(b.Seen().Violations, " "); !strings.Contains(got, "require-trusted-types-for") || !strings.Contains(got, "img-src") {
				t.Errorf("violations %q", got)
			}
			if got := site.Requests(); slices.Contains(got, "/leak.png") {
				t.Errorf("requests %q", got)
			}
		})
	}
}

func file(t *testing.T, name, text string) string {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
