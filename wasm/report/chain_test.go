package report

import (
	"testing"

	"hitcheck/wasm/status"
)

// TestForgets reads a question after a client's message with the same Tally: what
// was told before does not decide it.
func TestForgets(t *testing.T) {
	tally := new(Tally)
	for _, x := range []struct {
		text  string
		final int
	}{
		{"requests.exceptions.HTTPError: 404 Client Error: Not Found for url: http://h/x", 404},
		{"301 302", 0},
		{"<Response [301]>\n<Response [503]>", 503},
		{"301/308", 0},
		{"<Response [301]>\n<Response [302]>", 0},
	} {
		tally.Reset()
		tally.Write([]byte(x.text))
		tally.End()
		if r := tally.Report(); int(r.Final) != x.final || r.HasFinal != (x.final != 0) {
			t.Errorf("%q: %s, want the decisive status %d", x.text, summary(r), x.final)
		}
	}
}

// An upgrade is the last that HTTP says on its connection; 100 and 103 are not.
func TestUpgrade(t *testing.T) {
	for _, c := range []struct {
		text  string
		final status.Code // 0 for none
	}{
		{"HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n", 101},
		{"HTTP/1.1 101 Switching Protocols\nUpgrade: h2c\n\nHTTP/2 204\n", 204},
		{"HTTP/1.1 100 Continue\n", 0},
		{"HTTP/1.1 103 Early Hints\nLink: </a.css>; rel=preload\n", 0},
		{"101", 0},
	} {
		r := run(new(Tally), []byte(c.text))
		if r.Final != c.final || r.HasFinal != (c.final != 0) {
			t.Errorf("%q: final %d, want %d", c.text, r.Final, c.final)
		}
	}
}
