package report

import (
	"strings"
	"testing"

	"hitcheck/wasm/scan"
)

// TestLongLine holds that a status near the place where a line is cut is found
// once, where it stands: JSON goes on over the cut, and other text is cut at a
// blank.
func TestLongLine(t *testing.T) {
	shapes := []struct{ before, fill, at, behind string }{
		{`{"data":"`, "x", `","status":404,"more":"`, `"}`},
		{`{"data":"`, "x ", `","status": 404, "more":"`, `"}`},
		{`{"data":"`, `\"`, `","status":404,"more":"`, `"}`},
		{`{"data":[`, `1,`, `1],"status":404,"more":"`, `"}`},
		{`{"response":{"data":"`, "x", `","status":404},"more":"`, `"}`},
		{"", "word ", "status=404 ", ""},
		{"", "word ", "(HTTPS_404) http_status:404, ", ""},
	}
	tally := new(Tally)
	for _, x := range shapes {
		for shift := -40; shift <= 40; shift++ {
			fill := strings.Repeat(x.fill, (scan.MaxLine+shift-len(x.before))/len(x.fill))
			text := x.before + fill + x.at + strings.Repeat("y", 1000) + strings.Repeat(" yy", 30000) + x.behind
			r := run(tally, []byte(text))
			want := uint64(strings.LastIndex(text, "404"))
			if words(r) != "404" || len(r.Evidence) != 1 || r.Evidence[0].Start != want || r.Evidence[0].End != want+3 {
				t.Errorf("%.30q cut %d before the end of a piece: %s, evidence %+v, want it at %d", x.before+x.at, shift, summary(r), r.Evidence, want)
				break
			}
		}
	}
}
