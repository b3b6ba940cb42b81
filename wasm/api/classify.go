package api

import (
	"errors"
	"io"
	"net/http"
	"os"
	"sync"

	"hitcheck/wasm/render"
	"hitcheck/wasm/report"
)

// tallies are lent to requests and are empty between them.
var tallies = sync.Pool{New: func() any { return new(report.Tally) }}

// classify answers what the text in the body adds up to. The text streams
// through; nothing of it is kept.
func classify(c *call) {
	c.w.Header().Set("Vary", "Accept")
	kind := choose(join(c.r.Header["Accept"]), typeJSON, typeText)
	if kind == "" {
		c.problem(406, "")
		return
	}
	if c.r.ContentLength > c.maxBody {
		c.problem(413, "")
		return
	}
	body := c.r.Body
	if body == nil {
		body = http.NoBody
	}
	t := tallies.Get().(*report.Tally)
	t.Reset()
	defer func() {
		t.Reset()
		tallies.Put(t)
	}()
	if err := tell(t, http.MaxBytesReader(c.w, body, c.maxBody)); err != nil {
		c.unread(err)
		return
	}
	c.w.Header().Set("Cache-Control", "no-store")
	if kind == typeText {
		c.write(200, kind, render.Text(nil, t.Report(), render.TextOptions{}))
		return
	}
	c.write(200, kind, render.JSON(nil, t.Report()))
}

// tell gives a text to a tally, piece by piece.
func tell(t *report.Tally, text io.Reader) error {
	piece := make([]byte, 32<<10)
	for {
		n, err := text.Read(piece)
		t.Write(piece[:n])
		if err == io.EOF {
			t.End()
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// unread says why a body could not be read to its end.
func (c *call) unread(err error) {
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		c.problem(413, "")
	case errors.Is(err, os.ErrDeadlineExceeded):
		c.problem(408, "")
	default:
		c.problem(400, "")
	}
}
