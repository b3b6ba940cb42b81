package api

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strconv"
	"strings"

	"hitcheck/wasm/report"
)

// classify answers what the text in the body adds up to. The text streams
// through; nothing of it is kept. A PUT is what `curl -T-` sends, from a
// terminal that wants text.
func classify(c *call) {
	offers := []string{typeJSON, typeText, typeHTML}
	if c.r.Method == http.MethodPut || c.colored() {
		offers = []string{typeText, typeJSON, typeHTML}
	}
	kind := c.choose(offers...)
	if kind == "" || !c.readable() {
		return
	}
	if c.r.ContentLength > c.maxBody {
		c.tooLong()
		return
	}
	t := borrow()
	defer giveBack(t)
	body := http.MaxBytesReader(c.w, c.r.Body, c.maxBody)
	if err := tell(t, body, kind == typeHTML); err != nil {
		c.unread(err)
		return
	}
	c.w.Header().Set("Cache-Control", "no-store")
	switch kind {
	case typeJSON:
		c.write(200, kind, json(t.Report()))
	case typeText:
		c.write(200, kind, c.text()(t.Report()))
	default:
		c.write(200, kind, c.answerPage(t.Report()))
	}
}

// field is what a form of ours puts before the text.
const field = "text="

// tell gives a text to a tally, piece by piece; of a form's what follows the
// field's name.
func tell(t *report.Tally, body io.Reader, form bool) error {
	piece := make([]byte, 32<<10)
	for first := form; ; first = false {
		n, err := body.Read(piece)
		if first && strings.HasPrefix(string(piece[:n]), field) {
			t.Write(piece[len(field):n])
		} else {
			t.Write(piece[:n])
		}
		if err == io.EOF {
			t.End()
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// readable reports whether the body is said to be text that can be read, or
// answers that it is not.
func (c *call) readable() bool {
	coding := strings.ToLower(join(c.r.Header["Content-Encoding"]))
	if coding != "" && coding != "identity" {
		c.w.Header().Set("Accept-Encoding", "identity")
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

const accepted = "text/*, application/json, application/xml, application/yaml, application/x-www-form-urlencoded, application/octet-stream"

// textual reports whether a media type is text, or says nothing.
func textual(kind string) bool {
	major, minor, _ := strings.Cut(kind, "/")
	if major == "text" && minor != "" || kind == "message/http" {
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

func (c *call) tooLong() {
	c.problem(413, say(wordBodyLong, strconv.FormatInt(c.maxBody, 10)))
}

// unread says why a body could not be read to its end.
func (c *call) unread(err error) {
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		c.tooLong()
	case errors.Is(err, os.ErrDeadlineExceeded):
		c.problem(408, say(wordBodySlow))
	default:
		c.problem(400, say(wordBodyBroken))
	}
}
