//go:build !js

// Command worker serves the site and the API: built for js/wasm it is the
// Cloudflare Worker, otherwise a server on this machine.
//
//	PORT=8787 go run ./wasm/worker [DIST]
//
// It listens on 127.0.0.1 unless HOST says otherwise.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"hitcheck/wasm/api"
)

func main() {
	dist := "dist"
	if len(os.Args) > 1 {
		dist = os.Args[1]
	}
	address := net.JoinHostPort(cmp.Or(os.Getenv("HOST"), "127.0.0.1"), cmp.Or(os.Getenv("PORT"), "8787"))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, address, dist); err != nil {
		fmt.Fprintln(os.Stderr, "hitcheck:", err)
		os.Exit(1)
	}
}

// newServer returns the server with its limits.
func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       5 * time.Minute, // a command's output comes as the command runs
		WriteTimeout:      6 * time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10, // a larger header is cut off here; from api.MaxHeader on it is answered
	}
}

// run serves until ctx ends, then lets the answers begun be finished.
func run(ctx context.Context, address, dist string) error {
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken; choose another with PORT=", address)
	}
	if err != nil {
		return err
	}
	s := newServer(api.New(api.Options{Files: os.DirFS(dist)}))
	fmt.Printf("Hitcheck is at http://%s\n", l.Addr())
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if err := s.Shutdown(grace); err != nil {
		s.Close() // someone is still sending
	}
	return nil
}
