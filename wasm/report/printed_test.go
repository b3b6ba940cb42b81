package report

import "testing"

// prints are what scripts, errors and loggers print of an answer's status.
var prints = []reading{
	// A status and a value, as console.log(res.status, body) and print(…) write them.
	{"404 { error: 'no such order' }", "404", "Node's body"},
	{"200 2 { ok: true, id: 404 }", "200", "its length and body"},
	{"404 {\"error\":\"x\"}", "404", "JSON"},
	{"400 [{\"message\":\"no such field\"}]", "400", "a list"},
	{"404 b'{\"detail\":\"Not found.\"}'", "404", "Python's bytes"},
	{"404 {'detail': 'x'}", "404", "Python's dict"},
	{"503 <!doctype html><title>down</title>", "503", "a page"},
	{"404 null", "404", "no body"},
	{"404 None", "404", "no body"},
	{"404 false", "404", "response.ok"},
	{"200 true", "200", "response.ok"},
	{"got 429 98\ngot 200 47", "200 429", "its length"},
	// What was asked for stands before it.
	{"http://127.0.0.1/x 404", "404", "a URL"},
	{"http://127.0.0.1/x: 404", "404", "a URL"},
	{"/x -> 404", "404", "a path"},
	{"orders -> 404", "404", "a name"},
	{"login => 200", "200", "a name"},
	{"POST 404 /api/x 12ms", "404", "a method before, a path behind"},
	{"health FAIL (503)", "503", "how it went"},
	{"health: ok (200)", "200", "how it went"},
	{"WARN upstream answered 502", "502", "a word for it"},
	// Behind a time.
	{"2026/11/23 03:28:54 status 404", "404", "Go's log"},
	{"2026-11-23T03:28:54.123Z 404 { ok: false }", "404", "a time"},
	{"[03:28:54] http://h/x 404", "404", "a clock"},
	{"ERROR:app.client:status 404", "404", "Python's logging"},
	// Errors by their name.
	{"RateLimitError: 429 You exceeded your current quota", "429", "OpenAI's"},
	{"NotFoundError: 404 {\"type\":\"error\"}", "404", "Anthropic's"},
	{"NotFoundException: 404 The destination bucket gs://x does not exist", "404", "gsutil's"},
	{"org.springframework.web.client.HttpClientErrorException$NotFound: 404 : [no body]", "404", "Spring's"},
	{"feign.FeignException$NotFound: [404] during [GET] to [http://h/x] [Api#get()]: []", "404", "Feign's"},
	{"InvalidRequestError 404 resource_missing", "404", "without a colon"},
	// Attempts that went wrong.
	{"Exception: Failed to load album: 404", "404", "Flutter's cookbook"},
	{"Error fetching data: 404", "404", "in the course of it"},
	{"Could not load orders (404)", "404", "in brackets"},
	{"Error: Network response was not ok: 404", "404", "MDN's example"},
	{"Uncaught (in promise) Error: 404", "404", "a console"},
	{"Got response code '403' contacting Elasticsearch at URL 'http://h:9200/'", "403", "Logstash's"},
	{"Error response 404 while requesting 'http://h/x'.", "404", "httpx's documentation"},
	{"Backend returned code 404, body was: {\"error\":\"x\"}", "404", "Angular's documentation"},
	{"statusCode should be 200, but is 404", "404", "Swift's best known answer"},
	{"GET Response Code :: 404", "404", "a Java tutorial's"},
	{"Error transferring http://h/x - server replied: Not Found", "404?", "Qt's"},
	{"An error occurred: 404", "404", "in the course of it"},
	{"The server couldn't fulfill the request.\nError code:  429", "429", "Python's urllib howto"},
	{"{\n  error: 'x'\n}\n401\nObject [AxiosHeaders] {\n  date: 'x'\n}", "401", "axios's documentation"},
	{"some words\n\n401\nHeaders {\n  date: 'x'\n}", "401", "fetch's fields"},
	{"401\nObject", "", "no header fields"},
	{"404 ResourceNotFoundException", "404", "an exception's name behind it"},
	{"INFO sync ok 200 in 2 ms", "200", "how it went and how long it took"},
	{"sync failed 503 in 12ms", "503", "how it went and how long it took"},
	{"tests ok 200 in 12 s", "", "a count"},
	{"imported 404 in 12 ms", "", "a count"},
	// The name of what went wrong, at the end.
	{"http://h/x ECONNREFUSED", "!refused", "behind a URL"},
	{"GET /v1/x: ENOTFOUND", "!dns", "behind a path"},
	{"http://h/x -> ETIMEDOUT", "!timeout", "behind an arrow"},
	{"rejected UND_ERR_CONNECT_TIMEOUT ", "!timeout", "behind how it went"},
	{"retry on ECONNREFUSED", "", "an option"},
	{"/home/x/y ETIMEDOUT", "", "a file"},
	{"error EXPIRED", "", "a word that a template holds"},
	{"error <bad response Not Found 404\n(http://h/specs.4.8.gz)>", "404", "Bundler's"},
	// Names.
	{"StatusCode        : 404", "404", "PowerShell's list"},
	{"404 — Not Found", "404", "a page's title"},
	{"r.status_code: 404", "404", "an object's member"},
	{"/status/418: status 418, 98 bytes", "418", "a name before it"},
	{"x_test.go:12: got status 404, want 200", "404", "a test"},
	{"expected the response to have status code 200 but it was 404", "404", "RSpec's"},
}

func TestPrints(t *testing.T) { check(t, prints) }
