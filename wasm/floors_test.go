// Package wasm holds no code: its test keeps the order of the floors.
package wasm

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors says what each package may import, ours and others': only lines
// above its own. site holds tests alone and stands outside.
//
// "light" is the standard library of what the browser loads, "std" all of it.
var floors = map[string][]string{
	"wasm/status": {"light"},
	"wasm/scan":   {"light", "wasm/status"},
	"wasm/report": {"light", "wasm/status", "wasm/scan"},
	"wasm/render": {"light", "wasm/status", "wasm/scan", "wasm/report"},
	"wasm/mask":   {"light"},
	"wasm/masker": {"light", "wasm/mask"},
	"wasm/widget": {"light", "wasm/status", "wasm/scan", "wasm/report", "wasm/render"},
	"wasm/api":    {"std", "site", "wasm/status", "wasm/scan", "wasm/report", "wasm/render"},
	"wasm/worker": {"std", "wasm/api", "github.com/syumai/workers"},
	"gen":         {"std", "github.com/dave/jennifer/jen", "go.yaml.in/yaml/v3", "go.yaml.in/yaml/v4"},
	"gen/pages":   {"std", "wasm/status", "wasm/scan", "wasm/report", "wasm/render", "wasm/api"},
}

// light are the standard packages that may end up in the browser: small, and
// without fmt, reflect, regexp or encoding/json below them. device is TinyGo's.
var light = []string{
	"bytes", "cmp", "device", "math/bits", "slices", "sort", "strconv", "strings", "sync",
	"unicode/utf8", "unsafe",
}

// heavy may not stand anywhere below the browser module.
var heavy = []string{"fmt", "reflect", "regexp", "encoding/json", "math/big", "os", "time"}

// integers are the names of strconv that leave its float half unlinked.
var integers = []string{
	"AppendInt", "AppendUint", "Atoi", "FormatInt", "FormatUint", "Itoa", "ParseInt", "ParseUint",
}

// source is one parsed file and where it belongs.
type source struct {
	path, pkg string
	file      *ast.File
}

// sources returns every Go file of the module that is not a test.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path != root && (strings.HasPrefix(name, ".") || slices.Contains([]string{"site", "dist", "testdata"}, name)) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		all = append(all, source{rel, filepath.ToSlash(filepath.Dir(rel)), file})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestImportsGoDown(t *testing.T) {
	for _, s := range sources(t) {
		allowed, ok := floors[s.pkg]
		if !ok {
			t.Errorf("%s: %s stands on no floor; add it to floors in wasm/floors_test.go", s.path, s.pkg)
			continue
		}
		for _, spec := range s.file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if !may(allowed, path) {
				t.Errorf("%s: %s may not import %s; see floors in wasm/floors_test.go", s.path, s.pkg, path)
			}
		}
	}
}

// may reports whether a package with these permissions may import path.
func may(allowed []string, path string) bool {
	if ours, ok := strings.CutPrefix(path, "hitcheck/"); ok {
		return slices.Contains(allowed, ours)
	}
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
		return slices.ContainsFunc(allowed, func(a string) bool { return path == a || strings.HasPrefix(path, a+"/") })
	}
	return slices.Contains(allowed, "std") || slices.Contains(allowed, "light") && slices.Contains(light, path)
}

func TestMay(t *testing.T) {
	for _, c := range []struct {
		pkg, path string
		want      bool
	}{
		{"wasm/status", "strings", true},
		{"wasm/status", "fmt", false},
		{"wasm/status", "hitcheck/wasm/scan", false},
		{"wasm/scan", "hitcheck/wasm/status", true},
		{"wasm/scan", "hitcheck/wasm/statuses", false},
		{"wasm/render", "github.com/dave/jennifer/jen", false},
		{"wasm/api", "encoding/json", true},
		{"wasm/api", "github.com/syumai/workers", false},
		{"wasm/worker", "github.com/syumai/workers/cloudflare", true},
		{"wasm/worker", "github.com/syumai/workersx", false},
		{"gen", "hitcheck/wasm/status", false},
	} {
		if got := may(floors[c.pkg], c.path); got != c.want {
			t.Errorf("may %s import %s: %v, want %v", c.pkg, c.path, got, c.want)
		}
	}
}

// What the light packages import in their turn is checked too: a Go release
// may add to it.
func TestNothingHeavyBelowTheModule(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "./widget").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range strings.Fields(string(out)) {
		if slices.Contains(heavy, path) {
			t.Errorf("%s stands below wasm/widget; `go list -deps -json ./wasm/widget` shows through what", path)
		}
	}
}

func TestOnlyIntegersOfStrconv(t *testing.T) {
	for _, s := range sources(t) {
		if !slices.Contains(floors[s.pkg], "light") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "strconv" && !slices.Contains(integers, sel.Sel.Name) {
				t.Errorf("%s: strconv.%s is not for the browser; use one of %s", s.path, sel.Sel.Name, strings.Join(integers, ", "))
			}
			return true
		})
	}
}
