package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// The pages around the element: the guide, the list, a page for a code.

// pages are those without the element.
var pages = []struct{ name, path string }{
	{"guide", "/guide/"},
	{"decide", "/guide/decide/"},
	{"code", "/codes/502/"},
	{"codes", "/codes/"},
	{"nothing", "/404.html"},
}

func TestPagesLook(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, m := range []browser.Media{{}, {Dark: true}} {
			b.SetMedia(m)
			for _, page := range pages {
				b.Navigate(s.URL + page.path)
				b.Resize(1024, 768)
				if faults := b.Axe(); len(faults) > 0 {
					t.Errorf("%s, %s: axe finds:\n%s", page.path, fmt.Sprint(m), strings.Join(faults, "\n"))
				}
				for _, width := range []int{320, 360, 768, 1440} {
					b.Resize(width, 800)
					var wide []string
					if b.Script(&wide, overflowing); len(wide) > 0 {
						t.Errorf("%s at %d px: %q", page.path, width, wide)
					}
				}
			}
		}
	})
}

// What is there stays where it is while the rest comes, one thing after the
// other as over a slow line: Chromium tells of shifts.
func TestNothingMoves(t *testing.T) {
	s := serve.Start(t, serve.Options{Dir: dist(t), Policy: pagePolicy(t), Before: func(path string) {
		if ext := filepath.Ext(path); ext == ".js" || ext == ".wasm" || ext == ".more" {
			time.Sleep(150 * time.Millisecond)
		}
	}})
	each(t, func(t *testing.T, b *browser.Browser) {
		if b.Engine != browser.Chromium {
			t.Skip("only Chromium measures layout shifts")
		}
		for _, width := range []int{360, 412, 768, 1350} {
			b.Resize(width, 900)
			for _, path := range []string{"/", "/guide/", "/codes/", "/codes/404/"} {
				b.Navigate(s.URL + path)
				b.Until("the end of its load", "return document.readyState === 'complete'")
				if path == "/" {
					b.Until("the diagram", "return document.querySelector('hit-check').shadowRoot?.querySelector('.diagram')")
				}
				var shifts []struct {
					Value float64
					Nodes []string
				}
				b.Script(&shifts, `
          await new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)));
          return new Promise(done => {
            const seen = [];
            const observer = new PerformanceObserver(list => seen.push(...list.getEntries()));
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => {
              observer.disconnect();
              done(seen.map(({ value, sources }) => ({ value, nodes: sources.map(({ node }) => node?.nodeName + '.' + (node?.className ?? '')) })));
            }, 100);
          });`)
				sum := 0.0
				for _, shift := range shifts {
					sum += shift.Value
				}
				if sum >= 0.01 {
					t.Errorf("%s at %d px moves by %.3f: %v", path, width, sum, shifts)
				}
			}
		}
	})
}

// What a page loads is ours, it stores nothing, and nothing in it goes wrong.
func TestPagesAreQuiet(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + pages[0].path)
		b.Forget()
		for _, page := range pages {
			b.Console()
			outside := len(b.Outside())
			b.Navigate(s.URL + page.path)
			b.Until("the end of its load", "return document.readyState === 'complete'")
			for _, url := range b.Loaded() {
				if !strings.HasPrefix(url, s.URL+"/") {
					t.Errorf("%s loads %s", page.path, url)
				}
			}
			if got := b.Outside()[outside:]; len(got) > 0 {
				t.Errorf("%s: requests to the outside: %q", page.path, got)
			}
			if got := b.Stored(); len(got) > 0 {
				t.Errorf("%s stores %q", page.path, got)
			}
			if seen := b.Seen(); len(seen.Errors)+len(seen.Violations) > 0 {
				t.Errorf("%s: seen: %q", page.path, seen)
			}
			if b.True("return document.cookie !== '' || document.fonts.size > 0") {
				t.Errorf("%s has a cookie or a font of its own", page.path)
			}
		}
	})
}

// searches are what people type, and what has to come first.
var searches = []struct{ asked, first string }{
	{"404", "404 Not Found"},
	{"4", "400 Bad Request, 401 Unauthorized"},
	{"52", "520 Web server returns an unknown error, 521 Web server is down"},
	{"not found", "404 Not Found"},
	{"NOT  Found ", "404 Not Found"},
	{"gateway", "502 Bad Gateway"},
	{"payload", "413 Content Too Large"},
	{"unprocessable entity", "422 Unprocessable Content"},
	{"gateway time-out", "504 Gateway Timeout"},
	{"moved temporarily", "302 Found"},
	{"nginx", "444 No Response, 494 Request Header Too Large, 495 SSL Certificate Error"},
	{"cloudflare", "520 Web server returns an unknown error"},
	{"laravel", "419 Page Expired"},
	{"heroku", "503 Service Unavailable"},
	{"cors", "CORS: answered, but kept from the page, CORS preflight refused"},
	{"timeout", "408 Request Timeout, 504 Gateway Timeout"},
	{"login", "401 Unauthorized, 403 Forbidden"},
	{"rate limit", "429 Too Many Requests"},
	{"jwt", "401 Unauthorized"},
	{"connection refused", "Connection refused, 502 Bad Gateway"},
	{"dns_error", "Host name not found"},
	{"redirect loop", "Redirect loop"},
	{"zebra", ""},
	{"<b>404", "404 Not Found"},
	{"-", ""},
}

func TestSearch(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/codes/")
		b.Until("the search", "return !document.querySelector('form.search').hidden")
		b.Find("#search").Focus()
		b.Type("teapo")
		b.Until("what fits", "return document.querySelector('.results a')?.textContent.startsWith('418')")
		for _, c := range searches {
			b.Script(nil, `
        const input = document.getElementById('search');
        input.value = arguments[0];
        input.dispatchEvent(new Event('input'));
        await new Promise(done => setTimeout(done, 20));`, c.asked)
			var found []string
			b.Script(&found, "return [...document.querySelectorAll('.results a')].map(link => link.textContent)")
			if got := strings.Join(found, ", "); !strings.HasPrefix(got, c.first) || (c.first == "") != (got == "") {
				t.Errorf("%q finds %s; want first: %s", c.asked, got, c.first)
			}
			// Who does not see the list hears of it.
			says := b.Text("return document.querySelector('.search [role=status]').textContent")
			n, _ := strconv.Atoi(strings.SplitN(says, " ", 2)[0])
			if min(n, 12) != len(found) || (says == "") != (c.asked == "-") {
				t.Errorf("%q: %d are shown, and it says %q", c.asked, len(found), says)
			}
		}
		b.Script(nil, "document.getElementById('search').value = ''")
		b.Type("teapot")
		b.Press(browser.Enter)
		b.Until("the page of what fits best", "return location.pathname === '/codes/418/'")
	})
}

var pageObject = regexp.MustCompile(`/Type\s*/Page\b`)

// The path from symptom to next step is for paper, and two sheets hold it.
func TestPaper(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		if b.Engine == browser.WebKit {
			t.Skip("its driver does not print")
		}
		b.Navigate(s.URL + "/guide/decide/")
		b.Until("the end of its load", "return document.readyState === 'complete'")
		data := b.Print()
		file := filepath.Join(t.TempDir(), "decide.pdf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		n := len(pageObject.FindAll(data, -1))
		if n == 0 { // the objects are packed
			out, err := exec.Command("pdfinfo", file).Output()
			if err != nil {
				t.Fatalf("no page is found in the PDF, and pdfinfo: %v", err)
			}
			_, rest, _ := strings.Cut(string(out), "Pages:")
			n, _ = strconv.Atoi(strings.Fields(rest)[0])
		}
		if n < 1 || n > 2 {
			t.Errorf("it takes %d sheets, want two at most", n)
		}
	})
}

// A digit lights its class, two of them too, three the code.
func TestDigitsLight(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Find(box).Focus()
		lit := `
      const root = document.querySelector('hit-check').shadowRoot;
      const shown = [...root.querySelectorAll('.diagram')].find(one => getComputedStyle(one).display !== 'none');
      return [...shown.querySelectorAll('.lit')].map(one => one.querySelector('.digit, .number').textContent).join()`
		for _, c := range []struct{ key, want string }{{"4", "4xx"}, {"0", "4xx"}, {"4", "4xx,404"}} {
			e.Type(c.key)
			e.Until("lit: "+c.want, "return (() => {"+lit+"})() === arguments[0]", c.want)
		}
		e.Press(browser.Backspace)
		e.Until("lit: 4xx", "return (() => {"+lit+"})() === '4xx'")
	})
}

// What is typed before the module has come is answered when it has.
func TestTypedBeforeTheModule(t *testing.T) {
	each(t, func(t *testing.T, b *browser.Browser) {
		come := make(chan struct{})
		s := serve.Start(t, serve.Options{Dir: dist(t), Watch: true, Policy: pagePolicy(t), Before: func(path string) {
			if strings.HasSuffix(path, "/hitcheck.wasm") {
				<-come
			}
		}})
		b.Navigate(s.URL + "/")
		b.Until("the box", "return document.querySelector('hit-check').shadowRoot?.querySelector('textarea')")
		b.Find(box).Focus()
		b.Type("429")
		if b.True("return document.querySelector('hit-check').shadowRoot.querySelector('[part=verdict]') !== null") {
			t.Error("there is an answer without the module")
		}
		close(come)
		b.Until("the answer", "return document.querySelector('hit-check').report?.final === 429")
		if got := b.Text("return document.querySelector('hit-check').value"); got != "429" {
			t.Errorf("the box holds %q", got)
		}
	})
}
