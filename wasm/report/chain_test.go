package report

import (
	"strings"
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

// Of requests that a client tells, the last decides where it says so in the end.
func TestConcluded(t *testing.T) {
	const told = "I1129 09:42:50.217519    5877 round_trippers.go:553] GET http://127.0.0.1:4030/api 200 OK in 8 milliseconds\n" +
		"I1129 09:42:50.218222    5877 round_trippers.go:553] GET http://127.0.0.1:4030/apis/metrics.k8s.io/v1beta1/pods 403 Forbidden in 0 milliseconds\n"
	for _, c := range []struct {
		text  string
		final status.Code // 0 for none
	}{
		{told + "Error from server (Forbidden): pods is forbidden", 403},
		{told + "Error from server (NotFound): pods not found", 0},
		{told + "Error from server (Forbidden): x\nGET http://127.0.0.1:4030/api 200 OK in 8 milliseconds", 0},
		{told + "Forbidden", 0},
		{told, 0},
		{"Error from server (Timeout): request did not complete within requested timeout - context deadline exceeded", 504},
	} {
		r := run(new(Tally), []byte(c.text))
		if r.Final != c.final || r.HasFinal != (c.final != 0) || len(r.Failures) > 0 {
			t.Errorf("%q: %s, want the decisive status %d", c.text, summary(r), c.final)
		}
	}
}

// A failure and a later command's success are two exchanges, and so are a success
// and a failure after it that lets no answer come; what one command's retries or
// what its server logs say belongs to its answer.
func TestFailedBefore(t *testing.T) {
	const refused = "curl: (7) Failed to connect to 127.0.0.1 port 8080 after 0 ms: Couldn't connect to server\n"
	const answer = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok\n"
	for _, c := range []struct {
		text  string
		final status.Code // 0 for none
		want  Verdict
	}{
		{"$ curl -i http://127.0.0.1:8080/\n" + refused + "$ curl -i http://127.0.0.1:8080/\n" + answer, 0, Mixed},
		{"$ curl -i http://127.0.0.1:8080/\n" + refused + "$ curl -i http://127.0.0.1:8080/\nHTTP/1.1 503 Service Unavailable\n\n", 503, NotHitting},
		{"$ curl -sS http://a/\ncurl: (6) Could not resolve host: a\n$ curl -s -o /dev/null -w '%{http_code}\\n' http://b/\n200\n", 0, Mixed},
		{"$ curl -i http://127.0.0.1:8080/\n" + answer + "curl: (18) transfer closed with 3 bytes remaining to read\n", 200, NotHitting},
		{"$ wget http://a/\nConnecting to a|10.0.0.1|:80... failed: Connection refused.\n$ wget http://b/\nConnecting to b|::1|:80... failed: Connection refused.\nConnecting to b|127.0.0.1|:80... connected.\nHTTP request sent, awaiting response... 200 OK\n", 0, Mixed},
		{"$ curl http://a/\ncurl: (6) Could not resolve host: a\n$ curl -v http://b/\n* connect to ::1 port 80 failed: Connection refused\n* Connected to b (127.0.0.1) port 80\n> GET / HTTP/1.1\n> \n< HTTP/1.1 200 OK\n< ", 0, Mixed},
		{"$ wget http://b/\nConnecting to b|::1|:80... failed: Connection refused.\nConnecting to b|127.0.0.1|:80... connected.\nHTTP request sent, awaiting response... 200 OK\n", 200, Hitting},
		{"INFO http://a/health is up (204)\nERROR http://b/health: [Errno 111] Connection refused\n", 0, Mixed},
		{"INFO http://a/health is up (204)\nERROR http://b/health: Read timed out\n", 204, NotHitting},
		{"$ curl -I http://h/x\nHTTP/1.1 502 Bad Gateway\nServer: nginx\n\n$ tail -n 1 access.log error.log\n" +
			"127.0.0.1 - - [29/Nov/2026:00:44:22 +0000] \"HEAD /x HTTP/1.1\" 502 0 \"-\" \"curl/7.88.1\"\n" +
			"2026/11/29 00:44:22 [error] 24#24: *13 connect() failed (111: Connection refused) while connecting to upstream, request: \"HEAD /x HTTP/1.1\"\n", 502, NotHitting},
	} {
		r := run(new(Tally), []byte(c.text))
		if r.Final != c.final || r.Verdict != c.want {
			t.Errorf("%q: final %d, %s, want %d, %s", c.text, r.Final, r.Verdict, c.final, c.want)
		}
	}
}

// A redirect that comes again and again within one command is a loop, though no
// client says so.
func TestLoop(t *testing.T) {
	to := func(locations ...string) (text string) {
		for _, l := range locations {
			text += "HTTP/1.1 302 Found\nLocation: " + l + "\n\n"
		}
		return text
	}
	four := to("/a", "/a", "/a", "/a")
	wget := func(n int) (text string) {
		for range n {
			text += "HTTP request sent, awaiting response... 301 Moved Permanently\nLocation: http://h/a [following]\n"
		}
		return text
	}
	for _, c := range []struct {
		text string
		want bool
	}{
		{four, true},
		{to("/a", "/b", "/a", "/b", "/a", "/b", "/a"), true},
		{"$ curl -sIL http://h/a\n" + four, true},
		{wget(4), true},
		{to("/a", "/a", "/a"), false}, // as many requests for the same, perhaps
		{to("/a", "/b", "/c", "/d", "/e"), false},
		{four + "HTTP/1.1 200 OK\n", false}, // it came to an end
		{"$ curl -I http://h\n" + to("/a", "/a") + "$ curl -I http://h\n" + to("/a", "/a"), false},
		{strings.Repeat("HTTP/1.1 302 Found\n\n", 6), false}, // it says not where to
		{strings.Repeat("HTTP/1.1 201 Created\nLocation: /a\n\n", 6), false},
	} {
		r := run(new(Tally), []byte(c.text))
		if loop := len(r.Failures) == 1 && r.Failures[0].ID == status.FailureRedirectLoop; loop != c.want || len(r.Failures) > 1 {
			t.Errorf("%q: %s, want a loop: %v", c.text, summary(r), c.want)
		}
	}
}

// What a client says it sends again decides nothing: the last attempt does.
func TestTriedAgain(t *testing.T) {
	const retry = "Warning: Problem : HTTP error. Will retry in 1 seconds. 3 retries left.\n"
	failed := func(code string) string { return "curl: (22) The requested URL returned error: " + code + "\n" }
	for _, c := range []struct {
		text  string
		final status.Code // 0 for none
	}{
		{failed("503") + retry + failed("429") + retry + failed("503"), 503},
		{failed("503") + retry + failed("503") + retry + failed("404"), 404},
		{failed("503") + retry, 503}, // it says no more
		{failed("503") + failed("404"), 0},
		{"request to /a failed with status 502\nRetrying in 2s\nrequest to /a succeeded with status 200\n", 200},
		{"request to /a failed with status 502\nrequest to /b failed with status 503, Retrying in 2s\nrequest to /b succeeded with status 200\n", 0},
	} {
		if r := run(new(Tally), []byte(c.text)); r.Final != c.final || r.HasFinal != (c.final != 0) {
			t.Errorf("%q: %s, want the decisive status %d", c.text, summary(r), c.final)
		}
	}
}

// A client that logs its requests and then says how they ended has one status that
// decides, if all of them had the same; a server's log has none.
func TestLoggedByClient(t *testing.T) {
	const fetched = "npm http fetch GET 402 http://h/S404/shop-404 21ms (cache skip)\nnpm http fetch PUT 402 http://h/S404/shop-404 4ms\n"
	for _, c := range []struct {
		text  string
		final status.Code // 0 for none
	}{
		{fetched + "npm error code E402\nnpm error 402 Payment Required - PUT http://h/S404/shop-404 - x\n", 402},
		{fetched, 0},
		{fetched + "npm http fetch GET 404 http://h/x 4ms\nnpm error code E404\nnpm error 404 Not Found - GET http://h/x\n", 0},
		{"GET /a 404 3 ms\nGET /b 404 2 ms\n", 0},
	} {
		if r := run(new(Tally), []byte(c.text)); r.Final != c.final || r.HasFinal != (c.final != 0) {
			t.Errorf("%q: %s, want the decisive status %d", c.text, summary(r), c.final)
		}
	}
}
