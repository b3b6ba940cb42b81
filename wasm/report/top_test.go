package report

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"hitcheck/wasm/status"
)

// TestTop holds the counts of failing requests against a map: exact while there
// is a slot for each, and otherwise never too low, never too high by more than
// what the slots can hide, the number of all by the number of slots, and with no
// more of them sure than there were.
func TestTop(t *testing.T) {
	for _, distinct := range []int{1, 20, topSlots, topSlots + 1, 400, 5000} {
		var l top
		l.reset()
		r := rand.New(rand.NewPCG(1, uint64(distinct)))
		want := map[string]uint32{}
		const all = 40_000
		for range all {
			n := min(r.IntN(distinct), r.IntN(distinct)) // some more often than others
			code := status.Code(400 + n%3)
			path := fmt.Sprintf("/p%c/%c", 'a'+n%26, 'A'+n/26)
			want[fmt.Sprint(code, path)]++
			l.add(code, []byte("GET"), []byte(path), 0)
		}
		if over := len(want) > topSlots; l.approx != over {
			t.Errorf("%d distinct: approximate is %v", len(want), l.approx)
		}
		sum := uint32(0)
		for i := range l.slots[:l.n] {
			s := &l.slots[i]
			sum += s.count
			got, exact := s.count, want[fmt.Sprint(s.code, view(s.path[:s.npath]))]
			if got < exact || s.sure() > exact || got > exact+all/topSlots || !l.approx && got != exact {
				t.Errorf("%d distinct: %d %s counts %d, want %d", len(want), s.code, s.path[:s.npath], got, exact)
			}
		}
		if sum != all {
			t.Errorf("%d distinct: the counts add up to %d, want %d", len(want), sum, all)
		}
		var rep Report
		var out [MaxTop]Top
		if l.read(&rep, &out); !l.approx && len(rep.Top) != min(topRows, l.n) {
			t.Errorf("%d distinct: %d are told", len(want), len(rep.Top))
		}
		worth(t, &rep)
	}
}

// worth holds that each status that fails is told once, and more often only with
// requests of which half or more were seen.
func worth(t *testing.T, r *Report) {
	t.Helper()
	leads := map[status.Code]bool{}
	for _, x := range r.Top {
		if leads[x.Code] && 2*x.Over > x.Count {
			t.Errorf("%d %s is told of which %d to %d came", x.Code, x.Path, x.Count-x.Over, x.Count)
		}
		leads[x.Code] = true
	}
}

// TestTopOnce holds that requests that all came once are not told as many: one of
// each status stands for the others.
func TestTopOnce(t *testing.T) {
	var l top
	l.reset()
	for i := range 20_000 {
		path := fmt.Sprintf("/k%c%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576)
		l.add(status.Code(404+i%2), []byte("GET"), []byte(path), 0)
	}
	for range 60 {
		l.add(404, []byte("GET"), []byte("/often"), 0)
	}
	var rep Report
	var out [MaxTop]Top
	l.read(&rep, &out)
	if len(rep.Top) != 2 || rep.Top[0].Path != "/often" || rep.Top[0].Count-rep.Top[0].Over != 60 || rep.Top[1].Count-rep.Top[1].Over != 1 {
		t.Errorf("got %+v", rep.Top)
	}
}

// BenchmarkTop adds three times as many different requests as there are slots.
func BenchmarkTop(b *testing.B) {
	var paths [3 * topSlots][]byte
	for i := range paths {
		paths[i] = fmt.Appendf(nil, "/v1/%c%c/keys", 'a'+i%26, 'a'+i/26)
	}
	var l top
	l.reset()
	for i := 0; b.Loop(); i++ {
		l.add(404, []byte("GET"), paths[i%len(paths)], 0)
	}
}

// A method of nine bytes is not the one that its first eight spell, and what came
// before is not what comes after a reset.
func TestTopKeepsApart(t *testing.T) {
	var l top
	for range 2 {
		l.reset()
		for range 3 {
			l.add(404, []byte("PROPFIND"), []byte("/x"), 0)
			l.add(404, []byte("PROPFINDX"), []byte("/x"), 0)
			l.add(404, []byte("GET"), []byte("/x?a=1"), 0)
			l.add(404, []byte("GET"), []byte("/x?a=2"), 0)
			l.add(403, []byte("GET"), []byte("/x?a=2"), 0)
		}
		got := ""
		for i := range l.slots[:l.n] {
			s := &l.slots[i]
			got += fmt.Sprintf("%d %s %s ×%d; ", s.code, s.method[:s.nmethod], s.path[:s.npath], s.count)
		}
		if want := "404 PROPFIND /x ×3; 404 PROPFIND /x ×3; 404 GET /x ×6; 403 GET /x ×3; "; got != want {
			t.Errorf("got %s; want %s", got, want)
		}
	}
}

// Each status that fails is told with its most frequent request, however rare it
// is and however many others there are; errors stand before redirections.
func TestTopOfEachStatus(t *testing.T) {
	told := func(l *top) string {
		var rep Report
		var out [MaxTop]Top
		l.read(&rep, &out)
		got := ""
		for _, x := range rep.Top {
			got += fmt.Sprintf("%d %s ×%d %d-%d; ", x.Code, x.Path, x.Count, x.First, x.Last)
		}
		return got
	}
	add := func(l *top, n int, c status.Code, path string, at int64) {
		for range n {
			l.add(c, []byte("GET"), []byte(path), at)
		}
	}
	rare := func(l *top) {
		add(l, 1, 504, "/slow", 300)
		add(l, 2, 302, "/moved", 0)
	}
	many := func(l *top) {
		for i := range 3 * topSlots {
			add(l, 1, 404, fmt.Sprintf("/%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676), 0)
		}
		add(l, 9*topSlots, 304, "/app.js", 500)
	}
	for name, at := range map[string][2]func(*top){"rare first": {rare, many}, "rare last": {many, rare}} {
		var l top
		l.reset()
		for _, add := range at {
			add(&l)
		}
		var rep Report
		var out [MaxTop]Top
		l.read(&rep, &out)
		found := map[status.Code]Top{}
		for i, x := range rep.Top {
			if o := rep.Top[max(i, 1)-1]; o.Code < 400 && x.Code >= 400 || (o.Code < 400) == (x.Code < 400) && o.Count-o.Over < x.Count-x.Over {
				t.Errorf("%s: row %d is out of order: %s", name, i, told(&l))
			}
			if found[x.Code].Count == 0 {
				found[x.Code] = x
			}
		}
		worth(t, &rep)
		if len(rep.Top) != 4 || found[404].Over == 0 || found[504].Path != "/slow" || found[302].Path != "/moved" || found[304].Count < 9*topSlots {
			t.Errorf("%s: got %s", name, told(&l))
		}
	}

	var l top
	l.reset()
	add(&l, 1, 500, "/a", 200)
	add(&l, 1, 500, "/a", 100)
	add(&l, 1, 500, "/a", 0)
	add(&l, 1, 500, "/a", 150)
	add(&l, 3, 500, "/b", 0)
	add(&l, 9, 301, "/old", -5)
	if got, want := told(&l), "500 /a ×4 100-200; 500 /b ×3 0-0; 301 /old ×9 0-0; "; got != want {
		t.Errorf("got %s; want %s", got, want)
	}

	// What was protected and has less than the smallest count of the others: whoever
	// takes its slot may have come as often as these.
	l.reset()
	add(&l, 1, 418, "/tea", 0)
	for i := range topSlots - 1 {
		add(&l, 50, 404, fmt.Sprintf("/%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676), 0)
	}
	add(&l, 1, 404, "/new", 0)
	add(&l, 1, 418, "/teatwo", 0)
	for i := range topSlots - 3 {
		add(&l, 1, 404, fmt.Sprintf("/p%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676), 0)
	}
	add(&l, 200, 404, "/aaa", 0)
	var rep Report
	var out [MaxTop]Top
	if l.read(&rep, &out); rep.Top[0].Path != "/aaa" || rep.Top[0].Count < 250 {
		t.Errorf("250 of /aaa: got %s", told(&l))
	}

	// As many statuses as are listed, 304 among them, and more requests than there are slots.
	l.reset()
	for c := status.Code(400); c < 399+MaxTop; c++ {
		add(&l, 1, c, "/x", int64(c))
	}
	many(&l)
	l.read(&rep, &out)
	listed := map[status.Code]bool{}
	for _, x := range rep.Top {
		listed[x.Code] = true
	}
	if len(listed) != MaxTop {
		t.Errorf("%d statuses fail, and requests of %d are listed", MaxTop, len(listed))
	}

	l.reset()
	for c := status.Code(300); c < 1000; c++ { // more than there are slots
		add(&l, 2, c, "/x", 0)
	}
	if l.n != topSlots || !l.approx {
		t.Errorf("%d slots for 700 statuses, approximate %v", l.n, l.approx)
	}
}

// A log of many 304s is about its errors.
func TestWorst(t *testing.T) {
	for _, x := range []struct {
		codes []Code
		want  status.Code
	}{
		{nil, 0},
		{[]Code{{Code: 200, Count: 9}}, 0},
		{[]Code{{Code: 200, Count: 9}, {Code: 301, Count: 2}, {Code: 304, Count: 5}}, 304},
		{[]Code{{Code: 200, Count: 9}, {Code: 304, Count: 500}, {Code: 404, Count: 2}, {Code: 502, Count: 3}, {Code: 503, Count: 1}}, 502},
		{[]Code{{Code: 304, Count: 500}, {Code: 404, Count: 4}, {Code: 502, Count: 3}}, 404},
	} {
		got := status.Code(0)
		if w := (&Report{Codes: x.codes}).Worst(); w != nil {
			got = w.Code
		}
		if got != x.want {
			t.Errorf("%v: got %d, want %d", x.codes, got, x.want)
		}
	}
}

// Lines of every form give the request that failed.
func TestTopOfLines(t *testing.T) {
	for _, c := range []struct{ line, method, path string }{
		{`{"time":"2026-11-23T03:28:54Z","method":"GET","path":"/","status":404}`, "GET", "/"},
		{`{"time":"2026-11-23T03:28:54Z","request":"POST /x/y HTTP/1.1","status":404}`, "POST", "/x/y"},
		{`time=2026-11-23T03:28:54Z level=INFO method=GET path="/x/y" format=html status=404`, "GET", "/x/y"},
		{`2026-11-23T03:28:54+00:00 heroku[router]: at=info method=POST path=/x/y host=h status=404 bytes=0`, "POST", "/x/y"},
		{`[GIN] 2026/11/23 - 03:28:54 | 404 |     1.2µs |  127.0.0.1 | GET      "/x/y"`, "GET", "/x/y"},
		{`2026-11-23 03:28:54.123 [INF] HTTP GET /x/y responded 404 in 12.3 ms`, "GET", "/x/y"},
		{`2026-11-23 03:28:54 GET /x/y 404 12 ms`, "GET", "/x/y"},
		{`10.0.0.1 - - [23/Nov/2026:03:28:54 +0000] "GET /x/y HTTP/1.1" 404 0`, "GET", "/x/y"},
	} {
		r := run(new(Tally), []byte(c.line+"\n"+c.line+"\n"))
		if len(r.Top) != 1 || r.Top[0].Code != 404 || string(r.Top[0].Method) != c.method || string(r.Top[0].Path) != c.path || r.First != 1795404534 {
			t.Errorf("%q: %d rows, %+v, first seen %d", c.line, len(r.Top), r.Top, r.First)
		}
	}
}
