package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/bad.golden anew; read it before you commit it")

var section = regexp.MustCompile(`(?m)^(\w+):`)

// complete adds to a catalog the sections of testdata/good.yaml that it lacks.
// They stand below its own text, so its lines keep their numbers.
func complete(t testing.TB, data []byte) []byte {
	good, err := os.ReadFile("testdata/good.yaml")
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, m := range section.FindAllSubmatch(data, -1) {
		has[string(m[1])] = true
	}
	data = bytes.Clone(data)
	starts := section.FindAllSubmatchIndex(good, -1)
	for i, m := range starts {
		end := len(good)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		if !has[string(good[m[2]:m[3]])] {
			data = append(data, good[m[0]:end]...)
		}
	}
	return data
}

func TestGood(t *testing.T) {
	if _, err := read("good.yaml", complete(t, nil)); err != nil {
		t.Error(err)
	}
}

// TestBad reads every catalog of testdata/bad and holds what gen says to
// testdata/bad.golden: the place, the entry, the value and the remedy.
func TestBad(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	alone, _ := filepath.Glob("testdata/bad/alone/*.yaml")
	if n := len(files) + len(alone); n < 60 {
		t.Fatalf("there are %d bad catalogs, want 60", n)
	}
	var got bytes.Buffer
	for _, file := range append(files, alone...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(file, "alone") {
			data = complete(t, data)
		}
		_, err = read(filepath.Base(file), data)
		if err == nil {
			t.Errorf("%s: nothing is said to be wrong", file)
			continue
		}
		for _, line := range strings.Split(err.Error(), "\n") {
			if !strings.HasPrefix(line, filepath.Base(file)+":") || !strings.Contains(line, "; ") {
				t.Errorf("%q has no place or no remedy", line)
			}
		}
		got.WriteString(err.Error() + "\n")
	}
	const golden = "testdata/bad.golden"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		if i >= len(gotLines) || i >= len(wantLines) || gotLines[i] != wantLines[i] {
			t.Fatalf("line %d:\ngot  %s\nwant %s", i+1, at0(gotLines, i), at0(wantLines, i))
		}
	}
}

func at0(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "nothing"
}
