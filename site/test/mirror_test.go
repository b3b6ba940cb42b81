package test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v4"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// mirrored writes words in Hebrew letters, one for each, so that they run from
// right to left and stay as many. What has other signs in it, as Content-Type,
// and what is all capitals stays, as it would in a translation.
func mirrored(text string) string {
	const latin, hebrew = "abcdefghijklmnopqrstuvwxyzäöüß", "אבגדהוזחטיכלמנסעפצקרשתםןףץװױײך"
	words := strings.Split(text, " ")
	for i, word := range words {
		bare := strings.Trim(word, `.,:;!?()"„“`)
		letters := strings.IndexFunc(bare, func(r rune) bool { return !strings.ContainsRune(latin, unicode.ToLower(r)) }) < 0
		if !letters || len(bare) > 1 && bare == strings.ToUpper(bare) {
			continue
		}
		words[i] = strings.Map(func(r rune) rune {
			if at := strings.IndexRune(latin, unicode.ToLower(r)); at >= 0 {
				return []rune(hebrew)[len([]rune(latin[:at]))]
			}
			return r
		}, word)
	}
	return strings.Join(words, " ")
}

// mirror mirrors the texts of a language file and leaves its keys and sums.
func mirror(n *yaml.Node) {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 {
			switch key := n.Content[i-1].Value; {
			case key == "direction":
				child.SetString("rtl")
				continue
			case key == "language", key == "issuer", key == "id", key == "from", strings.HasSuffix(key, "_text"), key == "try_code":
				continue
			}
		}
		if child.Kind == yaml.ScalarNode && child.ShortTag() == "!!str" && (n.Kind == yaml.SequenceNode || i%2 == 1) {
			child.SetString(mirrored(child.Value))
		}
		mirror(child)
	}
}

// mirrorSite is dist/ with a module in place of the German one that reads from
// right to left, built as make builds every language.
func mirrorSite(t *testing.T) string {
	t.Helper()
	copied := copyProject(t)
	file := filepath.Join(copied, "catalog.de.yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	mirror(&doc)
	if data, err = yaml.Marshal(&doc); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	command(t, copied, "make", "dist/hitcheck.de.wasm")
	dir := filepath.Join(t.TempDir(), "dist")
	command(t, copied, "cp", "-r", dist(t), dir)
	found := 0
	err = filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !strings.HasPrefix(entry.Name(), "hitcheck.de.") {
			return err
		}
		own, err := os.ReadFile(filepath.Join(copied, "dist", entry.Name()))
		if err != nil {
			return err
		}
		found++
		return os.WriteFile(path, own, 0o644)
	})
	if err != nil || found < 2 {
		t.Fatalf("%d files are in place of the German ones: %v", found, err)
	}
	return dir
}

// TestRightToLeft shows the answers of a module that reads from right to left.
func TestRightToLeft(t *testing.T) {
	s := serve.Start(t, serve.Options{Dir: mirrorSite(t), Watch: true, Policy: pagePolicy(t)})
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, width := range []int{320, 1200} {
			b.Resize(width, 1400)
			for _, text := range []string{"", "HTTP/1.1 404 Not Found", "HTTP/1.1 301 Moved Permanently\nLocation: /b\n\nHTTP/1.1 200 OK\n", "curl: (7) Failed to connect to localhost port 1: Connection refused"} {
				speak(t, b, s, "de", "")
				var got struct {
					Base, Box, Drawing, Lines, Mark string
					Wide                            []string
					Stations, Dots                  []float64
					Drawn                           []string
				}
				b.Script(&got, `
          const host = document.querySelector('hit-check'), root = host.shadowRoot, one = s => root.querySelector(s);
          await host.check(arguments[0]);
          for (const a of root.getAnimations()) a.finish();
          const edge = document.documentElement.clientWidth, wide = [];
          const walk = node => {
            const box = node.getBoundingClientRect();
            if (box.width > 1 && (box.left < -1 || box.right > edge + 1)) wide.push(node.localName + '.' + node.getAttribute('class') + ' ' + Math.round(box.left) + ' to ' + Math.round(box.right));
            if (getComputedStyle(node).overflowX === 'visible') for (const child of node.children) walk(child);
          };
          for (const child of root.children) walk(child);
          if (document.documentElement.scrollWidth > edge) wide.push('the page');
          const drawing = [...root.querySelectorAll('svg.diagram')].find(e => e.getBoundingClientRect().width);
          const center = e => { const box = e.getBoundingClientRect(); return box.left + box.width / 2 };
          return {
            Base: getComputedStyle(one('[part=base]')).direction, Box: getComputedStyle(one('textarea')).unicodeBidi, Drawing: getComputedStyle(drawing).direction,
            Lines: one('[part=result]').innerText, Mark: one('.meaning') ? getComputedStyle(one('.meaning')).textAlign : 'start',
            Wide: wide,
            Stations: [...root.querySelectorAll('.stations li')].map(center), Dots: [...root.querySelectorAll('.stations .dot')].map(center),
            // A drawing's words stand in its own frame.
            Drawn: [...drawing.querySelectorAll('text')].filter(e => {
              const box = e.getBoundingClientRect(), frame = drawing.getBoundingClientRect();
              return box.left < frame.left - 1 || box.right > frame.right + 1;
            }).map(e => e.textContent),
          }`, text)
				name := fmt.Sprintf("%d px, %.20q", width, text)
				if got.Base != "rtl" || got.Box != "plaintext" || got.Drawing != "ltr" || got.Mark != "start" {
					t.Errorf("%s: the base is %q, the box %q, the drawing %q", name, got.Base, got.Box, got.Drawing)
				}
				if !strings.ContainsFunc(got.Lines, func(r rune) bool { return unicode.Is(unicode.Hebrew, r) }) {
					t.Errorf("%s: the answer is %q", name, got.Lines)
				}
				if len(got.Wide) > 0 || len(got.Drawn) > 0 {
					t.Errorf("%s: stands out: %q, of the drawing %q", name, got.Wide, got.Drawn)
				}
				if text != "" && len(got.Dots) != 4 {
					t.Errorf("%s: %d stations", name, len(got.Dots))
				}
				for i, dot := range got.Dots {
					if dot <= got.Stations[i] || width > 1000 && i > 0 && dot >= got.Dots[i-1] {
						t.Errorf("%s: the stations do not run from right to left: dots at %.0f in places at %.0f", name, got.Dots, got.Stations)
					}
				}
				if out := os.Getenv("HITCHECK_SHOTS"); out != "" {
					os.WriteFile(filepath.Join(out, fmt.Sprintf("rtl-%s-%d-%d.png", b.Engine, width, len(text))), b.Screenshot(), 0o644)
				}
			}
		}
	})
}
