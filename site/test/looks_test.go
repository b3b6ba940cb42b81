package test

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
)

// states are what the page can look like, by what was put into the box.
func states(t testing.TB) []struct{ name, text string } {
	return []struct{ name, text string }{
		{"empty", ""},
		{"404", "404"},
		{"curl", corpus(t, "curl.txt")},
		{"log", corpus(t, "access.log")},
		{"refused", corpus(t, "refused.txt")},
		{"cors", corpus(t, "cors.txt")},
	}
}

func TestNothingOverflowsSideways(t *testing.T) {
	s := site(t)
	long := "HTTP/1.1 404 Not Found " + strings.Repeat("x", 5000) + "\nGET /" + strings.Repeat("segment/", 200) + " 503 " + strings.Repeat("漢", 3000)
	logged := `203.0.113.9 - - [23/Nov/2026:09:14:03 +0000] "GET /` + strings.Repeat("y", 900) + ` HTTP/1.1" 404 64 "-" "curl/8.9.1"` + "\n"
	all := append(states(t), struct{ name, text string }{"long", long}, struct{ name, text string }{"long path", logged + logged})
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		for _, width := range []int{320, 360, 768, 1440} {
			e.Resize(width, 800)
			for _, state := range all {
				e.put(state.text)
				var wide []string
				e.Script(&wide, overflowing)
				if len(wide) > 0 {
					t.Errorf("%s at %d px: %q", state.name, width, wide)
				}
			}
		}
	})
}

// overflowing lists what stands out of the page to the right, unless a box
// around it scrolls or hides it.
const overflowing = `
  const edge = document.documentElement.clientWidth, list = [];
  if (document.documentElement.scrollWidth > edge) list.push('the page is ' + document.documentElement.scrollWidth + ' px wide');
  const walk = node => {
    const style = getComputedStyle(node), box = node.getBoundingClientRect();
    if (box.width > 1 && box.right > edge + 1) list.push(node.localName + '.' + node.getAttribute('class') + ' ends at ' + Math.round(box.right) + ' px');
    if (style.overflowX === 'visible') for (const child of (node.shadowRoot || node).children) walk(child);
  };
  walk(document.body);
  return list.slice(0, 5);`

// TestElementInANarrowColumn holds the promise of LOOK's 200 px: the verdict,
// the status and a next step, within the column.
func TestElementInANarrowColumn(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Script(nil, "document.querySelector('main').style.width = '200px'")
		for _, state := range states(t) {
			e.put(state.text)
			var worst struct {
				Name  string
				Right float64
			}
			e.Script(&worst, `
        const main = document.querySelector('main').getBoundingClientRect();
        const worst = {name: '', right: 0};
        const walk = node => {
          const box = node.getBoundingClientRect();
          if (box.width > 1 && box.right > worst.right) { worst.right = box.right; worst.name = node.localName + '.' + node.getAttribute('class'); }
          if (getComputedStyle(node).overflowX === 'visible') for (const child of (node.shadowRoot || node).children) walk(child);
        };
        walk(document.querySelector('hit-check'));
        worst.right -= main.right;
        return worst;`)
			if worst.Right > 1 {
				t.Errorf("%s: %s stands %.0f px out of a column of 200 px", state.name, worst.Name, worst.Right)
			}
		}
	})
}

func TestLightAndDark(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, dark := range []bool{false, true} {
			b.SetMedia(browser.Media{Dark: dark})
			b.Resize(1024, 768)
			e := visit(t, b, s, "/")
			e.put("404")
			// The last column of pixels is the page's own background.
			if light := brightness(b.Image(), 1023, 700); dark == (light > 0.5) {
				t.Errorf("dark %v: the page's brightness is %.2f", dark, light)
			}
		}
	})
}

// brightness is 0 for black and 1 for white.
func brightness(img image.Image, x, y int) float64 {
	r, g, b, _ := img.At(x, y).RGBA()
	return (0.2126*float64(r) + 0.7152*float64(g) + 0.0722*float64(b)) / 0xffff
}

func TestReducedMotion(t *testing.T) {
	s := site(t)
	// Animations that run in the element after an answer that moves the stop.
	const moving = `
    const host = document.querySelector('hit-check');
    await host.check('200');
    await host.check('curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused');
    return host.shadowRoot.getAnimations().filter(a => a.effect.getComputedTiming().duration > 0).length`
	each(t, func(t *testing.T, b *browser.Browser) {
		b.SetMedia(browser.Media{ReducedMotion: true})
		e := visit(t, b, s, "/")
		var n int
		if e.Script(&n, moving); n != 0 {
			t.Errorf("%d animations run though the person wants none", n)
		}
	})
}

func TestForcedColors(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		b.SetMedia(browser.Media{ForcedColors: true})
		e := visit(t, b, s, "/")
		e.put("404")
		// What is lit must differ from what is not by more than a forced colour.
		style := func(selector string) string {
			return e.Text(`
        const shape = document.querySelector('hit-check').shadowRoot.querySelector(arguments[0]);
        const s = getComputedStyle(shape);
        return [s.fill, s.stroke, s.strokeWidth].join();`, selector)
		}
		if lit, quiet := style(".diagram .code.lit rect"), style(".diagram .code:not(.lit) rect"); lit == quiet {
			t.Errorf("a lit code looks like any other: %s", lit)
		}
		if faults := e.Axe(); len(faults) > 0 {
			t.Errorf("axe finds:\n%s", strings.Join(faults, "\n"))
		}
	})
}

func TestAxe(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, m := range []browser.Media{{}, {Dark: true}} {
			b.SetMedia(m)
			b.Resize(1024, 768)
			e := visit(t, b, s, "/")
			for _, state := range states(t) {
				e.put(state.text)
				if faults := e.Axe(); len(faults) > 0 {
					t.Errorf("%s, %s: axe finds:\n%s", fmt.Sprint(m), state.name, strings.Join(faults, "\n"))
				}
			}
		}
	})
}
