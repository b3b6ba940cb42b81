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

// TestPortal builds the example portal in a copy of the project and reads its words in the page.
func TestPortal(t *testing.T) {
	dir, said := build(t, "CATALOG_OVERLAYS=site/examples/portal/portal.yaml")
	for _, want := range []string{`code "409 IANA": meaning is "The order was already paid`, `format "orders-cli" is new`} {
		if !strings.Contains(said, want) {
			t.Errorf("make does not say %s:\n%s", want, said)
		}
	}
	s := serve.Start(t, serve.Options{Dir: dir, Watch: true, Policy: pagePolicy(t)})
	each(t, func(t *testing.T, b *browser.Browser) {
		visit(t, b, s, "/").ready()
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

// build makes dist/ in a copy of the project, and returns it and what make said.
func build(t *testing.T, args ...string) (dir, said string) {
	t.Helper()
	copied := copyProject(t)
	said = command(t, copied, append([]string{"make"}, args...)...)
	return filepath.Join(copied, "dist"), said
}

// command runs a command in a folder and returns what it said.
func command(t *testing.T, dir string, args ...string) string {
	t.Helper()
	c := exec.Command(args[0], args[1:]...)
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// copyProject copies what dist/ is made from, with the compiler.
func copyProject(t *testing.T) string {
	t.Helper()
	root, copied := browser.Root(t), t.TempDir()
	names := []string{".ci", "gen", "wasm", "site/build", "site/examples"}
	for _, pattern := range []string{"Makefile", "go.*", "catalog*.yaml", "site/*.*"} {
		found, _ := filepath.Glob(filepath.Join(root, pattern))
		for _, path := range found {
			names = append(names, strings.TrimPrefix(path, root+"/"))
		}
	}
	command(t, root, append(append([]string{"cp", "-a", "--parents"}, names...), copied)...)
	if err := os.Mkdir(filepath.Join(copied, ".tools"), 0o755); err != nil {
		t.Fatal(err)
	}
	tools, _ := filepath.Glob(filepath.Join(root, ".tools", "*-*.*.*")) // with their versions
	for _, tool := range tools {                                        // they are built already
		if err := os.Symlink(tool, filepath.Join(copied, ".tools", filepath.Base(tool))); err != nil {
			t.Fatal(err)
		}
	}
	return copied
}
