package report

import "testing"

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
