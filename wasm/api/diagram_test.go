package api

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"
)

func TestCounted(t *testing.T) {
	for _, c := range []struct {
		list, want string // the codes read, or "" when the list is refused
	}{
		{"404", "404:1"},
		{"404:12,503:3", "404:12 503:3"},
		{"503:3,404:12", "404:12 503:3"},
		{"404,404:2, 404", "404:4"},
		{" 200 : 1", ""},
		{"200:1 ", "200:1"},
		{"404,", "404:1"},
		{",,", "none"},
		{"", "none"},
		{"100,599", "100:1 599:1"},
		{"299:1000000000000000", "299:1000000000000000"},
		{"299:1000000000000001", ""},
		{"299:999999999999999,299:2", ""},
		{"299:99999999999999999999999999", ""},
		{"099", ""}, {"600", ""}, {"000", ""}, {"999", ""}, {"40", ""}, {"4040", ""}, {"4xx", ""}, {"-404", ""}, {"+404", ""},
		{"404:", ""}, {"404:0", ""}, {"404:-1", ""}, {"404:1:2", ""}, {"404:1.5", ""}, {"404:x", ""}, {"404;503", ""}, {"٤٠٤", ""},
	} {
		r, ok := counted(c.list)
		got := ""
		if ok {
			got = "none"
			for i, code := range r.Codes {
				if i == 0 {
					got = ""
				}
				got += " " + digits(code.Code) + ":" + strconv.FormatUint(code.Count, 10)
			}
			got = strings.TrimSpace(got)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.list, got, c.want)
		}
	}
}

// A drawing is well-formed, says what it shows and needs nothing else.
func TestDrawings(t *testing.T) {
	h := New(Options{})
	for _, path := range []string{"/diagram.svg", "/diagram.svg?codes=404:12,503:3", "/diagram.svg?wide&codes=200,299,451", "/codes/404.svg", "/codes/599.svg", "/codes/000.svg"} {
		svg := ask(h, "GET", path, "").Body.String()
		d := xml.NewDecoder(strings.NewReader(svg))
		seen := map[string]bool{}
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			seen[start.Name.Local] = true
			for _, a := range start.Attr {
				if a.Name.Local == "href" && strings.Contains(a.Value, ":") || strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" {
					t.Errorf("%s: %s %s=%q", path, start.Name.Local, a.Name.Local, a.Value)
				}
			}
		}
		for _, tag := range []string{"title", "desc", "style", "rect", "text"} {
			if !seen[tag] {
				t.Errorf("%s has no %s", path, tag)
			}
		}
		for _, never := range []string{"script", "image", "foreignObject", "use"} {
			if seen[never] {
				t.Errorf("%s has a %s", path, never)
			}
		}
		if !strings.Contains(svg, `xmlns="http://www.w3.org/2000/svg"`) || !strings.Contains(svg, "light-dark(") {
			t.Errorf("%s: %.200s", path, svg)
		}
	}
}
