//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hitcheck/wasm/api"
)

const (
	browser    = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	transcript = "HTTP/1.1 503 Service Unavailable\nRetry-After: 120\n"
)

// packed returns a text as gzip packs it.
func packed(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

// TestContract asks both servers what DESIGN promises of the API.
func TestContract(t *testing.T) {
	for _, c := range []struct {
		method, path, body, fields string // fields: "Accept: text/plain; X: y"
		code                       int
		kind, holds                string
	}{
		// The API.
		{"POST", "/classify", transcript, "", 200, "application/json", `"retryAfter":120`},
		{"POST", "/classify", transcript, "Accept: */*", 200, "application/json", `"final":503`},
		{"POST", "/classify", transcript, "Accept: text/plain", 200, "text/plain", "503 Service Unavailable"},
		{"POST", "/classify", transcript, "Content-Type: application/x-www-form-urlencoded", 200, "application/json", `"final":503`}, // curl --data-binary
		{"PUT", "/classify", transcript, "Accept: */*", 200, "text/plain", "503 Service Unavailable"},                                // curl -T-
		{"POST", "/classify?color", transcript, "", 200, "text/plain", "\x1b["},
		{"POST", "/classify", "text=404", "Accept: " + browser + "| Content-Type: text/plain", 200, "text/html", "Not Found"},
		{"POST", "/classify", "", "", 200, "application/json", `"verdict":"unknown"`},
		{"POST", "/classify", "\xff\xfe HTTP/1.1 404 \xed\xa0\x80", "", 200, "application/json", `"final":404`},
		{"POST", "/classify", transcript, "Accept: image/png", 406, "application/problem+json", "text/plain"},
		{"POST", "/classify", transcript, "Content-Type: image/png", 415, "application/problem+json", "image/png"},
		{"POST", "/classify", packed(transcript), "Content-Encoding: gzip", 200, "application/json", `"final":503`},
		{"POST", "/classify", transcript, "Content-Encoding: br", 415, "application/problem+json", "br"},
		{"GET", "/classify", "", "", 405, "application/problem+json", "POST"},
		{"DELETE", "/404", "", "", 405, "application/problem+json", "GET"},
		{"OPTIONS", "/classify", "", "Origin: https://portal.example", 204, "", ""},
		{"GET", "/404", "", "Accept: */*", 200, "text/plain", "404 Not Found"},
		{"GET", "/404", "", "Accept: application/json", 200, "application/json", `"final":404`},
		{"GET", "/404", "", "Accept: " + browser, 302, "", ""},
		{"GET", "/404", "", "Accept: " + browser + "| Sec-Fetch-Mode: navigate", 302, "", ""},
		{"GET", "/433", "", "Accept: " + browser + "| Sec-Fetch-Mode: navigate", 200, "text/html", "433"},
		{"GET", "/999", "", "", 200, "text/plain", "999"},
		{"HEAD", "/404", "", "", 200, "text/plain", ""},
		{"GET", "/diagram.svg?codes=404:12,503:3", "", "", 200, "image/svg+xml", "×12"},
		{"GET", "/diagram.svg?codes=4", "", "", 400, "application/problem+json", "404:12"},
		{"GET", "/codes/433.json", "", "", 200, "application/json", `"final":433`}, // which no file has
		{"GET", "/nothing", "", "", 404, "application/problem+json", "/nothing"},
		{"GET", "/nothing", "", "Accept: " + browser + "| Sec-Fetch-Mode: navigate", 404, "text/html", "Not Found"},
		{"GET", "/404", "", "X: " + strings.Repeat("x", api.MaxHeader), 431, "application/problem+json", "16384"},
		{"GET", "/404?" + strings.Repeat("x", api.MaxTarget), "", "", 414, "application/problem+json", "8192"},
		// The files.
		{"GET", "/", "", "", 200, "text/html", "<hit-check"},
		{"GET", "/codes/404/", "", "", 200, "text/html", "<h1>404 Not Found</h1>"},
		{"GET", "/codes/404.json", "", "", 200, "application/json", `"final":404`},
		{"GET", "/codes/404.txt", "", "", 200, "text/plain", "404 Not Found"},
		{"GET", "/codes/404.svg", "", "", 200, "image/svg+xml", "<svg"},
		{"GET", "/codes/", "", "", 200, "text/html", "418"},
		{"GET", "/codes/404", "", "", 307, "", ""},
		{"GET", "/catalog.json", "", "", 200, "application/json", `"I'm a teapot"`},
		{"GET", "/openapi.json", "", "", 200, "application/json", `"openapi"`},
		{"GET", "/sitemap.xml", "", "", 200, "application/xml", "/codes/404/"},
		{"GET", "/robots.txt", "", "", 200, "text/plain", "Sitemap: "},
		{"GET", "/hitcheck.wasm", "", "", 200, "application/wasm", "\x00asm"},
		{"GET", "/hit-check.js", "", "", 200, "text/javascript", `"hit-check"`},
		{"GET", "/_headers", "", "", 404, "application/problem+json", ""},
		{"HEAD", "/codes/404/", "", "", 200, "text/html", ""},
	} {
		each(t, func(t *testing.T, s *server) {
			var fields []string
			for field := range strings.SplitSeq(c.fields, "| ") {
				name, value, _ := strings.Cut(field, ": ")
				if name != "" {
					fields = append(fields, name, value)
				}
			}
			answer, body, err := send(c.method, s.url+c.path, strings.NewReader(c.body), fields...)
			if err != nil {
				t.Fatal(err)
			}
			what := c.method + " " + c.path[:min(50, len(c.path))] + " " + c.fields[:min(50, len(c.fields))]
			kind, _, _ := strings.Cut(answer.Header.Get("Content-Type"), ";")
			if kind == "text/xml" {
				kind = "application/xml"
			}
			if answer.StatusCode != c.code || kind != c.kind || !strings.Contains(body, c.holds) {
				t.Errorf("%s: %s %s, want %d %s with %q\n%.300s", what, answer.Status, kind, c.code, c.kind, c.holds, body)
			}
			if c.method == "HEAD" && body != "" {
				t.Errorf("%s: a body", what)
			}
			for name, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "",
				"Cross-Origin-Resource-Policy": "cross-origin",
			} {
				if got := answer.Header.Get(name); got != want {
					t.Errorf("%s: %s is %q, want %q", what, name, got, want)
				}
			}
			if c.code == 405 && answer.Header.Get("Allow") == "" {
				t.Errorf("%s: no Allow", what)
			}
			if (c.code == 302 || c.code == 307) && answer.Header.Get("Location") != "/codes/404/" {
				t.Errorf("%s: to %q", what, answer.Header.Get("Location"))
			}
			if kind == "text/html" && (!strings.Contains(answer.Header.Get("Content-Security-Policy"), "default-src 'none'") ||
				answer.Header.Get("Cross-Origin-Opener-Policy") != "same-origin" || answer.Header.Get("Permissions-Policy") == "") {
				t.Errorf("%s: no policy in %v", what, answer.Header)
			}
		})
	}
}

// What one server answers the other answers to the byte.
func TestSameBytes(t *testing.T) {
	first := map[string]string{}
	each(t, func(t *testing.T, s *server) {
		for _, path := range []string{"/404", "/404?color", "/433", "/000", "/diagram.svg?codes=404:12,503:3", "/codes/404/", "/codes/404.svg", "/codes/599.json", "/catalog.json", "/nothing"} {
			_, body, err := send("GET", s.url+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			if was, has := first[path]; has && was != body {
				t.Errorf("%s differs:\n%.200s\n%.200s", path, was, body)
			}
			first[path] = body
		}
		files, _ := filepath.Glob(root + "/site/test/testdata/*")
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				continue
			}
			_, body, err := send("POST", s.url+"/classify", strings.NewReader(string(text)))
			if err != nil {
				t.Fatal(err)
			}
			if was, has := first[file]; has && was != body {
				t.Errorf("%s differs:\n%.200s\n%.200s", file, was, body)
			}
			first[file] = body
		}
	})
}

func TestNotModified(t *testing.T) {
	each(t, func(t *testing.T, s *server) {
		for _, path := range []string{"/404", "/diagram.svg?codes=503", "/codes/404/", "/codes/404.json", "/hitcheck.wasm", "/codes/433.txt"} {
			answer, _, err := send("GET", s.url+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			tag := answer.Header.Get("ETag")
			answer, body, err := send("GET", s.url+path, nil, "If-None-Match", tag)
			if err != nil || tag == "" || answer.StatusCode != 304 || body != "" {
				t.Errorf("%s with %s: %v %v", path, tag, answer.Status, err)
			}
		}
	})
}

// Files in the folder that is named by what they hold are kept for ever.
func TestHashedFiles(t *testing.T) {
	files, _ := filepath.Glob(dist + "/h/*/hitcheck.wasm")
	if len(files) != 1 {
		t.Fatalf("%v in dist/h", files)
	}
	path := strings.TrimPrefix(filepath.ToSlash(files[0]), dist)
	each(t, func(t *testing.T, s *server) {
		answer, _, err := send("GET", s.url+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if answer.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" || answer.Header.Get("Content-Type") != "application/wasm" {
			t.Errorf("%s: %v", path, answer.Header)
		}
	})
}

// A file is answered before Go is asked, and says so.
func TestFilesWithoutGo(t *testing.T) {
	each(t, func(t *testing.T, s *server) {
		if s.name != "workerd" {
			t.Skip("here there is nothing in front of Go")
		}
		for path, file := range map[string]bool{
			"/": true, "/codes/404/": true, "/codes/404.json": true, "/codes/": true, "/catalog.json": true, "/hitcheck.wasm": true,
			"/404": false, "/diagram.svg?codes=404": false, "/codes/433.json": false,
		} {
			answer, _, err := send("GET", s.url+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := answer.Header.Get("CF-Cache-Status") != ""; got != file {
				t.Errorf("%s: a file %v, want %v", path, got, file)
			}
		}
	})
}

// A command's output is read as it comes: some-command 2>&1 | curl -sT- …
func TestStream(t *testing.T) {
	each(t, func(t *testing.T, s *server) {
		r, w := io.Pipe()
		go func() {
			for _, line := range []string{"connecting\n", "HTTP/1.1 50", "2 Bad Gateway\n", strings.Repeat("more\n", 1000)} {
				io.WriteString(w, line)
				time.Sleep(50 * time.Millisecond)
			}
			w.Close()
		}()
		answer, body, err := send("PUT", s.url+"/classify", r)
		if err != nil || answer.StatusCode != 200 || !strings.Contains(body, "502 Bad Gateway") {
			t.Errorf("%v %v %s", answer, err, body)
		}
	})
}

// Bodies at, below and above the limit, told in advance or not.
func TestLimit(t *testing.T) {
	each(t, func(t *testing.T, s *server) {
		for _, c := range []struct {
			size int64
			told bool
			code int
		}{
			{api.MaxBody - 1, true, 200}, {api.MaxBody, true, 200}, {api.MaxBody + 1, true, 413},
			{api.MaxBody, false, 200}, {api.MaxBody + 1, false, 413}, {4 * api.MaxBody, false, 413},
		} {
			r, _ := http.NewRequest("POST", s.url+"/classify", io.LimitReader(lines{}, c.size))
			if c.told {
				r.ContentLength = c.size
			}
			answer, err := client.Do(r)
			if err != nil {
				// Go's own server hangs up on who sends on after its answer.
				if c.code != 413 || s.name == "workerd" {
					t.Errorf("%d bytes, told %v: %v", c.size, c.told, err)
				}
				continue
			}
			body, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			if answer.StatusCode != c.code || c.code == 413 && !strings.Contains(string(body), "16777216 bytes") {
				t.Errorf("%d bytes, told %v: %s %.300s", c.size, c.told, answer.Status, body)
			}
		}
		if answer, _, err := send("GET", s.url+"/404", nil); err != nil || answer.StatusCode != 200 {
			t.Errorf("then %v", err)
		}
	})
}

// lines is a log without end.
type lines struct{}

func (lines) Read(p []byte) (int, error) {
	const line = `203.0.113.9 - - [23/Nov/2026:09:14:02 +0000] "GET /v1/orders HTTP/1.1" 200 512 "-" "okhttp/4.12.0"` + "\n"
	n := 0
	for n < len(p) {
		n += copy(p[n:], line)
	}
	return n, nil
}
