//go:build !js

package main

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The tests here run what the README and the Makefile name, as a person would.

// said is what a command that the README names prints, by a part of it.
var said = map[string]string{
	"curl 127.0.0.1:8787/404":                      "Not hitting: 404 Not Found\n",
	"--data-binary @transcript":                    `"final":503`,
	"some-command 2>&1 | curl -sT- 127.0.0.1:8787": "Not hitting: 503 Service Unavailable\n",
}

// TestReadme runs each curl that the README names.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile(root + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	write := func(name, body string, mode os.FileMode) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), mode); err != nil {
			t.Fatal(err)
		}
	}
	write("transcript", transcript, 0o600)
	write("some-command", "#!/bin/sh\ncat transcript >&2\n", 0o700)
	each(t, func(t *testing.T, s *server) {
		left := len(said)
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			if !strings.HasPrefix(line, "curl ") && !strings.Contains(line, "| curl ") {
				continue
			}
			want := ""
			for part, says := range said {
				if strings.Contains(line, part) {
					want = says
					left--
				}
			}
			if want == "" {
				t.Errorf("no test knows what this prints: %s", line)
				continue
			}
			cmd := exec.Command("bash", "-c", strings.ReplaceAll(line, "127.0.0.1:8787", s.address()))
			cmd.Dir = folder
			cmd.Env = append(os.Environ(), "PATH="+folder+":"+os.Getenv("PATH"))
			out, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(string(out), want) {
				t.Errorf("%s: %v, %q is not in\n%s", line, err, want, out)
			}
		}
		if left > 0 {
			t.Errorf("the README names %d commands fewer than the test knows", left)
		}
	})
}

// mk returns `make` with arguments, in a process group of its own.
func mk(t *testing.T, args ...string) (*exec.Cmd, *safeBuffer) {
	t.Helper()
	if _, err := os.Stat(root + "/.tools/worker/app.wasm"); err != nil {
		t.Fatalf("nothing is built: run make test (%v)", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, "make", args...)
	cmd.Dir = root
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	// Not as a part of the make that runs the tests, and with no settings of
	// wrangler's from this machine.
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(e string) bool {
		name, _, _ := strings.Cut(e, "=")
		return slices.Contains([]string{"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "PORT", "SITE", "HOST", "CLOUDFLARE_API_TOKEN"}, name)
	}), "XDG_CONFIG_HOME="+t.TempDir())
	out := &safeBuffer{}
	cmd.Stdout, cmd.Stderr = out, out
	return cmd, out
}

// TestMakeServes starts what people start, on a port of their choice, and
// interrupts it.
func TestMakeServes(t *testing.T) {
	for _, target := range []string{"run", "worker"} {
		port, err := free()
		if err != nil {
			t.Fatal(err)
		}
		cmd, out := mk(t, target, "PORT="+port)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		url := "http://127.0.0.1:" + port
		for answered := false; !answered; time.Sleep(50 * time.Millisecond) {
			select {
			case err := <-done:
				t.Fatalf("make %s ended: %v\n%s", target, err, out)
			default:
			}
			if answer, err := http.Get(url + "/404"); err == nil {
				answer.Body.Close()
				answered = true
			}
		}
		for path, want := range map[string]string{"/": "<hit-check", "/404": "404 Not Found", "/codes/503/": "<h1>503 Service Unavailable</h1>"} {
			if answer, body, err := send("GET", url+path, nil); err != nil || answer.StatusCode != 200 || !strings.Contains(body, want) {
				t.Errorf("make %s: %s: %v %v", target, path, answer, err)
			}
		}
		syscall.Kill(-cmd.Process.Pid, syscall.SIGINT)
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			t.Errorf("make %s does not end", target)
		}
		if c, err := net.Dial("tcp", "127.0.0.1:"+port); err == nil {
			c.Close()
			t.Errorf("make %s ended, and its port is still taken", target)
		}
	}
}

// A taken port is said in one sentence, and the way out with it.
func TestMakeTakenPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	for _, target := range []string{"run", "worker"} {
		cmd, out := mk(t, target, "PORT="+port)
		if err := cmd.Run(); err == nil || !strings.Contains(out.String(), "127.0.0.1:"+port+" is taken; choose another") {
			t.Errorf("make %s: %v\n%s", target, err, out)
		}
	}
}

// What is built is not built again.
func TestMakeTwice(t *testing.T) {
	cmd, out := mk(t, "--question", "all", ".tools/serve", ".tools/worker/app.wasm")
	if err := cmd.Run(); err != nil {
		why, _ := mk(t, "--dry-run", "all", ".tools/serve", ".tools/worker/app.wasm")
		why.Stdout, why.Stderr = nil, nil
		text, _ := why.CombinedOutput()
		t.Errorf("%v\n%s%s", err, out, text)
	}
}

// TestMakeDeploy rehearses: what would go to Cloudflare is whole, and names the
// place where it will stand, as dist/ does not.
func TestMakeDeploy(t *testing.T) {
	cmd, out := mk(t, "deploy", "DRY=1", "SITE=https://status.example.com/")
	if err := cmd.Run(); err != nil || !strings.Contains(out.String(), "--dry-run: exiting now") {
		t.Fatalf("%v\n%s", err, out)
	}
	for folder, site := range map[string]string{".tools/deploy": "https://status.example.com/", "dist": "https://hitcheck.example/"} {
		for _, name := range []string{"sitemap.xml", "robots.txt", "codes/404/index.html"} {
			text, err := os.ReadFile(filepath.Join(root, folder, name))
			if err != nil || !bytes.Contains(text, []byte(site)) {
				t.Errorf("%s/%s does not name %s: %v", folder, name, site, err)
			}
		}
	}
	for args, says := range map[string]string{
		"":                                 "make deploy SITE=https://",
		"SITE=status.example.com":          "is no address of a site",
		"SITE=https://status.example.com/": "CLOUDFLARE_API_TOKEN", // nobody is logged in
	} {
		cmd, out := mk(t, append([]string{"deploy"}, strings.Fields(args)...)...)
		if err := cmd.Run(); err == nil || !strings.Contains(out.String(), says) {
			t.Errorf("make deploy %s: %v, %q is not in\n%s", args, err, says, out)
		}
	}
}

// TestMakeHelp: every target is listed, with what it does.
func TestMakeHelp(t *testing.T) {
	text, err := os.ReadFile(root + "/Makefile")
	if err != nil {
		t.Fatal(err)
	}
	cmd, out := mk(t, "help")
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(text)) {
		targets, ok := strings.CutPrefix(line, ".PHONY: ")
		if !ok {
			continue
		}
		for _, target := range strings.Fields(targets) {
			if !strings.HasPrefix(target, ".") && !strings.Contains("\n"+out.String(), "\n"+target+" ") {
				t.Errorf("make help does not list %s", target)
			}
		}
	}
}
