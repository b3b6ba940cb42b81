package test

import (
	"strings"
	"testing"

	"hitcheck/site/test/browser"
)

// tabTo presses Tab until what is focused begins with a name, at most a hundred
// times, and returns what was passed on the way.
func (e element) tabTo(name string) []string {
	e.t.Helper()
	var passed []string
	for range 100 {
		e.Press(browser.Tab)
		at := e.focused()
		if strings.HasPrefix(at, name) {
			return passed
		}
		passed = append(passed, at)
	}
	e.t.Fatalf("Tab never comes to %s; it passes\n%s", name, strings.Join(passed, "\n"))
	return nil
}

// ring reports whether what is focused looks so.
const ring = `
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const now = getComputedStyle(at);
  const shapes = [now, ...Array.from(at.querySelectorAll('rect'), r => getComputedStyle(r))];
  const look = () => shapes.map(s => [s.outlineStyle, s.outlineWidth, s.boxShadow, s.stroke, s.strokeWidth, s.borderColor].join()).join();
  const focused = look();
  at.blur();
  const plain = look();
  at.focus();
  return focused !== plain || at.matches('textarea');`

func TestKeyboardAlone(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		// Where Tab begins differs by engine: begin at the first link.
		e.Script(nil, "document.querySelector('a[href]').focus()")
		e.tabTo("textarea")
		e.Type("HTTP/1.1 502 Bad Gateway")
		if r := e.answers("HTTP/1.1 502 Bad Gateway"); r.Final != 502 {
			t.Fatalf("final %d", r.Final)
		}
		// From the box through the examples to a code of the diagram.
		e.tabTo("button 404")
		if !e.True(ring) {
			t.Errorf("the focus of an example is not to be seen")
		}
		e.Press(browser.Enter)
		e.answers("404")
		e.tabTo("a.code #503")
		e.Press(browser.Enter)
		e.Until("the answer for 503", `
      const answer = document.querySelector('hit-check').shadowRoot.querySelector('[part=result] .answer');
      return location.hash === '#503' && answer.textContent.includes('503')`)
		// The reader's place follows what has changed.
		if got := e.focused(); !strings.HasPrefix(got, "h2") {
			t.Errorf("the focus stays at %s", got)
		}
		e.Script(nil, "history.back()")
		e.Until("the answer for 404", `
      const answer = document.querySelector('hit-check').shadowRoot.querySelector('[part=result] .answer');
      return answer.textContent.includes('404')`)
	})
}

func TestCursorStandsInTheBox(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		if got := e.focused(); !strings.HasPrefix(got, "textarea") {
			t.Errorf("a wide page loads with the focus at %s", got)
		}
		e.Type("418")
		if r := e.answers("418"); r.Final != 418 {
			t.Errorf("final %d", r.Final)
		}
	})
}

func TestTabIsNoTrap(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.put(corpus(t, "curl.txt"))
		e.Find(box).Focus()
		seen := map[string]bool{}
		for range 150 {
			e.Press(browser.Tab)
			at := e.focused()
			// The page's end: the focus leaves for the browser, or begins anew.
			if strings.HasPrefix(at, "body") || seen[at] && strings.HasPrefix(at, "textarea") {
				return
			}
			seen[at] = true
		}
		t.Errorf("150 times Tab do not come around; seen %d places", len(seen))
	})
}
