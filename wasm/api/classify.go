package api

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
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
	if err := tell(t, c.body(), kind == typeHTML); err != nil {
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

func (c *call) tooLong() {
	c.problem(413, say(wordBodyLong, strconv.FormatInt(c.maxBody, 10)))
}

// unread says why a body could not be read to its end.
func (c *call) unread(err error) {
	var long *http.MaxBytesError
	var torn flate.CorruptInputError
	switch {
	case errors.As(err, &long):
		c.tooLong()
	case errors.Is(err, os.ErrDeadlineExceeded):
		c.problem(408, say(wordBodySlow))
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &torn):
		c.problem(400, say(wordBodyGzip))
	default:
		c.problem(400, say(wordBodyBroken))
	}
}
