package report

import (
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

// An answered is a text, how far its request got, and the ids of who answered by it.
type answered struct {
	text  string
	reach status.Reach
	by    string // separated by blanks
}

// checkAnswered holds that each text tells so.
func checkAnswered(t *testing.T, table []answered) {
	t.Helper()
	tally := new(Tally)
	for _, c := range table {
		r := run(tally, []byte(c.text))
		var by []string
		for _, id := range r.Parties {
			by = append(by, id.ID())
		}
		if got := strings.Join(by, " "); r.Reach != c.reach || got != c.by {
			t.Errorf("%q: reach %s by %q, want %s by %q: %s", c.text, r.Reach, got, c.reach, c.by, summary(r))
		}
	}
}

// A substatus is IIS' own, in its log and on its page; a zero is what it says of
// answers that it only passes on.
func TestSubstatus(t *testing.T) {
	const fields = "#Fields: date time cs-method cs-uri-stem sc-status sc-substatus sc-win32-status time-taken\n"
	checkAnswered(t, []answered{
		{fields + "2026-03-11 10:00:01 GET /x 404 13 0 500\n", status.ReachOrigin, "iis"},
		{fields + "2026-03-11 10:00:01 GET /x 401 2 5 500\n", status.ReachOrigin, "iis"},
		{fields + "2026-03-11 10:00:01 GET /x 502 3 12002 500\n", status.ReachIntermediary, "iis"},
		{"HTTP Error 404.13 - Not Found\nThe request filtering module is configured to deny a request", status.ReachOrigin, "iis"},
		{"Internet Information Services (IIS)\nHTTP Error 500.19 - Internal Server Error", status.ReachOrigin, "iis"},
		{"HTTP Error 502.5 - Process Failure", status.ReachIntermediary, "iis"},
		{fields + "2026-03-11 10:00:01 GET /x 404 0 2 500\n", status.ReachOrigin, ""},
		{fields + "2026-03-11 10:00:01 GET /x 404 - 2 500\n", status.ReachOrigin, ""},
		{"#Fields: date time cs-method cs-uri-stem sc-status time-taken\n2026-03-11 10:00:01 GET /x 404 13\n", status.ReachOrigin, ""},
		{"HTTP Error 404 - Not Found", status.ReachOrigin, ""},
		{"HTTP Error 503. The service is unavailable.", status.ReachOrigin, ""},
	})
}
