//go:build !js

package main

import (
	"bufio"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// command returns this program as the server on a port.
func command(t *testing.T, port, dist string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, dist)
	cmd.Env = append(os.Environ(), "HITCHECK_TEST_SERVER=1", "PORT="+port, "HOST=")
	t.Cleanup(func() {
		if cmd.Process != nil {
			cmd.Process.Kill()
		}
	})
	return cmd
}

// A taken port is one sentence and status 1.
func TestTakenPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	out, err := command(t, port, t.TempDir()).CombinedOutput()
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 {
		t.Errorf("ended with %v", err)
	}
	if want := "hitcheck: 127.0.0.1:" + port + " is taken; choose another port with PORT=\n"; string(out) != want {
		t.Errorf("%q, want %q", out, want)
	}
}

func TestBadStart(t *testing.T) {
	for _, c := range []struct{ port, dist, says string }{
		{"0", "nowhere", "run make"},
		{"99999", ".", "PORT="},
		{"http", "nowhere/dist", "run make"},
	} {
		out, err := command(t, c.port, c.dist).CombinedOutput()
		if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 || strings.Count(string(out), "\n") != 1 || !strings.Contains(string(out), c.says) {
			t.Errorf("port %s, %s: %v %q", c.port, c.dist, err, out)
		}
	}
}

// An interrupted server finishes the answers it began and ends with status 0.
func TestStops(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		port, err := free()
		if err != nil {
			t.Fatal(err)
		}
		cmd := command(t, port, t.TempDir())
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil || line != "Hitcheck is at http://127.0.0.1:"+port+"\n" {
			t.Fatalf("%q %v", line, err)
		}
		// A body of which half is there when the signal comes.
		c := dial(t, "127.0.0.1:"+port)
		in := bufio.NewReader(c)
		c.Write([]byte("POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 24\r\nExpect: 100-continue\r\n\r\n"))
		if line, err := in.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
			t.Fatalf("%q %v", line, err)
		}
		in.ReadString('\n')
		c.Write([]byte("HTTP/1.1 404"))
		cmd.Process.Signal(signal)
		for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
			c, err := net.Dial("tcp", "127.0.0.1:"+port)
			if err != nil {
				break
			}
			c.Close()
			if time.Since(began) > 10*time.Second {
				t.Fatalf("%v: still listens", signal)
			}
		}
		c.Write([]byte(" Not Found\r\n"))
		answer, err := http.ReadResponse(in, nil)
		if err != nil || answer.StatusCode != 200 {
			t.Errorf("%v: the answer begun is %v %v", signal, answer, err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("%v: ended with %v", signal, err)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%v: does not end", signal)
		}
	}
}

// A client that never ends its request does not keep the server from stopping.
func TestStopsInSpiteOf(t *testing.T) {
	wait := usual
	wait.grace = 100 * time.Millisecond
	var c net.Conn
	t.Run("a client", func(t *testing.T) { // its end stops the server
		c = dial(t, quick(t, wait))
		c.Write([]byte("POST /classify HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nHTTP/1.1"))
		time.Sleep(50 * time.Millisecond)
	})
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	if _, err := c.Read(make([]byte, 1)); err == nil || os.IsTimeout(err) {
		t.Errorf("the connection is still there: %v", err)
	}
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	c.SetDeadline(time.Now().Add(30 * time.Second))
	t.Cleanup(func() { c.Close() })
	return c
}
