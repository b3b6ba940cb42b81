package scan

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// opening is as many records as are read the general way before a shape is
// learned.
var opening = strings.Repeat("{\"seq\":1}\n", signLines+1)

// records makes a log of JSON objects that mostly share a few shapes.
func records(r *rand.Rand, lines int) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	values := [][]string{
		{"200", "404", "503", "0", "1.5", "1795404555", "301"},
		{`"200"`, `"404"`, `"GET"`, `"/v1/x?a=404"`, `"GET /x HTTP/1.1"`, `"2026-11-23T03:28:54Z"`, `""`, `"request completed"`, `"Not Found"`, `"connect ECONNREFUSED 127.0.0.1:404"`},
		{"true", "false", "null"},
	}
	odd := []string{"-1", "12e3", ".5", "NaN", "nope", "", "\"\x1b[31m404\x1b[0m\"", `"a \"quoted\" 404"`, `"127.0.0.1 - - [23/Nov/2026:03:28:54 +0000] \"GET /x HTTP/1.1\" 404 12"`,
		`{"status":404}`, `{"method":"GET","url":"/y"}`, `[404]`, `{}`, `"é {404}"`}
	usual := map[string][]string{ // what a name mostly says
		"status": values[0], "statusCode": values[0], "code": values[0], "http.status_code": values[0], "value": values[0],
		"method": {`"GET"`, `"POST"`}, "path": {`"/"`, `"/v1/x?a=404"`}, "url": {`"/y"`}, "key": {`"http.status_code"`, `"http.method"`},
		"msg":      {`"request completed"`, `"connect ECONNREFUSED 127.0.0.1:404"`, `"Not Found"`, `"retry after 404 ms"`, `"upstream timed out (110)"`},
		"err":      {`"connect ECONNREFUSED 127.0.0.1:404"`, `"connect ECONNREFUSES 127.0.0.1:404"`, `"bad gateway"`, `"getaddrinfo ENOTFOUND h"`},
		"duration": {"0.002698607", "0.002698607", "0.0027", `"2.7ms"`},
		"error":    {`"connect ECONNREFUSED 127.0.0.1:404"`, `"socket hang up"`, `"socket hung up"`},
	}
	type shape struct {
		keys         []string
		kinds        []int
		inner        []*shape // of the keys whose value is an object
		comma, colon string
	}
	var form func(depth int) *shape
	form = func(depth int) *shape {
		s := &shape{comma: ",", colon: ":"}
		if r.IntN(3) == 0 {
			s.comma, s.colon = ", ", ": "
		}
		for range 1 + r.IntN(8-2*min(depth, 3)) {
			s.keys = append(s.keys, pick("status", "status", "statusCode", "code", "method", "path", "url", "time", "ts", "msg", "level", "err", "error", "reqId", "duration", "request", "response",
				"http.status_code", "key", "value", "retryAfter", "success", "a", "user_agent", "stack", "_status", "req", "res", "headers", "_index", "body", "data"))
			s.kinds = append(s.kinds, r.IntN(len(values)))
			s.inner = append(s.inner, nil)
			if r.IntN(5) == 0 && depth < 4 {
				s.inner[len(s.inner)-1] = form(depth + 1)
			}
		}
		return s
	}
	var b strings.Builder
	var record func(s *shape, end string)
	record = func(s *shape, end string) {
		b.WriteString("{")
		for i, key := range s.keys {
			if i > 0 {
				b.WriteString(s.comma)
			}
			fmt.Fprintf(&b, "%q%s", key, s.colon)
			value := pick(values[s.kinds[i]]...)
			if list := usual[key]; list != nil && s.kinds[i] > 0 {
				value = pick(list...)
			}
			switch {
			case r.IntN(100) == 0:
				b.WriteString(pick(odd...))
			case s.inner[i] != nil:
				record(s.inner[i], "}")
			default:
				b.WriteString(value)
			}
		}
		b.WriteString(end)
	}
	shapes := make([]*shape, 1+r.IntN(6))
	for i := range shapes {
		shapes[i] = form(0)
	}
	for range lines {
		if r.IntN(60) == 0 {
			b.WriteString(pick(" ", "\t", "x ", "{\"open\":", "404 ", "\x1b[0m", "$ curl -v http://h/x\n"))
		}
		end := "}"
		if r.IntN(50) == 0 {
			end = pick("} ", "}\r", "", "}}", "} 404 Not Found", `"}`, ",}")
		}
		record(shapes[r.IntN(len(shapes))], end+"\n")
	}
	return b.String()
}

// FuzzShapes holds that records which are compared with a shape say what they say
// when they are read.
func FuzzShapes(f *testing.F) {
	for i := range uint64(300) {
		f.Add(i, uint16(i))
	}
	fast, slow := new(Scanner), new(Scanner)
	f.Fuzz(func(t *testing.T, seed uint64, size uint16) {
		text := []byte(opening + records(rand.New(rand.NewPCG(seed, 7)), int(size%200)))
		want := read(slow, text, true).all
		same(t, fmt.Sprintf("fast and general way of %q", text[len(opening):]), read(fast, text, false).all, want)
		got := new(notes)
		fast.Reset(got)
		for r, rest := rand.New(rand.NewPCG(seed, 8)), text; len(rest) > 0; {
			n := min(len(rest), r.IntN(300))
			fast.Write(rest[:n])
			rest = rest[n:]
		}
		fast.End()
		same(t, fmt.Sprintf("in pieces %q", text[len(opening):]), got.all, want)
	})
}

// A record that differs from a shape in one byte is read, not compared.
func TestShapes(t *testing.T) {
	const shape = `{"time":"2026-11-23T03:28:54Z","msg":"done","req":{"method":"GET","path":"/x","a":{"b":1}},"status":200,"ms":4}`
	for _, c := range []struct {
		line string
		fits bool
	}{
		{shape, true},
		{strings.Replace(shape, "200", "404", 1), true},
		{strings.Replace(shape, "/x", "/a/longer/path?with=404", 1), true},
		{strings.Replace(shape, "done", "", 1), true},
		{strings.Replace(shape, "200", `"200"`, 1), false},
		{strings.Replace(shape, "200", "-1", 1), false},
		{strings.Replace(shape, "200", "{}", 1), false},
		{strings.Replace(shape, "status", "Status", 1), false},
		{strings.Replace(shape, `","path"`, `", "path"`, 1), false},
		{strings.Replace(shape, "4}", "4,}", 1), false},
		{strings.Replace(shape, "4}", "4} ", 1), false},
		{strings.Replace(shape, "4}", "4", 1), false},
		{strings.Replace(shape, ":4}", ":}", 1), false},
		{strings.Replace(shape, `"GET"`, `"GET"}`, 1), false},
		{strings.Replace(shape, `"req":{`, `"req":`, 1), false},
		{strings.Replace(shape, `"a":{"b":`, `"a":{"c":`, 1), false},
		{shape[:len(shape)/2], false},
		{"", false},
	} {
		var s Scanner
		s.learn([]byte(shape))
		if got := s.shapes.n == 1 && s.shapes.list[0].fits([]byte(c.line)); got != c.fits {
			t.Errorf("%s fits: %v, want %v", c.line, got, c.fits)
		}
	}
	for _, line := range []string{"", "{", "{}", `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":"`, `{"a":"}`, `{"a":[1]}`, `{"a":{}}`, `{"a":{"b":1}`, `{"a":{"b":1}}}`, `{"error":{"b":1}}`, `{"status":{"b":1}}`, "{" + strings.Repeat(`"a":{`, maxNested+1) + `"b":1` + strings.Repeat("}", maxNested+2), `{"a":1}}`, `{"a":1},`, `{,"a":1}`, `{"a":x}`, `{"a":1 }`,
		`{"` + strings.Repeat("k", maxShape) + `":1}`, "{" + strings.Repeat(`"a":1,`, maxMembers) + `"a":1}`} {
		var s Scanner
		once.Do(prepare)
		if s.learn([]byte(line)); s.shapes.n > 0 {
			t.Errorf("%.40s is no shape, and is learned", line)
		}
	}
}

// A message that says nothing as it is written may say something when it is
// written in escapes.
func TestSilence(t *testing.T) {
	text := []byte(opening + `{"status":200,"error":"socket\\u0020hang up"}` + "\n" + `{"status":200,"error":"socket\u0020hang up"}` + "\n")
	fast, slow := read(new(Scanner), text, false).all, read(new(Scanner), text, true).all
	same(t, "fast and general way", fast, slow)
	if !strings.Contains(strings.Join(fast, "\n"), "failure") {
		t.Errorf("no failure is found: %q", fast)
	}
}
