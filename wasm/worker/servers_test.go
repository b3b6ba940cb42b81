//go:build !js

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"hitcheck/wasm/api"
)

// The tests here ask over the network, and ask both servers the same: the one
// on this machine, and the Worker in Cloudflare's own runtime. HITCHECK_SERVERS
// names those that are there.
const (
	root = "../.."
	dist = root + "/dist"
)

// A server is one that is asked, and what it holds in memory.
type server struct {
	name, url string
	memory    func() int64 // bytes
	output    func() string
}

// each runs a test on every server.
func each(t *testing.T, do func(t *testing.T, s *server)) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dist, "_headers")); err != nil {
		t.Fatalf("dist/ is not built: run make first (%v)", err)
	}
	names := os.Getenv("HITCHECK_SERVERS")
	if names == "" {
		names = "native,workerd"
	}
	for name := range strings.SplitSeq(names, ",") {
		start, ok := starts[name]
		if !ok {
			t.Fatalf("HITCHECK_SERVERS names %q; there are native and workerd", name)
		}
		t.Run(name, func(t *testing.T) {
			s, err := start()
			if err != nil {
				t.Fatal(err)
			}
			do(t, s)
		})
	}
}

// starts start each server, once as long as it answers.
var starts = map[string]func() (*server, error){
	"native":  sync.OnceValues(startNative),
	"workerd": wranglers(),
}

// wranglers starts wrangler, and again when it holds back what it is asked: its
// proxy has been seen to do so, once in some thirty runs, while workerd alone
// never did (TestLoadAlone).
func wranglers() func() (*server, error) {
	var s *server
	return func() (_ *server, err error) {
		if s != nil {
			asking := http.Client{Timeout: 20 * time.Second}
			answer, err := asking.Get(s.url + "/404")
			if err == nil {
				answer.Body.Close()
				return s, nil
			}
			fmt.Fprintf(os.Stderr, "wrangler is started again: %v\n", err)
		}
		for range 3 {
			if s, err = startWorkerd(); err == nil {
				break
			}
		}
		return s, err
	}
}

// stops are called when all tests have run.
var stops []func()

func TestMain(m *testing.M) {
	switch os.Getenv("HITCHECK_TEST_SERVER") { // a test runs this program as the server
	case "ends with the tests":
		go func() {
			io.Copy(io.Discard, os.Stdin)
			os.Exit(1) // they were killed
		}()
		fallthrough
	case "1":
		main()
		return
	}
	code := m.Run()
	for _, stop := range stops {
		stop()
	}
	os.Exit(code)
}

// startNative serves in a process of its own, so that what it holds can be told
// from what the tests hold.
func startNative() (*server, error) {
	port, err := free()
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self, dist)
	cmd.Env = append(os.Environ(), "HITCHECK_TEST_SERVER=ends with the tests", "PORT="+port, "HOST=")
	if _, err := cmd.StdinPipe(); err != nil {
		return nil, err
	}
	return start("native", cmd, port)
}

// startWorkerd serves as `make worker` does.
func startWorkerd() (*server, error) {
	port, err := free()
	if err != nil {
		return nil, err
	}
	wrangler, err := filepath.Abs(root + "/site/node_modules/.bin/wrangler")
	if err != nil {
		return nil, err
	}
	for _, file := range []string{wrangler, root + "/.tools/worker/app.wasm"} {
		if _, err := os.Stat(file); err != nil {
			return nil, fmt.Errorf("the Worker is not built: run make test, or set HITCHECK_SERVERS=native (%w)", err)
		}
	}
	home, err := os.MkdirTemp("", "hitcheck-wrangler-")
	if err != nil {
		return nil, err
	}
	stops = append(stops, func() { os.RemoveAll(home) })
	cmd := exec.Command(wrangler, "dev", "--config", "wrangler.jsonc", "--ip", "127.0.0.1", "--port", port, "--inspector-port", "0", "--persist-to", home)
	cmd.Env = append(os.Environ(), "HOME="+home, "CI=1", "WRANGLER_SEND_METRICS=false", "WRANGLER_SEND_ERROR_REPORTS=false",
		"WRANGLER_HIDE_BANNER=true", "CLOUDFLARE_CF_FETCH_ENABLED=false")
	return start("workerd", cmd, port)
}

// startAlone serves the Worker in workerd, with nothing before or behind it.
func startAlone() (*server, error) {
	port, err := free()
	if err != nil {
		return nil, err
	}
	workerd, err := filepath.Abs(root + "/site/node_modules/.bin/workerd")
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "hitcheck-workerd-")
	if err != nil {
		return nil, err
	}
	stops = append(stops, func() { os.RemoveAll(home) })
	if err := os.CopyFS(home+"/worker", os.DirFS(root+"/.tools/worker")); err != nil {
		return nil, fmt.Errorf("the Worker is not built: run make test, or set HITCHECK_SERVERS=native (%w)", err)
	}
	source, err := os.ReadFile("wrangler.jsonc")
	if err != nil {
		return nil, err
	}
	_, date, _ := strings.Cut(string(source), `"compatibility_date": "`)
	date, _, _ = strings.Cut(date, `"`)
	config := fmt.Sprintf(`using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    compatibilityDate = %q,
    modules = [
      (name = "worker.mjs", esModule = embed "worker/worker.mjs"),
      (name = "wasm_exec.js", esModule = embed "worker/wasm_exec.js"),
      (name = "app.wasm", wasm = embed "worker/app.wasm"),
    ],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:%s", http = (), service = "main")],
);
`, date, port)
	if err := os.WriteFile(home+"/config.capnp", []byte(config), 0o644); err != nil {
		return nil, err
	}
	return start("workerd alone", exec.Command(workerd, "serve", home+"/config.capnp"), port)
}

// start runs a server until all tests have run, and waits until it answers.
func start(name string, cmd *exec.Cmd, port string) (*server, error) {
	var said safeBuffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // wrangler has children
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	ended := make(chan struct{})
	go func() { cmd.Wait(); close(ended) }()
	stops = append(stops, func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		}
	})
	s := &server{name, "http://127.0.0.1:" + port, func() int64 { return resident(cmd.Process.Pid) }, said.String}
	// wrangler's proxy holds requests back while it reloads, and has been seen to
	// forget them: a server is there when it has answered for a second.
	asking := http.Client{Timeout: 20 * time.Second}
	for answered, tries := 0, 0; tries < 300; tries++ {
		answer, err := asking.Get(s.url + "/404")
		if err == nil {
			answer.Body.Close()
			if answered++; answer.StatusCode == 200 && answered > 5 {
				return s, nil
			}
		} else if answered > 0 && os.IsTimeout(err) {
			break
		}
		select {
		case <-ended:
			return nil, fmt.Errorf("%s ended: %s", name, said.String())
		case <-time.After(200 * time.Millisecond):
		}
	}
	return nil, fmt.Errorf("%s does not answer: %s", name, said.String())
}

// free returns a port that nobody listens on.
func free() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

// resident returns how much memory a process and all below it hold.
func resident(group int) (bytes int64) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range stats {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		_, rest, _ := strings.Cut(string(text), ") ")
		var state string
		var parent, pgrp int
		fmt.Sscan(rest, &state, &parent, &pgrp)
		fields := strings.Fields(rest)
		if pgrp != group || len(fields) < 22 {
			continue
		}
		var pages int64
		fmt.Sscan(fields[21], &pages)
		bytes += pages * int64(os.Getpagesize())
	}
	return bytes
}

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// quick serves in this process with that patience, for tests that wait.
func quick(t *testing.T, wait patience) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve(ctx, l, api.New(api.Options{}), wait) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

// send asks and returns the answer with its body read.
func send(method, url string, body io.Reader, fields ...string) (*http.Response, string, error) {
	r, err := http.NewRequest(method, url, body)
	if err != nil {
		return nil, "", err
	}
	for i := 0; i+1 < len(fields); i += 2 {
		r.Header.Set(fields[i], fields[i+1])
	}
	answer, err := client.Do(r)
	if err != nil {
		return nil, "", err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	return answer, string(data), err
}

// client follows no redirects and gives up after a minute.
var client = &http.Client{
	Timeout:       time.Minute,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Transport:     &http.Transport{MaxIdleConnsPerHost: 16, DisableCompression: true},
}
