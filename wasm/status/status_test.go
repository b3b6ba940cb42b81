package status

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"
)

// iana is the registry as it was when the catalog was last held against it,
// from https://www.iana.org/assignments/http-status-codes.
const iana = "testdata/http-status-codes-1.csv"

// registry returns the description of every registered code. A remark in
// parentheses after the name ("(OBSOLETED)") is not part of it.
func registry(t *testing.T) map[Code]string {
	f, err := os.Open(iana)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[Code]string{}
	for _, row := range rows[1:] {
		n, err := strconv.Atoi(row[0])
		if err != nil || row[1] == "Unassigned" {
			continue // a range, or nothing
		}
		name, _, _ := strings.Cut(row[1], " (")
		names[Code(n)] = name
	}
	return names
}

func TestRegistry(t *testing.T) {
	names := registry(t)
	if len(names) != 64 {
		t.Fatalf("%s has %d codes, want 64", iana, len(names))
	}
	for e := Entry(0); int(e) < NumEntries(); e++ {
		if e.Standing() != Registered {
			continue
		}
		name, ok := names[e.Code()]
		if !ok {
			t.Errorf("%d %s is registered here and not at IANA", e.Code(), e.Name())
		} else if name != e.Name() {
			t.Errorf("%d is %q here and %q at IANA", e.Code(), e.Name(), name)
		}
		if e.Issuer() != "IANA" {
			t.Errorf("%d %s is registered, and its issuer is %q", e.Code(), e.Name(), e.Issuer())
		}
		delete(names, e.Code())
	}
	for code, name := range names {
		t.Errorf("%d %s is registered at IANA and missing here", code, name)
	}
	if first, _ := Lookup(104); first.Expires() != "2026-11-13" {
		t.Errorf("104 expires %q, want 2026-11-13", first.Expires())
	}
}

// The heuristically cacheable codes (RFC 9110, 15.1; 451 by RFC 7725, 3).
func TestCacheable(t *testing.T) {
	want := "200 203 204 206 300 301 308 404 405 410 414 451 501"
	var have []string
	for e := Entry(0); int(e) < NumEntries(); e++ {
		if e.Cacheable() {
			have = append(have, strconv.Itoa(int(e.Code())))
		}
	}
	if got := strings.Join(have, " "); got != want {
		t.Errorf("cacheable: %s, want %s", got, want)
	}
}

// The codes that stand for their classes in the diagram.
func TestDiagram(t *testing.T) {
	want := "200 201 204 301 304 400 401 403 404 429 500 502 503 504"
	var have []string
	for e := Entry(0); int(e) < NumEntries(); e++ {
		if e.Diagram() {
			have = append(have, strconv.Itoa(int(e.Code())))
		}
	}
	if got := strings.Join(have, " "); got != want {
		t.Errorf("diagram: %s, want %s", got, want)
	}
}

func TestReadAs(t *testing.T) {
	for _, c := range []struct {
		code, as Code
		class    Class
		outside  bool
	}{
		{0, 500, 0, true},
		{99, 500, 0, true},
		{100, 100, 1, false},
		{199, 100, 1, false},
		{226, 226, 2, false},
		{299, 200, 2, false},
		{399, 300, 3, false},
		{404, 404, 4, false},
		{499, 400, 4, false}, // nginx's, and a client knows only registered codes
		{471, 400, 4, false},
		{599, 500, 5, false},
		{600, 500, 0, true},
		{999, 500, 0, true},
		{1000, 500, 0, true},
	} {
		as, outside := c.code.ReadAs()
		if as != c.as || outside != c.outside || c.code.Class() != c.class {
			t.Errorf("%d reads as %d, outside %v, class %d; want %d, %v, %d",
				c.code, as, outside, c.code.Class(), c.as, c.outside, c.class)
		}
	}
}

func TestClasses(t *testing.T) {
	for c, want := range []string{"", "Informational", "Successful", "Redirection", "Client Error", "Server Error", ""} {
		class := Class(c)
		if class.Name() != want {
			t.Errorf("class %d is %q, want %q", c, class.Name(), want)
		}
		for i, s := range []string{class.Range(), class.Meaning(), class.Next(), class.Source(), class.URL()} {
			if (s == "") != (want == "") {
				t.Errorf("class %d: string %d is %q", c, i, s)
			}
		}
	}
}

func TestSay(t *testing.T) {
	if Say(0) != "" || Say(numWords+1) != "" {
		t.Error("words that are none say something")
	}
	for w := Word(1); w <= numWords; w++ {
		if Say(w) == "" {
			t.Errorf("word %d says nothing", w)
		}
	}
	if Say(WordHitting) != "Hitting" {
		t.Errorf("WordHitting says %q", Say(WordHitting))
	}
}

func TestNth(t *testing.T) {
	for _, c := range []struct {
		list string
		n    int
		want string
	}{
		{"a\x00bc\x00", 0, "a"}, {"a\x00bc\x00", 1, "bc"}, {"a\x00bc\x00", 2, ""}, {"", 0, ""}, {"\x00b\x00", 1, "b"},
	} {
		if got := Nth(c.list, c.n); got != c.want {
			t.Errorf("Nth(%q, %d) = %q, want %q", c.list, c.n, got, c.want)
		}
	}
}
