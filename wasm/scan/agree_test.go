package scan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestAgree reads logs in formats of somebody's own, and what looks like one: the
// statuses in the order of the lines, none where the lines agree on nothing.
func TestAgree(t *testing.T) {
	for _, x := range []struct {
		name, text string
		want       []int
	}{
		{"status first", "200 962 6 GET /index.html\n404 311 206 GET /missing\n503 537 339 GET /down\n", []int{200, 404, 503}},
		{"status last", "10:01 \"GET /a\" 40 B, 200\n10:02 \"GET /b\" 137 B, 504\n10:03 \"GET /c\" 129 B, 502", []int{200, 504, 502}},
		{"tabs", "1.752\t200\t27\tGET /orders/404 HTTP/1.1\n1.765\t404\t29\tGET /s/200 HTTP/1.1\n1.778\t201\t300\tPOST /s HTTP/1.1", []int{200, 404, 201}},
		{"bars and a name, of a path alone", "h|/a|240|http=200\nh|/b|308|http=404\nh|/c|224|http=503", []int{200, 404, 503}},
		{"named, in brackets and quotes", "[1] m=GET u=/a r=200 \"x 404\"\n[2] m=PUT u=/b r=409 \"y\"\n[3] m=GET u=/c r=200 \"z z z\"", []int{200, 409, 200}},
		{"two, both usual, with a method", "x;GET;/a;200;1\nx;GET;/b;404;2", []int{200, 404}},
		{"two, and a line that shows less", "x;GET;/a;200;1\nx;GET;/b;404;2\nx;/c;300 of 500", []int{200, 404}},
		{"one without an answer", "x;GET;/a;200;1\nx;GET;/b;000;2\nx;GET;/b;404;2", []int{200, 404}},
		{"more lines than are held", strings.Repeat("GET|/a|40|200\nGET|/b|40|404\n", 12), slices.Repeat([]int{200, 404}, 12)},
		{"a line of another kind between", "x;GET;/a;200;1\nx;GET;/b;404;2\nstarted\nx;GET;/b;503;2", []int{200, 404, 503}},
		{"after a blank line another log", "x;GET;/a;200\nx;GET;/b;404\nx;GET;/b;404\n\n201 POST|/a|9\n502 POST|/b|9\n201 POST|/c|9", []int{200, 404, 404, 201, 502, 201}},
		{"two columns: the first counts", "GET;/a;200;404\nGET;/b;404;200\nGET;/c;500;404", []int{200, 404, 500}},
		{"a column that is usual wins", "GET;/a;424;200\nGET;/b;451;404\nGET;/c;511;200", []int{200, 404, 200}},

		{"no two lines agree", "100 962 6 GET /a\n404 311 6 GET /b\n560 1257 40 GET /c", nil},
		{"one line", "x;GET;/a;200;1", nil},
		{"two lines of a path alone", "x;/a;200;1\nx;/b;404;1", nil},
		{"no request", "x;a;200;1\nx;b;404;1\nx;c;503;1", nil},
		{"unusual all of them", "GET;/a;499\nGET;/b;451\nGET;/c;530", nil},
		{"other names", "m=GET u=/a x=200\nm=GET u=/b y=404\nm=GET u=/c z=503", nil},
		{"ports of a listing", "LISTEN 200 /run/a.sock\nLISTEN 404 /run/b.sock\nLISTEN 503 /run/c.sock", nil},
	} {
		for _, slow := range []bool{false, true} {
			n := read(new(Scanner), []byte(x.text), slow)
			var got []int
			for _, f := range n.statuses {
				got = append(got, int(f.Code))
				if at := strings.Count(x.text[:f.Start], "\n") + 1; int(f.Line) != at || x.text[f.Start:f.End] != fmt.Sprint(f.Code) {
					t.Errorf("%s: status %d is said to stand at %d-%d in line %d, where line %d has %q", x.name, f.Code, f.Start, f.End, f.Line, at, x.text[f.Start:f.End])
				}
			}
			if !slices.Equal(got, x.want) {
				t.Errorf("%s, slow %v: %v, want %v\n%q", x.name, slow, got, x.want, n.all)
			}
		}
	}
}

// TestAgreeWhole reads a log of its own format in pieces of any size: what is held
// of it is read all the same, and in its place.
func TestAgreeWhole(t *testing.T) {
	text := []byte("curl: (7) Failed to connect to h port 443: Connection refused\n200 962 6 GET /a\n404 311 206 GET /b\r\n503 537 339 GET /c\nHTTP/1.1 404 Not Found")
	want := read(new(Scanner), text, false).all
	if len(want) != 7 || !strings.HasPrefix(want[3], "status 200 agreed") {
		t.Fatalf("it reads %q", want)
	}
	for i := range len(text) {
		s, n := new(Scanner), new(notes)
		s.Reset(n)
		s.Write(text[:i])
		s.Write(text[i:])
		s.End()
		same(t, fmt.Sprintf("cut at %d", i), n.all, want)
	}
}
