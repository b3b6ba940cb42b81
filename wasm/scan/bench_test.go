package scan

import (
	"bytes"
	"fmt"
	"testing"

	"hitcheck/wasm/status"
)

// adverse are texts that make the scanner look often, or far, for nothing. The
// cost of a byte must not depend on how long the text or its lines are.
var adverse = []struct{ name, unit string }{
	{"letter", "x"},
	{"words", "lorem ipsum dolor "},
	{"digits", "404"},
	{"numbers", "404 "},
	{"durations", "took 404 ms "},
	{"quotes", `"`},
	{"braces", "{"},
	{"brackets", "["},
	{"objects", `{"a":`},
	{"members", `{"a":1} `},
	{"backslashes", `\`},
	{"colours", "\x1b[31mx"},
	{"near-misses", "status code 4040 "},
	{"template-start", "The requested URL returned error: x "},
	{"template-gap", "certificate of "},
	{"template-gaps", "connect() failed ("},
	{"template-status", "HTTP/1.1 404x "},
	{"status-lines", "HTTP/1.1 404 "},
	{"quoted-numbers", `" 404 `},
	{"bars", " | 404 | "},
	{"tabs", "404\t"},
	{"names", "code=404 "},
	{"methods", "GET /x "},
	{"requests", "GET /x 404 "},
	{"capitals", "GETA "},
	{"slashes", "0/0/0/0/0 "},
	{"fractions", "0.001 "},
	{"phrases", "404 Not Found "},
}

// A sieve is a Sink that drops everything.
type sieve struct{}

func (sieve) Status(*Finding)                    {}
func (sieve) Failure(status.FailureID, *Finding) {}
func (sieve) Clue(status.ClueID)                 {}
func (sieve) Near(*Finding, status.Word)         {}
func (sieve) RetryAfter(int64)                   {}
func (sieve) Redirect([]byte)                    {}
func (sieve) Lookup(*Finding, status.Class)      {}
func (sieve) BodyError()                         {}
func (sieve) Wants() bool                        { return false }

// BenchmarkAdverse reads each text in lines of 512 bytes, 4 kB and 64 kB: the
// ns/B of a text's three rows are alike when reading is linear.
func BenchmarkAdverse(b *testing.B) {
	s := new(Scanner)
	for _, x := range adverse {
		for _, length := range []int{512, 4 << 10, 64 << 10} {
			line := append(bytes.Repeat([]byte(x.unit), length/len(x.unit)), '\n')
			text := bytes.Repeat(line, 256<<10/length)
			b.Run(fmt.Sprintf("%s/%d", x.name, length), func(b *testing.B) {
				for b.Loop() {
					s.Reset(sieve{})
					s.Write(text)
					s.End()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/B")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// BenchmarkMatch reads text in which no template fits.
func BenchmarkMatch(b *testing.B) {
	s := new(Scanner)
	s.Reset(sieve{})
	line := bytes.Repeat([]byte("the quick brown fox jumps over the lazy dog "), 100)
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		if s.match(line) > 0 {
			b.Fatal("a template fits")
		}
	}
}
