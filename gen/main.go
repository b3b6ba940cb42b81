// Command gen reads catalog.yaml, refuses what is wrong in it, and writes the
// tables of wasm/status and wasm/scan and the samples that the tests run.
//
//	go run ./gen          write them
//	go run ./gen -check   only compare them with what is there
//	go run ./gen -more F  write F, what the browser loads after its first answer
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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
	compare := flags.Bool("check", false, "write nothing; fail when a file is not what the catalog gives")
	more := flags.String("more", "", "write only this file: what the browser loads after its first answer")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "gen: argument %q; name the catalog with -catalog\n", flags.Arg(0))
		return 2
	}
	if err := generate(*file, *dir, *more, *compare); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// generate reads the catalog and writes or compares what it gives.
func generate(file, dir, more string, compare bool) error {
	data, err := readFile(file)
	if err != nil {
		return err
	}
	c, err := read(filepath.ToSlash(file), data)
	if err != nil {
		return err
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

// readFile reads a catalog, and one byte more than it may have at most.
func readFile(file string) ([]byte, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such file; name the catalog with -catalog", file)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w; name a file with -catalog", file, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxCatalog+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w; name a file with -catalog", file, err)
	}
	return data, nil
}
