package test

import (
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
	"hitcheck/wasm/status"
)

// TestTyped holds back the rest of the module and hitcheck.more: a code that is
// typed has its answer all the same, a text has it once the rest has come, and
// what is typed meanwhile is what is answered.
func TestTyped(t *testing.T) {
	each(t, func(t *testing.T, b *browser.Browser) {
		come := make(chan struct{})
		s := serve.Start(t, serve.Options{Dir: dist(t), Watch: true, Policy: pagePolicy(t), Before: func(path string) {
			if strings.HasSuffix(path, ".rest.wasm") || strings.HasSuffix(path, ".more") {
				<-come
			}
		}})
		b.Navigate(s.URL + "/")
		b.Until("the diagram", `return document.querySelector('hit-check').shadowRoot?.querySelector('[part=result] .diagram')`)
		const shown = `return document.querySelector('hit-check').shadowRoot.querySelector('[part=result]').textContent`
		put := func(text string) {
			b.Script(nil, `
        const host = document.querySelector('hit-check');
        host.check(arguments[0]).catch(() => {});`, text)
		}
		says := func(want string) {
			b.Until(want, shown+`.includes(arguments[0])`, want)
		}
		put("404")
		says("404 Not Found")
		put("5")
		says("Server Error")
		put("HTTP/1.1 418 I'm a teapot")
		b.Script(nil, `await new Promise(resolve => setTimeout(resolve, 100))`)
		if b.True(shown + `.includes('418')`) {
			t.Error("a text is answered without the rest of the module")
		}
		put("409")
		says("409 Conflict")
		put("curl: (6) Could not resolve host: api.example.com")
		close(come)
		says("Host name not found")
		b.Until("the report of the last text", `return document.querySelector('hit-check').report?.failures[0]?.id === 'dns_error'`)
	})
}

// TestEarly holds hitcheck.more back: the verdict, how far it got, what it is
// and who acts stand there at once, and nothing empty. The rest, the report and
// its event come with the file.
func TestEarly(t *testing.T) {
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, c := range []struct {
			text, early, late string
			event             int // the final status, 0 for none
		}{
			{"HTTP/1.1 404 Not Found\nServer: nginx", "404 Not Found", "Check the path letter by letter", 404},
			{"curl: (7) Failed to connect to 127.0.0.1 port 1: Connection refused", "Connection refused", "nothing listens on that port", 0},
			{"HTTP/1.1 451 Unavailable For Legal Reasons", "451 Unavailable For Legal Reasons", "RFC 7725", 451},
		} {
			come := make(chan struct{})
			s := serve.Start(t, serve.Options{Dir: dist(t), Watch: true, Policy: pagePolicy(t), Before: func(path string) {
				if strings.HasSuffix(path, ".more") {
					<-come
				}
			}})
			b.Navigate(s.URL + "/")
			b.Until("the diagram", `return document.querySelector('hit-check').shadowRoot?.querySelector('[part=result] .diagram')`)
			b.Script(nil, `
        const host = document.querySelector('hit-check');
        window.heard = [];
        host.addEventListener('report', event => window.heard.push(event.detail));
        window.checked = host.check(arguments[0]);`, c.text)
			b.Until("the verdict", `return document.querySelector('hit-check').shadowRoot.querySelector('[part=verdict]')`)
			var early struct {
				Text  string
				Empty []string
				Heard int
			}
			b.Script(&early, `
        const result = document.querySelector('hit-check').shadowRoot.querySelector('[part=result]');
        const empty = [...result.querySelectorAll('p, h2, h3, li, dt, dd, b, a, button')].filter(e => !e.textContent.trim());
        return {Text: result.textContent, Empty: empty.map(e => e.outerHTML), Heard: window.heard.length};`)
			for _, want := range []string{status.Say(status.WordNotHitting), c.early, status.Say(status.WordHowFar)} {
				if !strings.Contains(early.Text, want) {
					t.Errorf("%q: the early answer does not say %q: %s", c.text, want, early.Text)
				}
			}
			if len(early.Empty) > 0 || early.Heard > 0 {
				t.Errorf("%q: early, %d reports and empty elements %q", c.text, early.Heard, early.Empty)
			}
			close(come)
			var late struct {
				Text  string
				Heard int
				Final int
				Next  int
			}
			b.Script(&late, `
        const report = await window.checked;
        const result = document.querySelector('hit-check').shadowRoot.querySelector('[part=result]');
        return {Text: result.textContent, Heard: window.heard.length, Final: report.final ?? 0, Next: report.next.length};`)
			if !strings.Contains(late.Text, c.late) || late.Heard != 1 || late.Final != c.event || late.Next < 2 {
				t.Errorf("%q: late, %+v, want %q in it", c.text, late, c.late)
			}
		}
	})
}
