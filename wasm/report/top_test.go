package report

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"hitcheck/wasm/status"
)

// TestTop holds the counts of failing requests against a map: exact while there
// is a slot for each, and otherwise never too low and never too high by more
// than what the slots can hide, the number of all by the number of slots.
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
			l.add(code, []byte("GET"), []byte(path))
		}
		if over := len(want) > topSlots; l.approx != over {
			t.Errorf("%d distinct: approximate is %v", len(want), l.approx)
		}
		sum := uint32(0)
		for i := range l.slots[:l.n] {
			s := &l.slots[i]
			sum += s.count
			got, exact := s.count, want[fmt.Sprint(s.code, view(s.path[:s.npath]))]
			if got < exact || got > exact+all/topSlots || !l.approx && got != exact {
				t.Errorf("%d distinct: %d %s counts %d, want %d", len(want), s.code, s.path[:s.npath], got, exact)
			}
		}
		if sum != all {
			t.Errorf("%d distinct: the counts add up to %d, want %d", len(want), sum, all)
		}
		var rep Report
		var out [MaxTop]Top
		if l.read(&rep, &out); len(rep.Top) != min(MaxTop, l.n) {
			t.Errorf("%d distinct: %d are told", len(want), len(rep.Top))
		}
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
		l.add(404, []byte("GET"), paths[i%len(paths)])
	}
}

// A method of nine bytes is not the one that its first eight spell, and what came
// before is not what comes after a reset.
func TestTopKeepsApart(t *testing.T) {
	var l top
	for range 2 {
		l.reset()
		for range 3 {
			l.add(404, []byte("PROPFIND"), []byte("/x"))
			l.add(404, []byte("PROPFINDX"), []byte("/x"))
			l.add(404, []byte("GET"), []byte("/x?a=1"))
			l.add(404, []byte("GET"), []byte("/x?a=2"))
			l.add(403, []byte("GET"), []byte("/x?a=2"))
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
