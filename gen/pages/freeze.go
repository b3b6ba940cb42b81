package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"hitcheck/wasm/api"
	"hitcheck/wasm/status"
)

// freeze writes into dist what the handler answers, and what goes with it.
func freeze(dist, site string) error {
	if u, err := url.Parse(site); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return fmt.Errorf("%q is no address of a site; give -site https://…", site)
	}
	site = strings.TrimSuffix(site, "/")
	looks, err := hashFiles(dist)
	if err != nil {
		return err
	}
	h := api.New(api.Options{Site: site, Looks: looks})
	for _, path := range paths() {
		body, err := ask(h, path)
		if err != nil {
			return err
		}
		if err := write(dist, path, body); err != nil {
			return err
		}
	}
	for _, make := range []func(dist, site string) error{headers, robots, sitemap} {
		if err := make(dist, site); err != nil {
			return err
		}
	}
	return nil
}

// paths returns what is frozen.
func paths() []string {
	all := []string{"/404.html", "/catalog.json", "/codes/", "/codes/search.json", "/diagram.svg", "/guide/", "/guide/decide/", "/openapi.json"}
	last := -1
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		code := int(e.Code())
		if code == last {
			continue
		}
		last = code
		for _, suffix := range []string{"/", ".json", ".txt", ".svg"} {
			all = append(all, fmt.Sprintf("/codes/%03d%s", code, suffix))
		}
	}
	return all
}

// ask returns what the handler answers.
func ask(h http.Handler, path string) ([]byte, error) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	if w.Code != 200 {
		return nil, fmt.Errorf("%s answers %d: %s", path, w.Code, w.Body)
	}
	return w.Body.Bytes(), nil
}

// write writes the file for a path.
func write(dist, path string, body []byte) error {
	if strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	file := filepath.Join(dist, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, body, 0o644)
}
