//go:build !small

package report

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

// split reads text as the host does where it has several cores: in parts that
// begin with what the first lines left, joined in order; what cannot be joined is
// read again. It returns the report and how many parts were joined.
func split(text []byte, fork int, cuts []int) (*Report, int) {
	t := new(Tally)
	t.Reset()
	t.Write(text[:fork])
	c, ok := t.Fork()
	if !ok {
		t.Write(text[fork:])
		t.End()
		return t.Report(), 0
	}
	t.Write(text[fork:cuts[0]])
	joined, p, part := 0, new(Part), new(Tally)
	for i, from := range cuts {
		to := len(text)
		if i+1 < len(cuts) {
			to = cuts[i+1]
		}
		part.Resume(&c)
		part.Write(text[from:to])
		part.Take(p, &c)
		if t.Join(p, &c) {
			joined++
			continue
		}
		t.Write(text[from:to])
	}
	t.End()
	return t.Report(), joined
}

// lineEnds returns n places behind line ends of text in order, from at on.
func lineEnds(text []byte, at, n int, rng *rand.Rand) (cuts []int) {
	for range n {
		k := at + rng.IntN(max(1, len(text)-at))
		if e := bytes.IndexByte(text[min(k, len(text)):], '\n'); e >= 0 {
			cuts = append(cuts, k+e+1)
		}
	}
	slices.Sort(cuts)
	return cuts
}

// TestJoin reads every captured text, again and again so that there is enough of
// it, and behind one of another, in parts, and holds the report against that of
// reading it in one.
func TestJoin(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	files, _ := filepath.Glob("testdata/*/*-*.txt")
	joined, logs := 0, 0
	for k, file := range files {
		l := readLabel(t, strings.TrimSuffix(file, ".txt")+".json")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasSuffix(text, []byte("\n")) {
			text = append(text, '\n')
		}
		text = bytes.Repeat(text, 1+20000/len(text))
		if k%2 > 0 {
			other, err := os.ReadFile(files[rng.IntN(len(files))])
			if err != nil {
				t.Fatal(err)
			}
			text = append(append(text, other...), '\n')
		}
		whole := new(Tally)
		whole.Reset()
		whole.Write(text)
		whole.End()
		want := all(whole.Report())
		for range 3 {
			fork := rng.IntN(len(text))
			cuts := lineEnds(text, fork, 1+rng.IntN(3), rng)
			if len(cuts) == 0 {
				continue
			}
			r, n := split(text, fork, cuts)
			if got := all(r); got != want {
				t.Errorf("%s in parts from %v, begun at %d, %d joined:\n%s\nwant\n%s", file, cuts, fork, n, got, want)
				break
			}
			if strings.HasSuffix(l.Kind, "-log") {
				logs += len(cuts)
				joined += n
			}
		}
	}
	if joined*5 < logs {
		t.Errorf("%d of %d parts of logs were joined, want a fifth of them", joined, logs)
	}
	t.Logf("%d of %d parts of logs were joined", joined, logs)
}

// TestJoinTop holds the counts of failing requests of parts that were joined
// against a map, where some parts have more requests than there are slots.
func TestJoinTop(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(7, seed))
		want := map[string]uint32{}
		var sum, l top
		sum.reset()
		for range 1 + rng.IntN(4) {
			l.reset()
			distinct := 1 << (4 + rng.IntN(9))
			for range rng.IntN(20_000) {
				n := min(rng.IntN(distinct), rng.IntN(distinct)) * (1 + int(seed%3))
				code, path := status.Code(400+n%3), fmt.Sprintf("/p%c/%c", 'a'+n%26, 'A'+n/26)
				if rng.IntN(3000) == 0 {
					code = 418 // rare, and so protected
				}
				want[fmt.Sprint(code, path)]++
				l.add(code, []byte("GET"), []byte(path), 0)
			}
			sum.join(&l)
		}
		met := map[string]bool{}
		for i := range sum.slots[:sum.n] {
			s := &sum.slots[i]
			key := fmt.Sprint(s.code, view(s.path[:s.npath]))
			met[key] = true
			if n := want[key]; s.sure() > n || s.count < n || !sum.approx && s.over > 0 {
				t.Errorf("seed %d: %s counts %d to %d, want %d", seed, key, s.sure(), s.count, n)
			}
		}
		for key, n := range want {
			if !met[key] && (!sum.approx || n > sum.least) {
				t.Errorf("seed %d: %s came %d times and has no slot, the smallest counts %d", seed, key, n, sum.least)
			}
		}
	}
}

// TestJoinRefused holds what cannot be joined, because something stands in a part
// that has to do with what stands before or after it, against reading it in one.
func TestJoinRefused(t *testing.T) {
	log := strings.Repeat(`10.0.0.1 - - [23/Nov/2026:03:28:54 +0000] "GET /x HTTP/1.1" 200 5`+"\n", 150)
	record := func(id, code int) string {
		return fmt.Sprintf("{\"reqId\":\"r%d\",\"method\":\"GET\",\"url\":\"/x\",\"statusCode\":%d}\n", id, code)
	}
	records := ""
	for i := range 100 {
		records += record(100+i, 200)
	}
	for _, x := range []struct {
		name, before, part, after string
		joined                    int
	}{
		{"a log", log, log, log, 2},
		{"a transcript in the part", log, log + "HTTP/1.1 404 Not Found\nServer: x\n\n" + log, log, 0},
		{"one after it", log, log, log + "HTTP/1.1 302 Found\nLocation: /\n\nHTTP/1.1 200 OK\n", 1},
		{"one before it", log + "HTTP/1.1 503 Service Unavailable\n\nHTTP/1.1 200 OK\n\n" + log, log, log, 0},
		{"a field that goes on", log + "HTTP/1.1 503 Service Unavailable\nServer: x\n", "Via: 1.1 HTTP/1.1 404\n" + log, log, 0},
		{"a document that goes on", log + "{\n\"status\": 404,\n", "\"method\": \"GET\"\n}\n" + log, log, 1},
		{"git, hung up after its refusal", log + "error: RPC failed; HTTP 502\n", "fatal: the remote end hung up unexpectedly\n" + log, log, 1},
		{"a question by itself", log, "5xx\n", log, 2},
		{"a status alone, which fields may follow", log, "404\n", log, 0},
		{"one exchange on both sides", records + record(3, 503), record(3, 503) + record(4, 200), record(5, 200), 1},
		{"another exchange", records + record(3, 503), record(4, 503) + record(5, 200), record(6, 200), 2},
	} {
		text := []byte(x.before + x.part + x.after)
		cuts := []int{len(x.before), len(x.before) + len(x.part)}
		whole := new(Tally)
		whole.Reset()
		whole.Write(text)
		whole.End()
		r, joined := split(text, min(len(log)/2, len(records)), cuts)
		if got, want := all(r), all(whole.Report()); got != want {
			t.Errorf("%s: in parts\n%s\nwant\n%s", x.name, got, want)
		}
		if joined != x.joined {
			t.Errorf("%s: %d parts are joined, want %d", x.name, joined, x.joined)
		}
	}
}

// TestJoinTimes counts answers of random times in two timelines, joins them, counts
// some more, and holds the columns against those of one that counted all.
func TestJoinTimes(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 9))
	for range 2000 {
		var a, b, whole timeline
		span := int64(1) << rng.IntN(34)
		add := func(l *timeline) {
			for range rng.IntN(40) {
				at, code := 1_790_000_000+rng.Int64N(span), status.Code(200+100*rng.IntN(4))
				l.add(at, code)
				whole.add(at, code)
			}
		}
		add(&a)
		add(&b)
		a.join(&b)
		add(&a)
		var got, want Report
		var out [2][MaxBuckets]Bucket
		a.read(&got, &out[0])
		whole.read(&want, &out[1])
		if all(&got) != all(&want) {
			t.Fatalf("over %d s:\n%s\nwant\n%s", span, all(&got), all(&want))
		}
	}
}

// all spells a report out, whatever points into a Tally included.
func all(r *Report) string { return fmt.Sprintf("%+v", *r) }
