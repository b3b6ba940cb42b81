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
	by    string // separated by blanks, a star behind those of what they answer themselves
}

// checkAnswered holds that each text tells so.
func checkAnswered(t *testing.T, table []answered) {
	t.Helper()
	tally := new(Tally)
	for _, c := range table {
		r := run(tally, []byte(c.text))
		var by []string
		for _, id := range r.Parties {
			star := ""
			if tally.clues[id]&status.Own != 0 {
				star = "*"
			}
			by = append(by, id.ID()+star)
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
		{"HTTP Error 500.19 - Internal Server Error", status.ReachOrigin, "iis"},
		{"HTTP Error 502.5 - Process Failure", status.ReachIntermediary, "iis"},
		{fields + "2026-03-11 10:00:01 GET /x 404 0 2 500\n", status.ReachOrigin, ""},
		{fields + "2026-03-11 10:00:01 GET /x 404 - 2 500\n", status.ReachOrigin, ""},
		{"#Fields: date time cs-method cs-uri-stem sc-status time-taken\n2026-03-11 10:00:01 GET /x 404 13\n", status.ReachOrigin, ""},
		{"HTTP Error 404 - Not Found", status.ReachOrigin, ""},
		{"HTTP Error 503. The service is unavailable.", status.ReachOrigin, ""},
	})
}

// What an intermediary made itself did not reach the API, whatever its status; the
// same status from the API did.
func TestMadeByIntermediary(t *testing.T) {
	const (
		between = status.ReachIntermediary
		origin  = status.ReachOrigin
		haproxy = "10.0.0.9:50404 [11/Mar/2026:10:00:00.123] fe "
		envoy   = "[2026-03-11T10:00:00.310Z] \"GET /x HTTP/1.1\" "
		alb     = "http 2026-03-11T10:00:00.404404Z app/lb/50dc 192.168.131.39:2817 "
	)
	checkAnswered(t, []answered{
		{haproxy + "fe/<NOSRV> 0/-1/-1/-1/0 403 192 - - PR-- 1/1/0/0/0 0/0 \"GET /x HTTP/1.1\"", between, "haproxy*"},
		{haproxy + "fe/<NOSRV> 0/-1/-1/-1/0 429 212 - - PR-- 1/1/0/0/0 0/0 \"GET /x HTTP/1.1\"", between, "haproxy*"},
		{haproxy + "fe/<NOSRV> 0/-1/-1/-1/0 302 112 - - LR-- 1/1/0/0/0 0/0 \"GET /x HTTP/1.1\"", between, "haproxy*"},
		{haproxy + "be/s1 0/0/0/3/4 403 112 - - ---- 1/1/0/0/0 0/0 \"GET /x HTTP/1.1\"", origin, ""},
		{haproxy + "be/s1 0/0/-1/1/4 403 112 - - --VN 1/1/0/0/0 0/0 \"GET /-1/ HTTP/1.1\"", origin, ""},
		{envoy + "404 NR route_not_found - \"-\" 0 154 226 -", between, "envoy*"},
		{envoy + "429 RL - \"-\" 0 154 226 -", between, "envoy*"},
		{envoy + "403 UAEX ext_authz_denied - \"-\" 0 154 226 -", between, "envoy*"},
		{envoy + "403 - rbac_access_denied_matched_policy[none] - \"-\" 0 19 0 -", between, "envoy*"},
		{envoy + "429 - via_upstream - \"-\" 0 152 404 200", origin, ""},
		{envoy + "404 DC downstream_remote_disconnect - \"-\" 0 154 226 -", origin, "envoy"},
		{envoy + "404 URX via_upstream - \"-\" 0 154 226 -", origin, "envoy"},
		{`{"response_code":404,"response_flags":"NR","method":"GET","path":"/x"}`, between, "envoy*"},
		{"{\n  \"response_code\": 429,\n  \"response_flags\": \"RL\",\n  \"path\": \"/x\"\n}", between, "envoy*"},
		{`{"response_code":403,"response_flags":"-","response_code_details":"rbac_access_denied_matched_policy[none]"}`, between, "envoy*"},
		{`istio-proxy-x2x4q istio-proxy {"response_code":403,"response_flags":"UAEX","method":"GET","path":"/x"}`, between, "envoy*"},
		{`api-1  | {"response_code":404,"response_flags":"-","method":"GET","path":"/x"}`, origin, "envoy"},
		{`{"response_code":404,"response_flags":"DC","method":"GET","path":"/x"}`, origin, "envoy"},
		{alb + "- -1 -1 -1 404 - 404 500 \"GET http://a:80/x HTTP/1.1\" \"curl/7.46.0\" - - \"fixed-response\"", between, "aws_alb*"},
		{alb + "- -1 -1 -1 403 - 404 500 \"GET http://a:80/x HTTP/1.1\" \"curl/7.46.0\" - - \"waf\"", between, "aws_alb*"},
		{alb + "10.0.0.1:80 0.000 0.001 0.000 404 404 404 500 \"GET http://a:80/x HTTP/1.1\" \"curl/7.46.0\"", origin, "aws_alb"},
		{`{"EdgeResponseStatus":403,"OriginResponseStatus":0,"ClientRequestURI":"/x"}`, between, "cloudflare*"},
		{`{"EdgeResponseStatus":403,"OriginResponseStatus":403,"ClientRequestURI":"/x"}`, origin, "cloudflare"},
		{`{"httpRequest":{"status":403},"jsonPayload":{"statusDetails":"denied_by_security_policy"}}`, between, "gcp_lb*"},
		{`{"httpRequest":{"status":403},"jsonPayload":{"statusDetails":"response_sent_by_backend"}}`, origin, "gcp_lb"},
		{`{"DownstreamStatus":429,"OriginStatus":0,"RequestPath":"/x"}`, between, "traefik*"},
		{`{"DownstreamStatus":404,"OriginStatus":404,"RequestPath":"/x"}`, origin, "traefik"},
		{"HTTP/1.1 403 Forbidden\nServer: cloudflare\ncf-ray: 8a1b-FRA\ncf-mitigated: challenge\n", between, "cloudflare cloudflare_1xxx*"},
		{"HTTP/1.1 404 Not Found\nServer: awselb/2.0\n", between, "aws_alb*"},
		{"HTTP/1.1 403 Forbidden\nServer: Microsoft-Azure-Application-Gateway/v2\n", between, "azure*"},
		{"HTTP/1.1 403 Forbidden\nx-azure-ref:0K5jZQAAAAB\n", origin, "azure"},
		{"HTTP/1.1 404 Not Found\nServer: Vercel\nX-Vercel-Error: DEPLOYMENT_NOT_FOUND\n", between, "vercel*"},
		{"HTTP/1.1 404 Not Found\nServer: Vercel\nX-Vercel-Id: fra1::500\n", origin, "vercel"},
		{"HTTP/1.1 403 Forbidden\nServer: squid/5.7\nX-Squid-Error: ERR_ACCESS_DENIED 0\n", between, "squid*"},
		{"HTTP/1.1 403 Forbidden\nVia: 1.1 proxy (squid/5.7)\n", origin, "proxy squid"},
		{`{"message":"Missing Authentication Token"}`, between, "aws_apigw*"},
		{"HTTP/1.1 404 Not Found\nServer: kong/3.4.0\n\n{\"message\":\"no Route matched with those values\"}", between, "kong*"},
		{"HTTP/1.1 404 Not Found\nVia: kong/3.4.0\n\n{\"message\":\"no such order\"}", origin, "kong"},
		{"RBAC: access denied", between, "envoy*"},
		{"default backend - 404", between, "kubernetes*"},
		{"Application error\nAn error occurred in the application and your page could not be served.\nheroku logs --tail", between, "heroku*"},
		{"<h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.", between, "haproxy*"},
	})
}
