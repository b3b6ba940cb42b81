package api

import (
	"hitcheck/wasm/render"
	"hitcheck/wasm/status"
)

// problem answers with an error as RFC 9457 writes it, explained by the
// catalog.
func (c *call) problem(code status.Code, detail string) {
	h := c.w.Header()
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	c.write(int(code), typeProblem, render.Problem(nil, code, detail))
}
