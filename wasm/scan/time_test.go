package scan

import (
	"testing"
	"time"
)

// TestLineTime holds the times of log lines against those that Go's package time reads.
func TestLineTime(t *testing.T) {
	s := new(Scanner)
	s.Reset(sieve{})
	s.Write([]byte("\n")) // fills in the tables
	const stamp = "2026-11-23T03:28:54"
	for _, c := range []struct{ line, want string }{ // in RFC 3339, or nothing
		{"127.0.0.1 - - [23/Nov/2026:03:28:54 +0000] x", stamp + "Z"},
		{"127.0.0.1 - - [23/Nov/2026:03:28:54 -0930] x", stamp + "-09:30"},
		{"23/Nov/2026 03:28:54 x", stamp + "Z"},
		{stamp + "Z x", stamp + "Z"},
		{stamp + ".123456789+02:00 x", stamp + "+02:00"},
		{stamp + ",123-0300", stamp + "-03:00"},
		{"2026-11-23 03:28:54.123+02", stamp + "+02:00"}, // PostgreSQL's
		{"2026-11-23 03:28:54-11 x", stamp + "-11:00"},
		{"2026-11-23 03:28:54 -12 items", stamp + "Z"},
		{"2026-11-23 03:28:54 -1200 x", stamp + "-12:00"},
		{"2026-11-23 03:28:54-123", stamp + "Z"},
		{"2026/11/23 03:28:54 [error] 1#1", stamp + "Z"},
		{"[GIN] 2026/11/23 - 03:28:54 | 404 |", stamp + "Z"},
		{"1795404534.130 5 10.0.0.1 TCP_MISS/404", stamp + "Z"},
		{"1970-01-01T00:00:54Z a clock that nobody set", ""},
		{"9999-01-01T00:00:54Z", ""},
		{"2026-13-23T03:28:54Z", ""},
		{"2026-11-23T25:28:54Z", ""},
		{"2026-11-23", ""},
		{"x2026-11-23T03:28:54Z", ""},
	} {
		want := int64(0)
		if c.want != "" {
			at, err := time.Parse(time.RFC3339, c.want)
			if err != nil {
				t.Fatal(err)
			}
			want = at.Unix()
		}
		if got := lineTime([]byte(c.line)); got != want {
			t.Errorf("%q: %s, want %s", c.line, time.Unix(got, 0).UTC().Format(time.RFC3339), c.want)
		}
		for cut := range c.line {
			lineTime([]byte(c.line)[:cut:cut])
		}
	}
}
