package api

import (
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
)

// kept says for how long an answer may be kept: an hour, in seconds.
const kept = "public, max-age=3600"

// give answers with what may be kept and asked for again.
func (c *call) give(kind string, body []byte) {
	c.w.Header().Set("Cache-Control", kept)
	c.keep(kind, body, etag(body))
}

// keep answers with a body of that tag, or that the one that is there still
// holds.
func (c *call) keep(kind string, body []byte, tag string) {
	c.w.Header().Set("ETag", tag)
	if matches(join(c.r.Header["If-None-Match"]), tag) {
		c.w.WriteHeader(http.StatusNotModified)
		return
	}
	c.write(200, kind, body)
}

// redirect sends to another path of ours.
func (c *call) redirect(code int, path string) {
	c.w.Header().Set("Cache-Control", kept)
	c.w.Header().Set("Location", path)
	c.w.WriteHeader(code)
}

// write writes an answer, without its body for a HEAD.
func (c *call) write(code int, kind string, body []byte) {
	c.w.Header().Set("Content-Type", kind)
	if c.files != nil { // elsewhere the length is not ours to tell
		c.w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	}
	c.w.WriteHeader(code)
	if c.r.Method != http.MethodHead {
		c.w.Write(body)
	}
}

// etag returns an entity tag of a body. Nobody gains by forging one, so the
// hash need not be hard.
func etag(body []byte) string {
	h := fnv.New64a()
	h.Write(body)
	return `"` + strconv.FormatUint(h.Sum64(), 36) + `"`
}

// matches reports whether an If-None-Match field names a tag. The comparison
// is weak (RFC 9110, 13.1.2).
func matches(field, tag string) bool {
	for item := range strings.SplitSeq(field, ",") {
		item = strings.TrimPrefix(strings.TrimSpace(item), "W/")
		if item == "*" || item == tag {
			return true
		}
	}
	return false
}

// join returns the values of a field as one.
func join(values []string) string { return strings.Join(values, ",") }

// options says what a resource allows, and lets pages of other origins ask.
func (c *call) options(methods string) {
	h := c.w.Header()
	h.Set("Allow", methods)
	h.Set("Access-Control-Allow-Methods", methods)
	h.Set("Access-Control-Allow-Headers", "*")
	h.Set("Access-Control-Max-Age", "86400") // a day, in seconds
	c.w.WriteHeader(http.StatusNoContent)
}
