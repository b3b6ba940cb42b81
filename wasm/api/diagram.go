package api

import (
	"bytes"
	"strings"

	"hitcheck/site"
	"hitcheck/wasm/render"
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

const maxCount = 1e15 // of one code in a diagram

// diagram answers GET /diagram.svg?codes=404:12,503 with the class diagram,
// these codes lit and counted.
func diagram(c *call) {
	query := c.r.URL.Query()
	r, ok := counted(query.Get("codes"))
	if !ok {
		c.problem(400, say(wordBadCodes))
		return
	}
	c.give(typeSVG, drawing(r, "", query.Has("wide")))
}

// drawing returns the class diagram of a report as a file of its own, whose
// links lead to the root as a page's do.
func drawing(r *report.Report, root string, wide bool) []byte {
	svg := render.SVG(nil, r, render.Options{Wide: wide, Pages: true}, site.Diagram)
	return bytes.ReplaceAll(svg, []byte(`href="/`), []byte(`href="`+root))
}

// counted reads a list of codes, each with its count after a colon.
func counted(list string) (*report.Report, bool) {
	var counts [600]uint64
	for item := range strings.SplitSeq(list, ",") {
		if item = strings.TrimSpace(item); item == "" {
			continue
		}
		number, count, has := strings.Cut(item, ":")
		code, ok := codeIn(number, "", "")
		n, ok2 := uint64(1), true
		if has {
			n, ok2 = natural(count)
		}
		if !ok || !ok2 || code.Class() == 0 || counts[code]+n > maxCount {
			return nil, false
		}
		counts[code] += n
	}
	r := &report.Report{RetryAfter: -1}
	for i, n := range counts {
		if n == 0 {
			continue
		}
		code := status.Code(i)
		e, some := status.Lookup(code)
		r.Codes = append(r.Codes, report.Code{Code: code, Count: n, Entry: e, Known: some > 0})
		r.Classes[code.Class()] += n
	}
	return r, true
}

// natural reads a number from 1 to maxCount.
func natural(s string) (n uint64, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > maxCount {
			return 0, false
		}
		n = n*10 + uint64(s[i]-'0')
	}
	return n, n > 0 && n <= maxCount
}
