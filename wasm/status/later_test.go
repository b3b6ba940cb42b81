package status

import (
	"strings"
	"testing"
)

// TestComplete begins as the browser does, without what comes later.
func TestComplete(t *testing.T) {
	once.Do(index)
	later = ""
	defer placeMore(more)

	vendor, _ := Lookup(444)     // nginx's, and registered nowhere
	registered, _ := Lookup(404) // in the diagram
	for _, e := range []Entry{vendor, registered} {
		if e.Name() == "" || e.Source() != "" || e.URL() != "" || e.Issuer() != "" || e.Fields() != 0 {
			t.Errorf("%d: %q, source %q, url %q, %d fields before they came", e.Code(), e.Name(), e.Source(), e.URL(), e.Fields())
		}
	}
	if vendor.Meaning() != "" || vendor.Steps() != 0 || vendor.Step(0) != "" {
		t.Errorf("%d says %q and has %d steps before they came", vendor.Code(), vendor.Meaning(), vendor.Steps())
	}
	if registered.Meaning() == "" || registered.Steps() < 2 || registered.Step(1) == "" {
		t.Errorf("%d says %q and has %d steps", registered.Code(), registered.Meaning(), registered.Steps())
	}
	if f := FailureID(0); f.Source() != "" || f.URL() != "" || f.Step(0) != "" || f.ID() != "" || f.Meaning() != "" || f.Name() == "" || Whole() || Class(4).URL() != "" {
		t.Error("a failure or a class has what did not come, or has not what did")
	}

	for what, wrong := range map[string]string{
		"nothing":    "",
		"a part":     more[:len(more)-1],
		"too much":   more + "\x00",
		"no slots":   strings.Repeat("\xff", len(more)),
		"another":    strings.Replace(more, "RFC 9110", "RFC 9119", 1),
		"two turned": more[1:] + more[:1],
	} {
		if Complete([]byte(wrong)) || later != "" {
			t.Errorf("it takes %s for what comes later", what)
		}
	}
	bytes := []byte(more)
	if !Complete(bytes) || !Complete(bytes) {
		t.Fatal("it does not take what comes later")
	}
	clear(bytes)
	if vendor.Meaning() == "" || vendor.Steps() < 2 || registered.URL() != "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5" {
		t.Errorf("%d says %q and has %d steps, 404 stands at %q", vendor.Code(), vendor.Meaning(), vendor.Steps(), registered.URL())
	}
}

func TestRFCURL(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"RFC 9110, 15.5.5", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5"},
		{"RFC 7234, 5.5.6 (a warn-code)", "https://www.rfc-editor.org/rfc/rfc7234#section-5.5.6"},
		{"nginx, src/http", ""}, {"RFC 9110", ""}, {"RFC 9110,", ""}, {"RFC ", ""}, {"", ""},
	} {
		if got := rfcURL(c.source); got != c.want {
			t.Errorf("rfcURL(%q) = %q, want %q", c.source, got, c.want)
		}
	}
}
