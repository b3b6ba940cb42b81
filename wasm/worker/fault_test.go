//go:build !js

package main

import (
	"bufio"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// address returns host and port of a server.
func (s *server) address() string { return strings.TrimPrefix(s.url, "http://") }

// answers asks for something small: the next request is always answered.
func (s *server) answers(t *testing.T) {
	t.Helper()
	answer, body, err := send("GET", s.url+"/404", nil)
	if err != nil || answer.StatusCode != 200 || !strings.Contains(body, "404 Not Found") {
		t.Errorf("then %v %v", answer, err)
	}
}

// Who is slow is waited for, for a time, and told so; others do not wait.
func TestSlowClients(t *testing.T) {
	wait := patience{header: 300 * time.Millisecond, read: 600 * time.Millisecond, write: 2 * time.Second, idle: 300 * time.Millisecond, grace: time.Second}
	address := quick(t, wait)
	slow := map[string]struct {
		says string
		code int // 0: the connection is closed without a word
	}{
		"nothing":         {"", 0},
		"half a header":   {"GET /404 HTTP/1.1\r\nHost: x\r\nAccept: te", 0},
		"half a body":     {"POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nHTTP/1.1 404", 408},
		"half a chunk":    {"POST /classify HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nHTTP", 408},
		"no end of it":    {"PUT /classify HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n404\r\n", 408},
		"kept for a next": {"GET /404 HTTP/1.1\r\nHost: x\r\n\r\n", 200},
	}
	for name, c := range slow {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn := dial(t, address)
			io.WriteString(conn, c.says)
			began := time.Now()
			in := bufio.NewReader(conn)
			if c.code > 0 {
				answer, err := http.ReadResponse(in, nil)
				if err != nil || answer.StatusCode != c.code {
					t.Fatalf("%v %v", answer, err)
				}
				body, _ := io.ReadAll(answer.Body)
				if c.code == 408 && !strings.Contains(string(body), "Request Timeout") {
					t.Errorf("%s", body)
				}
			}
			if rest, err := io.ReadAll(in); err != nil || len(rest) > 0 {
				t.Errorf("then %q %v", rest, err)
			}
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("the connection was closed after %v", took)
			}
		})
	}
}

// Many slow clients at once keep nobody else waiting, and hold little memory.
func TestManySlowClients(t *testing.T) {
	each(t, func(t *testing.T, s *server) {
		s.answers(t)
		before := s.memory()
		for range 60 {
			c := dial(t, s.address())
			io.WriteString(c, "POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nHTTP/1.1 4")
		}
		if answer, body, err := send("POST", s.url+"/classify", strings.NewReader(transcript)); err != nil || !strings.Contains(body, `"final":503`) {
			t.Errorf("meanwhile %v %v %s", answer, err, body)
		}
		if grown := s.memory() - before; grown > 96<<20 {
			t.Errorf("60 slow clients hold %d MB", grown>>20)
		}
		began := time.Now()
		for range 5 {
			s.answers(t)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("others waited %v", took)
		}
	})
}

// Uploads that break off leave nothing behind.
func TestAbortedUploads(t *testing.T) {
	each(t, func(t *testing.T, s *server) {
		abort := func(n int) {
			for i := range n {
				c := dial(t, s.address())
				if i%2 == 0 {
					io.WriteString(c, "POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"+strings.Repeat("HTTP/1.1 404 Not Found\n", 100))
				} else {
					io.WriteString(c, "PUT /classify HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n17\r\nHTTP/1.1 404 Not Found\n\r\n")
				}
				if i%4 < 2 {
					c.(*net.TCPConn).SetLinger(0) // a reset and no farewell
				}
				c.Close()
			}
			s.answers(t)
		}
		abort(50)
		before := s.memory()
		abort(150)
		time.Sleep(200 * time.Millisecond)
		if grown := s.memory() - before; grown > 96<<20 {
			t.Errorf("150 aborted uploads took %d MB", grown>>20)
		}
	})
}

// odd requests are HTTP, and nothing that is asked for in earnest.
var odd = []string{
	"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /% HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz?%zz=%& HTTP/1.1\r\nHost: x\r\n\r\n",
	"GET /%00%ff%2e%2e%2f HTTP/1.1\r\nHost: x\r\n\r\n", "GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", "GET //evil.example/404 HTTP/1.1\r\nHost: x\r\n\r\n",
	"GET /..//../%2e%2e/404 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /?codes=404:1 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /404#404 HTTP/1.1\r\nHost: x\r\n\r\n",
	"POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
	"GET /404 HTTP/1.1\r\nHost: x\r\nAccept: " + strings.Repeat("a/b;q=0.1,", 1000) + "\r\n\r\n",
	"GET /404 HTTP/1.1\r\nHost: x\r\nIf-None-Match: " + strings.Repeat(`"a",`, 2000) + "\r\n\r\n",
	"GET /404 HTTP/1.1\r\nHost: x\r\n" + strings.Repeat("X: y\r\n", 1000) + "\r\n",
	"GET /404 HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 20<<10) + "\r\n\r\n",
	"GET /404 HTTP/1.1\r\nHost: [::1]\r\n\r\n",
}

// old requests are HTTP too, but a runtime behind Cloudflare never gets them.
var old = []string{
	"GET /404 HTTP/1.0\r\n\r\n", "GET http://evil.example/404 HTTP/1.1\r\nHost: x\r\n\r\n", "GET http:// HTTP/1.1\r\nHost: x\r\n\r\n",
	"GET /404 HTTP/1.1\r\nHost: a.example:99999\r\n\r\n",
}

// malformed is no HTTP. Who reads it first refuses it: here net/http, there the
// runtime, which has words of its own.
var malformed = []string{
	"\r\n\r\n", "GET\r\n\r\n", "GET /404\r\n\r\n", "GET /404 HTTP/9.9\r\nHost: x\r\n\r\n", "GET /404 HTTP/1.1\r\n\r\n",
	"GET /404 HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "GET /404 HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n", "GET /404 HTTP/1.1\r\nHost: x\r\n: v\r\n\r\n",
	"GET /404 HTTP/1.1\r\nHost: x\r\nA\x00B: v\r\n\r\n", "G\xffT /404 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /404 HTTP/1.1\r\nHost: a b\r\n\r\n",
	"GET /404\x00 HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
	"POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
	"POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", "POST /classify HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
	"POST /classify HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "POST /classify HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
	"GET /404 HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 200<<10) + "\r\n\r\n", "GET /" + strings.Repeat("x", 200<<10) + " HTTP/1.1\r\nHost: x\r\n\r\n",
	"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", strings.Repeat("\x00", 1000), "\xff\xff\xff\xff\r\n\r\n",
}

// say sends a text and returns what comes back, nothing when it hangs up.
func say(t *testing.T, s *server, text string) (answer *http.Response, body string) {
	t.Helper()
	c := dial(t, s.address())
	defer c.Close()
	c.SetDeadline(time.Now().Add(5 * time.Second))
	io.WriteString(c, text)
	c.(*net.TCPConn).CloseWrite()
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return nil, ""
	}
	data, _ := io.ReadAll(answer.Body)
	return answer, string(data)
}

// Odd requests are answered, and none is a fault of ours.
func TestOdd(t *testing.T) {
	each(t, func(t *testing.T, s *server) {
		requests := odd
		if s.name == "native" {
			requests = slices.Concat(odd, old)
		}
		for _, text := range requests {
			answer, body := say(t, s, text)
			if answer == nil || answer.StatusCode >= 500 {
				t.Errorf("%.60q: %v %.300s", text, answer, body)
			} else if kind := answer.Header.Get("Content-Type"); answer.StatusCode >= 400 && kind != "application/problem+json" {
				t.Errorf("%.60q: %s as %s", text, answer.Status, kind)
			}
		}
		s.answers(t)
	})
}

// pieces are what hostile targets are put together from.
var pieces = []string{
	"/", "//", "/..", "/%2e%2e", "%5c", "/classify", "/diagram.svg", "/codes/", "/404", "/000", "/codes/404.json", "/codes/404/", ".svg", ".txt",
	"/index.html", "/_headers", "/h/", "?codes=", "?color", "?wide", "&", "=", ":", ",", "404", "99999999999999999999", "-1", "404:12",
	"%", "%zz", "%00", "%ff", "%ed%a0%80", "%0d%0aX:%20y", "%09", "%20", "<script>", "'\"><svg%20onload=x>", "{{7*7}}", "${jndi:ldap://x}", "etc/passwd",
	"%d9%a4", "%e2%80%ae", ";", "*", "|", "`id`", "$(id)", "~root", "/.git/config", "\xff", "\xe2\x80\xae",
}

// A thousand paths and queries that mean no good are answered, and none is a
// fault of ours.
func TestHostileTargets(t *testing.T) {
	each(t, func(t *testing.T, s *server) {
		r := rand.New(rand.NewPCG(4, 18))
		for range 1000 {
			target := "/"
			for range 1 + r.IntN(6) {
				target += pieces[r.IntN(len(pieces))]
			}
			accept := []string{"*/*", browser, target}[r.IntN(3)]
			answer, body := say(t, s, "GET "+target+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: "+accept+"\r\n\r\n")
			if answer == nil || answer.StatusCode >= 500 {
				t.Fatalf("%q: %v %.300s", target, answer, body)
			} else if strings.Contains(answer.Header.Get("Content-Type"), "html") && (strings.Contains(body, "<script>") || strings.Contains(body, "<svg onload")) {
				t.Errorf("%q: markup of the request is markup of the answer", target)
			}
		}
		s.answers(t)
	})
}

// What is no request is refused, here with a reason, and the next request is
// answered.
func TestMalformed(t *testing.T) {
	requests := slices.Clone(malformed)
	r := rand.New(rand.NewPCG(4, 0))
	for range 50 {
		b := make([]byte, 1+r.IntN(200))
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		requests = append(requests, string(b)+"\r\n\r\n")
	}
	each(t, func(t *testing.T, s *server) {
		for _, text := range requests {
			answer, body := say(t, s, text)
			if s.name != "native" || answer == nil {
				continue
			}
			if answer.StatusCode >= 500 && answer.StatusCode != 501 && answer.StatusCode != 505 || answer.StatusCode < 400 {
				t.Errorf("%.60q: %s %s", text, answer.Status, body)
			}
			if kind := answer.Header.Get("Content-Type"); kind != "application/problem+json" || !strings.Contains(body, `"meaning":"`) {
				t.Errorf("%.60q: %s as %s: %s", text, answer.Status, kind, body)
			}
		}
		s.answers(t)
	})
}
