package test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// settled waits until the page asks for nothing more, and returns how much was
// asked for by then.
func (e element) settled(s *serve.Server) (inside, outside int) {
	e.t.Helper()
	still, before := 0, -1
	e.Wait("the end of the page's load", func() bool {
		now := len(s.Requests())
		if now == before {
			still++
		} else {
			still, before = 0, now
		}
		return still >= 8 // half a second of polls
	})
	return before, len(e.Outside())
}

// unasked fails the test if anything was requested since the counts were taken.
// Its own request comes after all that stands in line.
func (e element) unasked(s *serve.Server, inside, outside int) {
	e.t.Helper()
	e.Script(nil, "await fetch('/-/canary?last')")
	if got := s.Requests()[inside:]; !slices.Equal(got, []string{"/-/canary?last"}) {
		e.t.Errorf("requests after the page had loaded: %q, want the canary alone", got)
	}
	if got := e.Outside()[outside:]; len(got) > 0 {
		e.t.Errorf("requests to the outside: %q", got)
	}
}

// use does with an element what a person would: type, paste, choose an example,
// look up a code, drop a file.
func (e element) use() {
	e.t.Helper()
	e.Find(box).Focus()
	e.Type("404")
	e.answers("404")
	e.paste(corpus(e.t, "curl.txt"))
	e.Find("hit-check >>> [part=examples] button").Click()
	e.answers("404")
	e.Find("hit-check >>> [part=status] a").Click()
	file := filepath.Join(e.t.TempDir(), "access.log")
	if err := os.WriteFile(file, []byte(corpus(e.t, "access.log")), 0o600); err != nil {
		e.t.Fatal(err)
	}
	e.Find(box).Drop(file)
	e.Until("the dropped file's answer", "return document.querySelector('hit-check').report.verdict === 'mixed'")
}

func TestNothingIsAskedOrStored(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		names, kept := keeps(b)
		inside, outside := e.settled(s)
		loaded := e.Loaded()
		e.use()
		if got := e.Loaded(); !slices.Equal(got, loaded) {
			t.Errorf("loaded %q, before it was used %q", got, loaded)
		}
		e.unasked(s, inside, outside)
		if got := s.Missing(); len(got) > 0 {
			t.Errorf("the page asks for what dist/ does not hold: %q", got)
		}
		// The site keeps its own files for a visit without a network, and nothing else.
		if got := e.Stored(); len(got) != 1 || got[0] != "cache: "+names[0] {
			t.Errorf("stored: %q", got)
		}
		if _, now := keeps(b); !slices.Equal(now, kept) {
			t.Errorf("it keeps %q, before it was used %q", now, kept)
		}
		if seen := e.Seen(); len(seen.Errors)+len(seen.Violations)+len(seen.Ran) > 0 {
			t.Errorf("seen: %q", seen)
		}
	})
}

// policies are what a host page may say, and the file it then embeds.
var policies = []struct{ name, script, policy string }{
	{"files beside", "hit-check.js",
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"},
	{"one file", "hit-check.inline.js",
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'"},
}

func TestPolicies(t *testing.T) {
	for _, p := range policies {
		t.Run(p.name, func(t *testing.T) {
			if _, err := os.Stat(filepath.Join(dist(t), p.script)); err != nil {
				t.Fatalf("dist/ is not built: run make first (%v).", err)
			}
			page := strings.Replace(embed, "hit-check.js", p.script, 1)
			s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": page}, Policy: p.policy, Watch: true})
			each(t, func(t *testing.T, b *browser.Browser) {
				b.Console()
				e := visit(t, b, s, "/")
				e.use()
				if seen := e.Seen(); len(seen.Errors)+len(seen.Violations) > 0 {
					t.Errorf("seen: %q", seen)
				}
				if got := b.Console(); len(got) > 0 {
					t.Errorf("console: %q", got)
				}
				if got := e.Stored(); len(got) > 0 {
					t.Errorf("stored: %q", got)
				}
				if !e.True("return document.querySelector('hit-check').shadowRoot.adoptedStyleSheets.some(sheet => sheet.cssRules.length > 0)") {
					t.Errorf("the element has lost its looks")
				}
			})
		})
	}
}

// TestLargeFileWhereWorkersAreRefused holds that a host's policy costs the
// worker and nothing else.
func TestLargeFileWhereWorkersAreRefused(t *testing.T) {
	text := strings.Repeat(corpus(t, "access.log"), 2000)
	file := filepath.Join(t.TempDir(), "large.log")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": embed}, Policy: policies[0].policy, Watch: true})
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		inside, outside := e.settled(s)
		e.Find(box).Drop(file)
		e.Until("the whole file's answer", "return document.querySelector('hit-check').report.bytes === arguments[0]", len(text))
		seen := e.Seen()
		for _, v := range seen.Violations {
			if !strings.Contains(v, "blob") && !strings.HasPrefix(v, "trusted-types") {
				t.Errorf("a violation that is not the worker's: %s", v)
			}
		}
		if len(seen.Errors) > 0 {
			t.Errorf("seen: %q", seen.Errors)
		}
		e.unasked(s, inside, outside)
	})
}

// TestPolicyWithoutWasm is the policies' canary, and holds that the element
// says so when it cannot read.
func TestPolicyWithoutWasm(t *testing.T) {
	s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": embed}, Watch: true,
		Policy: "default-src 'none'; script-src 'self'; connect-src 'self'"})
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/")
		// WebKit does not report the refused WebAssembly itself.
		b.Script(nil, "document.body.append(Object.assign(document.createElement('img'), {src: '/leak.png', alt: ''}))")
		b.Until("a violation", "return (window.wrappedJSObject || window).hitcheckWatch.violations.some(v => v.startsWith('img-src'))")
		b.Until("a sentence", "return document.querySelector('hit-check').shadowRoot.querySelector('[role=alert]').textContent.length > 10")
	})
}

func TestFiles(t *testing.T) {
	small := corpus(t, "access.log")
	large := strings.Repeat(small, 2000) // about two megabytes, more than the box holds
	dir := t.TempDir()
	for name, text := range map[string]string{"small.log": small, "large.log": large} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		read := func(how, text string) {
			t.Helper()
			e.Until(how, "return document.querySelector('hit-check').report.bytes === arguments[0]", len(text))
			r := e.report()
			n := 0
			for _, c := range r.Codes {
				n += c.Count
			}
			if r.Verdict != "mixed" || n != strings.Count(text, "\n") {
				t.Errorf("%s: %s, %d answers of %d", how, r.Verdict, n, strings.Count(text, "\n"))
			}
		}
		e.Find("hit-check >>> input[type=file]").Upload(filepath.Join(dir, "small.log"))
		read("the chosen file", small)
		e.Find(box).Drop(filepath.Join(dir, "large.log"))
		read("the large dropped file", large)
		e.Find(box).Drop(filepath.Join(dir, "small.log"))
		read("the dropped file", small)
		if seen := e.Seen(); len(seen.Errors)+len(seen.Violations) > 0 {
			t.Errorf("seen: %q", seen)
		}
	})
}
