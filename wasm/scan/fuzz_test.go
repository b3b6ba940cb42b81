package scan

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// FuzzMatch holds the matcher against the oracle, and the fast path against the
// general way, on anything.
func FuzzMatch(f *testing.F) {
	for _, x := range samples(f) {
		f.Add([]byte(x.Text))
	}
	for i, t := range templates {
		if i%7 == 0 {
			f.Add([]byte(spoken(t)[0]))
		}
	}
	for _, text := range corpus(f) {
		if len(text) < 3000 {
			f.Add(text)
		}
	}
	fast, slow := new(Scanner), new(Scanner)
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 6000 {
			return
		}
		same(t, "fast and general way", read(fast, text, false).all, read(slow, text, true).all)
		for line := range bytes.Lines(text) {
			agree(t, fast, bytes.TrimRight(line, "\r\n"))
		}
	})
}

// FuzzMixed puts texts together from words that matter: pieces of templates,
// numbers, signs, and lines of logs, so that lines of different kinds follow
// each other.
func FuzzMixed(f *testing.F) {
	for i := range uint64(32) {
		f.Add(i, uint16(i*7))
	}
	pieces := vocabulary(f)
	fast, slow := new(Scanner), new(Scanner)
	f.Fuzz(func(t *testing.T, seed uint64, size uint16) {
		r := rand.New(rand.NewPCG(seed, uint64(size)))
		var text []byte
		for range size % 60 {
			text = append(text, pieces[r.IntN(len(pieces))]...)
			text = append(text, []string{"", " ", " ", "\n", "\n", ": ", "\"", "="}[r.IntN(8)]...)
		}
		same(t, fmt.Sprintf("fast and general way of %q", text), read(fast, text, false).all, read(slow, text, true).all)
		for line := range bytes.Lines(text) {
			agree(t, fast, bytes.TrimRight(line, "\r\n"))
		}
	})
}

// vocabulary returns pieces of text that the scanner cares about.
func vocabulary(t testing.TB) (pieces [][]byte) {
	for _, x := range samples(t) {
		pieces = append(pieces, []byte(x.Text), []byte(x.Text+"\n"))
	}
	for _, x := range templates {
		pieces = append(pieces, []byte(spoken(x)[0]))
	}
	for _, text := range corpus(t) {
		for n, line := range slices.Collect(bytes.Lines(text)) {
			if n < 8 && len(line) < 400 {
				pieces = append(pieces, append([]byte("\n"), line...))
			}
		}
	}
	slices.SortFunc(pieces, bytes.Compare) // maps have no order, and a seed is to say which text
	for _, x := range []string{"404", "000", "0", "-1", "200", "503", "99", "1000", "12ms", "{", "}", "[", "]", "\"", "\\", "\\\"", "\x1b[33m", "\x1b[0m", "\t", ",", "|",
		"\r", "\r\n", "\n\n", "GET /x", "HTTP/1.1", "$ curl -v", "> ", "< ", "* ", "é", "\xff", "{\"status\":404}", "{\"msg\":\"", "│", "#Fields: sc-status cs-method"} {
		for range 12 {
			pieces = append(pieces, []byte(x))
		}
	}
	return pieces
}

// A code or the beginning of one is answered without the templates: for every
// text of up to four of these bytes as the general way answers it.
func TestTyped(t *testing.T) {
	const bytes = "0123456789xX -*"
	fast, slow := new(Scanner), new(Scanner)
	typed := 0
	var try func(text []byte)
	try = func(text []byte) {
		same(t, fmt.Sprintf("%q", text), read(fast, text, false).all, read(slow, text, true).all)
		if fast.Lines() != slow.Lines() || fast.Bytes() != slow.Bytes() {
			t.Errorf("%q: %d lines and %d bytes, want %d and %d", text, fast.Lines(), fast.Bytes(), slow.Lines(), slow.Bytes())
		}
		if fast.typed(text) {
			typed++
		}
		for i := 0; i < len(bytes) && len(text) < 4; i++ {
			try(append(text, bytes[i]))
		}
	}
	try(nil)
	// 1 to 5, with one or two x or X; 10 to 59, with one; 100 to 999.
	if want := 5*(1+2+4) + 50*(1+2) + 900; typed != want {
		t.Errorf("%d texts are taken for a code or its beginning, want %d", typed, want)
	}
}
