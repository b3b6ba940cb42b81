package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// maxCatalog is the longest catalog that is read, in bytes. Ours has a tenth.
const maxCatalog = 4 << 20

// read parses the bytes of a catalog and checks it. What it returns is right,
// or the error is a *problems that lists what is wrong.
func read(file string, data []byte) (*catalog, error) {
	laid, err := readOver(source{file, data})
	return laid.catalog, err
}

// A source is a YAML file, read but not understood yet.
type source struct {
	name string
	data []byte
}

// readOver reads a catalog and lays overlays over it, one after the other.
func readOver(base source, overlays ...source) (*overlay, error) {
	p := &problems{files: []string{base.name}}
	c := new(catalog)
	if root := parse(p, base.data); root != nil {
		decode(p, root, c)
	}
	over := &overlay{problems: p, catalog: c, added: map[place]string{}}
	for i, o := range overlays {
		p.files, p.now = append(p.files, o.name), i+1
		if root := parse(p, o.data); root != nil {
			over.lay(root)
		}
	}
	p.now = 0
	if p.err() == nil {
		over.complete()
	}
	if p.err() == nil {
		check(p, c)
	}
	return over, p.err()
}

// parse returns the one mapping that a catalog is, or adds why it is none.
func parse(p *problems, data []byte) *yaml.Node {
	if !checkBytes(p, data) {
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	if err := decoder.Decode(&doc); err != nil {
		addYAML(p, err)
		return nil
	}
	switch err := decoder.Decode(&more); {
	case err == nil:
		p.add(p.at(&more), "a second YAML document begins; keep the catalog in one")
		return nil
	case err != io.EOF:
		addYAML(p, err)
		return nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		p.add(p.at(root), "the catalog is %s; write the sections classes:, codes:, …", shape(root))
		return nil
	}
	if !checkNodes(p, root) {
		return nil
	}
	return root
}

// checkBytes holds what every text file of ours keeps to, before the parser
// sees it.
func checkBytes(p *problems, data []byte) bool {
	before := p.count
	if len(data) > maxCatalog {
		p.add(p.whole(), "the catalog has more than %d bytes; split it", maxCatalog)
		return false
	}
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		p.add(place{1, 1, p.now}, "the file begins with a byte-order mark; save it as UTF-8 without one")
		data = data[3:]
	}
	if len(bytes.TrimSpace(data)) == 0 {
		p.add(p.whole(), "the file is empty; write the sections classes:, codes:, …")
		return false
	}
	// Of each line the first thing that is wrong is said.
	for n, line := range bytes.Split(data, []byte("\n")) {
		line = bytes.TrimSuffix(line, []byte("\r"))
		for i := 0; i < len(line); {
			r, size := utf8.DecodeRune(line[i:])
			where := place{n + 1, i + 1, p.now}
			switch {
			case r == utf8.RuneError && size == 1:
				p.add(where, "byte 0x%02x is not UTF-8; save the file as UTF-8", line[i])
				size = len(line) - i
			case r == '\t' && len(bytes.TrimLeft(line[:i], " \t")) == 0:
				p.add(where, "a tab indents the line; indent with blanks")
				size = len(line) - i
			case r < 0x20 && r != '\t', 0x7f <= r && r < 0xa0, r == 0xfeff:
				p.add(where, "control character U+%04X; take it out, or write it as an escape in double quotes", r)
				size = len(line) - i
			}
			i += size
		}
	}
	return p.count == before
}

// addYAML adds what the parser says.
func addYAML(p *problems, err error) {
	var load *yaml.LoadError
	switch {
	case err == io.EOF:
		p.add(p.whole(), "the file is empty; write the sections classes:, codes:, …")
	case errors.As(err, &load):
		what, mark := load.Message, load.Mark
		if load.ContextMsg != "" {
			what = load.ContextMsg + ", " + what
		}
		if strings.Contains(what, "end of stream") && load.ContextMark.Line > 0 {
			mark = load.ContextMark // what is open, and not the end of the file
		}
		p.add(place{mark.Line, mark.Column, p.now}, "the YAML cannot be read: %s; mend the line, or put its text in quotes", what)
	default:
		p.add(p.whole(), "the YAML cannot be read: %s; mend it", strings.TrimPrefix(err.Error(), "yaml: "))
	}
}

// checkNodes refuses anchors and aliases, with which a few lines can stand for
// gigabytes or for themselves, and tags, which change what a value is.
func checkNodes(p *problems, n *yaml.Node) bool {
	before := p.count
	switch {
	case n.Kind == yaml.AliasNode:
		p.add(p.at(n), "alias *%s; write the value out", n.Value)
	case n.Anchor != "":
		p.add(p.at(n), "anchor &%s; the catalog has no aliases, so take it out", n.Anchor)
	case n.Style&yaml.TaggedStyle != 0:
		p.add(p.at(n), "tag %s; take it out", n.Tag)
	}
	if n.Kind != yaml.AliasNode {
		for _, child := range n.Content {
			checkNodes(p, child)
		}
	}
	return p.count == before
}

// shape says what kind of value a node is.
func shape(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.ShortTag() == "!!null":
		return "nothing"
	case n.ShortTag() == "!!int", n.ShortTag() == "!!float":
		return "the number " + n.Value
	case n.ShortTag() == "!!bool":
		return "the flag " + n.Value
	}
	return "the text " + quote(n.Value)
}
