//go:build !small

package scan

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// other is what may stand in place of a number.
func other(r *rand.Rand, was string) string {
	switch r.IntN(7) {
	case 0:
		return fmt.Sprint([]int{200, 404, 500, 503, 302, 101, 429, 299, 599, 0, 600, 499}[r.IntN(12)])
	case 1:
		return fmt.Sprint(r.IntN(1000))
	case 2:
		return fmt.Sprint(r.Int64N(1 << (1 + r.IntN(62))))
	case 3:
		return fmt.Sprintf("%0*x", 1+r.IntN(9), r.Uint32()>>r.IntN(30))
	}
	digits := []byte(was)
	for i := range digits {
		digits[i] = '0' + byte(r.IntN(10))
	}
	return string(digits)
}

// numbered writes line with other numbers.
func numbered(r *rand.Rand, line string) string {
	var b strings.Builder
	for i := 0; i < len(line); {
		e := i
		for e < len(line) && digit(line[e]) {
			e++
		}
		switch {
		case e == i:
			b.WriteByte(line[i])
			e++
		case r.IntN(3) == 0:
			b.WriteString(other(r, line[i:e]))
		default:
			b.WriteString(line[i:e])
		}
		i = e
	}
	return b.String()
}

// likely makes a log of lines of a few forms.
func likely(r *rand.Rand, pieces [][]byte, lines int) string {
	pool := make([]string, 1+r.IntN(5))
	for i := range pool {
		text := strings.TrimSpace(string(pieces[r.IntN(len(pieces))]))
		if r.IntN(3) == 0 {
			text += []string{" ", " in 12 ms ", ": ", " 404 ", " job 4fe1 "}[r.IntN(5)] + strings.TrimSpace(string(pieces[r.IntN(len(pieces))]))
		}
		text, _, _ = strings.Cut(text, "\n")
		pool[i] = []string{"", "2026-11-02 10:00:05,123 INFO [exec-1] ", "[app-1] ", "10:00:05 ", "2026/11/02 10:00:05 "}[r.IntN(5)] + text
	}
	var b strings.Builder
	for range lines {
		b.WriteString(numbered(r, pool[r.IntN(len(pool))]) + "\n")
		if r.IntN(200) == 0 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// FuzzAlike holds that a line whose form is known says what it says when it is read.
func FuzzAlike(f *testing.F) {
	for i := range uint64(300) {
		f.Add(i, uint16(100+i))
	}
	pieces := vocabulary(f)
	fast, slow := new(Scanner), new(Scanner)
	fast.likes.eager = true
	f.Fuzz(func(t *testing.T, seed uint64, size uint16) {
		text := []byte(likely(rand.New(rand.NewPCG(seed, 5)), pieces, 80+int(size%400)))
		same(t, fmt.Sprintf("fast and general way of %q", text), read(fast, text, false).all, read(slow, text, true).all)
		r := rand.New(rand.NewPCG(seed, 6))
		same(t, fmt.Sprintf("in pieces %q", text), readFew(fast, text, false, r), readFew(slow, text, true, r))
	})
}

// deaf are notes that want to hear of no near misses, as a report that has enough.
type deaf struct{ *notes }

func (deaf) Wants() bool { return false }

// A line of a form that is known is told, and one whose numbers may say something else
// is read.
func TestAlike(t *testing.T) {
	const line = "2026-11-23 03:28:54,123 WARN [exec-7] job 3fe1 said: GET /v1/x/1 -> 404 in 12 ms"
	replace := func(old, new string) string { return strings.Replace(line, old, new, 1) }
	for _, c := range []struct {
		name, then string
		told       int
	}{
		{"the same", line, 404},
		{"at another time", replace("03:28:54,123", "11:59:08,998"), 404},
		{"its fraction is a status", replace("54,123", "54,503"), 404},
		{"another status", replace("404", "503"), 503},
		{"no status that is known", replace("404", "477"), 0},
		{"an interim status", replace("404", "100"), 0},
		{"another duration", replace("12 ms", "4815162342 ms"), 404},
		{"other ids", replace("/1 ", "/99 "), 404},
		{"an id without letters", replace("3fe1", "8815"), 404},
		{"an id of letters", replace("3fe1", "face"), 0},
		{"another day", replace("-23 ", "-24 "), 404},
		{"no day", replace("-23 ", "-2x "), 0},
		{"another target", replace("/x", "/y"), 0},
		{"longer", line + "s", 0},
		{"a duration of three digits", replace("12 ms", "123 ms"), 0},
	} {
		s, heard := new(Scanner), deaf{new(notes)}
		s.likes.eager = true
		s.Reset(sieve{})
		s.Write([]byte(strings.Repeat("GET /x one of 2: 12\n", signLines) + line + "\n" + replace("12 ms", "13 ms") + "\n" + replace("12 ms", "14 ms") + "\n"))
		s.to = heard
		b := []byte(c.then)
		from, to := s.timeOfDay(b)
		s.lines++
		if told := s.alike(b, from, to) && len(heard.all) > 0; told != (c.told > 0) {
			t.Errorf("%s: told is %v, want %v", c.name, told, c.told > 0)
		} else if want := read(new(Scanner), []byte(strings.Repeat("nothing\n", 70)+c.then), true).statuses; told &&
			(heard.statuses[0].Code != want[0].Code || string(heard.statuses[0].Path) != string(want[0].Path) || heard.statuses[0].Time != want[0].Time) {
			t.Errorf("%s: got %+v, want %+v", c.name, heard.statuses[0], want[0])
		}
	}
}

// An application's log is read as the general way reads it, and most of its lines are
// told without being read.
func TestAlikeLog(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 7))
	messages := []func() string{
		func() string {
			return fmt.Sprintf("GET /v1/orders/%d -> %d in %d ms", r.IntN(9999), []int{200, 404, 503, 201, 299}[r.IntN(5)], r.IntN(900))
		},
		func() string {
			return fmt.Sprintf("job %x finished: %d rows, heap %d MB", r.Uint32(), r.IntN(900), r.IntN(900))
		},
		func() string {
			return fmt.Sprintf("dial tcp 10.0.%d.%d:80%02d: connect: connection refused (attempt %d)", r.IntN(256), r.IntN(256), r.IntN(99), r.IntN(5))
		},
		func() string {
			return fmt.Sprintf("POST /v2/carts/%08x-%04x HTTP/1.1 %d", r.Uint32(), r.IntN(1<<16), 100*(1+r.IntN(5))+r.IntN(30))
		},
	}
	var b strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&b, "2026-11-02 %02d:%02d:%02d,%03d INFO [exec-%d] %s\n", i/3600%24, i/60%60, i%60, r.IntN(1000), r.IntN(99), messages[r.IntN(len(messages))]())
	}
	fast, slow := new(Scanner), new(Scanner)
	same(t, "fast and general way", readFew(fast, []byte(b.String()), false, r), readFew(slow, []byte(b.String()), true, r))
	forms := 0
	for i := range fast.likes.list {
		if k := &fast.likes.list[i]; k.text == fast.likes.text && k.state == likeTold {
			forms++
		}
	}
	if forms < 8 {
		t.Errorf("%d forms are known, want 8 or more", forms)
	}
}

// Every number of the catalog is tried.
func TestFigures(t *testing.T) {
	once.Do(prepare)
	if nknowns == len(knowns) || nfigure == len(figures) || nedge == len(edges) {
		t.Errorf("there is room for %d statuses, %d numbers and %d at an edge: make more", len(knowns), len(figures), len(edges))
	}
}
