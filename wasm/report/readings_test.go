package report

import (
	"strconv"
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

// A reading is a text and what a careful engineer reads in it: statuses
// ("404", "200:40" with a count above 1, "403?" where only implied, "=404"
// where it decides), failures by kind ("!refused"), "4xx" for a class that is
// asked about. Nothing means that nothing was found.
type reading struct{ text, want, why string }

// words returns a report as a reading has it.
func words(r *Report) string {
	var all []string
	for _, c := range r.Codes {
		w := strconv.Itoa(int(c.Code))
		if c.Count > 1 {
			w += ":" + strconv.FormatUint(c.Count, 10)
		}
		if c.Implied {
			w += "?"
		}
		if r.HasFinal && r.Final == c.Code && len(r.Codes) > 1 {
			w = "=" + w
		}
		all = append(all, w)
	}
	seen := ""
	for _, f := range r.Failures {
		if k := "!" + f.ID.Kind().String(); !strings.Contains(seen, k) {
			seen += k
			all = append(all, k)
		}
	}
	for c := range 0 {
		if r.Lookup && len(r.Codes) == 0 && r.Classes[c] > 0 {
			all = append(all, strconv.Itoa(c)+"xx")
		}
	}
	return strings.Join(all, " ")
}

// check reads every text of a table, alone and among other lines.
func check(t *testing.T, table []reading) {
	t.Helper()
	tally := new(Tally)
	for _, x := range table {
		r := run(tally, []byte(x.text))
		if got := words(r); got != x.want {
			t.Errorf("%q: got %q, want %q (%s): %s", x.text, got, x.want, x.why, summary(r))
			continue
		}
		if x.want == "" && r.Verdict != Unknown {
			t.Errorf("%q: verdict %s, want unknown (%s)", x.text, r.Verdict, x.why)
		}
		if x.want == "" && strings.Trim(x.text, " ") != "" {
			// A text that is too long for a lookup is none of a sudden.
			r := run(tally, []byte("some words before it\n\n"+x.text+"\n\nsome words behind it\n"))
			if got := words(r); got != "" {
				t.Errorf("%q among other lines: got %q, want nothing (%s): %s", x.text, got, x.why, summary(r))
			}
		}
	}
}

func say(w status.Word) string { return status.Say(w) }
