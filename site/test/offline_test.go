package test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// onDisk copies offline.html to where a person may keep it, and returns its address.
func onDisk(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(dist(t), "offline.html"))
	if err != nil {
		t.Fatal(err)
	}
	if len(page) > 120_000 {
		t.Errorf("offline.html has %d bytes, more than 120,000", len(page))
	}
	dir := filepath.Join(t.TempDir(), "my pagés")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "hit check.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: file}).String()
}

func TestOfflinePage(t *testing.T) {
	page := onDisk(t)
	canary := serve.Start(t, serve.Options{Pages: map[string]string{"/": `<!doctype html><img src="http://canary.invalid/" alt="">`}})
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Console()
		b.Navigate(page)
		e := element{b, t}
		e.Until("the element", "return document.querySelector('hit-check').report")
		outside := len(b.Outside())
		e.use()
		e.Script(nil, "document.querySelector('hit-check').value = ''")

		// A file of more than the box holds is read in a worker where there is one.
		large := strings.Repeat(corpus(t, "access.log"), 2000)
		file := filepath.Join(t.TempDir(), "large.log")
		if err := os.WriteFile(file, []byte(large), 0o600); err != nil {
			t.Fatal(err)
		}
		e.Find(box).Drop(file)
		e.Until("the large file's answer", "return document.querySelector('hit-check').report.bytes === arguments[0]", len(large))

		e.Find("#codes summary").Click()
		e.Until("the list of codes", "return document.querySelectorAll('#codes a').length >= 100")
		e.Find("#codes a[href='#507']").Click()
		e.Until("the answer for 507", `
      const answer = document.querySelector('hit-check').shadowRoot.querySelector('[part=result] .answer');
      return location.hash === '#507' && answer.textContent.includes('Insufficient Storage')`)
		e.knowsEveryCode()

		if got := e.Loaded(); len(got) > 0 {
			t.Errorf("loaded: %q", got)
		}
		if got := e.Outside()[outside:]; len(got) > 0 {
			t.Errorf("requests to the outside: %q", got)
		}
		if got := b.Console(); len(got) > 0 {
			t.Errorf("console: %q", got)
		}
		if e.True("return await fetch('http://canary.invalid/').then(() => true, () => false)") {
			t.Error("the page's policy let a request out")
		}
		// The canary: a page that does ask is counted.
		b.Navigate(canary.URL + "/")
		b.Wait("the canary", func() bool { return len(b.Outside()) > outside })
	})
}

// knowsEveryCode holds that each code of the catalog has its text and source in
// the page.
func (e element) knowsEveryCode() {
	e.t.Helper()
	var thin []string
	e.Script(&thin, `
    const host = document.querySelector('hit-check');
    const thin = [];
    for (const link of document.querySelectorAll('#codes a')) {
      const {codes: [code]} = await host.check(link.textContent);
      if (!code.meaning || !code.source || !code.next.length) thin.push(link.textContent);
    }
    return thin;`)
	if len(thin) > 0 {
		e.t.Errorf("codes without a meaning, a source or a step: %q", thin)
	}
}

func TestOfflinePageLooks(t *testing.T) {
	page := onDisk(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, m := range []browser.Media{{}, {Dark: true}} {
			b.SetMedia(m)
			b.Resize(360, 700)
			b.Navigate(page)
			e := element{b, t}
			e.Until("the element", "return document.querySelector('hit-check').report")
			e.put("404")
			if faults := e.Axe(); len(faults) > 0 {
				t.Errorf("%s: axe finds:\n%s", m, strings.Join(faults, "\n"))
			}
			var wide []string
			if e.Script(&wide, overflowing); len(wide) > 0 {
				t.Errorf("%s: %q", m, wide)
			}
		}
	})
}
