//go:build !js

package main

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// A patience says how long the server waits for a client.
type patience struct {
	header, read, write, idle time.Duration
	grace                     time.Duration // for answers begun when it stops
}

var usual = patience{
	header: 10 * time.Second,
	read:   5 * time.Minute, // a command's output comes as the command runs
	write:  6 * time.Minute,
	idle:   time.Minute,
	grace:  3 * time.Second,
}

// maxHeader is where a header is cut off, in bytes. From api.MaxHeader up to
// here it is read and answered with a reason.
const maxHeader = 64 << 10

// serve serves until ctx ends, then lets the answers begun be finished.
func serve(ctx context.Context, l net.Listener, h http.Handler, wait patience) error {
	s := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: wait.header,
		ReadTimeout:       wait.read,
		WriteTimeout:      wait.write,
		IdleTimeout:       wait.idle,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(io.Discard, "", 0), // it would quote requests
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(explained{l}) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), wait.grace)
	defer cancel()
	if s.Shutdown(grace) != nil {
		s.Close() // someone is still sending
	}
	return nil
}
