package mask

import (
	"strings"
	"testing"
)

const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"

func TestText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// Header fields, as curl, browsers, proxies and programs print them.
		{"> Authorization: Bearer abc.def-123", "> Authorization: Bearer [masked]"},
		{"authorization: Basic dXNlcjpwYXNz\r", "authorization: Basic [masked]\r"},
		{"Authorization: abcdef", "Authorization: [masked]"},
		{"Proxy-Authorization: Digest username=\"a\", response=\"b\"", "Proxy-Authorization: Digest [masked]"},
		{"Cookie: a=1; sid=2", "Cookie: [masked]"},
		{"< set-cookie: sid=38afes7a8; HttpOnly", "< set-cookie: [masked]"},
		{"X-API-Key: 12345", "X-API-Key: [masked]"},
		{`{"Authorization": "Bearer abc", "Accept": "*/*"}`, `{"Authorization": "Bearer [masked]", "Accept": "*/*"}`},
		{`curl -H 'Authorization: Bearer abc' https://a.example`, `curl -H 'Authorization: Bearer [masked]' https://a.example`},
		{`curl -H "x-api-key: abc" -d '{}'`, `curl -H "x-api-key: [masked]" -d '{}'`},
		// Queries, forms, JSON, settings.
		{"GET /a?api_key=abc123&page=2 HTTP/1.1", "GET /a?api_key=[masked]&page=2 HTTP/1.1"},
		{"https://a.example/cb#access_token=abc&state=1", "https://a.example/cb#access_token=[masked]&state=1"},
		{"?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F2026&X-Amz-Signature=abc", "?X-Amz-Credential=[masked]&X-Amz-Signature=[masked]"},
		{`{"password":"hunter2","user":"a"}`, `{"password":"[masked]","user":"a"}`},
		{`{'client_secret': 'a b c'}`, `{'client_secret': '[masked]'}`},
		{"PASSWORD=hunter2 ./run", "PASSWORD=[masked] ./run"},
		{"token: abcdef123456", "token: [masked]"},
		{"/maps?key=AIzaSyA&q=1", "/maps?key=[masked]&q=1"},
		// By scheme and by form.
		{"sent Bearer 0123456789abcdef and got 401", "sent Bearer [masked] and got 401"},
		{"the token was " + jwt + ".", "the token was [masked]"},
		{"remote: ghp_0123456789abcdefghijklmnopqrstuvwxyz", "remote: [masked]"},
		{"key is sk_live_0123456789abcdef", "key is [masked]"},
		{"AKIAIOSFODNN7EXAMPLE", "[masked]"},
		// Addresses and curl's options.
		{"https://user:pass@a.example/x", "https://[masked]@a.example/x"},
		{"postgres://app:s3cret@db:5432/app", "postgres://[masked]@db:5432/app"},
		{"curl -u ann:secret https://a.example", "curl -u [masked] https://a.example"},
		{"curl --user 'ann:secret' https://a.example", "curl --user '[masked]' https://a.example"},
		{"Cookie: a=1\nHTTP/1.1 401 Unauthorized\nCookie: b=2", "Cookie: [masked]\nHTTP/1.1 401 Unauthorized\nCookie: [masked]"},

		// Near misses: what only looks like one stays.
		{"HTTP/1.1 401 Unauthorized", ""},
		{`www-authenticate: Bearer error="invalid_token"`, ""},
		{"Bearer token expired", ""},
		{"Basic authentication is off", ""},
		{"the password: no", ""},
		{"monkey=banana&turkey=1", ""},
		{"tokenizer=whitespace", ""},
		{`"token": null, "session": false`, ""},
		{"https://a.example:8443/x@y", ""},
		{"https://a.example/user:1@2", ""},
		{"mail to ann@a.example", ""},
		{"git@github.com: Permission denied (publickey).", ""},
		{"cookies: they are blocked", ""},
		{"Access-Control-Allow-Headers: authorization, cookie", ""},
		{"Vary: Cookie", ""},
		{"sk-short", ""},
		{"eyJ is how one begins", ""},
		{`203.0.113.9 - - [23/Nov/2026:09:14:02 +0000] "GET /v1/keys/7 HTTP/1.1" 404 64`, ""},
		{"Authorization:", ""},
		{"", ""},
	} {
		if c.want == "" {
			c.want = c.in
		}
		got, n := Text(nil, c.in)
		if string(got) != c.want || n != strings.Count(c.want, Sign) {
			t.Errorf("%q\n gives %q, %d masked\n want  %q", c.in, got, n, c.want)
		}
	}
}

// What is masked is masked for good: there is nothing left to do, whatever
// stands around it.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Authorization: Bearer a", "a?key=b&c", "https://a:b@c", `{"token":"x"}`, jwt, "-u a:b", "\xff\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, n := Text(nil, s)
		if strings.Count(string(got), "\n") != strings.Count(s, "\n") {
			t.Errorf("%q: lines are lost", s)
		}
		if n == 0 && string(got) != s {
			t.Errorf("%q became %q, though nothing was masked", s, got)
		}
		// A secret that one knows, in the places that one meets.
		for _, at := range []string{"Authorization: Bearer %", "x?api_key=%", `{"password":"%"}`, "https://u:%@h/"} {
			line := strings.Replace(at, "%", "k7Q2mX9sV4", 1)
			if got, _ := Text(nil, s+"\n"+line+"\n"+s); strings.Count(string(got), "k7Q2mX9sV4") > 2*strings.Count(s, "k7Q2mX9sV4") {
				t.Errorf("%q between %q is not masked: %q", line, s, got)
			}
		}
	})
}
