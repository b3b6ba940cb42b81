// Package api answers over HTTP: what a text adds up to, what a status means,
// the class diagram, and the pages of the site. The same handler runs natively
// and on Cloudflare Workers.
package api

import (
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Limits of a request.
const (
	MaxBody   = 16 << 20 // bytes of a text to classify
	MaxHeader = 16 << 10 // bytes of all header fields
	MaxTarget = 8 << 10  // bytes of path and query
)

// Options say what a handler serves beside its own answers.
type Options struct {
	Files   fs.FS  // the built site; nil where something in front serves it
	Site    string // where the site stands, for what has to name it in full
	Looks   string // where its style sheets stand, from its root; "/" when empty
	MaxBody int64  // instead of the constant
}

// New returns the handler.
func New(o Options) http.Handler {
	h := &handler{site: strings.TrimSuffix(o.Site, "/"), looks: o.Looks, root: "/", maxBody: o.MaxBody}
	if u, err := url.Parse(h.site); err == nil && u.Path != "" {
		h.root = u.Path + "/"
	}
	if h.looks == "" {
		h.looks = "/"
	}
	if h.maxBody <= 0 {
		h.maxBody = MaxBody
	}
	if o.Files != nil {
		h.files = &files{fsys: o.Files}
	}
	return h
}

type handler struct {
	files   *files
	site    string // without a slash at the end
	root    string // the path of site
	looks   string
	maxBody int64
}

// A call is one request that is being answered.
type call struct {
	*handler
	w http.ResponseWriter
	r *http.Request
}

// ServeHTTP answers a request. What goes wrong here is said as a 500 and ends
// no server.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &call{h, w, r}
	defer func() {
		if p := recover(); p == http.ErrAbortHandler {
			panic(p)
		} else if p != nil {
			c.problem(500, say(wordOwnFault))
		}
	}()
	if r.Body == nil {
		r.Body = http.NoBody // as on Workers
	}
	setFields(w.Header(), "/")
	switch {
	case len(r.URL.Path)+len(r.URL.RawQuery) > MaxTarget:
		c.problem(414, say(wordTargetLong, strconv.Itoa(MaxTarget)))
	case headerSize(r.Header) > MaxHeader:
		c.problem(431, say(wordHeaderLong, strconv.Itoa(MaxHeader)))
	default:
		c.answer(h.find(r.URL.Path))
	}
}

// answer hands the call to the resource, or says which methods it has.
func (c *call) answer(res resource) {
	switch {
	case res.methods != "" && !slices.Contains(strings.Split(res.methods, ", "), c.r.Method):
		c.w.Header().Set("Allow", res.methods)
		c.problem(405, say(wordNoMethod, c.r.URL.Path, res.methods))
	case c.r.Method == http.MethodOptions && res.methods != "":
		c.options(res.methods)
	default:
		res.serve(c)
	}
}

// headerSize returns how many bytes the header fields take.
func headerSize(h http.Header) (n int) {
	for name, values := range h {
		for _, v := range values {
			n += len(name) + len(v) + len(": \r\n")
		}
	}
	return n
}
