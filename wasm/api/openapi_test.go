package api

import (
	stdjson "encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

func described(t *testing.T) schema {
	t.Helper()
	var doc map[string]any
	if err := stdjson.Unmarshal(description, &doc); err != nil {
		t.Fatal(err)
	}
	return schema{doc}
}

// hold holds an answer to what is said of it: its status, its media type, the
// header fields and the body's shape.
func (s schema) hold(t *testing.T, what string, operation map[string]any, w *httptest.ResponseRecorder) {
	t.Helper()
	response, ok := operation["responses"].(map[string]any)[strconv.Itoa(w.Code)].(map[string]any)
	if !ok {
		t.Errorf("%s: %d is not described", what, w.Code)
		return
	}
	response = s.deref(response)
	headers, _ := response["headers"].(map[string]any)
	for name := range headers {
		if w.Header().Get(name) == "" {
			t.Errorf("%s: %d without %s", what, w.Code, name)
		}
	}
	content, _ := response["content"].(map[string]any)
	if content == nil {
		if w.Body.Len() > 0 {
			t.Errorf("%s: %d with a body", what, w.Code)
		}
		return
	}
	kind, _, _ := mime.ParseMediaType(w.Header().Get("Content-Type"))
	media, ok := content[kind].(map[string]any)
	if !ok {
		t.Errorf("%s: %d as %q is not described", what, w.Code, kind)
		return
	}
	rule, ok := media["schema"].(map[string]any)
	if !ok || !strings.HasSuffix(kind, "json") {
		return
	}
	var value any
	if err := stdjson.Unmarshal(w.Body.Bytes(), &value); err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	wrong := s.check(rule, value, "body")
	if kind != "application/json" || len(s.properties(rule)) > 0 {
		wrong = append(wrong, s.unknown(rule, value, "not described: body")...)
	}
	if len(wrong) > 0 {
		t.Errorf("%s: %v", what, wrong[:min(5, len(wrong))])
	}
}

// Every path and method of the description is asked in every way, and every
// answer is held to it.
func TestDescription(t *testing.T) {
	s := described(t)
	h := New(Options{MaxBody: 1 << 16})
	seen := map[string]bool{}
	for path, item := range s.root["paths"].(map[string]any) {
		for method, op := range item.(map[string]any) {
			operation := op.(map[string]any)
			method = strings.ToUpper(method)
			for _, w := range askAll(h, method, path) {
				s.hold(t, w.what, operation, w.ResponseRecorder)
				seen[method+path+strconv.Itoa(w.Code)] = true
			}
			for code := range operation["responses"].(map[string]any) {
				// A slow body and a fault have tests of their own.
				if code != "408" && code != "500" && !seen[method+path+code] {
					t.Errorf("%s %s: %s is described, and none was seen", method, path, code)
				}
			}
		}
	}
}

type answer struct {
	what string
	*httptest.ResponseRecorder
}

// askAll asks for a path in every way that could make a difference.
func askAll(h http.Handler, method, path string) (all []answer) {
	add := func(method, target, body string, fields ...string) *httptest.ResponseRecorder {
		w := ask(h, method, target, body, fields...)
		all = append(all, answer{fmt.Sprintf("%s %.60s %.60q", method, target, fields), w})
		return w
	}
	var targets []string
	for _, code := range []string{"404", "418", "433", "999", "000"} {
		targets = append(targets, strings.Replace(path, "{code}", code, 1))
	}
	bodies := []string{""}
	if method == "POST" || method == "PUT" {
		files, _ := filepath.Glob("../../site/test/testdata/*")
		for _, file := range files {
			if text, err := os.ReadFile(file); err == nil && len(text) < 1<<16 {
				bodies = append(bodies, string(text))
			}
		}
		bodies = append(bodies, transcript, "404", "5xx", "curl: (7) Failed to connect to localhost port 8080: Connection refused", strings.Repeat(" ", 1<<16+1))
		add(method, path, transcript, "Content-Type", "image/png")
	}
	for _, target := range slices.Compact(targets) {
		for _, accept := range []string{"*/*", browser, "application/json", "text/plain", "image/png"} {
			for _, body := range bodies {
				w := add(method, target, body, "Accept", accept)
				if tag := w.Header().Get("ETag"); tag != "" {
					add(method, target, body, "Accept", accept, "If-None-Match", tag)
				}
			}
		}
		add(method, target+"?color", transcript)
		add(method, target+"?codes=404:12,503", transcript)
		add(method, target+"?codes=x", transcript)
		add(method, target+"?"+strings.Repeat("x", MaxTarget), transcript)
		add(method, target, transcript, "X", strings.Repeat("x", MaxHeader))
		add("BREW", target, "")
	}
	if method == "POST" || method == "PUT" {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, path, failing{fmt.Errorf("reset")}))
		all = append(all, answer{method + " " + path + " that breaks off", w})
	}
	return all
}

// The catalog, whole, and the report on every code are as described.
func TestDescribedCatalog(t *testing.T) {
	s := described(t)
	h := New(Options{})
	paths := s.root["paths"].(map[string]any)
	operation := func(path string) map[string]any { return paths[path].(map[string]any)["get"].(map[string]any) }
	s.hold(t, "/catalog.json", operation("/catalog.json"), ask(h, "GET", "/catalog.json", ""))
	for code := range status.Code(1000) {
		target := "/codes/" + digits(code) + ".json"
		s.hold(t, target, operation("/codes/{code}.json"), ask(h, "GET", target, ""))
	}
}

// What the handler answers at all is in the description.
func TestNothingUndescribed(t *testing.T) {
	paths := described(t).root["paths"].(map[string]any)
	for path, code := range map[string]string{
		"/classify": "", "/404": "404", "/codes/": "", "/codes/404/": "404", "/codes/404.json": "404", "/codes/404.txt": "404",
		"/codes/404.svg": "404", "/diagram.svg": "", "/catalog.json": "", "/openapi.json": "",
	} {
		if code != "" {
			path = strings.Replace(path, code, "{code}", 1)
		}
		if _, has := paths[path]; !has {
			t.Errorf("%s is not described", path)
		}
	}
	if want := len(forms) + 6; len(paths) != want {
		t.Errorf("%d paths are described, %d are answered", len(paths), want)
	}
}
