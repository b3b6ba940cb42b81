package api

import (
	"io/fs"
	"path"
	"strings"
	"sync"
	"time"
)

// files serves a built site: a file as it is, index.html for a folder.
type files struct {
	fsys fs.FS
	read sync.Map // name to *file
}

// A file is what was read of one, and when it was written.
type file struct {
	body    []byte
	tag     string
	written time.Time
}

// open returns the file for a path, or nil.
func (f *files) open(path string) *file {
	name := name(path)
	info, err := fs.Stat(f.fsys, name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if had, ok := f.read.Load(name); ok && had.(*file).written.Equal(info.ModTime()) && int64(len(had.(*file).body)) == info.Size() {
		return had.(*file)
	}
	body, err := fs.ReadFile(f.fsys, name)
	if err != nil {
		return nil
	}
	got := &file{body, etag(body), info.ModTime()}
	f.read.Store(name, got)
	return got
}

// serve answers with a file.
func (f *file) serve(c *call) {
	h := c.w.Header()
	h.Set("Cache-Control", "no-cache")
	for _, f := range apart {
		h.Del(f.Name) // unless a rule has it
	}
	setFields(h, c.r.URL.Path)
	c.keep(kindOf(c.r.URL.Path), f.body, f.tag)
}

// name returns the name of the file for a path, "." when it cannot have one.
func name(path string) string {
	file := strings.TrimPrefix(path, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if !fs.ValidPath(file) || strings.HasPrefix(file, "_") || strings.HasPrefix(file, ".") {
		return "."
	}
	return file
}

// kindOf returns the media type of the file for a path.
func kindOf(p string) string {
	switch path.Ext(name(p)) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".html":
		return typeHTML
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".map":
		return typeJSON
	case ".png":
		return "image/png"
	case ".svg":
		return typeSVG
	case ".ts", ".txt":
		return typeText
	case ".wasm":
		return "application/wasm"
	case ".webmanifest":
		return "application/manifest+json"
	case ".xml":
		return "application/xml"
	}
	return "application/octet-stream"
}
