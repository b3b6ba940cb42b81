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
	"os"
	"os/signal"
	"syscall"

	"hitcheck/wasm/api"
)

func main() {
	dist := "dist"
	if len(os.Args) > 1 {
		dist = os.Args[1]
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, cmp.Or(os.Getenv("HOST"), "127.0.0.1"), cmp.Or(os.Getenv("PORT"), "8787"), dist); err != nil {
		fmt.Fprintln(os.Stderr, "hitcheck:", err)
		os.Exit(1)
	}
}

// run serves dist and the API until ctx ends.
func run(ctx context.Context, host, port, dist string) error {
	if _, err := os.Stat(dist); err != nil {
		return fmt.Errorf("%w; run make, which builds it", err)
	}
	address := net.JoinHostPort(host, port)
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken; choose another port with PORT=", address)
	}
	if err != nil {
		return fmt.Errorf("%w; say where to listen with HOST= and PORT=", err)
	}
	fmt.Printf("Hitcheck is at http://%s\n", l.Addr())
	return serve(ctx, l, api.New(api.Options{Files: os.DirFS(dist)}), usual)
}
