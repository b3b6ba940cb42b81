package report

import (
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

// traps are texts whose numbers are no statuses of an answer, whatever they
// look like.
var traps = []string{
	"listening on port 443",
	"connect to 127.0.0.1:502 (port 404)",
	"server listening on :500",
	"WebSocket closed with code 1006",
	"inet 10.200.301.4 netmask 255.255.255.0",
	"PING 192.168.1.100 (192.168.1.100): 56 data bytes",
	"curl: (22) failed",
	"Process finished with exit code 137",
	"make: *** [all] Error 2\nexit status 128",
	"exited with code 143",
	"OSError: [Errno 104] Connection",
	"2026/11/23 03:28:51 [notice] 25099#25099: *404 start worker process 404",
	"AH01102: note",
	"error:0A00010B:SSL routines",
	"took 404 ms",
	"elapsed 12ms, 500ms, 404 ms",
	"timeout of 500",
	"read timeout=300",
	"100    14  100    14    0     0   2800      0 --:--:-- --:--:-- --:--:--  2800",
	"[2] something",
	"found 200 items and 500 rows, x 404",
	"[23/Nov/2026:03:14:52 +0530]",
	"Mon Nov 23 03:14:52 +0200 2026",
	"at handler (app.js:200:404)",
	"(_ssl.c:1006)",
	"    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)",
	"nginx/1.22.1 Chrome/120.0 HTTP/1.1",
	"IE 404",
	"id: req-404, trace 5c9e2e34-4004-4f1f-8a20-404f8a2c19ab",
	"GET /orders?x=200",
	"GET /orders/404 HTTP/1.1",
	"see /404.html and /500",
	`{"level":30,"time":1795403607803,"pid":404}`,
	"call 555-404-2000",
	"only $404 today, or 404.50 EUR",
	"HTTP 2",
	"RFC 9110 and RFC 404",
	"font-weight: 400; width: 500px; z-index: 404",
	"&#404; &#x1F404;",
	"# 404",
	"mtu 1500 qlen 1000",
	";; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 503",
	"stream id 401 opened",
	"for i in 0..500 { sleep(404) }",
	`curl -X POST https://api.example.com/x -d '{"status":500}'`,
	`$ curl -s https://api.example.com/status/404`,
	"res.status(404).send('no')",
	"return new Response(null, { code: 404 })",
	"w.WriteHeader(http.StatusNotFound) // 404",
	"raise HTTPException(404)",
	"error_page 404 /404.html;",
	"responses:\n  '404':\n    description: Not Found",
	"const codes = {\n  '404': 'Not Found',\n  '500': 'Internal Server Error',\n}",
	"Main process exited, code=exited, status=203/EXEC",
	"Main process exited, code=killed, status=9/KILL",
	"220 mail.example.com ESMTP\n250 OK\n354 End data\n550 No such user",
	"331 Please specify the password.\n230 Login successful.",
	"assert total == 404",
	"12 passed, 404 skipped in 5.00s",
	"commit 4042005aa\n 3 files changed, 404 insertions(+), 200 deletions(-)",
	"drwxr-xr-x 2 root root 404 Nov 23 03:42 frame-500.bin",
	"PID 404 exited on signal 9",
	"Room 404 is on the 4th floor",
	"order 404 not found",
	"const NOT_FOUND = 404",
	"Version 4.0.4, build 500",
	"temperature: 301 K, pressure: 500 hPa",
	"SELECT * FROM t LIMIT 500 OFFSET 200",
	"x=404 y=503 z=200",
	"100%|██████████| 500/500 [00:12<00:00, 40.4it/s]",
	"chapter 500, page 404, line 200",
	"ISO 216, DIN 476, A4 210x297",
	"requests: 200, limit: 500",
	`{"items":[{"id":404,"price":503,"qty":200}],"total":500}`,
	`{"request":{"body":{"status":500}}}`,
}

// TestTraps holds that nothing is found in a trap.
func TestTraps(t *testing.T) {
	tally := new(Tally)
	for _, text := range traps {
		if r := run(tally, []byte(text)); len(r.Codes) > 0 || r.Verdict != Unknown {
			t.Errorf("%q: %s", text, summary(r))
		}
	}
}

// TestNear holds that what is passed over is told, with the reason.
func TestNear(t *testing.T) {
	tests := []struct{ text, why string }{
		{"listening on port 443", "a port"},
		{"connected to api.example.com:443 now", "a port"},
		{"took 404 ms", "a duration"},
		{"GET /orders/404 HTTP/1.1", "part of a URL or path"},
		{"app.js:200 loaded", "a line or column number"},
		{"exit status 137", "an exit status"},
		{"error (os error 111)", "an error number of the system"},
		{"expected 200", "an expectation, not an answer"},
		{"found 500 rows", "a size or count"},
		{"disk at 100 %", "a percentage"},
		{"the value 404 alone", "a number without context"},
	}
	tally := new(Tally)
	for _, test := range tests {
		r := run(tally, []byte(test.text))
		var why []string
		for _, n := range r.Near {
			why = append(why, status.Say(n.Why))
		}
		if len(r.Codes) > 0 || len(why) == 0 || !strings.Contains(strings.Join(why, "; "), test.why) {
			t.Errorf("%q: passed over for %q, want %q: %s", test.text, why, test.why, summary(r))
		}
	}
}

// TestBadInput holds that no text stops the reading or is guessed about.
func TestBadInput(t *testing.T) {
	big := 4 << 20
	texts := map[string]string{
		"nothing":           "",
		"zero bytes":        strings.Repeat("\x00", 1<<20),
		"no UTF-8":          "\xff\xfe\x80\xc3(",
		"one long line":     strings.Repeat("x", 50<<20),
		"markup":            "<script>alert(404)</script></textarea><svg onload=x>",
		"only line ends":    strings.Repeat("\n", 1<<20),
		"carriage returns":  strings.Repeat("\r", 1<<16),
		"digits":            strings.Repeat("404", big/3),
		"quotes":            strings.Repeat(`"`, big),
		"open braces":       strings.Repeat("{", big),
		"nested arrays":     strings.Repeat("[[", big/2),
		"open objects":      strings.Repeat(`{"a":`, big/5),
		"backslashes":       `{"a":"` + strings.Repeat(`\`, big),
		"escapes":           strings.Repeat("\x1b[", big/2),
		"near misses":       strings.Repeat("status code 4040 ", big/17),
		"starts of a shape": strings.Repeat("the requested url returned error: ", big/35),
	}
	tally := new(Tally)
	for name, text := range texts {
		if r := run(tally, []byte(text)); r.Verdict != Unknown || r.Bytes != uint64(len(text)) {
			t.Errorf("%s: %d bytes, %s", name, r.Bytes, summary(r))
		}
	}
}

// FuzzReport holds that any text, cut anywhere, gives the same report, whose
// places lie in the text.
func FuzzReport(f *testing.F) {
	for _, text := range traps {
		f.Add([]byte(text), uint16(3))
	}
	f.Add([]byte("HTTP/1.1 404 Not Found\r\nServer: nginx\r\n\r\n{\"status\":404}"), uint16(20))
	f.Add([]byte(`1.2.3.4 - - [23/Nov/2026:03:14:52 +0000] "GET /x HTTP/1.1" 502 157`), uint16(40))
	whole, cut := new(Tally), new(Tally)
	f.Fuzz(func(t *testing.T, text []byte, at uint16) {
		r := run(whole, text)
		k := min(int(at), len(text))
		cut.Reset()
		cut.Write(text[:k])
		cut.Write(text[k:])
		cut.End()
		if a, b := summary(r), summary(cut.Report()); a != b {
			t.Fatalf("%q cut at %d: %s, whole: %s", text, k, b, a)
		}
		for _, e := range r.Evidence {
			if e.Start > e.End || e.End > uint64(len(text)) {
				t.Fatalf("%q: a place from %d to %d of %d", text, e.Start, e.End, len(text))
			}
		}
	})
}
