package api

import (
	encoding "encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hitcheck/wasm/status"
)

// The guide says its parts in order, draws the classes with their text, and
// links every code of the diagram and every failure that is not generic.
func TestGuide(t *testing.T) {
	page := string(New(Options{Site: "https://hitcheck.example"}).(*handler).guidePage())
	at := 0
	for _, p := range parts {
		i := strings.Index(page[at:], `<section id="`+p.id+`"><h2>`)
		if i < 0 {
			t.Errorf("%s is not there, or out of order", p.id)
			continue
		}
		at += i
	}
	for e := status.Entry(0); int(e) < status.NumEntries(); e++ {
		if e.Diagram() && !strings.Contains(page, `href="../codes/`+digits(e.Code())+`/">`+digits(e.Code())) {
			t.Errorf("%s is not linked", digits(e.Code()))
		}
	}
	for f := range status.FailureID(status.NumFailures()) {
		if linked := strings.Contains(page, `href="../codes/#`+f.ID()+`"`); linked == f.Generic() && f.Reach() != status.ReachUnknown {
			t.Errorf("%s: linked %v, generic %v", f.ID(), linked, f.Generic())
		}
	}
	if strings.Count(page, "<desc>1xx Informational, 100-199") != 2 {
		t.Error("the diagram has no words")
	}
	for _, d := range decisions {
		for _, turn := range d.turns {
			if turn.to != "" && !strings.Contains(page, `href="#`+turn.to+`"`) {
				t.Errorf("%s: no way on to %s", d.id, turn.to)
			}
		}
	}
}

var block = regexp.MustCompile(`<script type="application/ld\+json">(.*?)</script>`)

// What pages say of themselves is JSON of schema.org, and cannot end its block.
func TestDescribed(t *testing.T) {
	h := New(Options{Site: "https://hitcheck.example"}).(*handler)
	found := block.FindSubmatch(h.codePage(404))
	if found == nil {
		t.Fatal("the page of 404 does not say what it is")
	}
	var about struct {
		Context string `json:"@context"`
		Graph   []struct {
			Type, TermCode, Name, URL string
			Items                     []struct{ Position int } `json:"itemListElement"`
		} `json:"@graph"`
	}
	if err := encoding.Unmarshal(found[1], &about); err != nil {
		t.Fatalf("%v: %s", err, found[1])
	}
	if about.Context != "https://schema.org" || len(about.Graph) != 2 || about.Graph[0].TermCode != "404" || about.Graph[0].Name != "Not Found" ||
		about.Graph[0].URL != "https://hitcheck.example/codes/404/" || len(about.Graph[1].Items) != 3 {
		t.Errorf("%+v", about)
	}
	if block.Match(h.codePage(299)) {
		t.Error("299 is no term")
	}
	p := &page{}
	p.data(object("a", "</script><!--"))
	if got := string(p.B); strings.Count(got, "<") != 2 {
		t.Errorf("a text ends its block: %s", got)
	}
}

// TestIndex looks for things as the search does: by a word of an entry.
func TestIndex(t *testing.T) {
	var parts [2][]encoding.RawMessage
	if err := encoding.Unmarshal(index(), &parts); err != nil {
		t.Fatal(err)
	}
	// Everything that leads to an address, in one text.
	var entries [][2]string
	for _, part := range parts[0] {
		var e [5]any
		if err := encoding.Unmarshal(part, &e); err != nil {
			t.Fatal(err)
		}
		to := e[0].(string)
		words := strings.ToLower(fmt.Sprint(e[1:]...))
		for _, part := range parts[1] {
			var lead [2][]string
			if err := encoding.Unmarshal(part, &lead); err != nil {
				t.Fatal(err)
			}
			if slices.Contains(lead[1], to) {
				words += " " + strings.Join(lead[0], " ")
			}
		}
		entries = append(entries, [2]string{to, words})
	}
	for _, c := range []struct {
		asked string
		want  []string
	}{
		{"404", []string{"404/"}},
		{"payload too large", []string{"413/"}},
		{"request entity too large", []string{"413/"}},
		{"nginx", []string{"499/", "444/", "494/"}},
		{"cloudflare", []string{"520/", "522/", "530/"}},
		{"cors", []string{"#cors_preflight", "#cors_blocked_answered", "000/"}},
		{"timeout", []string{"408/", "504/", "522/", "#connection_timeout"}},
		{"www-authenticate", []string{"401/"}},
		{"econnrefused", []string{"#connection_refused", "502/"}},
		{"econnreset", []string{"#connection_terminated"}},
		{"etimedout", []string{"#connection_timeout"}},
		{"enotfound", []string{"#dns_error", "530/"}},
		{"zzz", nil},
	} {
		var got []string
		for _, e := range entries {
			if strings.Contains(e[1], c.asked) {
				got = append(got, e[0])
			}
		}
		for _, to := range c.want {
			if !slices.Contains(got, to) {
				t.Errorf("%q does not lead to %s: %q", c.asked, to, got)
			}
		}
		if c.want == nil && got != nil {
			t.Errorf("%q leads to %q", c.asked, got)
		}
	}
}

// The codes that are mistaken for each other say so on both pages, and what
// servers answer for one fault stands on the page of each answer.
func TestPairs(t *testing.T) {
	h := New(Options{}).(*handler)
	for _, pair := range [][2]status.Code{{401, 403}, {502, 504}, {301, 308}, {502, 503}, {521, 522}, {525, 526}} {
		for i := range pair {
			page := string(h.codePage(pair[i]))
			confused := page[max(0, strings.Index(page, `class="confused"`)):]
			if !strings.Contains(confused, "/codes/"+digits(pair[1-i])+`/">`+digits(pair[1-i])+" ") {
				t.Errorf("the page of %d does not tell it from %d", pair[i], pair[1-i])
			}
		}
	}
	for _, f := range faults {
		for _, a := range f.answers {
			if page := string(h.codePage(a.code)); !strings.Contains(page, `<section class="same">`) || !strings.Contains(page, say(wordSameBy, a.by)[:5]) {
				t.Errorf("%s: not on the page of %d", f.name, a.code)
			}
		}
	}
	// The fourteen and the commonest others have an example and a comparison.
	for _, code := range []status.Code{200, 201, 204, 301, 304, 400, 401, 403, 404, 429, 500, 502, 503, 504,
		202, 206, 302, 303, 307, 308, 405, 406, 408, 409, 410, 411, 413, 415, 422, 426, 431, 521, 522} {
		e, _ := status.Lookup(code)
		if n := noteOn(e); n.example == "" || n.confused == nil {
			t.Errorf("%d: example %q, confused %v", code, n.example, n.confused)
		}
	}
}
