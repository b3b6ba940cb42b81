package test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// embed is a host page without any policy, so that what gets through runs.
const embed = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<script type="module" src="/hit-check.js"></script>
<main><h1>Host</h1><hit-check><p>Without script</p></hit-check></main></html>`

// hostile reads the list of texts that try to run, to load or to leave their box.
func hostile(t testing.TB) []string {
	t.Helper()
	var list []string
	for line := range strings.Lines(corpus(t, "hostile.txt")) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line == "#" || strings.HasPrefix(line, "# ") {
			continue
		}
		if line[0] == '"' {
			s, err := strconv.Unquote(line)
			if err != nil {
				t.Fatalf("hostile.txt: %s: %v", line, err)
			}
			line = s
		}
		list = append(list, line)
	}
	if len(list) < 200 {
		t.Fatalf("hostile.txt has %d texts, want 200 or more", len(list))
	}
	return list
}

// places are where a hostile text can stand in what people paste: alone, and
// wherever the answer may show a piece of it. Each text takes its turn in two of
// the latter.
var places = []string{
	"%",
	"HTTP/1.1 404 %\nLocation: %\nServer: %\nWWW-Authenticate: %\n",
	`203.0.113.9 - - [23/Nov/2026:09:14:03 +0000] "GET /% HTTP/1.1" 404 64 "%" "%"` + "\n" +
		`203.0.113.9 - - [23/Nov/2026:09:14:03 +0000] "% / HTTP/1.1" 500 64 "-" "-"` + "\n",
	`{"status": 404, "title": "%", "detail": "%", "method": "%", "path": "/%"}`,
	"curl: (6) Could not resolve host: %\n",
	"Access to fetch at '%' from origin '%' has been blocked by CORS policy: %\n",
}

// inspect looks for what no text may bring about, in the shadow tree and around
// the element, and lists it.
const inspect = `
  const forbidden = /^(script|img|image|iframe|frame|frameset|object|embed|applet|audio|video|source|track|link|style|base|meta|template|foreignobject|animate\w*|set|use|feimage|math|portal|fencedframe|dialog|marquee|hit-.*|x-.*)$/i;
  const attributes = /^(on|style$|src|action|formaction|ping|poster|background|data$|is$|xlink)/i;
  const bidi = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/;
  const faults = [];
  // Whether text follows a node before anything that sets it apart ends.
  const follows = node => {
    for (let at = node; ; at = at.parentNode) {
      for (let next = at.nextSibling; next; next = next.nextSibling) if (next.textContent.trim()) return true;
      const style = getComputedStyle(at.parentNode);
      if (style.display !== 'inline' || /isolate|plaintext/.test(style.unicodeBidi)) return false;
    }
  };
  const inspect = (host, what) => {
    const fault = words => faults.push(words + ' for ' + JSON.stringify(what));
    for (const node of host.shadowRoot.querySelectorAll('*')) {
      if (forbidden.test(node.localName)) fault('a <' + node.localName + '>');
      for (const {name, value} of node.attributes) {
        if (attributes.test(name)) fault('the attribute ' + name);
        if (name === 'href' && !/^(#|\/(?!\/)|https:\/\/(?!canary))/.test(value)) fault('a link to ' + value);
      }
      // Turned letters must not turn what stands after them on the line; the
      // evidence is the text itself, in a box of its own.
      if (!node.closest('[data-evidence]')) for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE && bidi.test(child.data) && follows(child)) fault('turned letters in an inline <' + node.localName + '>');
      }
    }
    const place = host.shadowRoot.querySelector('[data-evidence]');
    if (!place || host.report.bytes !== new TextEncoder().encode(what).length) return;
    const copy = place.cloneNode(true);
    for (const words of copy.querySelectorAll('mark > span')) words.remove();
    if (copy.textContent !== what) fault('evidence ' + JSON.stringify(copy.textContent));
  };`

func TestHostileText(t *testing.T) {
	list := hostile(t)
	s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": embed}, Watch: true})
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		inside, outside := e.settled(s)
		e.feed("as text", `
      const host = document.querySelector('hit-check');
      const [alone, ...within] = arguments[1];
      for (const [i, text] of texts.entries())
        for (const place of [alone, within[i % within.length], within[(i + 2) % within.length]]) {
          const whole = place.replaceAll('%', () => text);
          await host.check(whole);
          inspect(host, whole);
        }`, list, places)
		e.feed("as attributes", `
      for (const text of texts) {
        const host = document.createElement('hit-check');
        host.setAttribute('value', text);
        host.setAttribute('title', text);
        document.querySelector('main').append(host);
        for (let i = 0; !host.report; i++) await new Promise(done => setTimeout(done, i));
        inspect(host, host.value);
        host.setAttribute('code', text);
        await new Promise(done => setTimeout(done));
        inspect(host, text);
        host.remove();
      }`, list)
		e.feed("as notes", `
      const host = document.createElement('hit-check');
      host.setAttribute('code', '404');
      document.querySelector('main').append(host);
      for (let i = 0; !host.report; i++) await new Promise(done => setTimeout(done, i));
      for (const text of texts) {
        const note = document.createElement('p');
        note.slot = '404';
        note.textContent = text;
        const astray = document.createElement('p');
        astray.slot = text;
        host.replaceChildren(note, astray);
        inspect(host, text);
        if (!note.assignedSlot) faults.push('a note is not shown: ' + JSON.stringify(text));
        if (astray.assignedSlot) faults.push('a note for no code is shown: ' + JSON.stringify(text));
      }
      host.remove();`, list)
		all := strings.Join(list, "\n")
		e.Script(nil, "document.querySelector('hit-check').value = ''")
		e.Find(box).Focus()
		// A clipboard ends a text at a zero byte, and a text area has no returns.
		pasted := strings.NewReplacer("\x00", "", "\r\n", "\n", "\r", "\n").Replace(all)
		e.Paste(pasted)
		e.Until("the pasted list", "return document.querySelector('hit-check').report.bytes > 9000")
		file := filepath.Join(t.TempDir(), "hostile.txt")
		// A file with a zero byte is no text.
		dropped := strings.ReplaceAll(all, "\x00", "")
		if err := os.WriteFile(file, []byte(dropped), 0o600); err != nil {
			t.Fatal(err)
		}
		e.Find(box).Drop(file)
		e.Until("the dropped list", "return document.querySelector('hit-check').report.bytes === arguments[0]", len(dropped))

		if seen := e.Seen(); len(seen.Ran)+len(seen.Errors)+len(seen.Violations) > 0 {
			t.Errorf("seen: %q", seen)
		}
		if n := e.count("*"); n == 0 || !e.True("return document.body.children.length === 1 && document.querySelector('main').children.length === 2") {
			t.Errorf("the host page has changed")
		}
		e.unasked(s, inside, outside)

		// The canary: the same gauges on text that is made into markup.
		e.Script(nil, "document.querySelector('h1').innerHTML = '<img src=/leak-canary.png onerror=pwned(7)>'")
		e.Until("the canary", "return (window.wrappedJSObject || window).hitcheckWatch.ran.length === 1")
		if got := s.Requests()[inside:]; !strings.Contains(strings.Join(got, " "), "/leak-canary.png") {
			t.Errorf("the gauge does not count: %q", got)
		}
	})
}

// A chip shows whatever a page puts into it, and answers to it.
func TestHostileChips(t *testing.T) {
	list := hostile(t)
	page := strings.Replace(embed, "hit-check.js", "hit-code.js", 1)
	s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": page}, Watch: true})
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/")
		b.Until("the element", "return customElements.get('hit-code') !== undefined")
		element{b, t}.feed("as chips", `
      for (const text of texts) for (const named of [false, true]) {
        const chip = document.createElement('hit-code');
        if (named) chip.setAttribute('code', text);
        else chip.textContent = text;
        document.querySelector('h1').append(chip);
        for (let i = 0; !chip.shadowRoot?.querySelector('button'); i++) await new Promise(done => setTimeout(done, i));
        const button = chip.shadowRoot.querySelector('button'), answer = chip.shadowRoot.querySelector('[part=answer]');
        button.dispatchEvent(new Event('pointerenter'));
        for (let i = 0; i < 60 && !answer.childElementCount; i++) await new Promise(done => setTimeout(done, i));
        if (!answer.childElementCount && text.trim()) faults.push('no answer to ' + JSON.stringify(text));
        if (button.textContent.trim() !== text.trim()) faults.push('the chip says ' + JSON.stringify(button.textContent));
        inspect(chip, text);
        chip.remove();
      }`, list)
		if seen := b.Seen(); len(seen.Ran)+len(seen.Errors)+len(seen.Violations) > 0 {
			t.Errorf("seen: %q", seen)
		}
		if !b.True("return document.querySelector('h1').childElementCount === 0 && document.querySelector('main').children.length === 2") {
			t.Errorf("the host page has changed")
		}
		for _, path := range s.Requests() {
			if strings.Contains(path, "leak") || strings.Contains(path, "canary") {
				t.Errorf("it asks for %s", path)
			}
		}
		if got := b.Outside(); len(got) > 0 {
			t.Errorf("requests to the outside: %q", got)
		}
	})
}

// TestTreesCannotRun gives the builder of nodes what the module never draws.
func TestTreesCannotRun(t *testing.T) {
	page := `<!doctype html><html lang="en"><title>Trees</title><main></main>
<script type="module">
  import { build } from '/nodes.js';
  for (const attributes of [
    {onclick: 'pwned(1)'}, {style: 'color: red'}, {src: '/leak.png'}, {srcdoc: 'x'}, {formaction: '/leak'}, {ping: '/leak'},
    {href: 'javascript:pwned(1)'}, {href: ' javascript:pwned(1)'}, {href: 'data:text/html,x'}, {href: '//canary.invalid/'},
    {href: 'http://canary.invalid/'}, {href: '/\\canary.invalid/'}, {href: '/\t/canary.invalid/'}, {'xlink:href': '#x'}, {is: 'x-y'}, {'data-x onclick': 'pwned(1)'},
  ]) document.querySelector('main').append(build(['a', attributes, '<b>text</b>']));
  document.querySelector('main').append(build(['a', {href: '#404', class: 'x', 'data-text': '<b>', 'aria-label': 'x'}]));
  document.querySelector('main').dataset.built = '';
</script></html>`
	s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": page}, Watch: true})
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/")
		b.Until("the trees", "return 'built' in document.querySelector('main').dataset")
		var set []string
		b.Script(&set, `
      const set = [];
      for (const node of document.querySelectorAll('main a:not(:last-child)')) {
        for (const {name, value} of node.attributes) set.push(name + '=' + value);
        if (node.childElementCount) set.push(node.innerHTML);
      }
      return set;`)
		if len(set) > 0 {
			t.Errorf("set: %q", set)
		}
		if !b.True("return document.querySelector('main a:last-child').attributes.length === 4") {
			t.Error("what is allowed is not set")
		}
	})
}

// feed runs a script on the list in handfuls, so that no script takes long.
func (e element) feed(how, script string, list []string, more ...any) {
	e.t.Helper()
	const handful = 25
	shown := 0
	for i := 0; i < len(list); i += handful {
		var faults []string
		args := append([]any{list[i:min(i+handful, len(list))]}, more...)
		e.Script(&faults, "const texts = arguments[0];"+inspect+script+"\nreturn faults;", args...)
		for _, f := range faults {
			if shown++; shown <= 10 {
				e.t.Errorf("%s: %s", how, f)
			}
		}
	}
	if shown > 10 {
		e.t.Errorf("%s: %d more", how, shown-10)
	}
}
