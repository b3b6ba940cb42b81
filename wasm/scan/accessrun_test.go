//go:build !small

package scan

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unsafe"
)

const usualLine = `203.0.113.7 - - [23/Nov/2026:03:28:54 +0000] "GET /v1/orders/500?x=404 HTTP/1.1" 404 153 "-" "curl/8.5.0 (404; 503)"`

// Lines that are like the last ones are read in a run, others are left.
func TestAccessRun(t *testing.T) {
	swap := func(old, new string) string { return strings.Replace(usualLine, old, new, 1) }
	for _, c := range []struct {
		name, line string
		taken      bool
	}{
		{"the same", usualLine, true},
		{"a second later", swap(":54 ", ":55 "), true},
		{"a host's name before it", "www.example.com:443 " + swap("203.0.113.7", "2001:db8::1:2"), true},
		{"a user", swap("- - [", "- alice ["), true},
		{"a long request", swap("/v1/", "/"+strings.Repeat("a", 90)+"/"), true},
		{"a request of 64 bytes", swap("/v1/orders/500?x=404", "/"+strings.Repeat("b", 50)), true},
		{"a method that few have", swap("GET", "PROPFIND"), true},
		{"no method", swap("GET /v1/orders/500?x=404 HTTP/1.1", "-"), true},
		{"noise", swap("GET /v1/orders/500?x=404 HTTP/1.1", `\x16\x03\x01 [x] y`), true},
		{"a carriage return", usualLine + "\r", true},
		{"no code that anybody knows", swap("\" 404 ", "\" 999 "), true},
		{"another minute", swap("03:28", "03:29"), true},
		{"another zone", swap("+0000", "+0100"), true},
		{"a longer line", usualLine + strings.Repeat(" more", 99), true},
		{"no month", swap("/Nov/", "/Nob/"), false},
		{"no day", swap("23/", "2x/"), false},
		{"no second", swap(":54 ", ":6x "), false},
		{"a quote in the user", swap("- - [", "- \"a\" ["), false},
		{"a quote in the request", swap("/v1/orders", `/v1"/orders`), false},
		{"no quote behind the time", swap("] \"", "] x \""), false},
		{"two blanks before the status", swap("\" 404", "\"  404"), false},
		{"no status", swap("\" 404 ", "\" - "), false},
		{"a status of four digits", swap("\" 404 ", "\" 4040 "), false},
		{"a status below 100", swap("\" 404 ", "\" 040 "), false},
		{"what Envoy says of it", swap("\" 404 153", "\" 503 UF 153"), false},
		{"nothing behind the status", usualLine[:strings.Index(usualLine, " 153")], false},
		{"a brace at the start", "{" + usualLine[1:], false},
		{"a comment", "#" + usualLine[1:], false},
		{"the line ends in the request", swap(" HTTP/1.1", "\n HTTP/1.1"), false},
		{"the line ends before the time", swap("- - [", "-\n- ["), false},
		{"an empty line", "\n" + usualLine, false},
		{"a long name before the time", strings.Repeat("a", 60) + usualLine, false},
	} {
		before, behind := strings.Repeat(usualLine+"\n", 3), strings.Repeat(usualLine+"\n", 5)
		fast, slow := new(Scanner), new(Scanner)
		text := []byte(before + c.line + "\n" + behind)
		same(t, c.name, read(fast, text, false).all, read(slow, text, true).all)

		fast.Reset(sieve{})
		fast.Write([]byte(before))
		n := fast.accessRun([]byte(c.line + "\n" + behind))
		if taken := n > len(c.line); taken != c.taken {
			t.Errorf("%s: it took %d bytes of a line of %d", c.name, n, len(c.line))
		}
	}
}

// FuzzAccessRun changes a few bytes of a log: what is read in a run is what the
// general way reads.
func FuzzAccessRun(f *testing.F) {
	for i := range uint64(300) {
		f.Add(i, uint16(i*37))
	}
	signs := []byte("\n\n\"\"[]{}# \t0459-/:?\\\x1b\r,A\x00")
	fast, slow := new(Scanner), new(Scanner)
	f.Fuzz(func(t *testing.T, seed uint64, size uint16) {
		r := rand.New(rand.NewPCG(seed, 7))
		var text []byte
		for len(text) < int(size)%20000 {
			text = fmt.Appendf(text, "198.51.%d.%d - %s [23/Nov/2026:03:%02d:%02d +0000] \"%s %s HTTP/1.1\" %d %d \"%s\" \"%s\"\n",
				r.IntN(256), r.IntN(256), pick(r, "-", "-", "-", "alice"), 28+r.IntN(1+r.IntN(20))/2, r.IntN(60),
				pick(r, "GET", "POST", "DELETE", "PROPFIND", "get"), pick(r, "/", "/v1/orders/500", "/a?b=404 c", "/"+strings.Repeat("x", r.IntN(120))),
				pick(r, 200, 304, 404, 503, 99, 1000), r.IntN(60000), pick(r, "-", "https://www.example.com/"), strings.Repeat("agent/1.0 ", r.IntN(12)))
		}
		for range r.IntN(12) {
			if len(text) > 0 {
				text[r.IntN(len(text))] = signs[r.IntN(len(signs))]
			}
		}
		same(t, fmt.Sprintf("fast and general way of %q", text), read(fast, text, false).all, read(slow, text, true).all)
		r = rand.New(rand.NewPCG(seed, 8))
		again := rand.New(rand.NewPCG(seed, 8))
		same(t, fmt.Sprintf("in pieces %q", text), readFew(fast, text, false, r), readFew(slow, text, true, again))
	})
}

// What is taken for a method at one look is what the general way takes for one.
func TestFrequent(t *testing.T) {
	for _, w := range []string{"GET", "POST", "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS", "GE", "GET\x00", "GET\x00\x00", "\x00GET", "POST\x00", "\x00", "", "get", "QUX"} {
		line := []byte(w + " /v1/orders HTTP/1.1")
		if got, want := frequent(line, len(w)), len(w) < 7 && len(w) > 0 && method(line, 0) == len(w); got != want {
			t.Errorf("%q: %v, want %v", w, got, want)
		}
	}
}

// pick returns one of a list.
func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// The vectors' stand-in, and what is built on it, say where a byte stands.
func TestEqual(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var b [128]byte
	for range 2000 {
		for i := range b {
			b[i] = "ab"[r.IntN(16)/15]
		}
		m := equal64(unsafe.Pointer(&b), 'b')
		for i := range 64 {
			if got := m>>i&1 == 1; got != (b[i] == 'b') {
				t.Fatalf("%q: byte %d is %v", b[:64], i, got)
			}
		}
		n := r.IntN(len(b))
		if got, want := find(b[:n], 'b'), bytes.IndexByte(b[:n], 'b'); got != want {
			t.Fatalf("%q: found at %d, want %d", b[:n], got, want)
		}
		var ends lineEnds
		for i := range b {
			b[i] = "ab\n"[r.IntN(3)]
		}
		k := 0
		n = ends.find(unsafe.Pointer(&b), len(b))
		for i, c := range b {
			if c == '\n' {
				if k >= n || int(ends[k]) != i {
					t.Fatalf("%q: end %d is not at %d", b[:], k, i)
				}
				k++
			}
		}
		if k != n {
			t.Fatalf("%q: %d ends, want %d", b[:], n, k)
		}
	}
}
