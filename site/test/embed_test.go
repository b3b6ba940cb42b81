package test

import (
	"slices"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// portal serves a page of a portal that holds these pieces, and dist/ beside it.
func portal(t *testing.T, policy, head, body string) *serve.Server {
	t.Helper()
	page := `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>
<meta name="viewport" content="width=device-width">` + head + `</head><body><main><h1>Portal</h1>` + body + `</main></body></html>`
	return serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": page}, Policy: policy, Watch: true})
}

const (
	beside = `<script type="module" src="/hit-check.js"></script>`
	inline = `<script type="module" src="/hit-check.inline.js"></script>`
)

// quiet fails the test if the page's watch has seen anything.
func quiet(t *testing.T, b *browser.Browser) {
	t.Helper()
	if seen := b.Seen(); len(seen.Errors)+len(seen.Violations)+len(seen.Ran) > 0 {
		t.Errorf("seen: %q", seen)
	}
}

func TestRegistersOnce(t *testing.T) {
	twice := `<script type="module">await import('/hit-check.js'); await import('/hit-check.js?again'); await import('/hit-check.inline.js'); window.loaded = true</script>`
	other := `<script type="module">await import('/hit-check.inline.js'); await import('/hit-check.inline.js?again'); await import('/hit-check.js'); await import('/hit-code.js'); window.loaded = true</script>`
	for name, head := range map[string]string{"files beside first": twice, "one file first": other} {
		t.Run(name, func(t *testing.T) {
			s := portal(t, "", head, `<hit-check code="404"></hit-check><hit-check code="503"></hit-check><hit-check></hit-check>`)
			each(t, func(t *testing.T, b *browser.Browser) {
				before := len(s.Requests())
				b.Navigate(s.URL + "/")
				b.Until("three answers", `
          const all = [...document.querySelectorAll('hit-check')];
          return window.loaded && all.every(e => e.report) && all[0].report.final === 404 && all[1].report.final === 503`)
				n := 0
				for _, path := range s.Requests()[before:] {
					if path == "/hitcheck.wasm" {
						n++
					}
				}
				if want := map[bool]int{true: 1, false: 0}[head == twice]; n != want {
					t.Errorf("the module was asked for %d times, want %d", n, want)
				}
				quiet(t, b)
			})
		})
	}
}

func TestUpgradedLateAndMoved(t *testing.T) {
	s := portal(t, "", "", `<div id="from"><hit-check id="kept"><a href="/help">What does it mean?</a></hit-check></div><div id="to"></div>`)
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/")
		// Before the script: the element's own content, and properties that are
		// set by someone who does not wait.
		if got := b.Find("#kept a").Text(); got != "What does it mean?" {
			t.Errorf("without script it shows %q", got)
		}
		b.Script(nil, `
      window.heard = [];
      document.addEventListener('report', event => window.heard.push(event.detail.final));
      document.getElementById('kept').value = 'HTTP/1.1 502 Bad Gateway';
      const early = document.createElement('hit-check');
      early.id = 'early';
      early.code = '429';
      document.getElementById('from').append(early);
      const script = Object.assign(document.createElement('script'), {type: 'module', src: '/hit-check.js'});
      document.head.append(script);`)
		b.Until("their answers", "return document.getElementById('kept').report?.final === 502 && document.getElementById('early').report?.final === 429")
		if !b.True("return window.heard.includes(502) && window.heard.includes(429)") {
			t.Error("no report event reached the document")
		}
		if b.True("return document.querySelector('#kept a').getBoundingClientRect().height > 0") {
			t.Error("the content for want of script is shown beside the answer")
		}
		b.Script(nil, `
      const kept = document.getElementById('kept');
      document.getElementById('to').append(kept);
      document.getElementById('to').before(kept);
      document.getElementById('early').remove();`)
		b.Script(nil, "await document.getElementById('kept').check('HTTP/1.1 404 Not Found')")
		if got := b.Text("return document.getElementById('kept').shadowRoot.querySelector('[part=status]').textContent"); got != "404 Not Found" {
			t.Errorf("moved, it shows %q", got)
		}
		if n := b.Text("return String(document.getElementById('kept').shadowRoot.querySelectorAll('textarea').length)"); n != "1" {
			t.Errorf("moved, it has %s boxes", n)
		}
		// Made by script, read without a page, put into it later.
		b.Script(nil, `
      const late = document.createElement('hit-check');
      const report = await late.check('curl: (6) Could not resolve host: api.example');
      if (report.failures[0].kind !== 'dns') throw new Error(JSON.stringify(report.failures));
      late.id = 'late';
      document.getElementById('to').append(late);`)
		b.Until("the late one", "return document.getElementById('late').shadowRoot?.querySelector('[part=status]')")
		quiet(t, b)
	})
}

// TestContentStays holds that where the module cannot be loaded the element's
// own content is there to be used.
func TestContentStays(t *testing.T) {
	s := portal(t, "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'", beside,
		`<hit-check><form action="/classify" method="post"><textarea name="text" aria-label="Text"></textarea><button>Ask</button></form></hit-check>`)
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/")
		b.Until("a sentence", "return document.querySelector('hit-check').shadowRoot?.querySelector('[role=alert]')")
		if !b.True("return document.querySelector('hit-check button').getBoundingClientRect().height > 0") {
			t.Error("the form is not shown")
		}
	})
	bare := portal(t, "default-src 'none'; style-src 'self'", inline, `<hit-check><a href="/help">What does it mean?</a></hit-check>`)
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(bare.URL + "/")
		if !b.True("return document.querySelector('hit-check a').getBoundingClientRect().height > 0") {
			t.Error("without script the link is not shown")
		}
	})
}

func TestNotes(t *testing.T) {
	s := portal(t, "", inline, `<hit-check>
<p slot="409">In the Orders API, the order has been paid.</p>
<p slot="404">Orders are kept for two years.</p></hit-check>`)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		shown := func() []string {
			var list []string
			e.Script(&list, "return Array.from(document.querySelectorAll('hit-check > p'), p => p.assignedSlot && p.getBoundingClientRect().height > 0 ? p.slot : '').filter(Boolean)")
			return list
		}
		for text, want := range map[string]string{"HTTP/1.1 409 Conflict": "409", "404": "404", "200": "", "": ""} {
			e.put(text)
			if got := strings.Join(shown(), " "); got != want {
				t.Errorf("%q shows the notes %q, want %q", text, got, want)
			}
		}
	})
}

// hosts are pages whose own styles reach for everything, and one that reads
// from right to left.
var hosts = []struct{ name, head, open, shut string }{
	{"reset", `<style>*, *::before, *::after { margin: 0; padding: 0; border: 0 solid; box-sizing: border-box; outline: 0; font: inherit; list-style: none; min-width: 0 }</style>`, "", ""},
	{"shouting", `<style>* { text-transform: uppercase; letter-spacing: 4px; text-indent: 40px; white-space: pre; word-break: break-all; text-align: center; line-height: 3; font-style: italic }</style>`, "", ""},
	{"flex", `<style>main { display: flex; align-items: flex-start } hit-check { flex: 1; min-width: 0 } h1 { flex: 0 0 40px; overflow: hidden }</style>`, "", ""},
	{"right to left", "", `<div dir="rtl" lang="ar">`, "</div>"},
}

func TestHosts(t *testing.T) {
	const look = `
    const root = document.querySelector('hit-check').shadowRoot, of = s => getComputedStyle(root.querySelector(s));
    const p = of('.meaning'), li = of('.steps li');
    return [p.textTransform, p.letterSpacing, p.textIndent, p.whiteSpace, p.wordBreak, p.fontStyle, p.fontWeight,
      p.lineHeight, p.textAlign, p.fontSize, of('h2').fontWeight, li.listStyleType, of('.steps').paddingInlineStart, of('textarea').paddingTop,
      of('textarea').borderTopWidth, of('.answer').borderTopWidth, p.direction].join(' ');`
	want := map[browser.Engine]string{}
	plain := portal(t, "", inline, `<hit-check></hit-check>`)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, plain, "/")
		e.put("404")
		want[b.Engine] = e.Text(look)
	})
	for _, h := range hosts {
		t.Run(h.name, func(t *testing.T) {
			s := portal(t, "", h.head+inline, h.open+`<hit-check></hit-check>`+h.shut)
			each(t, func(t *testing.T, b *browser.Browser) {
				e := visit(t, b, s, "/")
				for _, width := range []int{320, 768, 2000} {
					b.Resize(width, 800)
					e.put("404")
					if got := e.Text(look); got != want[b.Engine] {
						t.Errorf("%d px:\n got %s\nwant %s", width, got, want[b.Engine])
					}
					var wide []string
					if e.Script(&wide, overflowing); len(wide) > 0 && h.name != "shouting" {
						t.Errorf("%d px: %q", width, wide)
					}
				}
				quiet(t, b)
			})
		})
	}
}

// TestInherits holds that the element wears the page's font and colours, and
// those that the page gives it.
func TestInherits(t *testing.T) {
	s := portal(t, "", inline+`<style>
body { font-family: "DejaVu Serif"; color: rgb(10, 60, 20); background: rgb(240, 250, 240); color-scheme: light }
#own { --hit-check-4xx: rgb(1, 2, 3); --hit-check-on: rgb(250, 250, 200) }
hit-check::part(verdict) { text-decoration: underline }
.dark { color-scheme: dark; background: #111; color: #eee }
</style>`, `<hit-check id="own" code="404"></hit-check><div class="dark"><hit-check code="503"></hit-check></div>`)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		got := strings.Split(e.Text(`
      const of = (host, s) => getComputedStyle(document.querySelectorAll('hit-check')[host].shadowRoot.querySelector(s));
      return [of(0, '.meaning').fontFamily, of(0, '.meaning').color, of(0, '.status .chip').backgroundColor, of(0, '.status .chip').color,
        of(0, 'h2').textDecorationLine, of(1, '.meaning').color].join('|');`), "|")
		want := []string{`"DejaVu Serif"`, "rgb(10, 60, 20)", "rgb(1, 2, 3)", "rgb(250, 250, 200)", "underline", "rgb(238, 238, 238)"}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		if faults := e.Axe(); len(faults) > 0 {
			t.Errorf("axe finds:\n%s", strings.Join(faults, "\n"))
		}
	})
}
