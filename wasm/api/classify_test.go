package api

import (
	"bytes"
	"compress/gzip"
	stdjson "encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"
	"unsafe"

	"hitcheck/wasm/report"
)

const transcript = "HTTP/1.1 503 Service Unavailable\nRetry-After: 120\n"

func TestClassify(t *testing.T) {
	h := New(Options{})
	for _, c := range []struct {
		method, query, body, accept string
		kind, holds                 string
	}{
		{"POST", "", transcript, "*/*", typeJSON, `"retryAfter":120`},
		{"POST", "", transcript, "", typeJSON, `"final":503`},
		{"POST", "", transcript, "text/plain", typeText, "503 Service Unavailable"},
		{"PUT", "", transcript, "*/*", typeText, "503 Service Unavailable"}, // curl -T-
		{"PUT", "", transcript, "application/json", typeJSON, `"final":503`},
		{"POST", "?color", transcript, "*/*", typeText, "\x1b[1;"},
		{"POST", "?color", transcript, "application/json", typeJSON, `"final":503`},
		{"POST", "", "text=404\r\n", browser, typeHTML, "Not Found"}, // the form of the page
		{"POST", "", "404", browser, typeHTML, "Not Found"},
		{"POST", "", "", "", typeJSON, `"verdict":"unknown"`},
		{"POST", "", strings.Repeat("\x00", 1<<20), "", typeJSON, `"bytes":1048576`},
		{"POST", "", "\xff\xfe\xc3\x28 HTTP/1.1 404 \xed\xa0\x80", "", typeJSON, `"final":404`},
		{"POST", "", "<script>alert(1)</script></textarea> 404 Not Found", browser, typeHTML, "404"},
	} {
		w := ask(h, c.method, "/classify"+c.query, c.body, "Accept", c.accept, "Content-Type", "text/plain")
		if w.Code != 200 || w.Header().Get("Content-Type") != c.kind || !strings.Contains(w.Body.String(), c.holds) {
			t.Errorf("%s %.40q Accept: %s: %d %v\n%.300s", c.method, c.body, c.accept, w.Code, w.Header(), w.Body)
		}
		if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Vary") != "Accept" {
			t.Errorf("%s %.40q: %v", c.method, c.body, w.Header())
		}
		if c.kind == typeJSON && !stdjson.Valid(w.Body.Bytes()) {
			t.Errorf("%.40q gives invalid JSON", c.body)
		}
		if strings.Contains(w.Body.String(), "<script>") {
			t.Errorf("%.40q: markup of the text is markup of the answer", c.body)
		}
	}
}

// What stands in a terminal has at most 80 columns and no control characters
// but those of colours.
func TestTextFitsATerminal(t *testing.T) {
	h := New(Options{})
	long := strings.Repeat(`203.0.113.9 - - [23/Nov/2026:09:14:02 +0000] "GET /`+strings.Repeat("long/", 40)+"\x1b[31m"+` HTTP/1.1" 404 512 "-" "x"`+"\n", 30)
	for _, body := range []string{transcript, long, "404", "451 502 200", "nothing", "Error: connect ECONNREFUSED 127.0.0.1:80"} {
		for line := range strings.Lines(ask(h, "PUT", "/classify", body).Body.String()) {
			line = strings.TrimSuffix(line, "\n")
			if n := utf8.RuneCountInString(line); n > 80 && !strings.HasPrefix(strings.TrimSpace(line), "https://") {
				t.Errorf("%d columns: %s", n, line)
			}
			if strings.ContainsAny(line, "\x1b\a\b\r") {
				t.Errorf("control characters: %q", line)
			}
		}
	}
}

func TestBodyTypes(t *testing.T) {
	h := New(Options{})
	for _, c := range []struct {
		kind string
		code int
	}{
		{"", 200}, {"text/plain", 200}, {"text/plain; charset=utf-8", 200}, {"text/plain; charset=US-ASCII", 200},
		{"text/csv", 200}, {"text/html", 200}, {"application/json", 200}, {"application/problem+json", 200},
		{"application/x-www-form-urlencoded", 200}, {"application/octet-stream", 200}, {"application/x-ndjson", 200},
		{"application/yaml", 200}, {"application/soap+xml; charset=utf-8", 200}, {"message/http", 200}, {"APPLICATION/JSON", 200},
		{"multipart/form-data; boundary=x", 415}, {"image/png", 415}, {"application/zip", 415}, {"application/x+gzip", 415},
		{"application/pdf", 415}, {"video/mp4", 415}, {"image/svg+xml", 415}, {"text", 415}, {"/", 415}, {"json", 415},
		{"text/plain; charset=utf-16", 415}, {"text/plain; charset=shift_jis", 415}, {"text/plain; charset", 415},
	} {
		w := ask(h, "POST", "/classify", transcript, "Content-Type", c.kind)
		if w.Code != c.code {
			t.Errorf("Content-Type: %s: %d, want %d", c.kind, w.Code, c.code)
		}
		if w.Code == 415 {
			problem(t, c.kind, w)
		}
	}
	for _, coding := range []string{"br", "zstd", "deflate", "gzip, gzip"} {
		w := ask(h, "POST", "/classify", transcript, "Content-Encoding", coding)
		if w.Code != 415 || w.Header().Get("Accept-Encoding") != "gzip, identity" || !strings.Contains(w.Body.String(), coding) {
			t.Errorf("Content-Encoding: %s: %d %v %s", coding, w.Code, w.Header(), w.Body)
		}
	}
	if w := ask(h, "POST", "/classify", transcript, "Content-Encoding", "identity"); w.Code != 200 {
		t.Errorf("Content-Encoding: identity: %d", w.Code)
	}
}

// packed returns a text as gzip packs it.
func packed(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

// A packed text is read like the text, and not beyond the limit.
func TestPacked(t *testing.T) {
	h := New(Options{MaxBody: 1 << 16})
	zip := packed(transcript)
	for _, c := range []struct {
		name, field, value, body string
		code                     int
		holds                    string
	}{
		{"gzip", "Content-Encoding", "gzip", zip, 200, `"final":503`},
		{"its old name", "Content-Encoding", "X-GZip", zip, 200, `"final":503`},
		{"a .gz file", "Content-Type", "application/gzip", zip, 200, `"final":503`},
		{"two members", "Content-Encoding", "gzip", packed("HTTP/1.1 503 Ser") + packed("vice Unavailable\n"), 200, `"final":503`},
		{"nothing", "Content-Encoding", "gzip", "", 200, `"bytes":0`},
		{"nothing, packed", "Content-Encoding", "gzip", packed(""), 200, `"bytes":0`},
		{"as long as the limit", "Content-Encoding", "gzip", packed(strings.Repeat(" ", 1<<16)), 200, `"bytes":65536`},
		{"longer", "Content-Encoding", "gzip", packed(strings.Repeat(" ", 1<<16+1)), 413, "65536 bytes"},
		{"far longer", "Content-Encoding", "gzip", packed(strings.Repeat("\x00", 1<<26)), 413, "65536 bytes"},
		{"no gzip", "Content-Encoding", "gzip", transcript, 400, "no gzip"},
		{"changed on the way", "Content-Encoding", "gzip", zip[:len(zip)-6] + "xx" + zip[len(zip)-4:], 400, "no gzip"},
		{"garbled", "Content-Encoding", "gzip", zip[:10] + strings.Repeat("\xff", 50), 400, "no gzip"},
		{"torn", "Content-Encoding", "gzip", zip[:len(zip)/2], 400, "broke off"},
		{"not said to be", "Content-Type", "text/plain", zip, 200, `"verdict":"unknown"`},
	} {
		w := ask(h, "POST", "/classify", c.body, c.field, c.value)
		if w.Code != c.code || !strings.Contains(w.Body.String(), c.holds) {
			t.Errorf("%s: %d, want %d with %q\n%.300s", c.name, w.Code, c.code, c.holds, w.Body)
		}
	}
}

// A body is read piece by piece, and never further than the limit.
func TestLimit(t *testing.T) {
	const limit = 1 << 20
	h := New(Options{MaxBody: limit})
	for _, c := range []struct {
		size, said int64
		code       int
	}{
		{limit - 1, limit - 1, 200}, {limit, limit, 200}, {limit + 1, limit + 1, 413},
		{limit - 1, -1, 200}, {limit, -1, 200}, {limit + 1, -1, 413}, {64 * limit, -1, 413},
	} {
		body := &counter{left: c.size}
		r := httptest.NewRequest("POST", "/classify", body)
		r.ContentLength = c.said
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.code {
			t.Errorf("%d bytes, said to be %d: %d, want %d", c.size, c.said, w.Code, c.code)
		}
		if w.Code == 413 {
			problem(t, "413", w)
			if !strings.Contains(w.Body.String(), "1048576 bytes") {
				t.Errorf("the limit is not said: %s", w.Body)
			}
		}
		if body.read > limit+64<<10 || c.said > limit && body.read > 0 {
			t.Errorf("%d bytes, said to be %d: %d were read", c.size, c.said, body.read)
		}
		if body.most > 64<<10 {
			t.Errorf("%d bytes were asked for at once", body.most)
		}
	}
}

// A counter is a body of blanks that counts what is read of it.
type counter struct{ left, read, most int64 }

func (c *counter) Read(p []byte) (int, error) {
	c.most = max(c.most, int64(len(p)))
	if c.left == 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), c.left)
	for i := range p[:n] {
		p[i] = ' '
	}
	c.left, c.read = c.left-n, c.read+n
	return int(n), nil
}

func TestBodyThatFails(t *testing.T) {
	h := New(Options{})
	for _, c := range []struct {
		err  error
		code int
	}{
		{io.ErrUnexpectedEOF, 400},
		{errors.New("reset"), 400},
		{os.ErrDeadlineExceeded, 408},
		{&http.MaxBytesError{Limit: 1}, 413},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("POST", "/classify", io.MultiReader(strings.NewReader("404"), failing{c.err})))
		if w.Code != c.code {
			t.Errorf("%v: %d, want %d", c.err, w.Code, c.code)
		}
		problem(t, c.err.Error(), w)
	}
}

type failing struct{ error }

func (f failing) Read([]byte) (int, error) { return 0, f.error }

// Nothing of a text stays in what is used again for the next.
func TestNothingKept(t *testing.T) {
	const secret = "hunter2-correct-horse"
	for len(tallies) > 0 {
		<-tallies
	}
	text := strings.Repeat("GET /"+secret+" HTTP/1.1\n< HTTP/1.1 404 Not Found\n"+`203.0.113.9 - - [23/Nov/2026:09:14:02 +0000] "GET /`+secret+` HTTP/1.1" 404 1 "-" "-"`+"\n", 50)
	for _, body := range []string{text, text + "no end of line " + secret} {
		ask(New(Options{}), "POST", "/classify", body)
	}
	if len(tallies) == 0 {
		t.Fatal("no tally waits to be used again")
	}
	used := <-tallies
	memory := unsafe.Slice((*byte)(unsafe.Pointer(used)), unsafe.Sizeof(report.Tally{}))
	if bytes.Contains(memory, []byte(secret)) {
		t.Error("the text is still there")
	}
	if text := ask(New(Options{}), "POST", "/classify", "").Body.String(); !strings.Contains(text, `"bytes":0`) {
		t.Errorf("the next text begins with the last: %s", text)
	}
	runtime.KeepAlive(used)
}
