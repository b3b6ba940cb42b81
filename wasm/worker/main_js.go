//go:build js

package main

import (
	"github.com/syumai/workers"

	"hitcheck/wasm/api"
)

// main serves the handler on Cloudflare Workers, where the assets layer serves
// the files.
func main() { workers.Serve(api.New(api.Options{})) }
