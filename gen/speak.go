package main

import (
	"fmt"
	"path/filepath"
)

// speak gives the catalog the texts of a language file, and returns what of it
// stays English.
func (o *overlay) speak(name string) (left []string, err error) {
	file, err := readFile(name, "-language")
	if err != nil {
		return nil, err
	}
	return o.speakText(file)
}

func (o *overlay) speakText(file source) (left []string, err error) {
	o.files, o.now = append(o.files, file.name), len(o.files)
	if root := parse(o.problems, file.data); root != nil {
		left = translate(o.problems, o.catalog, root).left
	}
	if o.err() == nil {
		check(o.problems, o.catalog)
	}
	return left, o.err()
}

// sealFile writes the sums of the English into a language file: the whole of it
// anew, beside its place first.
func sealFile(c *catalog, name string) error {
	file, err := readFile(name, "-seal")
	if err != nil {
		return err
	}
	p := &problems{files: []string{file.name}}
	root := parse(p, file.data)
	if root == nil {
		return p
	}
	l := languageOf(p, root)
	if p.err() != nil {
		return p
	}
	if err := replace(name, []byte(seal(string(file.data), c, l))); err != nil {
		return fmt.Errorf("%s: it is not sealed, because %w; make its folder one that can be written", filepath.ToSlash(name), err)
	}
	return nil
}
