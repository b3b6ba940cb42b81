package test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hitcheck/site/test/browser"
)

// listen collects the report events that reach the document.
const listen = `
  window.heard = [];
  document.addEventListener('report', event => {
    const host = document.querySelector('hit-check');
    window.heard.push({verdict: event.detail.verdict, bytes: event.detail.bytes, same: event.detail === host.report,
      path: event.composedPath()[0] === host, target: event.target === host});
  });`

func TestTypeACode(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Script(nil, listen)
		e.Find(box).Click()
		e.Type("404")
		r := e.answers("404")
		if r.Hitting || r.Verdict != "not-hitting" || r.Final != 404 || len(r.Codes) != 1 || r.Codes[0].Name != "Not Found" {
			t.Errorf("report %+v", r)
		}
		shown := e.Find(result).Text()
		for _, want := range []string{"404", "Not Found", e.Find("hit-check >>> [part=verdict]").Text()} {
			if want == "" || !strings.Contains(shown, want) {
				t.Errorf("the answer does not show %q: %s", want, shown)
			}
		}
		if !strings.HasPrefix(r.Headline, e.Find("hit-check >>> [part=verdict]").Text()) {
			t.Errorf("the headline %q is not what stands largest", r.Headline)
		}
		if n := e.count("[part=next] li"); n < 2 {
			t.Errorf("%d next steps, want two or more", n)
		}
		e.heard(r)
	})
}

func TestTypeLetterByLetter(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Script(nil, listen)
		e.Find(box).Click()
		text := "HTTP/1.1 503 Service Unavailable\nRetry-After: 120\n"
		for part := range strings.Lines(text) {
			for _, letter := range part {
				e.Type(string(letter))
			}
		}
		r := e.answers(text)
		if r.Final != 503 {
			t.Errorf("final %d, want 503", r.Final)
		}
		if got := e.focused(); !strings.HasPrefix(got, "textarea") {
			t.Errorf("typing lost the focus to %s", got)
		}
		e.heard(r)
	})
}

// heard checks that report events came, and that the last one carried r.
func (e element) heard(r report) {
	e.t.Helper()
	e.Until("a report event for the whole text", "return window.heard.some(h => h.bytes === arguments[0])", r.Bytes)
	if !e.True("return window.heard.at(-1).same && window.heard.every(h => h.path && h.target)") {
		e.t.Error("an event is not the element's own, or does not carry the report property")
	}
}

// count counts the nodes of the shadow tree that a selector matches.
func (e element) count(selector string) int {
	e.t.Helper()
	var n int
	e.Script(&n, "return document.querySelector('hit-check').shadowRoot.querySelectorAll(arguments[0]).length", selector)
	return n
}

func TestPaste(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		for _, c := range []struct {
			name, verdict string
			final         int
		}{
			{"curl.txt", "not-hitting", 401},
			{"access.log", "mixed", 0},
			{"refused.txt", "not-hitting", 0},
			{"cors.txt", "not-hitting", 200},
			{"hit.txt", "hitting", 200},
		} {
			r := e.paste(corpus(t, c.name))
			if r.Verdict != c.verdict || r.Final != c.final {
				t.Errorf("%s: %s %d, want %s %d", c.name, r.Verdict, r.Final, c.verdict, c.final)
			}
			if len(r.Evidence) == 0 {
				t.Errorf("%s: no evidence", c.name)
			}
		}
	})
}

func TestUnknownAndEmpty(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		if n := e.count("[part=verdict]"); n != 0 {
			t.Errorf("the empty page shows a verdict")
		}
		r := e.paste("the quick brown fox")
		if r.Verdict != "unknown" {
			t.Errorf("verdict %s for a text that says nothing", r.Verdict)
		}
		if got := e.Find("hit-check >>> [part=verdict]").Text(); got == "" {
			t.Error("a text that says nothing gets no words")
		}
		e.Press(browser.Control, "a")
		e.Press(browser.Delete)
		if r := e.answers(""); r.Bytes != 0 {
			t.Errorf("the emptied box still has a report of %d bytes", r.Bytes)
		}
	})
}

func TestExamples(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Find("hit-check >>> [part=examples] button")
		n := e.count("[part=examples] button")
		if n < 5 {
			t.Fatalf("%d examples, want five or more", n)
		}
		var verdicts []string
		for i := range n {
			e.Find("hit-check >>> [part=examples] button:nth-of-type(" + strconv.Itoa(i+1) + ")").Click()
			text := e.Text("return document.querySelector('hit-check').shadowRoot.querySelectorAll('[part=examples] button')[arguments[0]].dataset.text", i)
			verdicts = append(verdicts, e.answers(text).Verdict)
		}
		if slices.Contains(verdicts, "unknown") || !slices.Contains(verdicts, "mixed") || !slices.Contains(verdicts, "not-hitting") {
			t.Errorf("the examples answer %v", verdicts)
		}
	})
}

func TestHash(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/#404")
		e := element{b, t}
		shows := func(text string) {
			t.Helper()
			e.Until("the answer for "+text, `
        const verdict = document.querySelector('hit-check').shadowRoot.querySelector('[part=result] .answer');
        return verdict && verdict.textContent.includes(arguments[0])`, text)
		}
		shows("404 Not Found")
		e.Script(nil, "location.hash = '#503'")
		shows("503 Service Unavailable")
		e.Script(nil, "history.back()")
		shows("404 Not Found")
	})
}

func TestCodeAttribute(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Script(nil, `
      const other = document.createElement('hit-check');
      other.setAttribute('code', '409');
      const note = document.createElement('p');
      note.slot = '409';
      note.textContent = 'In the Orders API, the order has been paid.';
      other.append(note);
      other.id = 'other';
      document.body.append(other);`)
		e.Until("the answer for 409", "return document.getElementById('other').report?.final === 409")
		e.Until("the portal's note", `
      const note = document.querySelector('#other > p');
      return note.assignedSlot && note.getBoundingClientRect().height > 0`)
		if !e.True("const box = document.getElementById('other').shadowRoot.querySelector('textarea'); return !box || box.getBoundingClientRect().height === 0") {
			t.Error("an element for one code shows the box")
		}
	})
}

func TestAnnouncesOnceTypingRests(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Script(nil, `
      const live = document.querySelector('hit-check').shadowRoot.querySelector('[role=status], [aria-live]');
      window.said = [];
      new MutationObserver(() => window.said.push(live.textContent)).observe(live, {childList: true, characterData: true, subtree: true});`)
		e.Find(box).Focus()
		// Each key but the first two gives another headline.
		rests, before := 1, time.Now()
		for _, key := range strings.Split("4 0 4 < 0 < 1 < 3", " ") {
			if key == "<" {
				key = browser.Backspace
			}
			e.Type(key)
			e.answers(e.Find(box).Value())
			// A slow machine rests between keys.
			if time.Since(before) > 500*time.Millisecond {
				rests++
			}
			before = time.Now()
		}
		e.Until("the announcement", `
      const host = document.querySelector('hit-check');
      return host.report.final === 403 && window.said.at(-1) === host.report.headline`)
		var said []string
		e.Script(&said, "return window.said")
		if len(said) > rests {
			t.Errorf("said %q with %d rests between keys", said, rests)
		}
	})
}
