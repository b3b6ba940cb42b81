package api

import (
	stdjson "encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"hitcheck/wasm/status"
)

// ask sends a request to a handler and returns its answer. fields are names and
// values in turn.
func ask(h http.Handler, method, target, body string, fields ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", strings.NewReader(body))
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(target, "?")
	for i := 0; i+1 < len(fields); i += 2 {
		r.Header.Add(fields[i], fields[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

func TestAnswers(t *testing.T) {
	h := New(Options{})
	for _, c := range []struct {
		method, target, accept string
		code                   int
		kind                   string
		holds                  string
	}{
		{"GET", "/404", "*/*", 200, typeText, "404 Not Found"},
		{"GET", "/404", "", 200, typeText, "404 Not Found"},
		{"GET", "/404", "application/json", 200, typeJSON, `"final":404`},
		{"GET", "/404", browser, 302, "", ""},
		{"GET", "/433", browser, 200, typeHTML, "433"}, // it has no page to go to
		{"GET", "/000", "", 200, typeText, "no response"},
		{"GET", "/999", "", 200, typeText, "999"},
		{"GET", "/404?color", "", 200, typeText, "\x1b["},
		{"GET", "/404", "image/png", 406, typeProblem, "text/plain, text/html, application/json"},
		{"GET", "/codes/404.json", "", 200, typeJSON, `"final":404`},
		{"GET", "/codes/404.txt", browser, 200, typeText, "404 Not Found"},
		{"GET", "/codes/404.svg", "", 200, typeSVG, "<svg"},
		{"GET", "/codes/404/", "", 200, typeHTML, "<h1>404 Not Found</h1>"},
		{"GET", "/codes/", "", 200, typeHTML, "Web server is down"},
		{"GET", "/diagram.svg", "", 200, typeSVG, "<svg"},
		{"GET", "/diagram.svg?codes=404:12,503:3", "", 200, typeSVG, "×12"},
		{"GET", "/diagram.svg?codes=404&wide", "", 200, typeSVG, `width="1040"`},
		{"GET", "/diagram.svg?codes=40", "", 400, typeProblem, "404:12"},
		{"GET", "/catalog.json", "", 200, typeJSON, `"I'm a teapot"`},
		{"GET", "/openapi.json", "", 200, typeJSON, `"openapi"`},
		{"GET", "/404.html", "", 200, typeHTML, "no such page"},
		{"GET", "/40", "", 404, typeProblem, "/40"},
		{"GET", "/4040", "", 404, typeProblem, ""},
		{"GET", "/4O4", "", 404, typeProblem, ""},
		{"GET", "/codes/404", "", 307, "", ""},
		{"GET", "/codes", "", 307, "", ""},
		{"POST", "/codes/404", "", 405, typeProblem, "GET, HEAD, OPTIONS"},
		{"GET", "/codes/4044", "", 404, typeProblem, ""},
		{"GET", "/codes/404.xml", "", 404, typeProblem, ""},
		{"GET", "/", "", 404, typeProblem, ""}, // without files
		{"GET", "/nothing", browser, 404, typeHTML, "/nothing"},
		{"GET", "/<script>alert(1)</script>", browser, 404, typeHTML, "&lt;script&gt;"},
		{"GET", "/classify", "", 405, typeProblem, "POST, PUT, OPTIONS"},
		{"DELETE", "/404", "", 405, typeProblem, "GET, HEAD, OPTIONS"},
		{"BREW", "/418", "", 405, typeProblem, "GET, HEAD, OPTIONS"},
		{"POST", "/nothing", "", 404, typeProblem, ""},
		{"GET", "/" + strings.Repeat("a", MaxTarget), "", 414, typeProblem, "8192"},
		{"GET", "/404?" + strings.Repeat("a", MaxTarget), "", 414, typeProblem, "8192"},
	} {
		w := ask(h, c.method, c.target, "", "Accept", c.accept)
		what := c.method + " " + c.target[:min(40, len(c.target))] + " Accept: " + c.accept
		if w.Code != c.code || w.Header().Get("Content-Type") != c.kind {
			t.Errorf("%s: %d %s, want %d %s", what, w.Code, w.Header().Get("Content-Type"), c.code, c.kind)
		}
		if !strings.Contains(strings.ToLower(w.Body.String()), strings.ToLower(c.holds)) {
			t.Errorf("%s: %q does not stand in %.300q", what, c.holds, w.Body)
		}
		if strings.Contains(w.Body.String(), "<script>alert") {
			t.Errorf("%s: markup of the request is markup of the answer", what)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Access-Control-Allow-Origin") != "*" ||
			w.Header().Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: header fields %v", what, w.Header())
		}
		if c.code == 405 && !strings.Contains(w.Body.String(), w.Header().Get("Allow")) || (c.code == 405) != (w.Header().Get("Allow") != "") {
			t.Errorf("%s: Allow: %s", what, w.Header().Get("Allow"))
		}
		if c.code >= 400 {
			problem(t, what, w)
		}
		if w.Code < 300 && w.Header().Get("ETag") == "" {
			t.Errorf("%s: no ETag", what)
		}
	}
}

// problem holds an error to RFC 9457, and to the catalog.
func problem(t *testing.T, what string, w *httptest.ResponseRecorder) {
	t.Helper()
	if w.Header().Get("Vary") != "Accept" || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
		t.Errorf("%s: header fields %v", what, w.Header())
	}
	if w.Header().Get("Content-Type") != typeProblem {
		return
	}
	var p struct {
		Type, Title, Detail, Meaning string
		Status                       int
		Next                         []string
	}
	if err := stdjson.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Errorf("%s: %v in %s", what, err, w.Body)
	}
	e, n := status.Lookup(status.Code(w.Code))
	if n == 0 || p.Status != w.Code || p.Title != e.Name() || p.Meaning != e.Meaning() || len(p.Next) != e.Steps() ||
		p.Type != "/codes/"+digits(e.Code())+"/" || p.Detail == "" {
		t.Errorf("%s: %+v", what, p)
	}
	// Who pastes it here learns what it says.
	if report := ask(New(Options{}), "POST", "/classify", w.Body.String()).Body.String(); !strings.Contains(report, `"final":`+digits(status.Code(w.Code))+",") {
		t.Errorf("%s: %s adds up to %.300s", what, w.Body, report)
	}
}

func TestRedirect(t *testing.T) {
	files := New(Options{Files: fstest.MapFS{"guide/index.html": {Data: []byte("<p>guide")}}})
	for path, to := range map[string]string{
		"/codes/404": "/codes/404/", "/codes/433": "/codes/433/", "/codes": "/codes/", "/guide": "/guide/",
		"//evil.example": "", "/guide/..": "", "/guide//": "", "": "", "/\\evil.example": "", "/codes/404//": "",
	} {
		w := ask(files, "GET", path, "")
		if w.Header().Get("Location") != to || (to != "") != (w.Code == 307) {
			t.Errorf("%s leads to %q with %d, want %q", path, w.Header().Get("Location"), w.Code, to)
		}
	}
	w := ask(New(Options{}), "GET", "/503", "", "Accept", browser)
	if w.Header().Get("Location") != "/codes/503/" || w.Header().Get("Vary") != "Accept" || w.Body.Len() > 0 {
		t.Errorf("%v %q", w.Header(), w.Body)
	}
}

func TestHeadAndOptions(t *testing.T) {
	h := New(Options{Files: fstest.MapFS{"index.html": {Data: []byte("<p>home")}}})
	for _, path := range []string{"/", "/404", "/codes/404/", "/codes/404.json", "/codes/404.svg", "/diagram.svg", "/catalog.json", "/openapi.json"} {
		get, head := ask(h, "GET", path, ""), ask(h, "HEAD", path, "")
		if head.Code != get.Code || head.Body.Len() > 0 {
			t.Errorf("HEAD %s: %d with %d bytes, GET %d", path, head.Code, head.Body.Len(), get.Code)
		}
		for name := range get.Header() {
			if head.Header().Get(name) != get.Header().Get(name) {
				t.Errorf("HEAD %s: %s is %q, GET's %q", path, name, head.Header().Get(name), get.Header().Get(name))
			}
		}
		o := ask(h, "OPTIONS", path, "", "Origin", "https://portal.example", "Access-Control-Request-Method", "GET")
		if o.Code != 204 || o.Header().Get("Allow") != "GET, HEAD, OPTIONS" || o.Body.Len() > 0 {
			t.Errorf("OPTIONS %s: %d %v", path, o.Code, o.Header())
		}
	}
	o := ask(h, "OPTIONS", "/classify", "", "Origin", "https://portal.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
	for name, want := range map[string]string{
		"Allow": "POST, PUT, OPTIONS", "Access-Control-Allow-Methods": "POST, PUT, OPTIONS",
		"Access-Control-Allow-Headers": "*", "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "",
	} {
		if got := o.Header().Get(name); got != want {
			t.Errorf("OPTIONS /classify: %s is %q, want %q", name, got, want)
		}
	}
}

func TestNotModified(t *testing.T) {
	h := New(Options{Files: fstest.MapFS{"site.css": {Data: []byte("p{}")}}})
	for _, path := range []string{"/404", "/codes/404/", "/codes/404.json", "/diagram.svg?codes=200", "/catalog.json", "/site.css"} {
		tag := ask(h, "GET", path, "").Header().Get("ETag")
		w := ask(h, "GET", path, "", "If-None-Match", `"other", W/`+tag)
		if w.Code != 304 || w.Body.Len() > 0 || w.Header().Get("ETag") != tag || w.Header().Get("Content-Type") != "" {
			t.Errorf("%s: %d %v %q", path, w.Code, w.Header(), w.Body)
		}
		if w := ask(h, "GET", path, "", "If-None-Match", `"other"`); w.Code != 200 {
			t.Errorf("%s with another tag: %d", path, w.Code)
		}
	}
	// Each form has a tag of its own, or a cache would mix them up.
	text, json := ask(h, "GET", "/404", ""), ask(h, "GET", "/404", "", "Accept", typeJSON)
	if text.Header().Get("ETag") == json.Header().Get("ETag") || text.Header().Get("Vary") != "Accept" || json.Header().Get("Vary") != "Accept" {
		t.Errorf("%v\n%v", text.Header(), json.Header())
	}
}

func TestHeaderTooLarge(t *testing.T) {
	w := ask(New(Options{}), "GET", "/404", "", "X", strings.Repeat("x", MaxHeader))
	if w.Code != 431 || !strings.Contains(w.Body.String(), "16384") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	problem(t, "431", w)
}

// A handler that fails says so, and the next request is answered.
func TestOwnFault(t *testing.T) {
	h := New(Options{Files: broken{}})
	w := ask(h, "GET", "/index.html", "")
	if w.Code != 500 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	problem(t, "500", w)
	if w := ask(h, "GET", "/404", ""); w.Code != 200 {
		t.Errorf("then %d", w.Code)
	}
}

type broken struct{ fstest.MapFS }

func (broken) Stat(string) (fsInfo, error) { panic("broken") }
