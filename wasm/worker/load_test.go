//go:build !js

package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// The load: so many requests, so many at once.
const (
	requests = 10_000
	atOnce   = 16
)

// TestLoad mixes everything a server does, at once. None of it is a fault of
// ours, and the native server's memory does not grow with the number of requests.
func TestLoad(t *testing.T) {
	texts := loadTexts(t)
	each(t, func(t *testing.T, s *server) {
		once := func(r *rand.Rand) error { return s.one(r, texts) }
		before, after := s.load(t, once)
		// Before and behind the Worker wrangler has some of its own, which grow by
		// themselves: TestLoadAlone measures ours.
		if grown := after - before; s.name == "native" && grown > 32<<20 {
			t.Errorf("memory grew by %d MB", grown>>20)
		}
		s.answers(t)
	})
}

// TestLoadAlone: in workerd without wrangler the Worker's memory does not grow
// with the number of requests. It rises to some 250 MB, as V8 lets it, and stays.
func TestLoadAlone(t *testing.T) {
	if names := os.Getenv("HITCHECK_SERVERS"); names != "" && !strings.Contains(names, "workerd") {
		t.Skip("HITCHECK_SERVERS has no workerd")
	}
	s, err := startAlone()
	if err != nil {
		t.Fatal(err)
	}
	texts := loadTexts(t)
	before, after := s.load(t, func(r *rand.Rand) error {
		err := s.one(r, texts)
		// Its own listener now and then closes a connection with the request
		// unread, which nothing in front of it does.
		for try := 0; err != nil && try < 3; try++ {
			err = s.one(r, texts)
		}
		return err
	})
	if grown := after - before; grown > 96<<20 {
		t.Errorf("memory grew by %d MB", grown>>20)
	}
}

// loadTexts are the tests' texts that are not long.
func loadTexts(t *testing.T) (texts []string) {
	files, _ := filepath.Glob(root + "/site/test/testdata/*")
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil && len(text) < 1<<18 {
			texts = append(texts, string(text))
		}
	}
	if len(texts) == 0 {
		t.Fatal("there are no texts to send")
	}
	return texts
}

// load sends the requests and returns the server's memory, in bytes, after a
// quarter of them and after all.
func (s *server) load(t *testing.T, once func(*rand.Rand) error) (before, after int64) {
	mix := func(n int) {
		var left, failed atomic.Int64
		left.Store(int64(n))
		var all sync.WaitGroup
		for i := range atOnce {
			all.Go(func() {
				r := rand.New(rand.NewPCG(uint64(i), uint64(n)))
				for left.Add(-1) >= 0 && failed.Load() < 5 {
					if err := once(r); err != nil {
						failed.Add(1)
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
	}
	mix(requests / 4)
	before = s.memory()
	mix(requests - requests/4)
	after = s.memory()
	t.Logf("%d requests, %d at once: %d MB after a quarter of them, %d MB after all", requests, atOnce, before>>20, after>>20)
	return before, after
}

// one sends one request of the mix.
func (s *server) one(r *rand.Rand, texts []string) error {
	want := []int{200}
	method, path, accept := "GET", "", []string{"*/*", browser, "application/json", "text/plain"}[r.IntN(4)]
	var body io.Reader
	switch n := r.IntN(20); {
	case n < 4:
		path = fmt.Sprintf("/codes/%03d.json", r.IntN(1000))
	case n < 6:
		path = []string{"/", "/codes/404/", "/codes/", "/hitcheck.wasm", "/catalog.json", "/site.css"}[r.IntN(6)]
	case n < 11:
		path, want = fmt.Sprintf("/%03d", r.IntN(1000)), []int{200, 302}
	case n < 13:
		path = fmt.Sprintf("/diagram.svg?codes=%d:%d,%d", 100+r.IntN(500), 1+r.IntN(1e6), 100+r.IntN(500))
	case n < 18:
		method, path = []string{"POST", "PUT"}[r.IntN(2)], "/classify"
		body = strings.NewReader(texts[r.IntN(len(texts))])
	case n < 19:
		path, want = "/nothing/"+string(rune('a'+r.IntN(26))), []int{404}
	default:
		method, path, want = "DELETE", "/404", []int{405}
	}
	answer, text, err := send(method, s.url+path, body, "Accept", accept)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	for _, code := range want {
		if answer.StatusCode == code && (text != "" || code == 302) {
			return nil
		}
	}
	return fmt.Errorf("%s %s Accept: %s: %s %.200s", method, path, accept, answer.Status, text)
}

// TestSilence: what is sent stands in no output, whatever goes wrong.
func TestSilence(t *testing.T) {
	const secret = "hunter2-correct-horse"
	each(t, func(t *testing.T, s *server) {
		for _, fields := range [][]string{{}, {"Content-Type", "image/png"}, {"Accept", "image/png"}, {"Content-Encoding", "gzip"}, {"Authorization", "Bearer " + secret}} {
			if _, _, err := send("POST", s.url+"/classify", strings.NewReader("Authorization: Bearer "+secret+"\nHTTP/1.1 401 Unauthorized\n"), fields...); err != nil {
				t.Error(err)
			}
		}
		c := dial(t, s.address())
		io.WriteString(c, "POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"+secret)
		c.Close()
		s.answers(t)
		if strings.Contains(s.output(), secret) {
			t.Errorf("the output has the text:\n%s", s.output())
		}
	})
}
