//go:build js

package main

import (
	"github.com/syumai/workers"

	"hitcheck/wasm/api"
)

// main serves the handler on Cloudflare Workers, where the assets layer serves
// the files. It stays after the first answer: worker.mjs hands it one request
// after the other.
func main() {
	workers.ServeNonBlock(api.New(api.Options{}))
	workers.Ready()
	select {}
}
