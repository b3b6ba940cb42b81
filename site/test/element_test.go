package test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// report is what the tests read of a report.
type report struct {
	Hitting  bool
	Verdict  string
	Headline string
	Final    int
	Codes    []struct {
		Code, Count int
		Name        string
	}
	Failures []struct{ ID, Kind string }
	Evidence []struct{ Start, End, Code int }
	Bytes    int
}

// element is the first <hit-check> of a page and what stands in its shadow tree.
type element struct {
	*browser.Browser
	t *testing.T
}

const (
	host   = "hit-check"
	box    = "hit-check >>> textarea"
	result = "hit-check >>> [part=result]"
)

// visit opens a page and waits until its element answers and has asked for the
// last of what it loads.
func visit(t *testing.T, b *browser.Browser, s *serve.Server, path string) element {
	t.Helper()
	before := len(s.Requests())
	b.Navigate(s.URL + path)
	b.Until("the element's first answer", `
    const host = document.querySelector('hit-check');
    return host.report && host.shadowRoot.querySelector('[part=result]').childElementCount > 0`)
	const last = "/hitcheck.more"
	if _, err := os.Stat(filepath.Join(dist(t), last)); err == nil {
		b.Wait("the request for "+last, func() bool {
			asked := strings.Join(s.Requests()[before:], "\n")
			return strings.Contains(asked, last) || !strings.Contains(asked, "/hitcheck.wasm")
		})
	}
	return element{b, t}
}

// report returns the element's report property.
func (e element) report() report {
	e.t.Helper()
	var r report
	e.Script(&r, "return document.querySelector('hit-check').report")
	return r
}

// answers waits until the report is of this many bytes, and returns it.
func (e element) answers(text string) report {
	e.t.Helper()
	e.Until("an answer to the whole text", `
    const host = document.querySelector('hit-check');
    return host.value === arguments[0] && host.report.bytes === new TextEncoder().encode(arguments[0]).length`, text)
	return e.report()
}

// paste pastes a text into the box from the real clipboard.
func (e element) paste(text string) report {
	e.t.Helper()
	e.Find(box).Focus()
	e.Press(browser.Control, "a")
	e.Paste(text)
	return e.answers(text)
}

// put gives a text to check(), for tests of what comes after.
func (e element) put(text string) report {
	e.t.Helper()
	e.Script(nil, "await document.querySelector('hit-check').check(arguments[0])", text)
	return e.answers(text)
}

// focused returns the selector-like name of what has the focus, shadow trees
// looked into.
func (e element) focused() string {
	e.t.Helper()
	return e.Text(`
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at.localName + (at.getAttribute('class') ? '.' + at.getAttribute('class').split(' ')[0] : '')
      + ' ' + (at.getAttribute('href') ?? at.textContent.trim().slice(0, 40));`)
}
