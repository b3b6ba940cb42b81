package api

import (
	"compress/gzip"
	"io"
	"mime"
	"net/http"
	"strings"
)

// readable reports whether the body is said to be text that can be read, or
// answers that it is not.
func (c *call) readable() bool {
	if coding := c.coding(); coding != "" && coding != "gzip" {
		c.w.Header().Set("Accept-Encoding", "gzip, identity")
		c.problem(415, say(wordBodyCoding, coding))
		return false
	}
	field := join(c.r.Header["Content-Type"])
	if field == "" {
		return true
	}
	kind, params, err := mime.ParseMediaType(field)
	if err != nil || !textual(kind) {
		c.w.Header().Set("Accept-Post", accepted)
		c.problem(415, say(wordBodyType, field))
		return false
	}
	switch charset := strings.ToLower(params["charset"]); charset {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252":
		return true // beyond ASCII nothing is looked for
	default:
		c.problem(415, say(wordBodyCharset, charset))
		return false
	}
}

const accepted = "text/*, application/json, application/xml, application/yaml, application/x-www-form-urlencoded, application/octet-stream, application/gzip"

// textual reports whether a media type is text, or says nothing.
func textual(kind string) bool {
	major, minor, _ := strings.Cut(kind, "/")
	switch {
	case major == "text" && minor != "", kind == "message/http", kind == "application/gzip", kind == "application/x-gzip":
		return true
	}
	if i := strings.LastIndexByte(minor, '+'); i >= 0 {
		minor = minor[i+1:]
	}
	switch minor {
	case "json", "xml", "yaml", "x-yaml", "x-ndjson", "ndjson", "jsonl", "jsonlines", "http",
		"x-www-form-urlencoded", "octet-stream", "json-seq", "graphql", "javascript":
		return major == "application"
	}
	return false
}

// body returns the text, as far as the limit: of what is sent, and of what that
// unpacks to.
func (c *call) body() io.Reader {
	body := http.MaxBytesReader(c.w, c.r.Body, c.maxBody)
	if c.coding() != "gzip" {
		return body
	}
	return http.MaxBytesReader(c.w, &unpacking{packed: body}, c.maxBody)
}

// coding returns how the body is encoded, nothing for a text as it is.
func (c *call) coding() string {
	coding := strings.ToLower(join(c.r.Header["Content-Encoding"]))
	kind, _, _ := strings.Cut(strings.ToLower(join(c.r.Header["Content-Type"])), ";")
	switch {
	case coding == "x-gzip", coding == "" && (kind == "application/gzip" || kind == "application/x-gzip"):
		return "gzip"
	case coding == "identity":
		return ""
	}
	return coding
}

// An unpacking reads what gzip packed. An empty body is an empty text.
type unpacking struct {
	packed io.ReadCloser
	text   *gzip.Reader
}

func (u *unpacking) Read(p []byte) (n int, err error) {
	if u.text == nil {
		if u.text, err = gzip.NewReader(u.packed); err != nil {
			return 0, err
		}
	}
	return u.text.Read(p)
}

func (u *unpacking) Close() error { return u.packed.Close() }
