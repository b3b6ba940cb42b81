package report

import "testing"

// har returns a HAR of entries.
func har(entries string) string { return `{"log":{"version":"1.2","entries":[` + entries + `]}}` }

// TestPreflight reads answers to preflights, which are counted as any other and make
// nothing hit but the question whether the request may be sent.
func TestPreflight(t *testing.T) {
	const (
		asked   = `{"_initiator":{"type":"preflight"},"_resourceType":"preflight","request":{"method":"OPTIONS","url":"https://h/v1","headers":[]},"response":{"status":204}}`
		named   = `{"request":{"method":"OPTIONS","url":"https://h/v1","headers":[{"name":"Origin","value":"https://s"},{"name":"access-control-request-method","value":"POST"}]},"response":{"status":200}}`
		refused = `{"_resourceType":"preflight","request":{"method":"OPTIONS","url":"https://h/v1"},"response":{"status":403}}`
		failed  = `{"_resourceType":"fetch","request":{"method":"POST","url":"https://h/v1","headers":[]},"response":{"status":401}}`
		good    = `{"_resourceType":"fetch","request":{"method":"POST","url":"https://h/v1","headers":[{"name":"Origin","value":"https://s"}]},"response":{"status":201}}`
		hidden  = `{"_resourceType":"fetch","request":{"method":"POST","url":"https://h/v1"},"response":{"status":0,"_error":"net::ERR_FAILED"}}`
	)
	curl := "> OPTIONS /v1 HTTP/1.1\n> Host: h\n> Access-Control-Request-Method: POST\n>\n< HTTP/1.1 204 No Content\n< Allow: POST\n<\n"
	for _, c := range []struct {
		text          string
		answers, hits uint64
		want          Verdict
	}{
		{har(asked + "," + failed), 1, 1, NotHitting},
		{har(named + "," + failed), 1, 1, NotHitting},
		{har(asked + "," + hidden), 1, 1, NotHitting},
		{har(refused + "," + hidden), 1, 0, NotHitting},
		{har(asked + "," + good), 1, 1, Hitting},
		{har(asked + "," + good + "," + failed), 1, 1, Mixed},
		{har(named + "," + named + "," + failed), 2, 2, NotHitting},
		{har(asked), 1, 1, Hitting}, // it is all that was asked
		{har(good + "," + failed), 0, 0, Mixed},
		{har(good), 0, 0, Hitting},
		{curl, 1, 1, Hitting},
		{"$ curl -v https://h\n" + curl + "$ curl -v -d 1 https://h\n> POST /v1 HTTP/1.1\n> Host: h\n>\n< HTTP/1.1 401 Unauthorized\n", 1, 1, NotHitting},
		{"OPTIONS /v1 HTTP/1.1\nHost: h\nAccess-Control-Request-Method: PUT\n\nHTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nAllow: PUT\n", 1, 1, Hitting},
		{"> OPTIONS /v1 HTTP/1.1\n> Host: h\n>\n< HTTP/1.1 204 No Content\n< Vary: Access-Control-Request-Method\n", 0, 0, Hitting},
		{"GET /v1 HTTP/1.1\nHost: h\n\nHTTP/1.1 200 OK\nVary: Access-Control-Request-Method\n", 0, 0, Hitting},
		{"orders\t204\tpreflight\tPreflight\t0 B\t12 ms\norders\t401\tfetch\tapp.js:12\t123 B\t45 ms", 1, 1, NotHitting},
		{"orders\t204\tfetch\tpreflight.js:3\t0 B\t12 ms\norders\t401\tfetch\tapp.js:12\t123 B\t45 ms", 0, 0, Mixed},
		{"{\"level\":30,\"req\":{\"method\":\"OPTIONS\",\"url\":\"/v1\",\"headers\":{\"access-control-request-method\":\"POST\"}},\"res\":{\"statusCode\":204}}\n" +
			"{\"level\":30,\"req\":{\"method\":\"POST\",\"url\":\"/v1\",\"headers\":{\"origin\":\"https://s\"}},\"res\":{\"statusCode\":500}}", 1, 1, NotHitting},
		{"{\"level\":30,\"req\":{\"method\":\"OPTIONS\",\"url\":\"/v1\",\"headers\":{\"vary\":\"access-control-request-method\"}},\"res\":{\"statusCode\":204}}\n" +
			"{\"level\":30,\"req\":{\"method\":\"POST\",\"url\":\"/v1\",\"headers\":{\"origin\":\"https://s\"}},\"res\":{\"statusCode\":500}}", 0, 0, Mixed},
	} {
		r := run(new(Tally), []byte(c.text))
		marked := uint64(0)
		for _, e := range r.Evidence {
			if e.Preflight {
				marked++
			}
		}
		if r.Verdict != c.want || r.Preflights != (Preflights{c.answers, c.hits}) || marked != c.answers {
			t.Errorf("%s: %s, %+v preflights, %d of the evidence; want %s, %d of which %d hits", c.text, summary(r), r.Preflights, marked, c.want, c.answers, c.hits)
		}
	}
}
