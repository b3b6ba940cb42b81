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

// keeps waits until the service worker is active, and returns what it keeps, by
// path, and under which names.
func keeps(b *browser.Browser) (names, paths []string) {
	b.Until("the service worker", "return (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'")
	b.Script(&names, "return caches.keys()")
	b.Script(&paths, `
    const list = [];
    for (const name of await caches.keys())
      for (const {url} of await (await caches.open(name)).keys()) list.push(url.slice(location.origin.length));
    return list;`)
	return names, paths
}

// TestSecondVisit ends the network after the first visit: the page is there,
// and answers. What the API answered is not kept.
func TestSecondVisit(t *testing.T) {
	each(t, func(t *testing.T, b *browser.Browser) {
		s := site(t)
		e := visit(t, b, s, "/")
		e.put("HTTP/1.1 418 I'm a teapot")
		keeps(b)
		b.Navigate(s.URL + "/codes/404/")
		e = visit(t, b, s, "/")
		b.Script(nil, "for (const path of ['codes/404.json', 'catalog.json', 'diagram.svg']) await (await fetch(path)).text()")
		names, paths := keeps(b)
		if len(names) != 1 || len(paths) < 12 {
			t.Errorf("it keeps %q in %q", paths, names)
		}
		for _, path := range paths {
			if path != "/" && path != "/favicon.svg" && !strings.HasPrefix(path, "/h/") {
				t.Errorf("it keeps %s", path)
			}
		}
		s.Stop()
		for _, c := range []struct{ path, hash, says string }{
			{"/", "", ""},
			{"/codes/503/", "#503", "Service Unavailable"},
			{"/429", "#429", "Too Many Requests"},
			{"/guide/", "", ""},
		} {
			b.Navigate(s.URL + c.path)
			b.Until("the page without a network for "+c.path, `
        const host = document.querySelector('hit-check');
        return host.shadowRoot?.querySelector('[part=result]').textContent.includes(arguments[1]) && location.hash === arguments[0]
          && location.pathname === '/'`, c.hash, c.says)
		}
		e.Find(box).Focus()
		e.Type("HTTP/1.1 502 Bad Gateway")
		if r := e.answers("HTTP/1.1 502 Bad Gateway"); r.Final != 502 {
			t.Errorf("final %d", r.Final)
		}
		file := filepath.Join(t.TempDir(), "access.log")
		if err := os.WriteFile(file, []byte(corpus(t, "access.log")), 0o600); err != nil {
			t.Fatal(err)
		}
		e.Find(box).Drop(file)
		e.Until("the dropped file's answer", "return document.querySelector('hit-check').report.verdict === 'mixed'")
	})
}

// TestNewVersion deploys another version: the next visit has it at once, and
// the one after that has it without a network. The old one is not kept.
func TestNewVersion(t *testing.T) {
	each(t, func(t *testing.T, b *browser.Browser) {
		copied := filepath.Join(t.TempDir(), "dist")
		run(t, ".", "cp", "-r", dist(t), copied)
		s := serve.Start(t, serve.Options{Dir: copied, Policy: pagePolicy(t), Watch: true})
		visit(t, b, s, "/")
		before, _ := keeps(b)
		sheet := filepath.Join(copied, "site.css")
		text, err := os.ReadFile(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(sheet, append(text, "h1 { letter-spacing: 7px }"...), 0o600); err != nil {
			t.Fatal(err)
		}
		run(t, browser.Root(t), "go", "run", "./gen/pages", copied)
		visit(t, b, s, "/")
		const new = "return getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'"
		b.Until("the new version", new)
		b.Until("the new version to be kept", "const names = await caches.keys(); return names.length === 1 && names[0] !== arguments[0]", before[0])
		if after, _ := keeps(b); len(after) != 1 || slices.Equal(before, after) {
			t.Errorf("%q became %q", before, after)
		}
		quiet(t, b)
		s.Stop()
		b.Navigate(s.URL + "/")
		b.Until("the new version without a network", new)
	})
}
