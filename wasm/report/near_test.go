package report

import (
	"strconv"
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

// TestNear holds that a text without any status tells of each number that
// looks like one why it was passed over.
func TestNear(t *testing.T) {
	tests := []struct {
		text string
		want string // number: reason, in the order of the text
	}{
		{"listening on port 443", "443: near_port"},
		{`{"id":404,"port": 443,"status_text":500.5,"name":"503"}`, "404: near_id; 443: near_port"},
		{"{\n  \"count\": 200,\n  \"code\": \"x\"\n}", "200: near_size"},
		{`{"price":503}`, "503: near_bare"},
		{"connected to api.example.com:443 now", "443: near_port"},
		{"took 404 ms", "404: near_duration"},
		{"in 404ms", "404: near_duration"},
		{"GET /orders/404 HTTP/1.1", "404: near_url"},
		{"https://example.com/?status=404", "404: near_url"},
		{"app.js:200 loaded", "200: near_line"},
		{"at handler (app.js:200:404)", "200: near_line; 404: near_line"},
		{"exit status 137", "137: near_exit"},
		{"Process finished with exit code 128", "128: near_exit"},
		{"error (os error 111)", "111: near_errno"},
		{"[Errno 104] x", "104: near_errno"},
		{"expected 200", "200: near_expected"},
		{"found 500 rows", "500: near_size"},
		{"wrote 200 bytes", "200: near_size"},
		{"disk at 100 %", "100: near_percent"},
		{"100%", "100: near_percent"},
		{"PING 10.0.0.200", "200: near_address"},
		{"Chrome/120.0", "120: near_version"},
		{"order 404 not found", "404: near_id"},
		{"req-404", "404: near_id"},
		{"the value 404 alone", "404: near_bare"},
		{"res.status(404).send('Not Found')", "404: near_source"},
		{"port 443, then took 404 ms at 10.0.0.200", "443: near_port; 404: near_duration; 200: near_address"},
		{"nothing here", ""},
		{"5000 and 12 and 0404", ""},
	}
	tally := new(Tally)
	for _, x := range tests {
		r := run(tally, []byte(x.text))
		var got []string
		for _, n := range r.Near {
			got = append(got, strconv.Itoa(int(n.Number))+": "+reasonID(n.Why))
			if s := x.text[n.Start:n.End]; s != strconv.Itoa(int(n.Number)) {
				t.Errorf("%q: %d stands at %d, where %q is", x.text, n.Number, n.Start, s)
			}
			if status.Say(n.Why) == "" {
				t.Errorf("%q: %d is passed over without a reason", x.text, n.Number)
			}
		}
		if g := strings.Join(got, "; "); g != x.want || r.Verdict != Unknown || len(r.Codes) > 0 {
			t.Errorf("%q: passed over for %q, want %q: %s", x.text, g, x.want, summary(r))
		}
	}
}

// TestRecanted holds that a number which a later line shows to be a status was not
// passed over.
func TestRecanted(t *testing.T) {
	for _, text := range []string{
		"items/abc 200\nitems/def Request failed with status code 404",
		"{\"ok\":true}\n201\n",
	} {
		if r := run(new(Tally), []byte(text)); len(r.Codes) == 0 || len(r.Near) > 0 {
			t.Errorf("%q: %s, passed over %v", text, summary(r), r.Near)
		}
	}
}

// reasonID names the reasons as the catalog's words do.
func reasonID(w status.Word) string {
	for id, x := range map[string]status.Word{
		"near_port": status.WordNearPort, "near_duration": status.WordNearDuration, "near_size": status.WordNearSize,
		"near_url": status.WordNearUrl, "near_line": status.WordNearLine, "near_errno": status.WordNearErrno,
		"near_exit": status.WordNearExit, "near_expected": status.WordNearExpected, "near_version": status.WordNearVersion,
		"near_id": status.WordNearId, "near_date": status.WordNearDate, "near_address": status.WordNearAddress,
		"near_percent": status.WordNearPercent, "near_source": status.WordNearSource, "near_bare": status.WordNearBare,
	} {
		if w == x {
			return id
		}
	}
	return status.Say(w)
}

// TestNearOfTraps holds that every trap's numbers that could be a status are
// told, each with a reason, unless something says what the whole line is.
func TestNearOfTraps(t *testing.T) {
	tally := new(Tally)
	for _, x := range traps {
		r := run(tally, []byte(x.text))
		for _, n := range r.Near {
			if s := x.text[n.Start:n.End]; s != strconv.Itoa(int(n.Number)) || status.Say(n.Why) == "" {
				t.Errorf("%q: %d at %d-%d for %q", x.text, n.Number, n.Start, n.End, status.Say(n.Why))
			}
		}
	}
}

// TestNearLimit holds the near misses to their limit.
func TestNearLimit(t *testing.T) {
	r := run(new(Tally), []byte(strings.Repeat("took 404 ms\n", 3*MaxNear)))
	if len(r.Near) != MaxNear {
		t.Errorf("%d near misses, want %d", len(r.Near), MaxNear)
	}
}
