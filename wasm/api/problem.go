package api

import (
	"strconv"

	"hitcheck/wasm/render"
	"hitcheck/wasm/status"
)

// problem answers with an error as RFC 9457 writes it, explained by the
// catalog: to a browser as a page, to everyone else as JSON.
func (c *call) problem(code status.Code, detail string) {
	h := c.w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept")
	h.Del("ETag")
	if choose(c.accept(), typeProblem, typeJSON, typeHTML) == typeHTML {
		c.write(int(code), typeHTML, c.errorPage(code, detail))
		return
	}
	c.write(int(code), typeProblem, render.Problem(nil, code, detail))
}

// Problem returns an error about a request that no handler could be given.
func Problem(code int) (kind string, body []byte) {
	detail := say(wordBadRequest)
	if code == 431 {
		detail = say(wordHeaderLong, strconv.Itoa(MaxHeader))
	}
	return typeProblem, render.Problem(nil, status.Code(code), detail)
}
