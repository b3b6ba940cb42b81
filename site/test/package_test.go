package test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// run runs a program in a folder and returns what it prints.
func run(t *testing.T, dir, program string, args ...string) string {
	t.Helper()
	c := exec.Command(program, args...)
	c.Dir = dir
	var out, errs strings.Builder
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", program, strings.Join(args, " "), err, out.String(), errs.String())
	}
	return out.String()
}

func tsc(t *testing.T, dir string, args ...string) {
	t.Helper()
	run(t, dir, "node", append([]string{filepath.Join(browser.Root(t), "site/node_modules/typescript/bin/tsc")}, args...)...)
}

// TestTypes holds the types in the comments to what the code does.
func TestTypes(t *testing.T) {
	tsc(t, filepath.Join(browser.Root(t), "site/build"), "-p", "tsconfig.json")
}

// TestPackage packs the npm package, installs it into an empty project without
// a network, and uses it there: in Node, in TypeScript and in browsers.
func TestPackage(t *testing.T) {
	site := filepath.Join(browser.Root(t), "site")
	project := t.TempDir()
	var packed []struct {
		Filename string
		Files    []struct{ Path string }
	}
	out := run(t, site, "npm", "pack", "--json", "--silent", "--pack-destination", project)
	if err := json.Unmarshal([]byte(out[strings.Index(out, "[\n"):]), &packed); err != nil {
		t.Fatalf("npm pack: %v in %s", err, out)
	}
	for _, f := range packed[0].Files {
		if strings.HasPrefix(f.Path, "test") || strings.HasPrefix(f.Path, "build") {
			t.Errorf("the package holds %s", f.Path)
		}
	}
	if _, err := os.Stat(filepath.Join(site, "dist")); err == nil {
		t.Error("packing leaves site/dist behind")
	}
	for _, name := range []string{"types.ts", "node.mjs"} {
		if err := os.WriteFile(filepath.Join(project, name), []byte(corpus(t, "consumer/"+name)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(project, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("package.json", `{"name": "consumer", "private": true, "type": "module"}`)
	run(t, project, "npm", "install", "--offline", "--no-audit", "--no-fund", "--silent", packed[0].Filename)
	if list, _ := filepath.Glob(filepath.Join(project, "node_modules/[^.]*")); len(list) != 1 {
		t.Errorf("it brings dependencies: %q", list)
	}

	line := "503 120 true RFC 9110, 15.6.4 Not hitting: 503 Service Unavailable\n"
	if got, want := run(t, project, "node", "node.mjs"), line+line+"function undefined\nhit-check hit-code true\n"; got != want {
		t.Errorf("in Node:\n%s\nwant\n%s", got, want)
	}

	for tag, d := range manifest(t) {
		file := filepath.Join(project, "node_modules/hitcheck/dist", tag+".d.ts")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range d.Members.names("") {
			if !regexp.MustCompile(`(?m)^    (?:get )?` + name + `\(`).Match(text) {
				t.Errorf("%s.d.ts does not declare %s", tag, name)
			}
		}
	}
	for _, resolution := range []string{"nodenext", "preserve"} {
		write("tsconfig.json", consumer(resolution, "types.ts"))
		tsc(t, project, "-p", ".")
	}

	write("index.html", `<!doctype html><html lang="en"><meta charset="utf-8"><title>Consumer</title>
<script type="importmap">{"imports": {"hitcheck": "/node_modules/hitcheck/dist/hitcheck.js", "hitcheck/": "/node_modules/hitcheck/dist/"}}</script>
<script type="module">
  import { load } from 'hitcheck'
  import 'hitcheck/hit-check.js'
  document.title = (await load()).check('418').headline
</script>
<hit-check></hit-check></html>`)
	s := serve.Start(t, serve.Options{Dir: project, Watch: true})
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		if r := e.put("HTTP/1.1 404 Not Found"); r.Final != 404 {
			t.Errorf("final %d", r.Final)
		}
		b.Until("the module", "return document.title.includes('418')")
		quiet(t, b)
	})
}

// TestReportTypes holds the declaration of the report to real reports.
func TestReportTypes(t *testing.T) {
	dir := t.TempDir()
	texts := []string{"", "404", "4xx", "nothing"}
	for _, name := range []string{"access.log", "cors.txt", "curl.txt", "hit.txt", "refused.txt"} {
		texts = append(texts, corpus(t, name))
	}
	list, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	script := `import { load } from '` + filepath.Join(dist(t), "hitcheck.js") + `'
const hitcheck = await load()
console.log("import type { Report } from './report.js'")
console.log('export const reports: Report[] = ' + JSON.stringify(` + string(list) + `.map((text) => hitcheck.check(text)), null, 1))`
	source := run(t, dir, "node", "--input-type=module", "-e", script)
	declaration, err := os.ReadFile(filepath.Join(dist(t), "report.d.ts"))
	if err != nil {
		t.Fatal(err)
	}
	declared, _, _ := strings.Cut(string(declaration), "\ndeclare global")
	for name, text := range map[string]string{"report.d.ts": declared, "reports.ts": source, "tsconfig.json": consumer("nodenext", "reports.ts")} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tsc(t, dir, "-p", ".")
}

// consumer is the tsconfig.json of a project that checks what it imports too.
func consumer(module, file string) string {
	return fmt.Sprintf(`{"compilerOptions": {"strict": true, "noEmit": true, "target": "es2023", "lib": ["es2023", "dom"], "types": [], "module": %q}, "files": [%q]}`, module, file)
}
