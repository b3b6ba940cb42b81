package report

import "testing"

// A request that was copied without its answer is told for what it is.
func TestRequest(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"curl 'https://api.example.com/v1/404' -H 'accept: */*' --data-raw '{\"status\":200}'", true},
		{"$ curl https://api.example.com/v1/404", true},
		{"fetch(\"https://api.example.com/v1\", {\n  \"method\": \"GET\"\n});", true},
		{"await fetch(\"https://api.example.com/v1\", {\n  \"method\": \"GET\"\n});", true},
		{"Invoke-WebRequest -UseBasicParsing -Uri \"https://api.example.com/v1\"", true},
		{"POST /v1/orders HTTP/1.1\nHost: api.example.com\n\n{\"status\":200}", true},
		{"GET /v1/orders HTTP/2\nHost: api.example.com\n", true},
		{"$ curl -i https://api.example.com/v1\nHTTP/1.1 404 Not Found\n", false},
		{"$ curl https://api.example.com/v1\ncurl: (6) Could not resolve host: api.example.com", false},
		{"$ ls -l\ntotal 404", false},
		{"curl is not installed", false},
		{"GET /v1/orders", false},
		{"", false},
	} {
		if r := run(new(Tally), []byte(c.text)); r.Request != c.want {
			t.Errorf("%q: %v, want %v", c.text, r.Request, c.want)
		}
	}
}
