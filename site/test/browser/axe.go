package browser

import (
	"os"
	"path/filepath"
)

// Axe runs axe-core's rules for WCAG 2.2 AA on the page, shadow trees included,
// and returns one line for each fault.
func (b *Browser) Axe() []string {
	b.t.Helper()
	if !b.True("return !!window.axe") {
		b.Script(nil, axeSource(b)+"\n;window.axe = axe;")
	}
	var list []string
	b.Script(&list, `
    const found = await window.axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']});
    return found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.flat().join(' >>> ') + ': ' + n.failureSummary));`)
	return list
}

func axeSource(b *Browser) string {
	b.t.Helper()
	path := filepath.Join(Root(b.t), "site", "node_modules", "axe-core", "axe.min.js")
	text, err := os.ReadFile(path)
	if err != nil {
		b.t.Fatalf("axe-core is not installed: run npm ci in site/ (%v).", err)
	}
	return string(text)
}
