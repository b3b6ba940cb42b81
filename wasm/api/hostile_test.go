package api

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
)

// pieces are what hostile requests are put together from.
var pieces = []string{
	"/", "//", "/..", "/./", "/%2e%2e/", `\`, "/classify", "/diagram.svg", "/codes/", "/404", "/000", "/codes/404.json",
	"/codes/404/", ".svg", ".txt", ".json", "/index.html", "/_headers", "/h/", "?codes=", "?color", "?wide", "&", "=", ":", ",",
	"404", "99999999999999999999", "-1", "0x194", "404:12", "404:999999999999999", "%", "%zz", "%00", "\x00", "\xff", "\xed\xa0\x80",
	"\r\n", "\n", "\t", " ", "<script>alert(1)</script>", "'\"><svg onload=alert(1)>", "{{7*7}}", "${jndi:ldap://x}", "../../etc/passwd",
	"٤٠٤", "\u202e", "\u2028", "😀", "#404", ";", "*", "|", "`id`", "$(id)", "con.txt", "a%20b", "~root", ".git/config", "http://evil.example/",
}

// hostile returns a request line's target out of a few pieces.
func hostile(r *rand.Rand) string {
	var b strings.Builder
	b.WriteByte('/')
	for range 1 + r.IntN(6) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	if r.IntN(50) == 0 {
		b.WriteString(strings.Repeat(pieces[r.IntN(len(pieces))], 3000))
	}
	return b.String()
}

var methods = []string{"GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "DELETE", "TRACE", "", "get", "G\x00T"}

// TestHostile asks for a thousand paths and queries that mean no good. None is
// a fault of ours, none gets at a file or its own markup back, and the next
// request is always answered.
func TestHostile(t *testing.T) {
	h := New(Options{Files: fstest.MapFS{"index.html": {Data: []byte("home")}, "_headers": {Data: []byte("secret")}, ".git/config": {Data: []byte("secret")}}})
	r := rand.New(rand.NewPCG(4, 18))
	for range 1000 {
		target := hostile(r)
		request := httptest.NewRequest("GET", "/", strings.NewReader(target))
		request.Method = methods[r.IntN(len(methods))]
		request.URL.Path, request.URL.RawQuery, _ = strings.Cut(target, "?")
		if r.IntN(2) == 0 {
			request.Header["Accept"] = []string{browser}
		} else {
			request.Header["Accept"] = []string{target}
			request.Header["If-None-Match"] = []string{target}
			request.Header["Content-Type"] = []string{target}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, request)
		decent(t, request, w)
	}
	if w := ask(h, "GET", "/404", ""); w.Code != 200 {
		t.Errorf("then %d", w.Code)
	}
}

// decent holds an answer to what every answer keeps to.
func decent(t *testing.T, r *http.Request, w *httptest.ResponseRecorder) {
	t.Helper()
	body := w.Body.String()
	switch {
	case w.Code >= 500 || w.Code < 200:
		t.Errorf("%s %q: %d %s", r.Method, r.URL, w.Code, body)
	case strings.Contains(body, "secret"):
		t.Errorf("%s %q shows what is hidden", r.Method, r.URL)
	case strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") && (strings.Contains(body, "<script>") || strings.Contains(body, "<svg onload")):
		t.Errorf("%s %q: markup of the request is markup of the answer", r.Method, r.URL)
	case w.Code >= 400 && r.Method != "HEAD" && w.Header().Get("Content-Type") != typeProblem && w.Header().Get("Content-Type") != typeHTML:
		t.Errorf("%s %q: %d as %s", r.Method, r.URL, w.Code, w.Header().Get("Content-Type"))
	}
	for name, values := range w.Header() {
		if v := strings.Join(values, ","); strings.ContainsAny(v, "\r\n\x00") {
			t.Errorf("%s %q: %s: %q", r.Method, r.URL, name, v)
		}
	}
	if to := w.Header().Get("Location"); to != "" && !strings.HasPrefix(to, "/codes/") {
		t.Errorf("%s %q leads to %s", r.Method, r.URL, to)
	}
}

func FuzzHandler(f *testing.F) {
	r := rand.New(rand.NewPCG(2, 0))
	for range 100 {
		f.Add(methods[r.IntN(len(methods))], hostile(r), hostile(r), transcript)
	}
	h := New(Options{Files: fstest.MapFS{"index.html": {Data: []byte("home")}}, MaxBody: 1 << 16})
	f.Fuzz(func(t *testing.T, method, target, field, body string) {
		request := httptest.NewRequest("GET", "/", strings.NewReader(body))
		request.Method = method
		request.URL = &url.URL{}
		request.URL.Path, request.URL.RawQuery, _ = strings.Cut(target, "?")
		request.Header["Accept"] = []string{field}
		request.Header["If-None-Match"] = []string{field}
		request.Header["Content-Type"] = []string{field}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, request)
		decent(t, request, w)
	})
}
