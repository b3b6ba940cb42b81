package test

import (
	"strings"
	"testing"

	"hitcheck/site/test/browser"
)

// catch keeps what the page copies and saves.
const catch = `
  window.copied = null; window.saved = [];
  navigator.clipboard.writeText = async text => { window.copied = text };
  URL.createObjectURL = blob => { window.saved.push(blob); return '#saved' };`

// TestSharing copies a summary with its secrets masked, a link that holds a
// code and nothing of the text, and saves the diagram in both forms.
func TestSharing(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.put("> GET /v1/orders?api_key=k7Q2mX9sV4 HTTP/2\n> Authorization: Bearer k7Q2mX9sV4\n>\n< HTTP/2 401\n< set-cookie: sid=k7Q2mX9sV4\n")
		e.Script(nil, catch)
		e.Until("the buttons", "return document.querySelector('hit-check').shadowRoot.querySelectorAll('.share button').length === 4")
		press := func(i int) {
			e.Script(nil, "document.querySelector('hit-check').shadowRoot.querySelectorAll('.share button')[arguments[0]].click()", i)
		}
		press(0)
		e.Until("a summary", "return window.copied")
		copied := e.Text("return window.copied")
		for _, want := range []string{"Not hitting: 401 Unauthorized", "1. ", "Client: ", "[masked]", "HTTP/2 401"} {
			if !strings.Contains(copied, want) {
				t.Errorf("the summary lacks %q:\n%s", want, copied)
			}
		}
		if strings.Contains(copied, "k7Q2mX9sV4") {
			t.Errorf("a secret is copied:\n%s", copied)
		}
		e.Script(nil, "window.copied = null")
		press(1)
		e.Until("a link", "return window.copied")
		if got := e.Text("return window.copied"); got != s.URL+"/#401" {
			t.Errorf("the link is %s", got)
		}
		press(2)
		press(3)
		e.Until("two files", "return window.saved.length === 2")
		var kinds []string
		e.Script(&kinds, "return window.saved.map(blob => blob.type + (blob.size > 2000)).sort()")
		if got := strings.Join(kinds, " "); got != "image/pngtrue image/svg+xmltrue" {
			t.Errorf("saved %s", got)
		}
	})
}
