package render

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"hitcheck/wasm/report"
)

// corpus returns every captured text, by file name.
func corpus(t testing.TB) map[string][]byte {
	t.Helper()
	files, _ := filepath.Glob("../report/testdata/corpus/*.txt")
	if len(files) < 100 {
		t.Fatalf("the corpus has %d texts, want 100 or more", len(files))
	}
	all := map[string][]byte{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = text
	}
	return all
}

// inPieces returns the report of a text that is written in pieces which end at
// cuts.
func inPieces(tally *report.Tally, text []byte, cuts []int) []byte {
	tally.Reset()
	at := 0
	for _, cut := range cuts {
		// A copy, so that a scanner which keeps a piece is found out.
		piece := bytes.Clone(text[at:cut])
		tally.Write(piece)
		for i := range piece {
			piece[i] = 'x'
		}
		at = cut
		if cut%7 == 0 {
			tally.Report() // asking for it so far changes nothing
		}
	}
	tally.Write(bytes.Clone(text[at:]))
	tally.End()
	return JSON(nil, tally.Report())
}

// randomCuts returns places to cut a text of n bytes, in order: few or many, and
// empty pieces among them.
func randomCuts(random *rand.Rand, n int) []int {
	most := []int{1, 3, 40, 300, 5000}[random.IntN(5)]
	var cuts []int
	for at := random.IntN(most + 1); at <= n; at += random.IntN(most + 1) {
		cuts = append(cuts, at)
	}
	return cuts
}

// sameInPieces fails when the report of a text depends on how it is cut.
func sameInPieces(t *testing.T, tally *report.Tally, name string, text []byte, cuts []int) bool {
	t.Helper()
	want := inPieces(tally, text, nil)
	if got := inPieces(tally, text, cuts); !bytes.Equal(got, want) {
		t.Errorf("%s cut at %v\n got  %s\n want %s", name, cuts, got, want)
		return false
	}
	return true
}

// TestPieces holds the report of every captured text in random pieces, and in
// pieces of one byte, to the report of the whole.
func TestPieces(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 404))
	tally := new(report.Tally)
	rounds := 8
	if testing.Short() {
		rounds = 3
	}
	for name, text := range corpus(t) {
		single := make([]int, len(text))
		for i := range single {
			single[i] = i
		}
		if len(text) < 64<<10 && !sameInPieces(t, tally, name, text, single) {
			continue
		}
		for range rounds {
			if !sameInPieces(t, tally, name, text, randomCuts(random, len(text))) {
				break
			}
		}
	}
}

// TestPiecesOfAll does the same with the captured texts one after the other,
// where lines reach beyond every buffer now and then.
func TestPiecesOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 405))
	tally := new(report.Tally)
	long := bytes.Repeat([]byte(`GET /v1/orders HTTP/1.1" 404 12, `), 6000)
	for range 3 {
		var all []byte
		for _, text := range corpus(t) {
			all = append(all, text...)
			if random.IntN(60) == 0 {
				all = append(all, long[:random.IntN(len(long))]...)
			}
		}
		for range 3 {
			if !sameInPieces(t, tally, "all", all, randomCuts(random, len(all))) {
				return
			}
		}
	}
}

// FuzzPieces looks for a text and a cut that change the report.
func FuzzPieces(f *testing.F) {
	for _, text := range corpus(f) {
		f.Add(text, uint64(len(text)))
	}
	tally := new(report.Tally)
	f.Fuzz(func(t *testing.T, text []byte, seed uint64) {
		sameInPieces(t, tally, "a text", text, randomCuts(rand.New(rand.NewPCG(seed, 1)), len(text)))
	})
}
