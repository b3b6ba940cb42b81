// Package serve gives the tests a host for their pages: files and pages of
// their own on loopback, under any policy, with every request written down.
package serve

import (
	"bytes"
	_ "embed"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Options say what a server serves, and how.
type Options struct {
	// Dir is served as a site, index.html for a folder.
	Dir string
	// Pages are served before the files: path to HTML.
	Pages map[string]string
	// Policy is the Content-Security-Policy of every answer, none when empty.
	Policy string
	// Watch adds the watch script to every page, before anything in it.
	Watch bool
	// Before is called before a file is answered, when it is set.
	Before func(path string)
}

// Server is a running server.
type Server struct {
	// URL is the origin, without a slash at the end.
	URL string

	options Options
	host    *http.Server
	files   fs.FS
	mu      sync.Mutex
	asked   []string
	missing []string
}

// WatchPath is where a page finds the watch script.
const WatchPath = "/-/watch.js"

//go:embed watch.js
var watchScript []byte

// Start serves until the test ends.
func Start(t testing.TB, o Options) *Server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{URL: "http://" + l.Addr().String(), options: o}
	if o.Dir != "" {
		s.files = os.DirFS(o.Dir)
	}
	s.host = &http.Server{Handler: s}
	go s.host.Serve(l)
	t.Cleanup(s.Stop)
	return s
}

// Stop ends the server: whoever asks from now on is refused.
func (s *Server) Stop() { s.host.Close() }

// Requests lists the paths asked for so far, in order, with their queries.
// Icons that a browser asks for by itself are not in it.
func (s *Server) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

// Missing lists the paths asked for that are not there.
func (s *Server) Missing() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.missing)
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/favicon.ico" {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.RequestURI())
		s.mu.Unlock()
	}
	// A stale header would make a policy's test pass falsely.
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Access-Control-Allow-Origin", "*") // as dist/_headers has it
	if s.options.Policy != "" {
		w.Header().Set("Content-Security-Policy", s.options.Policy)
	}
	name := r.URL.Path
	if s.options.Before != nil {
		s.options.Before(name)
	}
	body, ok := s.read(&name)
	if !ok {
		if name != "/favicon.ico" {
			s.mu.Lock()
			s.missing = append(s.missing, name)
			s.mu.Unlock()
		}
		http.NotFound(w, r)
		return
	}
	if strings.HasSuffix(name, ".html") && s.options.Watch {
		body = addWatch(body)
	}
	kind := mime.TypeByExtension(path.Ext(name))
	if strings.HasSuffix(name, ".wasm") {
		kind = "application/wasm"
	}
	w.Header().Set("Content-Type", kind)
	w.Write(body)
}

// read returns what a path names, and completes a folder's path.
func (s *Server) read(name *string) ([]byte, bool) {
	if strings.HasSuffix(*name, "/") {
		*name += "index.html"
	}
	switch *name {
	case WatchPath:
		return watchScript, true
	case "/-/canary":
		return nil, true
	}
	for _, p := range []string{*name, strings.TrimSuffix(*name, "index.html")} {
		if page, ok := s.options.Pages[p]; ok {
			*name = "page.html"
			return []byte(page), true
		}
	}
	if s.files == nil {
		return nil, false
	}
	body, err := fs.ReadFile(s.files, strings.TrimPrefix(path.Clean(*name), "/"))
	return body, err == nil
}

// addWatch puts the watch script in front of a page's own scripts.
func addWatch(page []byte) []byte {
	tag := []byte(`<script src="` + WatchPath + `"></script>`)
	lower := bytes.ToLower(page)
	at := 0
	for _, mark := range []string{"<!doctype html>", "<head>"} {
		if i := bytes.Index(lower, []byte(mark)); i >= 0 {
			at = i + len(mark)
		}
	}
	return slices.Concat(page[:at], tag, page[at:])
}
