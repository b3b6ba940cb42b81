package api

import (
	"net/http"
	"strings"

	"hitcheck/wasm/status"
)

// A resource is what a path names.
type resource struct {
	methods string // as Allow lists them; every one when empty
	serve   func(*call)
}

// read returns a resource that is only read.
func read(serve func(*call)) resource { return resource{"GET, HEAD, OPTIONS", serve} }

// find returns what a path names. A file of the site stands before what is
// made here, except for what depends on the request, as on Cloudflare.
func (h *handler) find(path string) resource {
	switch path {
	case "/classify":
		return resource{"POST, PUT, OPTIONS", classify}
	case "/diagram.svg":
		return read(diagram)
	}
	if code, ok := codeIn(path, "/", ""); ok {
		return read(func(c *call) { lookup(c, code) })
	}
	if h.files != nil {
		if f := h.files.open(path); f != nil {
			return read(f.serve)
		}
	}
	switch path {
	case "/catalog.json":
		return read(catalog)
	case "/openapi.json":
		return read(func(c *call) { c.give(typeJSON, description) })
	case "/404.html":
		return read(func(c *call) { c.give(typeHTML, c.errorPage(404, say(wordNoPage))) })
	case "/codes/":
		return read(func(c *call) { c.give(typeHTML, c.codesPage()) })
	case "/codes/search.json":
		return read(func(c *call) { c.give(typeJSON, index()) })
	case "/guide/":
		return read(func(c *call) { c.give(typeHTML, c.guidePage()) })
	case "/guide/decide/":
		return read(func(c *call) { c.give(typeHTML, c.decidePage()) })
	}
	for _, as := range forms {
		if code, ok := codeIn(path, "/codes/", as.suffix); ok {
			return read(func(c *call) { c.give(as.kind, as.make(h, code)) })
		}
	}
	if h.folder(path + "/") {
		return read(func(c *call) { c.redirect(http.StatusTemporaryRedirect, path+"/") })
	}
	return resource{"", func(c *call) { c.problem(404, say(wordNoResource, path)) }}
}

// folder reports whether a path that ends with a slash names a page. Whoever
// forgets the slash is sent there, as by hosts of files.
func (h *handler) folder(path string) bool {
	if _, ok := codeIn(path, "/codes/", "/"); ok || path == "/codes/" {
		return true
	}
	return h.files != nil && h.files.open(path) != nil
}

// codeIn returns the code that stands as three digits between prefix and
// suffix.
func codeIn(path, prefix, suffix string) (status.Code, bool) {
	s, ok := strings.CutPrefix(path, prefix)
	s, ok2 := strings.CutSuffix(s, suffix)
	if !ok || !ok2 || len(s) != 3 {
		return 0, false
	}
	n := status.Code(0)
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + status.Code(s[i]-'0')
	}
	return n, true
}
