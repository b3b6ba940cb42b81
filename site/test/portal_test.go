package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// TestPortal builds the example portal as its README says, in a copy of the
// project, and reads its words in the page.
func TestPortal(t *testing.T) {
	dir, said := build(t, "CATALOG_OVERLAYS=site/examples/portal/portal.yaml", "dist/hitcheck.wasm", "dist/hitcheck.more")
	for _, want := range []string{`code "409 IANA": meaning is "The order was already paid`, `format "orders-cli" is new`} {
		if !strings.Contains(said, want) {
			t.Errorf("make does not say %s:\n%s", want, said)
		}
	}
	s := serve.Start(t, serve.Options{Dir: dir, Watch: true, Policy: pagePolicy(t)})
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.Until("the empty page", "diagram")
		for _, c := range []struct{ text, verdict, says string }{
			{"HTTP/1.1 409 Conflict", "Not hitting", "The order was already paid"},
			{"orders-cli: the shop said 598", "Not hitting", "Shop closed"},
			{"orders-cli: key ok_live_1 is revoked", "Not hitting", "your key was revoked"},
			{"HTTP/1.1 404 Not Found", "Not hitting", "Check the path letter by letter"},
		} {
			var got string
			b.Script(&got, `
        const host = document.querySelector('hit-check');
        await host.check(arguments[0]);
        return host.shadowRoot.querySelector('[part=result]').innerText;`, c.text)
			if !strings.Contains(got, c.verdict) || !strings.Contains(got, c.says) {
				t.Errorf("%q: the page says %q, want %q", c.text, got, c.says)
			}
		}
	})
}

// build makes targets in a copy of the project, and returns a copy of dist/ with
// what was made in place, and what make said.
func build(t *testing.T, args ...string) (dir, said string) {
	t.Helper()
	root, copied := browser.Root(t), t.TempDir()
	run := func(dir string, args ...string) string {
		c := exec.Command(args[0], args[1:]...)
		c.Dir = dir
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	names := []string{"Makefile", ".ci", "go.mod", "go.sum", "gen", "wasm"}
	catalogs, _ := filepath.Glob(filepath.Join(root, "catalog*.yaml"))
	tools, _ := filepath.Glob(filepath.Join(root, ".tools", "tinygo-*"))
	for _, path := range catalogs {
		names = append(names, filepath.Base(path))
	}
	run(root, append(append([]string{"cp", "-a"}, names...), copied)...)
	run(root, "cp", "-a", "--parents", "site/examples/portal", copied)
	if err := os.Mkdir(filepath.Join(copied, ".tools"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tool := range tools { // the compiler is built already
		if err := os.Symlink(tool, filepath.Join(copied, ".tools", filepath.Base(tool))); err != nil {
			t.Fatal(err)
		}
	}
	said = run(copied, append([]string{"make"}, args...)...)
	dir = t.TempDir()
	run(root, "cp", "-a", dist(t)+"/.", dir)
	run(copied, "cp", "-a", "dist/.", dir)
	return dir, said
}
