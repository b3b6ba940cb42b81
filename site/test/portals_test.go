package test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
)

// portals serves the examples, as a person who tries them would, and returns
// the address. make fetches and builds what they are about.
func portals(t *testing.T) string {
	t.Helper()
	root := browser.Root(t)
	made := filepath.Join(root, ".tools/portals")
	if _, err := os.Stat(filepath.Join(made, "made")); err != nil {
		t.Fatalf("the portals are not there: run make .tools/portals/made first (%v).", err)
	}
	serve := exec.Command("node", filepath.Join(root, "site/examples/serve.mjs"), "0", made)
	serve.Stderr = os.Stderr
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	_, rest, ok := strings.Cut(lines.Text(), "http://")
	url, _, _ := strings.Cut(rest, "/")
	if !ok {
		t.Fatalf("serve.mjs says %q", lines.Text())
	}
	missing := make(chan string, 1000)
	go func() {
		defer close(missing)
		for lines.Scan() {
			missing <- lines.Text()
		}
	}()
	t.Cleanup(func() {
		serve.Process.Kill()
		serve.Wait()
		for line := range missing {
			t.Errorf("serve.mjs: %s", line)
		}
	})
	return "http://" + url
}

// found has every <hit-check> of the page, whatever shadow tree it stands in.
const found = `
  const all = (name, root = document) => [...root.querySelectorAll('*')].flatMap(e =>
    [...(e.localName === name ? [e] : []), ...(e.shadowRoot ? all(name, e.shadowRoot) : [])]);
  const wide = e => e.getBoundingClientRect().width >= 200 && e.getBoundingClientRect().height > 20;
  const said = e => e.shadowRoot?.querySelector('[part=status]')?.textContent ?? '';
  const notes = e => [...e.querySelectorAll('[slot]')].filter(n => n.assignedSlot && n.getBoundingClientRect().height > 0).map(n => n.textContent);
`

// TestPortals opens each portal's example: the code that the page shows, the
// portal's own note on it, and the box, which answers what is typed.
func TestPortals(t *testing.T) {
	url := portals(t)
	for _, name := range []string{"swagger-ui", "redoc", "scalar", "rapidoc", "vitepress", "mkdocs"} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, b *browser.Browser) {
				b.Resize(1200, 1000)
				b.Console()
				outside := len(b.Outside())
				b.Navigate(url + "/" + name + "/")
				if name != "swagger-ui" {
					b.Until("the code's answer", found+"return all('hit-check').some(e => e.code === '409' && wide(e) && said(e).includes('Conflict'))")
				}
				if name != "swagger-ui" && name != "scalar" {
					b.Until("the portal's note", found+"return all('hit-check').some(e => notes(e).join() === 'The order has been paid: refund it instead.')")
					b.Until("the chip", found+"return all('hit-code').some(e => e.shadowRoot?.querySelector('.chip.k4')?.textContent === '409')")
				}
				b.Until("a box", found+`
          document.querySelector('.hitcheck-ask:not([open]) summary')?.click();
          return all('hit-check').some(e => !e.code && wide(e) && e.report)`)
				b.Script(nil, found+`
          const ask = all('hit-check').find(e => !e.code && wide(e));
          ask.scrollIntoView();
          ask.shadowRoot.querySelector('textarea').focus();`)
				b.Type("HTTP/1.1 502 Bad Gateway")
				b.Until("the answer", found+"return all('hit-check').some(e => !e.code && e.report?.final === 502 && said(e).includes('Bad Gateway'))")
				if out := os.Getenv("HITCHECK_SHOTS"); out != "" {
					os.WriteFile(filepath.Join(out, name+"-"+string(b.Engine)+".png"), b.Screenshot(), 0o644)
				}
				for _, line := range b.Console() {
					// Redoc asks for its own logo, and its page does not let it; VitePress
					// moves its outline while one scrolls, and Firefox says so.
					if strings.Contains(line, "cdn.redoc.ly") || strings.Contains(line, "scroll-linked") {
						continue
					}
					t.Errorf("console: %s", line)
				}
				if got := b.Outside()[outside:]; len(got) > 0 {
					t.Errorf("requests to the outside: %q", got)
				}
			})
		})
	}
}

// TestTryItOut sends requests from Swagger UI: what came back is explained
// under it, with what the description says of that status.
func TestTryItOut(t *testing.T) {
	url := portals(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Resize(1200, 1000)
		b.Navigate(url + "/swagger-ui/")
		b.Until("the operation", "return document.querySelector('#operations-orders-order .try-out__btn')")
		b.Find("#operations-orders-order .try-out__btn").Click()
		for _, c := range []struct{ id, status, note, says string }{
			{"8", "404 Not Found", "No such order. Orders are kept for two years.", "Not hitting"},
			{"7", "200 OK", "The order.", "Hitting"},
			{"9", "503 Service Unavailable", "The archive is being read. Wait as long as Retry-After says.", "2 min"},
		} {
			b.Find("#operations-orders-order .parameters input").Focus()
			b.Press(browser.Control, "a")
			b.Type(c.id)
			b.Find("#operations-orders-order .execute").Click()
			b.Until("the live status "+c.status, found+`
        const live = document.querySelector('#operations-orders-order .hitcheck-live hit-check');
        return live && said(live) === arguments[0] && notes(live).join() === arguments[1]
          && live.shadowRoot.textContent.includes(arguments[2])`, c.status, c.note, c.says)
		}
		if out := os.Getenv("HITCHECK_SHOTS"); out != "" {
			b.Script(nil, "document.querySelector('.hitcheck-live').scrollIntoView({block: 'center'})")
			os.WriteFile(filepath.Join(out, "live-"+string(b.Engine)+".png"), b.Screenshot(), 0o644)
		}
	})
}
