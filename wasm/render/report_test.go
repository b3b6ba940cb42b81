package render

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s is stale; look at what changed and run go test ./wasm/render -update\n%s", file, got)
	}
}

func TestGolden(t *testing.T) {
	r := reports()
	golden(t, "404.txt", Text(nil, r["404"], TextOptions{}))
	golden(t, "log.txt", Text(nil, r["log"], TextOptions{}))
	golden(t, "404.json", append(JSON(nil, r["404"]), '\n'))
	golden(t, "empty.svg", SVG(nil, r["empty"], Options{Wide: true, Pages: true}, ""))
	var h HTML
	View(&h, r["log"])
	golden(t, "log.html", append(h.B, '\n'))
}

func TestHeadline(t *testing.T) {
	r := reports()
	for name, want := range map[string]string{
		"200":      "Hitting: 200 OK",
		"404":      "Not hitting: 404 Not Found",
		"299":      "Hitting: 299 Successful",
		"waiting":  "Waiting: 100 Continue",
		"unknown":  "Nothing here says whether the request was answered",
		"fivexx":   "Not hitting: 5xx Server Error",
		"log":      "Mixed: 83.2\u00a0% hitting",
		"redirect": "Hitting: 200 OK",
		"failure":  "Not hitting: " + status.FailureID(0).Name(),
	} {
		if got := Headline(r[name]); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// keys are what DESIGN's contract names; they keep their names.
var keys = strings.Fields("hitting verdict reach actor headline final codes failures classes formats evidence lines bytes")

func TestEveryReport(t *testing.T) {
	for name, r := range reports() {
		t.Run(name, func(t *testing.T) {
			var m map[string]any
			if err := json.Unmarshal(JSON(nil, r), &m); err != nil {
				t.Fatal(err)
			}
			for _, k := range keys {
				if _, ok := m[k]; !ok {
					t.Errorf("no %q in the JSON", k)
				}
			}
			var d DOM
			View(&d, r)
			var tree []any
			if err := json.Unmarshal(d.B, &tree); err != nil {
				t.Errorf("%v in %s", err, d.B)
			}
			for _, wide := range []bool{false, true} {
				wellFormed(t, SVG(nil, r, Options{Wide: wide}, "a > b { c: '&' }"))
			}
			for i, line := range strings.Split(string(Text(nil, r, TextOptions{})), "\n") {
				if n := utf8.RuneCountInString(line); n > 80 && !address.MatchString(line) {
					t.Errorf("line %d has %d columns: %s", i+1, n, line)
				}
			}
		})
	}
}

// address is a line that holds an address and nothing else.
var address = regexp.MustCompile(`^ *https://\S+$`)

// The path of a log's request is text that someone else chose.
func TestHostilePath(t *testing.T) {
	control := regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f]")
	for _, path := range []string{"/<script>alert(1)</script>", "/\x1b[31mred\x1b]0;title\x07", "/\" onload=\"x", "/\xff\xfe", "/\u202egnp.exe"} {
		r := log()
		var plain, h HTML
		View(&plain, r)
		for i := range r.Top {
			r.Top[i].Path, r.Top[i].Method = path, path
		}
		View(&h, r)
		tags := regexp.MustCompile(`<[^>]*>`)
		a := strings.Join(tags.FindAllString(string(plain.B), -1), "")
		b := strings.Join(tags.FindAllString(string(h.B), -1), "")
		if a != b {
			t.Errorf("%q changed the tags", path)
		}
		text := string(Text(nil, r, TextOptions{}))
		if control.MatchString(text) || strings.Contains(text, "\u202e") {
			t.Errorf("%q drives the terminal", path)
		}
		if !json.Valid(JSON(nil, r)) {
			t.Errorf("%q broke the JSON", path)
		}
	}
}

// A path that has no room is cut, however wide its characters are.
func TestLongPath(t *testing.T) {
	for path, want := range map[string]string{
		"/short":                         "GET /short\n",
		"/" + strings.Repeat("a", 95):    "GET /" + strings.Repeat("a", 64) + "…\n",
		"/" + strings.Repeat("漢", 32):    "GET /" + strings.Repeat("漢", 32) + "\n",
		"/" + strings.Repeat("漢", 33):    "GET /" + strings.Repeat("漢", 32) + "…\n",
		"/" + strings.Repeat("\xff", 95): "GET /" + strings.Repeat("\uFFFD", 64) + "…\n",
	} {
		r := log()
		r.Top[0].Method, r.Top[0].Path, r.Top[0].Count = "GET", path, 2
		if text := string(Text(nil, r, TextOptions{})); !strings.Contains(text, " "+want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// A count that may be too high says so wherever it is told.
func TestTopApproximate(t *testing.T) {
	for over, want := range map[uint32][3]string{
		0:   {">×\u00a0800</td>", " 800 × 502 POST", `"count":800,"method"`},
		790: {">×\u00a010 to 800</td>", " 10 to 800 × 502 POST", `"count":800,"atLeast":10,"method"`},
	} {
		r := log()
		r.Top[0].Over = over
		var h HTML
		View(&h, r)
		for i, got := range []string{string(h.B), string(Text(nil, r, TextOptions{})), string(JSON(nil, r))} {
			if !strings.Contains(got, want[i]) {
				t.Errorf("%d over: %q is not in\n%s", over, want[i], got)
			}
		}
	}
}

// The first failing requests are seen, and the others on request, none twice.
func TestTopFolded(t *testing.T) {
	for _, n := range []int{1, topShown, topShown + 1, 50} {
		r := log()
		r.Top = make([]report.Top, n)
		for i := range r.Top {
			r.Top[i] = report.Top{Code: 404, Count: uint32(100 - i), Method: "GET", Path: "/x"}
		}
		var h HTML
		View(&h, r)
		_, list, _ := strings.Cut(string(h.B), `<section class="top">`)
		list, _, _ = strings.Cut(list, "</section>")
		seen, more, folded := strings.Cut(list, "<details>")
		said := fmt.Sprintf("<summary>%d more</summary>", n-topShown)
		if folded != (n > topShown) || strings.Count(seen, "<tr>") != min(n, topShown) || strings.Count(more, "<tr>") != max(0, n-topShown) || folded && !strings.HasPrefix(more, said) {
			t.Errorf("%d requests: %s", n, list)
		}
		if strings.Count(list, "<table>") != strings.Count(list, "</table>") || folded && !strings.HasSuffix(list, "</table></details>") {
			t.Errorf("%d requests: %s", n, list)
		}
	}
}

// The columns fill their drawing, their classes have their digits beside them, and
// words say what one of them is and where most fails, if any does.
func TestTimeline(t *testing.T) {
	rect := regexp.MustCompile(`<rect class="k[1-5]" x="(\d+)" y="\d+" width="(\d+)"`)
	for n := 2; n <= report.MaxBuckets; n++ {
		r := log()
		r.Timeline = r.Timeline[:n]
		if n < 9 {
			r.Classes = [6]uint64{2: 9}
			for i := range r.Timeline {
				r.Timeline[i].Classes = [6]uint32{2: uint32(100 + i)}
			}
		}
		var h HTML
		View(&h, r)
		_, html, _ := strings.Cut(string(h.B), `<section class="timeline">`)
		html, _, _ = strings.Cut(html, "</section>")
		end := 0
		for _, m := range rect.FindAllStringSubmatch(html, -1) {
			x, _ := strconv.Atoi(m[1])
			w, _ := strconv.Atoi(m[2])
			if w < 1 || x > end+1 || x < end+1 && x+w != end && x > 0 {
				t.Errorf("%d columns: one from %d on, %d wide, behind %d", n, x, w, end)
			}
			end = x + w
		}
		if end != timelineWide-1 {
			t.Errorf("%d columns end at %d", n, end)
		}
		text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(html, "|")
		for _, want := range []string{"|2026-11-23 03:14|", fmt.Sprintf("|2026-11-23 %02d:%02d|", 3+(14+n)/60, (14+n)%60), "2026-11-23 03:14 – 2026-11-23 04:13 UTC. One column spans 60 s; the tallest counts "} {
			if !strings.Contains(text, want) {
				t.Errorf("%d columns: %q is not in %s", n, want, text)
			}
		}
		if fails := n >= 9; strings.Contains(text, "Most fail from ") != fails || strings.Contains(text, "|4xx|") != fails || !strings.Contains(text, "|2xx|") {
			t.Errorf("%d columns: %s", n, text)
		}
	}
}

// TestNotes reads what is told besides: of a preflight, and of texts that have a status
// of their own kind or none.
func TestNotes(t *testing.T) {
	var tally report.Tally
	for text, want := range map[string]string{
		"> OPTIONS / HTTP/1.1\n> Access-Control-Request-Method: PUT\n>\n< HTTP/1.1 204 No Content\n": "Answers to a preflight (OPTIONS)",
		"rpc error: code = NotFound desc = no such order":                                            "gRPC tells a status of its own",
		"HTTP/2 200\ngrpc-status: 5\n":                                                               "gRPC tells a status of its own",
		`{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}`:                    "AWS names the kind of an error",
		"HTTP/1.1 400 Bad Request\n\n{\"__type\":\"ValidationException\"}":                           "",
		"rpc error: code = Unavailable desc = dial tcp 127.0.0.1:1: connect: connection refused":     "",
		"HTTP/2 200\ngrpc-status: 0\n":                                                               "",
		"404":                                                                                        "",
	} {
		tally.Reset()
		tally.Write([]byte(text))
		tally.End()
		var l line
		var notes []string
		l.notes(tally.Report(), func() { notes = append(notes, l.take()) })
		if len(notes) > 1 || len(notes) == 0 && want != "" || len(notes) == 1 && (want == "" || !strings.HasPrefix(notes[0], want)) {
			t.Errorf("%q: notes %q, want %q", text, notes, want)
		}
	}
}

// The examples under the box give the answers that they are there to show.
func TestExamples(t *testing.T) {
	want := []string{"Not hitting: 404 Not Found", "Not hitting: 401 Unauthorized", "Mixed: 50.0\u00a0% hitting", "Not hitting: Connection refused", "Not hitting: CORS"}
	var tally report.Tally
	for i, try := range tries {
		tally.Reset()
		tally.Write([]byte(status.Say(try[1])))
		tally.End()
		if got := Headline(tally.Report()); !strings.HasPrefix(got, want[i]) {
			t.Errorf("%s: %q, want %q", status.Say(try[0]), got, want[i])
		}
	}
}

func TestNumbers(t *testing.T) {
	said := func(say func(l *line)) string {
		var l line
		say(&l)
		return l.take()
	}
	percent := func(part, whole uint64) string { return said(func(l *line) { l.percent(part, whole) }) }
	size := func(n uint64) string { return said(func(l *line) { l.size(n) }) }
	short := func(n uint64) string { return said(func(l *line) { l.short(n) }) }
	num := func(n uint64) string { return said(func(l *line) { l.num(n) }) }
	digits := func(c status.Code) string { return said(func(l *line) { l.digits(c) }) }
	span := func(s int64) string { return said(func(l *line) { l.span(s) }) }
	instant := func(s int64) string { return said(func(l *line) { l.instant(s) }) }
	clip := func(s string, n int) string { return said(func(l *line) { l.clip(s, n) }) }
	for got, want := range map[string]string{
		percent(1, 3):                "33.3\u00a0%",
		percent(1, 100000):           "0.1\u00a0%",
		percent(99999, 100000):       "99.9\u00a0%",
		percent(0, 1):                "0.0\u00a0%",
		percent(7, 7):                "100.0\u00a0%",
		percent(1<<60, 1<<62):        "25.0\u00a0%",
		size(811):                    "811 bytes",
		size(1500):                   "1.5 kB",
		size(2_000_000):              "2 MB",
		size(123_000_000_000):        "123 GB",
		size(1 << 63):                "9,223,372 TB",
		short(0):                     "0",
		short(987):                   "987",
		short(3400):                  "3.4k",
		short(12_345_678):            "12M",
		num(0) + num(999):            "0999",
		num(1000):                    "1,000",
		num(1234567):                 "1,234,567",
		digits(0):                    "000",
		digits(99):                   "099",
		digits(100):                  "100",
		span(0):                      "0 s",
		span(90):                     "90 s",
		span(120):                    "2 min",
		span(7260):                   "2 h 1 min",
		span(3 * 86400):              "3 d",
		instant(0):                   "1970-01-01T00:00:00Z",
		instant(951782400):           "2000-02-29T00:00:00Z",
		instant(1795403642):          "2026-11-23T03:14:02Z",
		instant(-1):                  "1969-12-31T23:59:59Z",
		clip("Non-Authoritative", 8): "Non-Aut…",
		clip("ééé", 4):               "é…",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
