//go:build !js

package main

import (
	"bytes"
	"net"
	"strconv"

	"hitcheck/wasm/api"
)

// What net/http cannot read as a request never reaches the handler; it is
// answered with a line of plain text. An explained listener says instead what
// the handler says: a problem that the catalog explains.
type explained struct{ net.Listener }

func (l explained) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return explainedConn{c}, nil
}

type explainedConn struct{ net.Conn }

// bare is how the header of net/http's own errors goes on after its first line.
var bare = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")

// Write writes what the server answers, an error of its own in our words.
func (c explainedConn) Write(p []byte) (int, error) {
	line, rest, _ := bytes.Cut(p, bare)
	code, ok := bytes.CutPrefix(line, []byte("HTTP/1.1 "))
	if !ok || len(rest) == 0 || len(code) < 3 || bytes.Contains(line, []byte("\r\n")) {
		return c.Conn.Write(p)
	}
	n, err := strconv.Atoi(string(code[:3]))
	if err != nil {
		return c.Conn.Write(p)
	}
	kind, body := api.Problem(n)
	answer := append([]byte{}, line...)
	answer = append(answer, "\r\nContent-Type: "+kind+"\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: "+strconv.Itoa(len(body))+"\r\n\r\n"...)
	if _, err := c.Conn.Write(append(answer, body...)); err != nil {
		return 0, err
	}
	return len(p), nil
}
