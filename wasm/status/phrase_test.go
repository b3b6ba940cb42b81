package status

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

func TestByPhrase(t *testing.T) {
	for _, c := range []struct {
		text string
		code Code // 0 for none
	}{
		{"Not Found", 404}, {"NotFound", 404}, {"NOT_FOUND", 404}, {"not-found", 404}, {" not found\t", 404},
		{"Gateway Time-out", 504}, {"gateway timeout", 504}, {"GATEWAY_TIMEOUT", 504},
		{"Payload Too Large", 413}, {"Request Entity Too Large", 413}, {"Content Too Large", 413},
		{"Unprocessable Entity", 422}, {"I'm a teapot", 418}, {"IM_A_TEAPOT", 418},
		{"ok", 200}, {"Multi-Status", 207}, {"non-authoritative information", 203},
		{"", 0}, {" ", 0}, {"-_-", 0}, {"Not", 0}, {"Not Found.", 0}, {"404 Not Found", 0}, {"Not Foundling", 0},
	} {
		code, ok := ByPhrase([]byte(c.text))
		if code != c.code || ok != (c.code > 0) {
			t.Errorf("ByPhrase(%q) = %d, %v; want %d", c.text, code, ok, c.code)
		}
	}
}

// TestByPhraseOfNames asks for every registered name: it gives its own code,
// or that of an entry which has the same name.
func TestByPhraseOfNames(t *testing.T) {
	for e := Entry(0); int(e) < NumEntries(); e++ {
		if e.Standing() != Registered {
			continue
		}
		code, ok := ByPhrase([]byte(strings.ToUpper(e.Name())))
		if first, _ := Lookup(code); !ok || first.Name() != e.Name() {
			t.Errorf("%q gives %d, not %d", e.Name(), code, e.Code())
		}
	}
}

// slowPhraseAt is what PhraseAt means, as a regular expression.
func slowPhraseAt(c Code, text []byte) int {
	longest := 0
	first, n := slowLookup(c)
	for e := first; e < first+n; e++ {
		phrases := []string{e.Name()}
		for i := range e.Phrases() {
			phrases = append(phrases, e.Phrase(i))
		}
		for _, p := range phrases {
			at := regexp.MustCompile(`(?i)^(?:` + regexp.QuoteMeta(p) + `)(?:[^A-Za-z0-9_]|$)`)
			if at.Match(asciiFold(text)) {
				longest = max(longest, len(p))
			}
		}
	}
	return longest
}

// asciiFold takes out of text the few letters beyond ASCII that (?i) holds for
// a k or an s.
func asciiFold(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte("\u212a"), []byte("\u00e9 "))
	return bytes.ReplaceAll(text, []byte("\u017f"), []byte("\u00e9"))
}

func TestPhraseAt(t *testing.T) {
	for _, c := range []struct {
		code Code
		text string
		want int
	}{
		{404, "Not Found", 9}, {404, "not found\r\n", 9}, {404, "NOT FOUND: x", 9}, {404, "Not Founds", 0},
		{404, "NotFound", 0}, {404, "Bad Gateway", 0}, {404, "", 0}, {404, "Not Foun", 0},
		{504, "Gateway Time-out</h1>", 16}, {504, "Gateway Timeout", 15},
		{413, "Request Entity Too Large", 24}, {471, "Not Found", 0},
	} {
		if got := PhraseAt(c.code, []byte(c.text)); got != c.want {
			t.Errorf("PhraseAt(%d, %q) = %d, want %d", c.code, c.text, got, c.want)
		}
	}
}

func FuzzPhraseAt(f *testing.F) {
	f.Add(uint16(404), []byte("Not Found: /x"))
	f.Add(uint16(504), []byte("gateway time-out"))
	f.Add(uint16(418), []byte("I'm a teapot"))
	f.Fuzz(func(t *testing.T, c uint16, text []byte) {
		code := Code(c % 1000)
		if got, want := PhraseAt(code, text), slowPhraseAt(code, text); got != want {
			t.Errorf("PhraseAt(%d, %q) = %d, want %d", code, text, got, want)
		}
	})
}
