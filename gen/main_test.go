package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// gen runs gen and returns its exit status and what it says.
func gen(args ...string) (int, string) {
	var stderr bytes.Buffer
	status := run(args, io.Discard, &stderr)
	return status, stderr.String()
}

// good writes a catalog in which nothing is wrong and returns its name.
func good(t *testing.T) string {
	file := filepath.Join(t.TempDir(), "good.yaml")
	if err := os.WriteFile(file, complete(t, nil), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// filesIn returns the names of all files below dir.
func filesIn(dir string) (names []string) {
	filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, filepath.ToSlash(strings.TrimPrefix(path, dir)))
		}
		return nil
	})
	return names
}

func TestRun(t *testing.T) {
	file, dir := good(t), t.TempDir()
	if status, said := gen("-catalog", file, "-out", dir, "-check"); status != 1 || !strings.Contains(said, "wasm/scan/table.go is stale: run make gen\n") {
		t.Errorf("-check of nothing: status %d, %q", status, said)
	}
	if status, said := gen("-catalog", file, "-out", dir); status != 0 || said != "" {
		t.Fatalf("status %d, %q", status, said)
	}
	want := "/gen/catalog.schema.json /gen/language.schema.json /gen/overlay.schema.json /wasm/api/guide_table.go /wasm/api/table.go /wasm/scan/table.go /wasm/scan/testdata/samples.json /wasm/status/more.go /wasm/status/table.go"
	if got := strings.Join(filesIn(dir), " "); got != want {
		t.Errorf("wrote %s, want %s", got, want)
	}
	if status, said := gen("-catalog", file, "-out", dir, "-check"); status != 0 || said != "" {
		t.Errorf("-check: status %d, %q", status, said)
	}
	table := filepath.Join(dir, "wasm", "scan", "table.go")
	if err := os.WriteFile(table, []byte("package scan\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, said := gen("-catalog", file, "-out", dir, "-check"); status != 1 || said != "wasm/scan/table.go is stale: run make gen\n" {
		t.Errorf("-check of an old file: status %d, %q", status, said)
	}
}

// TestNothingHalfWritten makes each output fail to take its place: the others
// keep what they had.
func TestNothingHalfWritten(t *testing.T) {
	file := good(t)
	for _, blocked := range outputs {
		dir := t.TempDir()
		for _, out := range outputs {
			path := filepath.Join(dir, filepath.FromSlash(out.path))
			os.MkdirAll(filepath.Dir(path), 0o755)
			if out.path == blocked.path {
				os.MkdirAll(path, 0o755) // a folder cannot be written over
			} else if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		status, said := gen("-catalog", file, "-out", dir)
		if status != 1 || strings.Count(said, "\n") != 1 || !strings.Contains(said, "; ") {
			t.Errorf("%s is a folder: status %d, %q", blocked.path, status, said)
		}
		for _, name := range filesIn(dir) {
			if data, _ := os.ReadFile(filepath.Join(dir, name)); string(data) != "old" {
				t.Errorf("%s is a folder, and %s has %d bytes", blocked.path, name, len(data))
			}
		}
	}
}

func TestBadArguments(t *testing.T) {
	file := good(t)
	big := filepath.Join(t.TempDir(), "big.yaml")
	if err := os.WriteFile(big, bytes.Repeat([]byte("# 4 MB\n"), maxCatalog/7+1), 0o644); err != nil {
		t.Fatal(err)
	}
	inFile := filepath.Join(file, "below") // a file is no folder to write in
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-catalog", "none.yaml"}, 1, "none.yaml: there is no such file; name one with -catalog\n"},
		{[]string{"-catalog", t.TempDir()}, 1, "; name a file with -catalog\n"},
		{[]string{"-catalog", big}, 1, "big.yaml: the catalog has more than 4194304 bytes; split it\n"},
		{[]string{"-catalog", file, "-out", inFile}, 1, "; name a folder that can be written with -out\n"},
		{[]string{"-catalog", "testdata/bad/url-http.yaml", "-out", t.TempDir()}, 1, "url-http.yaml:1:1: the catalog: key "},
		{[]string{file}, 2, "name the catalog with -catalog\n"},
		{[]string{"-nonsense"}, 2, "-nonsense"},
	} {
		status, said := gen(c.args...)
		if status != c.status || !strings.Contains(said, c.says) {
			t.Errorf("gen %s: status %d, %q; want %d, %q", strings.Join(c.args, " "), status, said, c.status, c.says)
		}
	}
}

// TestBadWritesNothing runs a catalog that is wrong: no folder appears.
func TestBadWritesNothing(t *testing.T) {
	dir := t.TempDir()
	if status, _ := gen("-catalog", "testdata/bad/alone/list.yaml", "-out", dir); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("%s was written", entries[0].Name())
	}
}
