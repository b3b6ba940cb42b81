package browser

import (
	"slices"
	"strings"
	"testing"
)

func TestParseEngines(t *testing.T) {
	for _, c := range []struct {
		in, fault string
		want      []Engine
	}{
		{in: "", want: All},
		{in: " ", want: All},
		{in: "webkit", want: []Engine{WebKit}},
		{in: "firefox, chromium,firefox", want: []Engine{Firefox, Chromium}},
		{in: "netscape", fault: `"netscape" is no engine`},
		{in: "chromium,", fault: `"" is no engine`},
	} {
		got, err := parseEngines(c.in)
		if !slices.Equal(got, c.want) || (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%q: %v, %v; want %v, %q", c.in, got, err, c.want, c.fault)
		}
	}
}

func TestMissingSaysWhatToInstall(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, e := range All {
		if s := e.missing(); !strings.Contains(s, "apt-get install") || !strings.Contains(s, packages[e]) {
			t.Errorf("%s: %q", e, s)
		}
	}
}

func TestOwnAccount(t *testing.T) {
	for asked, own := range map[string]bool{
		"CONNECT update.googleapis.com:443":                 true,
		"GET http://detectportal.firefox.com/x":             true,
		"GET http://canary.invalid/?to=mozilla.org":         false,
		"CONNECT start.duckduckgo.com:443":                  true,
		"CONNECT notgoogle.com:443":                         false,
		"GET http://canary.invalid:80/google.com/":          false,
		"CONNECT firefox.settings.services.mozilla.com:443": true,
	} {
		if ownAccount(asked) != own {
			t.Errorf("%s: own %v, want %v", asked, !own, own)
		}
	}
}
