// Command gen reads catalog.yaml, refuses what is wrong in it, and writes the
// tables of wasm/status and wasm/scan and the samples that the tests run.
//
//	go run ./gen          write them
//	go run ./gen -check   only compare them with what is there
//	go run ./gen -more F  write F, what the browser loads after its first answer
//	go run ./gen -overlay portal.yaml -out DIR
//	                      lay a portal's own words over the catalog, and print
//	                      what they change
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stderr))
}

// run is gen with these arguments; it returns the exit status.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(stderr)
	file := flags.String("catalog", "catalog.yaml", "the catalog to read")
	dir := flags.String("out", ".", "the module root to write below")
	var overlays names
	flags.Var(&overlays, "overlay", "a file to lay over the catalog; may be given several times")
	compare := flags.Bool("check", false, "write nothing; fail when a file is not what the catalog gives")
	more := flags.String("more", "", "write only this file: what the browser loads after its first answer")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "gen: argument %q; name the catalog with -catalog\n", flags.Arg(0))
		return 2
	}
	if err := generate(stderr, *file, overlays, *dir, *more, *compare); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// generate reads the catalog and writes or compares what it gives.
func generate(stderr io.Writer, file string, overlays []string, dir, more string, compare bool) error {
	c, changes, err := readFiles(file, overlays)
	if err != nil {
		return err
	}
	if more == "" && !compare {
		for _, change := range changes {
			fmt.Fprintln(stderr, change)
		}
	}
	if more != "" {
		return os.WriteFile(more, []byte(moreBytes(c)), 0o644)
	}
	files, err := renderAll(c)
	if err != nil {
		return err
	}
	if compare {
		return stale(dir, files)
	}
	if err := writeAll(dir, files); err != nil {
		return fmt.Errorf("gen: nothing is written, because %w; name a folder that can be written with -out", err)
	}
	return nil
}

// readFiles reads the catalog with its overlays.
func readFiles(file string, overlays []string) (*catalog, []string, error) {
	base, err := readFile(file, "-catalog")
	errs := []error{err}
	var over []source
	for _, name := range overlays {
		one, err := readFile(name, "-overlay")
		errs = append(errs, err)
		over = append(over, one)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, nil, err
	}
	return readOver(base, over...)
}

// readFile reads a file that a flag names, and one byte more than it may have at
// most.
func readFile(name, flag string) (source, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return source{}, fmt.Errorf("%s: there is no such file; name one with %s", name, flag)
	}
	if err != nil {
		return source{}, fmt.Errorf("%s: %w; name a file with %s", name, err, flag)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxCatalog+1))
	if err != nil {
		return source{}, fmt.Errorf("%s: %w; name a file with %s", name, err, flag)
	}
	return source{filepath.ToSlash(name), data}, nil
}

// Names are a flag that may be given several times.
type names []string

func (n *names) String() string     { return strings.Join(*n, " ") }
func (n *names) Set(s string) error { *n = append(*n, s); return nil }
