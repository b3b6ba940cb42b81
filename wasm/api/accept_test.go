package api

import "testing"

func TestChoose(t *testing.T) {
	const chrome = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
	for _, c := range []struct {
		accept string
		offers []string
		want   string
	}{
		{"", []string{typeJSON, typeText}, typeJSON},
		{"*/*", []string{typeText, typeHTML}, typeText},
		{"*", []string{typeText, typeHTML}, typeText}, // Java's HttpURLConnection
		{chrome, []string{typeText, typeHTML, typeJSON}, typeHTML},
		{"application/json", []string{typeText, typeHTML, typeJSON}, typeJSON},
		{"application/json, */*;q=0.5", []string{typeText, typeJSON}, typeJSON},
		{"Application/JSON", []string{typeText, typeJSON}, typeJSON},
		{"text/*", []string{typeJSON, typeText, typeHTML}, typeText},
		{"text/*;q=0.5, text/html", []string{typeText, typeHTML}, typeHTML},
		{"text/plain;q=0, */*", []string{typeText, typeJSON}, typeJSON},
		{"text/plain;q=0.000, text/*", []string{typeText, typeHTML}, typeHTML},
		{"text/plain;q=0.3, application/json;q=0.31", []string{typeText, typeJSON}, typeJSON},
		{"text/html;level=1;q=0.2, text/plain;q=0.1", []string{typeText, typeHTML}, typeHTML},
		{"text/plain; q=1.000", []string{typeJSON, typeText}, typeText},
		{"text/plain;q=high", []string{typeJSON, typeText}, typeText}, // cannot be read: as if without
		{"image/png", []string{typeText, typeJSON}, ""},
		{"*/*;q=0", []string{typeText}, ""},
		{",,;q=", []string{typeText}, ""},
	} {
		if got := choose(c.accept, c.offers...); got != c.want {
			t.Errorf("Accept %q of %v: %q, want %q", c.accept, c.offers, got, c.want)
		}
	}
}
