package test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
	"hitcheck/wasm/status"
)

// endless is a small file that takes seconds to read: a gzip file of many
// members, each of four megabytes of log.
func endless(members int) []byte {
	return bytes.Repeat(packed(logOf(44_000)), members)
}

// begins waits until progress is shown.
func (e element) begins() {
	e.t.Helper()
	e.Until("progress", `
    const bar = document.querySelector('hit-check').shadowRoot.querySelector('[part=files] progress');
    return bar && bar.value > 0 && bar.max > bar.value && document.querySelector('hit-check').report.bytes > 1e6`)
}

// ready types a code and waits for its answer: the element takes the next input.
func (e element) ready() {
	e.t.Helper()
	e.Find(box).Focus()
	e.Press(browser.Control, "a")
	e.Type("418")
	if r := e.answers("418"); r.Final != 418 || e.Has("hit-check >>> [part=files] p") {
		e.t.Errorf("418 gives %+v", r)
	}
}

func TestStopReading(t *testing.T) {
	path := filepath.Join(t.TempDir(), "endless.log.gz")
	if err := os.WriteFile(path, endless(2000), 0o600); err != nil {
		t.Fatal(err)
	}
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Script(nil, listen)

		// The button stops it, and what was read is answered.
		e.Find(chooser).Upload(path)
		e.begins()
		faults := e.Axe()
		e.Find("hit-check >>> [part=files] button").Click()
		e.ends("a stopped reading")
		if faults = append(faults, e.Axe()...); len(faults) > 0 {
			t.Errorf("axe finds %q", faults)
		}
		e.tells(status.Say(status.WordFileStopped) + " " + until(status.Say(status.WordFileCovers)))
		r := e.report()
		if len(r.Codes) != 3 || r.Verdict != "mixed" || r.Bytes < 1e6 {
			t.Errorf("what was read is lost: %d bytes, %+v", r.Bytes, r.Codes)
		}
		e.Until("growing answers", `
      const sizes = window.heard.map(h => h.bytes).filter(n => n > 0);
      return sizes.length > 1 && sizes.every((n, i) => i === 0 || n >= sizes[i - 1])`)

		// So does the caller's signal, and the error holds the report.
		e.hold(path)
		var caught struct {
			Name  string
			Bytes int
			Same  bool
		}
		e.Script(&caught, `
      const host = document.querySelector('hit-check');
      const stop = new AbortController();
      document.addEventListener('report', () => stop.abort(), {once: true});
      try { await host.check(window.held, {signal: stop.signal}); return {Name: 'none'}; }
      catch (error) { return {Name: error.name, Bytes: error.report.bytes, Same: error.report === host.report}; }`)
		if caught.Name != "AbortError" || caught.Bytes == 0 || !caught.Same {
			t.Errorf("a signal's stop gives %+v", caught)
		}

		// Another input ends it without a word.
		e.Find(chooser).Upload(path)
		e.begins()
		e.ready()
		e.Script(nil, "await new Promise(done => setTimeout(done, 600))")
		if r := e.report(); r.Final != 418 {
			t.Errorf("the file that was left behind answers: %+v", r)
		}
		if seen := e.Seen(); len(seen.Errors)+len(seen.Violations) > 0 {
			t.Errorf("seen: %q", seen)
		}
	})
}

// until returns what stands before the first {}.
func until(words string) string {
	words, _, _ = strings.Cut(words, "{}")
	return words
}

func TestUnreadable(t *testing.T) {
	s := site(t)
	text := []byte(logOf(6000))
	dir := t.TempDir()
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		check := func() string {
			t.Helper()
			return e.Text("return await document.querySelector('hit-check').check(window.held).then(report => String(report.bytes), error => error.name)")
		}
		for _, c := range []struct {
			name   string
			change func(string) error
		}{
			{"gone.log", os.Remove},
			{"shorter.log", func(path string) error { return os.Truncate(path, 300_000) }},
			{"other.log", func(path string) error { return os.WriteFile(path, append(text, text...), 0o600) }},
		} {
			path := files(t, dir, map[string][]byte{c.name: text}, c.name)[0]
			e.put("HTTP/1.1 410 Gone")
			e.hold(path)
			if err := c.change(path); err != nil {
				t.Fatal(err)
			}
			got := check()
			e.ends(c.name)
			// What has grown is read up to where it was, or whole, or not at all.
			if c.name != "other.log" || got != strconv.Itoa(len(text)) && got != strconv.Itoa(2*len(text)) {
				e.tells(said(status.WordFileGone, c.name))
				if got != "NotReadableError" {
					t.Errorf("%s gives %s", c.name, got)
				}
			}
			e.ready()
		}

		e.put("HTTP/1.1 410 Gone")
		e.dropFolder(dir)
		e.tells(said(status.WordFileFolder, filepath.Base(dir)))
		if r := e.report(); r.Final != 410 {
			t.Errorf("a folder took the answer away: %+v", r)
		}
		e.ready()
		if seen := e.Seen(); len(seen.Errors)+len(seen.Violations) > 0 {
			t.Errorf("seen: %q", seen)
		}
	})
}

// TestChanged writes over a file in place while it is read: what was read may be of
// both, and that is said once, beside the answer. Only Chromium can be asked.
func TestChanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "changed.log.gz")
	text := endless(150)
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		if b.Engine != browser.Chromium {
			t.Skip("a file that was written over is read as if nothing was")
		}
		e := visit(t, b, s, "/")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		e.Find(chooser).Upload(path)
		e.begins()
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.WriteAt(text[:1], 0); err != nil {
			t.Fatal(err)
		}
		file.Close()
		e.ends("a file that changes")
		want := said(status.WordFileGone, filepath.Base(path))
		e.tells(want)
		if got := e.Find("hit-check >>> [part=files] [role=alert]").Text(); strings.Count(got, want) != 1 {
			t.Errorf("it says %q", got)
		}
		e.counts("what was read", map[int]int{200: 150 * 26_400, 404: 150 * 8_800, 503: 150 * 8_800})
	})
}

// dropFolder drops a folder: a real one where the driver can.
func (e element) dropFolder(path string) {
	e.t.Helper()
	if e.Engine == browser.Chromium {
		e.Find("hit-check >>> textarea").DropFolder(path)
		return
	}
	e.Script(nil, `
    const drop = new DragEvent('drop', {bubbles: true, composed: true, cancelable: true});
    Object.defineProperty(drop, 'dataTransfer', {value: {types: ['Files'], items: [
      {kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => ({isDirectory: true, name: arguments[0]})}]}});
    document.querySelector('hit-check').dispatchEvent(drop);`, filepath.Base(path))
}

// hold keeps a file of this machine as window.held without reading it, once the
// browser knows how long it is: WebKit looks late.
func (e element) hold(path string) {
	e.t.Helper()
	e.Script(nil, `
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'held';
    document.body.append(input);`)
	e.Find("#held").Upload(path)
	info, err := os.Stat(path)
	if err != nil {
		e.t.Fatal(err)
	}
	e.Until("the file's size", `
    window.held = document.getElementById('held').files[0];
    return window.held?.size === arguments[0]`, info.Size())
	e.Script(nil, "document.getElementById('held').remove()")
}

// lively is a page that knows its workers.
const lively = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<script>
  const Real = Worker;
  window.Worker = class extends Real {
    constructor(url) {
      super(url);
      window.last = this;
      this.addEventListener('message', ({ data }) => { if (data !== 'pong') window.told = true; });
    }
  };
</script>
<script type="module" src="/hit-check.js"></script>
<main><h1>Host</h1><hit-check></hit-check></main></html>`

func TestWorkerDies(t *testing.T) {
	path := filepath.Join(t.TempDir(), "endless.log.gz")
	if err := os.WriteFile(path, endless(2000), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": lively}, Watch: true})
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		for _, end := range []string{"onerror(new Event('error'))", "terminate()"} {
			e.Find(chooser).Upload(path)
			e.begins()
			e.Script(nil, "(window.wrappedJSObject || window).last."+end)
			e.ends(end)
			e.tells(said(status.WordFileBroke, filepath.Base(path)))
			if r := e.report(); len(r.Codes) != 3 || r.Verdict != "mixed" {
				t.Errorf("%s: what was read is lost: %+v", end, r)
			}
			e.ready()
		}
	})
}

// TestWorkerReads holds that a worker reads a file, also where its script is made of
// what the build put into one file: a script that did not run would only be slower.
func TestWorkerReads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.log.gz")
	if err := os.WriteFile(path, endless(10), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve.Start(t, serve.Options{Dir: dist(t), Watch: true, Pages: map[string]string{
		"/":       lively,
		"/inline": strings.ReplaceAll(lively, "hit-check.js", "hit-check.inline.js"),
	}})
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, page := range []string{"/", "/inline"} {
			e := visit(t, b, s, page)
			e.Find(chooser).Upload(path)
			e.ends(page)
			e.counts(page, map[int]int{200: 10 * 26_400, 404: 10 * 8_800, 503: 10 * 8_800})
			if !e.True("return (window.wrappedJSObject || window).told === true") {
				t.Errorf("%s: no worker told anything", page)
			}
		}
	})
}

// TestWithoutWorker reads on the page's own thread, where the policy of the
// page refuses workers, and holds that the page goes on meanwhile.
func TestWithoutWorker(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.log.gz")
	if err := os.WriteFile(path, endless(60), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, policy := range []string{
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'",
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src blob:; require-trusted-types-for 'script'; trusted-types 'none'",
	} {
		s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": embed}, Policy: policy, Watch: true})
		each(t, func(t *testing.T, b *browser.Browser) {
			e := visit(t, b, s, "/")
			e.Script(nil, `
        window.turns = 0;
        window.turning = setInterval(() => window.turns++, 4);`)
			e.Find(chooser).Upload(path)
			e.ends("the file")
			e.counts("without a worker", map[int]int{200: 60 * 26_400, 404: 60 * 8_800, 503: 60 * 8_800})
			if e.True("clearInterval(window.turning); return window.turns < 20") {
				t.Error("the page stood still")
			}
			e.ready()
		})
	}
}

// TestLargePaste pastes more than the box could hold without waiting.
func TestLargePaste(t *testing.T) {
	s := site(t)
	text := logOf(14_000)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Find(box).Focus()
		e.Paste(text)
		e.ends("the paste")
		e.silent("the paste")
		e.counts("the paste", map[int]int{200: 8400, 404: 2800, 503: 2800})
		if got := e.Find(box).Value(); got != "" {
			t.Errorf("the box took %d bytes", len(got))
		}
		var bytes int
		e.Script(&bytes, "return (await document.querySelector('hit-check').check(arguments[0])).bytes", text)
		if bytes != len(text) {
			t.Errorf("check read %d bytes of %d", bytes, len(text))
		}
		e.ready()
	})
}
