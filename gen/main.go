// Command gen reads catalog.yaml, refuses what is wrong in it, and writes the
// tables of wasm/status and wasm/scan and the samples that the tests run.
//
//	go run ./gen          write them
//	go run ./gen -check   only compare them with what is there
//	go run ./gen -more F  write F, what the browser loads after its first answer
//	go run ./gen -overlay portal.yaml -out DIR
//	                      lay a portal's own words over the catalog, and print
//	                      what they change
//	go run ./gen -language catalog.de.yaml -out DIR
//	                      write the tables in that language, and print what of
//	                      it stays English
//	go run ./gen -seal catalog.de.yaml
//	                      note in it that it is of the English there is now
//	go run ./gen -explain 404
//	                      print what is known of it, and from where
//	go run ./gen -lint    print what is thin
//	go run ./gen -iana http-status-codes-1.csv
//	                      print what a newer registry asks to change
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
	"time"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is gen with these arguments; it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var j job
	flags.StringVar(&j.file, "catalog", "catalog.yaml", "the catalog to read")
	flags.Var(&j.overlays, "overlay", "a file to lay over the catalog; may be given several times")
	flags.StringVar(&j.dir, "out", ".", "the module root to write below")
	flags.BoolVar(&j.compare, "check", false, "write nothing; fail when a file is not what the catalog gives")
	flags.StringVar(&j.more, "more", "", "write only this file: what the browser loads after its first answer")
	flags.StringVar(&j.explain, "explain", "", "write nothing; print what is known of a code, a class (4xx) or an id, and from where")
	flags.BoolVar(&j.lint, "lint", false, "write nothing; print what is thin")
	flags.StringVar(&j.iana, "iana", "", "write nothing; print what this registry file asks to change")
	flags.StringVar(&j.today, "today", "", "the day for -iana, as 2026-11-13; today when left out")
	flags.StringVar(&j.language, "language", "", "a translation to give the catalog, as catalog.de.yaml")
	flags.StringVar(&j.seal, "seal", "", "write into this translation that it is of the English there is now")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "gen: argument %q; name the catalog with -catalog\n", flags.Arg(0))
		return 2
	}
	if _, err := time.Parse(time.DateOnly, j.today); j.today != "" && err != nil {
		fmt.Fprintf(stderr, "gen: -today is %q; write a day as 2026-11-13\n", j.today)
		return 2
	}
	if err := j.do(stdout, stderr); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// A job is what one run of gen does.
type job struct {
	file     string
	overlays names
	dir      string
	compare  bool
	more     string
	language string
	seal     string
	question
}

// do reads the catalog and writes or compares what it gives, or answers.
func (j *job) do(stdout, stderr io.Writer) error {
	laid, err := readFiles(j.file, j.overlays)
	if err != nil {
		return err
	}
	c := laid.catalog
	if j.seal != "" {
		return sealFile(laid.catalog, j.seal)
	}
	var left []string
	if j.language != "" {
		if left, err = laid.speak(j.language); err != nil {
			return err
		}
	}
	if j.asked() {
		return j.answer(stdout, laid.problems, c)
	}
	if j.more != "" {
		if err := replace(j.more, []byte(moreBytes(c))); err != nil {
			return fmt.Errorf("gen: nothing is written, because %w; name a file that can be written with -more", err)
		}
		return nil
	}
	files, err := renderAll(c)
	if err != nil {
		return err
	}
	if j.compare {
		return stale(j.dir, files)
	}
	if err := writeAll(j.dir, files); err != nil {
		return fmt.Errorf("gen: nothing is written, because %w; name a folder that can be written with -out", err)
	}
	for _, change := range append(laid.changes, left...) {
		fmt.Fprintln(stderr, change)
	}
	return nil
}

// readFiles reads the catalog with its overlays.
func readFiles(file string, overlays []string) (*overlay, error) {
	base, err := readFile(file, "-catalog")
	errs := []error{err}
	var over []source
	for _, name := range overlays {
		one, err := readFile(name, "-overlay")
		errs = append(errs, err)
		over = append(over, one)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
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
