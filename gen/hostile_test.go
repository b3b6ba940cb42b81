package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hostileFiles are what nobody should hand to gen: the file, and what is said of it.
var hostileFiles = []struct{ name, data, says string }{
	{"big", strings.Repeat("# a comment, again and again\n", 50<<20/29+1), ": the catalog has more than 4194304 bytes; split it\n"},
	{"bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", `:1:4: anchor &a; the catalog has no aliases, so take it out`},
	{"loop", "a: &a [*a]\n", `:1:4: anchor &a; the catalog has no aliases, so take it out`},
	{"tab", "classes:\n\t- class: 1\n", ":2:1: a tab indents the line; indent with blanks\n"},
	{"mark", "\xef\xbb\xbfclasses: []\n", ":1:1: the file begins with a byte-order mark; save it as UTF-8 without one\n"},
	{"latin", "classes: caf\xe9\n", ":1:13: byte 0xe9 is not UTF-8; save the file as UTF-8\n"},
	{"empty", "", ": the file is empty; write the sections classes:, codes:, …\n"},
	{"missing", "", "there is no such file; name one with -"},
}

// TestHostile hands each of them to gen as a catalog, an overlay and a
// translation: it says so in a sentence each, and writes nothing.
func TestHostile(t *testing.T) {
	catalog := good(t)
	for _, c := range hostileFiles {
		file := filepath.Join(t.TempDir(), c.name+".yaml")
		if c.name != "missing" {
			if err := os.WriteFile(file, []byte(c.data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, args := range [][]string{{"-catalog", file}, {"-catalog", catalog, "-overlay", file}, {"-catalog", catalog, "-language", file}, {"-catalog", catalog, "-seal", file}} {
			dir := t.TempDir()
			status, said := gen(append(args, "-out", dir)...)
			if status != 1 || !strings.Contains(said, c.name+".yaml:") || !strings.Contains(said, c.says) {
				t.Errorf("%s as %s: status %d, %q, want %q", c.name, args[len(args)-2], status, said, c.says)
			}
			for line := range strings.Lines(said) {
				if !strings.Contains(line, c.name+".yaml:") || !strings.Contains(line, "; ") {
					t.Errorf("%s as %s: %q has no place or no remedy", c.name, args[len(args)-2], line)
				}
			}
			if left := filesIn(dir); len(left) > 0 {
				t.Errorf("%s as %s: wrote %q", c.name, args[len(args)-2], left)
			}
			if data, err := os.ReadFile(file); err == nil && !bytes.Equal(data, []byte(c.data)) {
				t.Errorf("%s as %s: the file itself was changed", c.name, args[len(args)-2])
			}
		}
	}
}

// TestUnwritable has nowhere to write: what lies in the way stays as it was.
func TestUnwritable(t *testing.T) {
	catalog, inTheWay := good(t), filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(inTheWay, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"-out", inTheWay},
		{"-out", filepath.Join(inTheWay, "below")},
		{"-more", filepath.Join(inTheWay, "below")},
		{"-more", t.TempDir()},
	} {
		status, said := gen(append([]string{"-catalog", catalog}, args...)...)
		if status != 1 || strings.Count(said, "\n") != 1 || !strings.Contains(said, "; ") {
			t.Errorf("gen %q: status %d, %q", args, status, said)
		}
		if data, _ := os.ReadFile(inTheWay); string(data) != "mine" {
			t.Errorf("gen %q: the file in the way has %q", args, data)
		}
	}
}
