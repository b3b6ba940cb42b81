package api

import (
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

func TestSay(t *testing.T) {
	for _, c := range []struct {
		w    word
		args []string
		want string
	}{
		{wordName, nil, "Hitcheck"},
		{wordTitle, []string{"404 {}"}, "404 {} · Hitcheck"},
		{wordNoMethod, []string{"/{}", "GET"}, "/{} is answered to GET only."}, // what is put in is not filled
		{wordName, []string{"more"}, "Hitcheck"},
	} {
		if got := say(c.w, c.args...); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for w, text := range words[1:] {
		if strings.TrimSpace(text) == "" {
			t.Errorf("word %d says nothing", w+1)
		}
	}
}

// The notes stand at the entries that the catalog has them on.
func TestNotes(t *testing.T) {
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		n := noteOn(e)
		if n.example != "" && e.Code() >= 100 && !strings.Contains(n.example, digits(e.Code())) {
			t.Errorf("%s %s: the example is of something else:\n%s", digits(e.Code()), e.Name(), n.example)
		}
		for _, o := range n.confused {
			if _, some := status.Lookup(o.code); some == 0 || o.code == e.Code() {
				t.Errorf("%s: taken for %d", digits(e.Code()), o.code)
			}
		}
	}
	if n := noteOn(status.Entry(status.NumEntries())); n.example != "" || n.confused != nil {
		t.Errorf("a note on nothing: %v", n)
	}
}
