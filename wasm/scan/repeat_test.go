//go:build !small

package scan

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// few are notes that want to hear of two near misses only, as a report wants few.
type few struct{ *notes }

func (n few) Wants() bool { return len(n.near) < 2 }

// readFew gives text to s in pieces and returns what it found.
func readFew(s *Scanner, text []byte, slow bool, r *rand.Rand) []string {
	n := few{new(notes)}
	s.slow = slow
	s.Reset(n)
	for len(text) > 0 {
		k := min(len(text), 1+r.IntN(400))
		s.Write(text[:k])
		text = text[k:]
	}
	s.End()
	return n.all
}

// repetitious makes a log of a few lines that come again and again, at other times.
func repetitious(r *rand.Rand, pieces [][]byte, lines int) string {
	times := []func() string{
		func() string { return "" },
		func() string { return fmt.Sprintf("%02d:%02d:%02d ", r.IntN(26), r.IntN(61), r.IntN(61)) },
		func() string {
			return fmt.Sprintf("2026-11-%02d %02d:%02d:%02d,%03d ", 20+r.IntN(2), r.IntN(24), r.IntN(3), r.IntN(60), []int{404, 200, 123, 730, 999, 503, 512}[r.IntN(7)])
		},
		func() string {
			return fmt.Sprintf("[%d/Nov/2026:%02d:00:%02d +0000] ", 1+r.IntN(2), r.IntN(24), r.IntN(60))
		},
		func() string { return fmt.Sprintf("1970-01-01T00:00:%02d.%d ", r.IntN(3), r.IntN(2000)) },
		func() string {
			return fmt.Sprintf("%02d:%02d:%02d.%03d", r.IntN(24), r.IntN(60), r.IntN(60), r.IntN(1000))
		},
		func() string {
			return fmt.Sprintf("[%02d:%02d:%02d.123] INFO (7): ", r.IntN(24), r.IntN(60), r.IntN(2))
		},
	}
	fields := []string{`    reqId: "req-1"`, `    reqId: "req-2"`, `      "statusCode": 404`, `    "statusCode": 500`}
	type line struct {
		head, text string
		time       int
	}
	pool := make([]line, 1+r.IntN(12))
	for i := range pool {
		text := strings.TrimPrefix(string(pieces[r.IntN(len(pieces))]), "\n")
		if r.IntN(3) == 0 {
			text += " " + strings.TrimPrefix(string(pieces[r.IntN(len(pieces))]), "\n")
		}
		head := ""
		if r.IntN(8) == 0 {
			pool[i].text = fields[r.IntN(len(fields))] // of an entry
			continue
		}
		if r.IntN(4) == 0 {
			head = []string{"app: ", "E", "  ", "404 ", "\x1b[31m", "[", "status ", "at "}[r.IntN(8)]
		}
		pool[i] = line{head, strings.TrimSuffix(text, "\n"), r.IntN(len(times))}
	}
	var b strings.Builder
	for range lines {
		l := pool[r.IntN(len(pool))]
		b.WriteString(l.head + times[l.time]() + l.text + "\n")
		if r.IntN(9) == 0 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// FuzzRepeats holds that a line which came before says what it says when it is
// read.
func FuzzRepeats(f *testing.F) {
	for i := range uint64(200) {
		f.Add(i, uint16(i))
	}
	pieces := vocabulary(f)
	fast, slow := new(Scanner), new(Scanner)
	f.Fuzz(func(t *testing.T, seed uint64, size uint16) {
		text := []byte(repetitious(rand.New(rand.NewPCG(seed, 3)), pieces, int(size%400)))
		same(t, fmt.Sprintf("fast and general way of %q", text), read(fast, text, false).all, read(slow, text, true).all)
		r := rand.New(rand.NewPCG(seed, 4))
		same(t, fmt.Sprintf("in pieces %q", text), readFew(fast, text, false, r), readFew(slow, text, true, r))
	})
}

// A line that came before is told again, and one that differs in more than its
// time of day is read.
func TestRepeats(t *testing.T) {
	const line = "2026-11-23 03:28:54,123 WARN upstream said: GET /v1/x -> 404 in 12 ms"
	for _, c := range []struct {
		name, then string
		known      bool
	}{
		{"the same", line, true},
		{"a second later", strings.Replace(line, "54,123", "55,124", 1), true},
		{"its fraction may be a status", strings.Replace(line, "54,123", "54,404", 1), false},
		{"no time", strings.Replace(line, "03:28:54", "03:28:64", 1), false},
		{"another day", strings.Replace(line, "-23 ", "-24 ", 1), false},
		{"another status", strings.Replace(line, "404", "405", 1), false},
		{"another target", strings.Replace(line, "/x", "/y", 1), false},
		{"longer", line + "s", false},
	} {
		s := new(Scanner)
		s.Reset(sieve{})
		s.Write([]byte(strings.Repeat("GET /x 1 of 2: 12\n", signLines) + line + "\n" + line + "\n"))
		from, to := s.timeOfDay([]byte(c.then))
		k, known := s.repeats.slot([]byte(c.then), from, to)
		if known != c.known {
			t.Errorf("%s: known is %v, want %v", c.name, known, c.known)
		}
		if known && (k.ntells != 1 || k.tells[0].code != 404) {
			t.Errorf("%s: it tells %d things, the first with status %d; want one, 404", c.name, k.ntells, k.tells[0].code)
		}
	}
}

// What depends on a line before, or bears on one behind, is read each time.
func TestNotRepeated(t *testing.T) {
	for _, line := range []string{
		"$ curl -sS http://127.0.0.1/x",
		"HTTP/1.1 404 Not Found",
		`level=warn msg="answered" body={"status":404}`,
		"fatal: the remote end hung up unexpectedly",
		"404 GET /x (127.0.0.1): no such file",
		"550 5.1.1 no such user here",
		"AssertionError: 404 != 200",
		"    expected status 200",
		"GET /a 200; GET /b 201; GET /c 404; GET /d 500; GET /e 503: 200 OK, 201 Created, 404 Not Found, 500 Internal Server Error, 503 Service Unavailable",
	} {
		s := new(Scanner)
		s.Reset(sieve{})
		s.Write([]byte(strings.Repeat("nothing of any interest\n", signLines) + line + "\n"))
		from, to := s.timeOfDay([]byte(line))
		if k, known := s.repeats.slot([]byte(line), from, to); known && k.ntells >= 0 {
			t.Errorf("%q is told again without being read", line)
		}
	}
}

// A status that is told again begins another answer, as one that is read does: a
// date before it is not that of the fields behind it.
func TestRetoldAnswer(t *testing.T) {
	const line = "GET /v1/orders 503 12 ms - 3\n"
	text := []byte(strings.Repeat(line, 2*signLines) + "Date: Sun, 06 Nov 1994 08:49:37 GMT\n" + line + "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT\n")
	same(t, "told again", read(new(Scanner), text, false).all, read(new(Scanner), text, true).all)
}
