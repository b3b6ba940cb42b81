package api

import (
	"io/fs"
	"path"
	"strings"
)

// files serves a built site: index.html for a folder, 404.html for what is
// missing.
type files struct{ fsys fs.FS }

// has reports whether the site has a file for a path.
func (f *files) has(path string) bool {
	info, err := fs.Stat(f.fsys, name(path))
	return err == nil && info.Mode().IsRegular()
}

// serve answers with the file for a path.
func (f *files) serve(c *call, path string) {
	body, err := fs.ReadFile(f.fsys, name(path))
	if err != nil {
		c.problem(500, say(wordOwnFault))
		return
	}
	c.give(kindOf(path), body)
}

// name returns the name of the file for a path, "." when it cannot have one.
func name(path string) string {
	file := strings.TrimPrefix(path, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if !fs.ValidPath(file) || strings.HasPrefix(file, "_") {
		return "."
	}
	return file
}

var kinds = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": typeHTML,
	".js":   "text/javascript; charset=utf-8",
	".json": typeJSON,
	".mjs":  "text/javascript; charset=utf-8",
	".png":  "image/png",
	".svg":  typeSVG,
	".ts":   "text/plain; charset=utf-8",
	".txt":  typeText,
	".wasm": "application/wasm",
	".xml":  "application/xml",
}

// kindOf returns the media type of the file for a path.
func kindOf(p string) string {
	kind, ok := kinds[path.Ext(name(p))]
	if !ok {
		return "application/octet-stream"
	}
	return kind
}
