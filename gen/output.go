package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// An output is one file that gen writes.
type output struct {
	path   string // below the module root, with slashes
	render func(io.Writer, *catalog) error
}

var outputs = []output{
	{"wasm/status/table.go", renderStatus},
	{"wasm/status/more.go", renderMore},
	{"wasm/scan/table.go", renderScan},
	{"wasm/scan/testdata/samples.json", renderSamples},
	{"wasm/api/table.go", renderAPI},
	{"gen/catalog.schema.json", renderCatalogSchema},
	{"gen/overlay.schema.json", renderOverlaySchema},
	{"wasm/api/guide_table.go", renderGuide},
	{"gen/language.schema.json", renderLanguageSchema},
}

// renderAll returns the bytes of every output, by its path.
func renderAll(c *catalog) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, out := range outputs {
		var b bytes.Buffer
		if err := out.render(&b, c); err != nil {
			return nil, fmt.Errorf("%s: %w", out.path, err)
		}
		files[out.path] = b.Bytes()
	}
	return files, nil
}

// stale returns an error that names the files below dir which are not what
// the catalog gives.
func stale(dir string, files map[string][]byte) error {
	var errs []error
	for _, out := range outputs {
		have, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(out.path)))
		if err != nil || !bytes.Equal(have, files[out.path]) {
			errs = append(errs, fmt.Errorf("%s is stale: run make gen", out.path))
		}
	}
	return errors.Join(errs...)
}

// writeAll writes the files below dir, all of them or none: each is written
// beside its place first, and they take their places when all are there. A file
// that cannot take its place gives the others their old bytes back.
func writeAll(dir string, files map[string][]byte) (err error) {
	var temps, paths []string
	defer func() {
		for _, temp := range temps {
			os.Remove(temp) // gone already when it took its place
		}
	}()
	for _, out := range outputs {
		path := filepath.Join(dir, filepath.FromSlash(out.path))
		if have, err := os.ReadFile(path); err == nil && bytes.Equal(have, files[out.path]) {
			continue // so that make sees what changed
		}
		temp, err := writeTemp(path, files[out.path])
		if temp != "" {
			temps = append(temps, temp)
		}
		if err != nil {
			return err
		}
		paths = append(paths, path)
	}
	// A folder can be read no more than it can be written over.
	old := make([][]byte, len(paths))
	for i, path := range paths {
		old[i], err = os.ReadFile(path)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	for i, path := range paths {
		if err := os.Rename(temps[i], path); err != nil {
			for j := range i {
				restore(paths[j], old[j])
			}
			return err
		}
	}
	return nil
}

// writeTemp writes data to a new file beside path and returns its name.
func writeTemp(path string, data []byte) (string, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".gen-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	return f.Name(), errors.Join(err, f.Chmod(0o644), f.Close())
}

// replace writes a file whole, beside its place first, or leaves what is there.
func replace(path string, data []byte) error {
	temp, err := writeTemp(path, data)
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil && temp != "" {
		os.Remove(temp)
	}
	return err
}

// restore puts a file back as it was; nil says that it was not there.
func restore(path string, data []byte) {
	if data == nil {
		os.Remove(path)
		return
	}
	os.WriteFile(path, data, 0o644)
}
