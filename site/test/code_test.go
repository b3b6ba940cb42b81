package test

import (
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// prose is a page with chips in its text; SCRIPT is what it loads.
const prose = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Prose</title>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><script type="module" src="/SCRIPT"></script></head>
<body><main><h1>Orders</h1>
<p>When the order is not there we answer <hit-code id="plain">404</hit-code>; when you are not known
<hit-code id="linked"><a href="/codes/401/">401 Unauthorized</a></hit-code>; and <hit-code id="said" code="409">a conflict</hit-code>
when it was paid. Not a code: <hit-code id="none">teapot</hit-code>.</p>
</main></body></html>`

func prosePage(t *testing.T, script, policy string) *serve.Server {
	return serve.Start(t, serve.Options{Dir: dist(t), Policy: policy, Watch: true,
		Pages: map[string]string{"/": strings.Replace(prose, "SCRIPT", script, 1)}})
}

const opened = "return document.getElementById(arguments[0]).shadowRoot.querySelector('[part=answer]').matches(':popover-open')"

func TestChip(t *testing.T) {
	for _, p := range policies {
		script := strings.Replace(p.script, "hit-check.js", "hit-code.js", 1)
		t.Run(p.name, func(t *testing.T) {
			s := prosePage(t, script, p.policy)
			each(t, func(t *testing.T, b *browser.Browser) {
				b.Console()
				b.Navigate(s.URL + "/")
				before := len(s.Requests())
				b.Find("#linked >>> button").Click()
				b.Until("the answer", opened, "linked")
				b.Until("its text", "return document.getElementById('linked').shadowRoot.querySelector('[part=answer]').textContent.includes('Unauthorized')")
				answer := b.Find("#linked >>> [part=answer]")
				if got := b.Text("return arguments[0].querySelector('a[href=\"/codes/401/\"]').textContent", answer); got != "401 Unauthorized" {
					t.Errorf("the way to the code's page is %q", got)
				}
				if !b.True(`
          const box = arguments[0].getBoundingClientRect(), chip = document.getElementById('linked').getBoundingClientRect();
          return box.left >= 0 && box.right <= innerWidth && box.top >= chip.bottom - 1 && box.bottom <= innerHeight && box.height > 50`, answer) {
					t.Errorf("the answer does not stand at the chip, within the window")
				}
				// One at a time, and only one module for all.
				b.Find("#plain >>> button").Click()
				b.Until("the other answer", opened, "plain")
				if b.True(opened, "linked") {
					t.Error("two answers are open")
				}
				b.Until("its text", "return document.getElementById('plain').shadowRoot.querySelector('[part=answer]').textContent.includes('Not Found')")
				n := strings.Count(strings.Join(s.Requests()[before:], "\n")+"\n", "/hitcheck.wasm\n")
				if want := map[string]int{"hit-code.js": 1}[script]; n != want {
					t.Errorf("the module was asked for %d times, want %d", n, want)
				}
				if seen := b.Seen(); len(seen.Errors)+len(seen.Violations) > 0 {
					t.Errorf("seen: %q", seen)
				}
				if got := b.Console(); len(got) > 0 {
					t.Errorf("console: %q", got)
				}
			})
		})
	}
}

func TestChipByKeyboard(t *testing.T) {
	s := prosePage(t, "hit-code.js", "")
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/")
		e := element{b, t}
		b.Find("#linked >>> button")
		b.Script(nil, "document.getElementById('plain').shadowRoot.querySelector('button').focus()")
		e.Press(browser.Tab)
		if got := e.focused(); got != "button.chip 401 Unauthorized" {
			t.Fatalf("Tab comes to %s", got)
		}
		e.Press(browser.Enter)
		e.Until("the answer", opened, "linked")
		e.Until("its link", "return document.getElementById('linked').shadowRoot.querySelector('[part=answer] a[href=\"/codes/401/\"]')")
		e.tabTo("a /codes/401/")
		e.Press(browser.Escape)
		e.Until("the end of the answer", "return !document.getElementById('linked').shadowRoot.querySelector(':popover-open')")
		if got := e.focused(); got != "button.chip 401 Unauthorized" {
			t.Errorf("after Escape the focus is at %s", got)
		}
	})
}

// TestChipByTouch is Chromium's: whether the other drivers' fingers make a
// click is not known.
func TestChipByTouch(t *testing.T) {
	s := prosePage(t, "hit-code.js", "")
	each(t, func(t *testing.T, b *browser.Browser) {
		if b.Engine != browser.Chromium {
			t.Skip("touch is tried in Chromium")
		}
		b.Navigate(s.URL + "/")
		b.Tap(b.Find("#plain >>> button"))
		b.Until("the answer", opened, "plain")
		b.Tap(b.Find("#linked >>> button"))
		b.Until("the other answer", opened, "linked")
		if b.True(opened, "plain") {
			t.Error("two answers are open")
		}
		b.Tap(b.Find("h1"))
		b.Until("the end of the answer", "return !document.getElementById('linked').shadowRoot.querySelector(':popover-open')")
	})
}

func TestChipFollowsThePage(t *testing.T) {
	s := prosePage(t, "hit-code.js", "")
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/")
		look := func(id string) string {
			t.Helper()
			b.Find("#" + id + " >>> button")
			return b.Text("const chip = document.getElementById(arguments[0]).shadowRoot.querySelector('button'); return chip.className + ' ' + chip.textContent", id)
		}
		for id, want := range map[string]string{"plain": "chip k4 404", "said": "chip k4 a conflict", "none": "chip k0 teapot"} {
			if got := look(id); got != want {
				t.Errorf("%s is %q, want %q", id, got, want)
			}
		}
		b.Script(nil, `
      document.getElementById('plain').firstChild.data = '503';
      document.getElementById('said').code = '301';
      document.body.append(document.querySelector('p'));`)
		b.Until("the chips to follow", `
      const chip = id => document.getElementById(id).shadowRoot.querySelector('button');
      return chip('plain').className === 'chip k5' && chip('plain').textContent === '503' && chip('said').className === 'chip k3'`)
		b.Find("#plain >>> button").Click()
		b.Until("the answer of the new code", "return document.getElementById('plain').shadowRoot.querySelector('[part=answer]').textContent.includes('Service Unavailable')")
	})
}

func TestChipLooks(t *testing.T) {
	page := strings.Replace(prose, "SCRIPT", "hit-code.js", 1)
	page = strings.Replace(page, "</head>", "<style>body { background: light-dark(#fff, #111); color: light-dark(#000, #fff) }</style></head>", 1)
	s := serve.Start(t, serve.Options{Dir: dist(t), Watch: true, Pages: map[string]string{"/": page}})
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, m := range []browser.Media{{}, {Dark: true}, {ForcedColors: true}} {
			b.SetMedia(m)
			b.Resize(320, 600)
			b.Navigate(s.URL + "/")
			e := element{b, t}
			b.Find("#linked >>> button")
			if faults := e.Axe(); len(faults) > 0 {
				t.Errorf("%s, closed: axe finds:\n%s", m, strings.Join(faults, "\n"))
			}
			b.Find("#linked >>> button").Click()
			b.Until("the answer", "return document.getElementById('linked').shadowRoot.querySelector('[part=answer]').textContent.includes('Unauthorized')")
			if faults := e.Axe(); len(faults) > 0 {
				t.Errorf("%s: axe finds:\n%s", m, strings.Join(faults, "\n"))
			}
			var wide []string
			if e.Script(&wide, overflowing); len(wide) > 0 {
				t.Errorf("%s: %q", m, wide)
			}
		}
	})
}
