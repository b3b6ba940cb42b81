package main

import (
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

// A host is a server of files and nothing else, as GitHub Pages or `python3 -m
// http.server` are.
func host(t *testing.T, dist, folder string) *httptest.Server {
	files := http.StripPrefix(strings.TrimSuffix(folder, "/"), http.FileServerFS(os.DirFS(dist)))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, folder) {
			http.NotFound(w, r) // another site of that host
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// What pages link, and what scripts import.
var (
	linked   = regexp.MustCompile(`\s(?:href|src)="([^"]*)"`)
	imported = regexp.MustCompile(`(?m)^[^*\n]*(?:from |import\()'([^']*)'`)
)

// TestEveryLink walks every link of every page and every import of a script, at the root of a host and in a
// folder of it: each leads to something.
func TestEveryLink(t *testing.T) {
	for _, folder := range []string{"/", "/people/hitcheck/"} {
		dist := frozen(t, "https://hitcheck.example"+folder)
		s := host(t, dist, folder)
		from := map[string]string{} // an address, and who links to it
		pages, queue := 0, []string{s.URL + folder, s.URL + folder + "404.html"}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			body, kind := fetch(t, at, from[at])
			links := linked
			switch {
			case strings.HasPrefix(kind, "text/javascript"):
				links = imported
			case !strings.HasPrefix(kind, "text/html") && !strings.HasPrefix(kind, "image/svg"):
				continue
			}
			pages++
			base, err := url.Parse(at)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range links.FindAllStringSubmatch(body, -1) {
				to, err := base.Parse(html.UnescapeString(found[1]))
				if err != nil {
					t.Errorf("%s: %v", at, err)
					continue
				}
				if to.Host != base.Host && to.Host != "hitcheck.example" {
					if to.Scheme != "https" {
						t.Errorf("%s links to %s", at, to)
					}
					continue
				}
				to.Scheme, to.Host = base.Scheme, base.Host // a page names itself in full
				to.Fragment = ""
				if next := to.String(); from[next] == "" {
					from[next] = at
					queue = append(queue, next)
				}
			}
		}
		if pages < 200 {
			t.Errorf("in %s: only %d pages, drawings and scripts are linked", folder, pages)
		}
		t.Logf("in %s: %d pages, drawings and scripts, %d addresses", folder, pages, len(from))
	}
}

func fetch(t *testing.T, at, by string) (body, kind string) {
	t.Helper()
	answer, err := http.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 200 {
		t.Errorf("%s, which %s links to: %d %v", at, by, answer.StatusCode, err)
	}
	if to := answer.Request.URL.String(); to != at {
		t.Errorf("%s, which %s links to, leads on to %s", at, by, to)
	}
	return string(data), answer.Header.Get("Content-Type")
}
