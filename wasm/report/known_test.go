package report

import "testing"

// known are readings that are wrong so far. One that has come right belongs in
// its own table.
var known = []reading{
	{"app.use((req, res) => res.status(404).json({ status: 404 }))", "", "JavaScript"},
	{"fetch(\"https://api.example.com/x\", {\n  \"headers\": {\n    \"x-status\": \"404\"\n  },\n  \"body\": \"{\\\"status\\\":500}\",\n  \"method\": \"POST\"\n});", "", "copied from a browser"},
	{"POST /x HTTP/1.1\r\nHost: api.example.com\r\nContent-Type: application/json\r\n\r\n{\"status\":500}", "", "a request"},
	{"SELECT * FROM orders WHERE status = 404 LIMIT 500", "", "SQL"},
	{"UPDATE jobs SET status = 500 WHERE id = 404", "", "SQL"},
	{"$ curl -s -o /dev/null -w '%{http_code}' https://h:404/x\n000", "!unreachable", "no answer"},
	{"2024-01-01 00:00:00 10.0.0.1 GET /x - 443 - 1.2.3.4 curl - 404 0 2 15", "", "no #Fields: nothing says which column"},
	{"Sent 404 in 200ms", "404", "a duration"},
	{"npm error code E404\nnpm error 404 Not Found - GET https://registry.npmjs.org/x500 - Not found", "404", "a name"},
}

// TestKnown tells which of the known faults are mended.
func TestKnown(t *testing.T) {
	tally := new(Tally)
	for _, x := range known {
		if got := words(run(tally, []byte(x.text))); got == x.want {
			t.Logf("mended: %q", x.text)
		} else {
			t.Logf("todo: %q gives %q, want %q (%s)", x.text, got, x.want, x.why)
		}
	}
}
