// Command empty is a Worker that answers nothing, for the benchmark: what
// net/http and the bridge to it cost before anything of ours.
package main

import (
	"net/http"

	"github.com/syumai/workers"
)

func main() {
	workers.ServeNonBlock(http.NotFoundHandler())
	workers.Ready()
	select {}
}
