package report

import (
	"strings"
	"testing"
	"unicode/utf16"
)

// TestBad holds that no input stops the reading, that it is read to its end,
// and that nothing is guessed about it.
func TestBad(t *testing.T) {
	big := 1 << 20
	tests := []struct {
		name, text string
		want       string // as a reading has it
		verdict    Verdict
	}{
		{"nothing", "", "", Unknown},
		{"a blank", " ", "", Unknown},
		{"a line end", "\n", "", Unknown},
		{"brackets and a blank", "(404 Cross-Origin) ", "", Unknown},
		{"line ends", strings.Repeat("\n", 1<<20), "", Unknown},
		{"carriage returns", strings.Repeat("\r", 1<<20), "", Unknown},
		{"zero bytes", strings.Repeat("\x00", 1<<20), "", Unknown},
		{"404 among zero bytes", strings.Repeat("\x00", 200) + "404" + strings.Repeat("\x00", 200), "", Unknown},
		{"no UTF-8", "\xff\xfe\x80\xc3(", "", Unknown},
		{"a lone surrogate", "\xed\xa0\x80 404 rooms", "", Unknown},
		{"half a character", "404 rooms \xe2\x82", "", Unknown},
		{"one line", strings.Repeat("x", 8<<20), "", Unknown},
		{"one line of words", strings.Repeat("lorem ipsum 404 ms, ", 4*big/20), "", Unknown},
		{"script", "<script>alert(404)</script>", "", Unknown},
		{"the end of a text area", "</textarea><script>alert(1)</script>", "", Unknown},
		{"an image", `<img src=x onerror="alert(404)">`, "", Unknown},
		{"UTF-16", wide("HTTP/1.1 404 Not Found\r\n"), "", Unknown},
		{"a byte order mark", "\ufeffHTTP/1.1 404 Not Found\r\n", "404", NotHitting},
		{"a lone carriage return", "HTTP/1.1 404 Not Found\rServer: nginx\r", "404", NotHitting},
		{"digits", strings.Repeat("404", big/3), "", Unknown},
		{"numbers", strings.Repeat("404 ", big/4), "", Unknown},
		{"quotes", strings.Repeat(`"`, big), "", Unknown},
		{"braces", strings.Repeat("{", big), "", Unknown},
		{"brackets", strings.Repeat("[", big), "", Unknown},
		{"brackets, two and two", strings.Repeat("[[ ", big/3), "", Unknown},
		{"objects", strings.Repeat(`{"a":`, big/5), "", Unknown},
		{"arrays of objects", strings.Repeat(`[{"a":`, big/6), "", Unknown},
		{"objects, a line each", strings.Repeat("{\"a\":\n", big/6), "", Unknown},
		{"a string without end", `{"msg":"` + strings.Repeat("x", big), "", Unknown},
		{"a key without end", `{"` + strings.Repeat("x", big), "", Unknown},
		{"backslashes", strings.Repeat(`\`, big), "", Unknown},
		{"backslashes in a string", `{"msg":"` + strings.Repeat(`\`, big), "", Unknown},
		{"escapes in a string", `{"msg":"` + strings.Repeat(`\u0000`, big/6) + `"}`, "", Unknown},
		{"ESC", strings.Repeat("\x1b", big), "", Unknown},
		{"ESC [", strings.Repeat("\x1b[", big/2), "", Unknown},
		{"ESC ]", strings.Repeat("\x1b]", big/2), "", Unknown},
		{"colours", strings.Repeat("\x1b[31m", big/5), "", Unknown},
		{"colours, a line each", strings.Repeat("\x1b[31mx\x1b[0m\n", big/11), "", Unknown},
		{"near misses", strings.Repeat("status code 4040 ", big/17), "", Unknown},
		{"near misses, a line each", strings.Repeat("status code 4040\n", big/17), "", Unknown},
		{"starts of a template", strings.Repeat("the requested url returned error: ", big/34), "", Unknown},
		{"starts with a gap", strings.Repeat("certificate of ", big/15), "", Unknown},
		{"equal signs", strings.Repeat("a=", big/2), "", Unknown},
		{"slashes", strings.Repeat("/", big), "", Unknown},
		{"dots", strings.Repeat("1.", big/2), "", Unknown},
		{"methods", strings.Repeat("GET ", big/4), "", Unknown},
		{"methods and paths", strings.Repeat("GET /x ", big/7), "", Unknown},
		{"commas", strings.Repeat(",", big), "", Unknown},
		{"tabs", strings.Repeat("\t", big), "", Unknown},
		{"bars", strings.Repeat("| ", big/2), "", Unknown},
		{"percent", strings.Repeat("%", big), "", Unknown},
		{"headers", strings.Repeat("a: b\n", big/5), "", Unknown},
		{"fields", strings.Repeat("#Fields: sc-status\n", big/19), "", Unknown},
	}
	tally := new(Tally)
	for _, x := range tests {
		r := run(tally, []byte(x.text))
		if got := words(r); got != x.want || r.Verdict != x.verdict {
			t.Errorf("%s: got %q %s, want %q %s: %s", x.name, got, r.Verdict, x.want, x.verdict, summary(r))
		}
		if r.Bytes != uint64(len(x.text)) {
			t.Errorf("%s: %d bytes, want %d", x.name, r.Bytes, len(x.text))
		}
	}
}

// wide returns text in UTF-16, little-endian, with a byte order mark.
func wide(text string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// TestNumbers holds what is said of a number alone.
func TestNumbers(t *testing.T) {
	tests := []struct {
		text    string
		codes   string
		verdict Verdict
		outside bool
		near    bool // the number is told to be none
	}{
		{text: "0", codes: "!unreachable", verdict: NotHitting},
		{text: "000", codes: "!unreachable", verdict: NotHitting},
		{text: "-1", codes: "!unreachable", verdict: NotHitting},
		{text: "99", near: true},
		{text: "099", near: true},
		{text: "-404", near: true},
		{text: "-500", near: true},
		{text: "1000", near: true},
		{text: "9999999999999999999999", near: true},
		{text: "100", codes: "100", verdict: Waiting},
		{text: "103", codes: "103", verdict: Waiting},
		{text: "200", codes: "200", verdict: Hitting},
		{text: "299", codes: "299", verdict: Hitting},
		{text: "304", codes: "304", verdict: NotHitting},
		{text: "499", codes: "499", verdict: NotHitting},
		{text: "599", codes: "599", verdict: NotHitting},
		{text: "600", codes: "600", verdict: NotHitting, outside: true},
		{text: "777", codes: "777", verdict: NotHitting, outside: true},
		{text: "999", codes: "999", verdict: NotHitting, outside: true},
		{text: " 404 ", codes: "404", verdict: NotHitting},
		{text: "404\r\n", codes: "404", verdict: NotHitting},
		{text: "\n\n404", codes: "404", verdict: NotHitting},
		{text: "404 ms"},
		{text: "4.04"},
		{text: "4 0 4"},
		{text: "404404", near: true},
		{text: "４０４"},
	}
	tally := new(Tally)
	for _, x := range tests {
		r := run(tally, []byte(x.text))
		if x.text == "4 0 4" { // three questions, none of them about 404
			for _, c := range r.Codes {
				if c.Code == 404 {
					t.Errorf("%q: got 404", x.text)
				}
			}
			continue
		}
		if got := words(r); got != x.codes || r.Verdict != x.verdict || r.Outside != x.outside {
			t.Errorf("%q: got %q %s outside %v, want %q %s %v: %s", x.text, got, r.Verdict, r.Outside, x.codes, x.verdict, x.outside, summary(r))
		}
		if x.near && len(r.Near) != 1 {
			t.Errorf("%q: %d near misses, want 1", x.text, len(r.Near))
		}
	}
}
