package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const portal = "../site/examples/portal/portal.yaml"

// overlays are what stands in two files and what gen says to them, laid over
// testdata/good.yaml in that order.
var overlays = []struct{ one, two, says string }{
	// What is changed is said, with where it stood.
	{one: "codes:\n- {code: 404, issuer: IANA, meaning: Gone fishing.}",
		says: `one.yaml:2:38: code "404 IANA": meaning is "Gone fishing.", and was "` + "*" + `" in good.yaml:*`},
	{one: "codes:\n- {code: 404, issuer: IANA, next+: [Third step]}",
		says: `one.yaml:2:37: code "404 IANA": next has also "Third step"`},
	{one: "codes:\n- {code: 404, issuer: IANA, fields: [Via]}",
		says: `one.yaml:2:38: code "404 IANA": fields is "Via", and was not there`},
	{one: "words: {hitting: Yes indeed}",
		says: `one.yaml:1:18: word "hitting": text is "Yes indeed", and was "` + "*" + `" in good.yaml:*`},
	{one: "words: {more_to_say: Aha}", says: `one.yaml:1:9: word "more_to_say" is new`},
	{one: "keys: {status+: [shop_state]}", says: `one.yaml:1:18: key "status": names has also "shop_state"`},
	// What says what stands there already changes nothing.
	{one: "codes:\n- {code: 404, issuer: IANA, reach: origin}", says: ``},
	// Two that say the same agree; so do two that add to a list.
	{one: "words: {hitting: A}", two: "words: {hitting: A}",
		says: `one.yaml:1:18: word "hitting": text is "A", and was "` + "*" + `" in good.yaml:*`},
	{one: "codes:\n- {code: 404, issuer: IANA, next+: [A]}", two: "codes:\n- {code: 404, issuer: IANA, next+: [B]}",
		says: "one.yaml:2:37: code \"404 IANA\": next has also \"A\"\ntwo.yaml:2:37: code \"404 IANA\": next has also \"B\""},

	// What is refused.
	{one: "words: {hitting: A}", two: "words: {hitting: B}",
		says: `two.yaml:1:18: word "hitting": text is "B" here and "A" in one.yaml:1:18; keep one of them`},
	{one: "codes:\n- {code: 404, issuer: IANA, next+: [A]}", two: "codes:\n- {code: 404, issuer: IANA, next: [B, C]}",
		says: `two.yaml:2:36: code "404 IANA": next is "B | C" here and "A" in one.yaml:2:37; keep one of them`},
	{one: "codes:\n- {code: 404, issuer: IANA, meaning: A}\n- {code: 404, issuer: IANA, meaning: B}",
		says: `one.yaml:3:38: code "404 IANA": meaning is "B" here and "A" in line 2; keep one of them`},
	{one: "codes:\n- {code: 404, meaning: A}",
		says: `one.yaml:2:3: code "404": key "issuer" is missing; add it`},
	{one: "codes:\n- {code: 404, issuer: Shop, meaning: A}",
		says: `one.yaml:2:3: code "404 Shop": key "name" is missing; add it, or mend what names an entry of the catalog` + "*"},
	{one: "codes:\n- {code: 404, issuer: IANA, meening: A}",
		says: `one.yaml:2:29: code "404 IANA": unknown key "meening"; use "meaning"`},
	{one: "codes:\n- {code: 404, issuer: IANA, meaning+: A}",
		says: `one.yaml:2:29: code "404 IANA": unknown key "meaning+"; use "meaning"`},
	{one: "codes:\n- {code: 404, issuer: IANA, next: [A, B], next+: [C]}",
		says: `one.yaml:2:43: code "404 IANA": key "next" stands twice; keep one`},
	{one: "codes+: []", says: `one.yaml:1:1: the catalog: unknown key "codes+"; use "codes"`},
	{one: "codes:\n- {code: 404, issuer: IANA, next+: [A, B, C, D]}",
		says: `one.yaml:2:*: code "404 IANA": next has * steps; give 2 to 4`},
	{one: "codes:\n- {code: 404, issuer: IANA, confused: [{code: 410}]}",
		says: `one.yaml:2:40: code "404 IANA": key "how" is missing; add it`},
	{one: "", says: `one.yaml: the file is empty; write the sections classes:, codes:, …`},
	{one: "a: &a [*a]", says: `one.yaml:1:4: anchor &a; the catalog has no aliases, so take it out` + "*"},
	{one: "words: {hitting: A}", two: "\tx", says: `two.yaml:1:1: a tab indents the line; indent with blanks`},
}

func TestOverlays(t *testing.T) {
	base := source{"good.yaml", complete(t, nil)}
	for _, c := range overlays {
		over := []source{{"one.yaml", []byte(c.one)}}
		if c.two != "" {
			over = append(over, source{"two.yaml", []byte(c.two)})
		}
		laid, err := readOver(base, over...)
		got := strings.Join(laid.changes, "\n")
		if err != nil {
			got = err.Error()
		}
		if !matches(c.says, got) {
			t.Errorf("%s\n%s\nsays %s\nwant %s", c.one, c.two, got, c.says)
		}
	}
}

// TestOverlaySample lays a format over the catalog that takes a sample of
// another: it is refused, since formats of overlays stand first.
func TestOverlaySample(t *testing.T) {
	greedy := strings.Replace(portalText(t), "orders-cli: the shop said <status>", "requested url returned error: <status>", 1)
	_, err := readOver(source{"catalog.yaml", catalogText(t)}, source{"greedy.yaml", []byte(greedy)})
	if err == nil || !strings.Contains(err.Error(), `greedy.yaml:65:5: format "orders-cli": takes sample 1 of format "curl-error", "curl: (22)`) {
		t.Error(err)
	}
}

// TestPortal generates the example's tables into a copy of the core, in which
// they compile and the core says what the example has it say.
func TestPortal(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("cp", "-r", "../go.mod", "../go.sum", "../wasm", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	status, said := gen("-catalog", "../catalog.yaml", "-overlay", portal, "-out", dir)
	if status != 0 {
		t.Fatal(said)
	}
	holdTo(t, "testdata/portal.golden", regexp.MustCompile(`catalog.yaml:\d+:\d+`).ReplaceAllString(said, "catalog.yaml"))
	if err := os.MkdirAll(filepath.Join(dir, "wasm/worker/classify"), 0o755); err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile("testdata/classify.go.txt")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "wasm/worker/classify/main.go"), program, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"409":                                  "The order was already paid, or someone else",
		"422":                                  `The body names each wrong field under "errors"`,
		"orders-cli: the shop said 598":        "Not hitting: 598 Shop closed",
		"orders-cli: key ok_live_1 is revoked": "Not hitting: Key revoked",
	} {
		run := exec.Command("go", "run", "./wasm/worker/classify")
		run.Dir, run.Stdin = dir, strings.NewReader(text)
		out, err := run.CombinedOutput()
		if err != nil || !strings.Contains(strings.Join(strings.Fields(string(out)), " "), want) {
			t.Errorf("%q: %v\n%s\nwant %q", text, err, out, want)
		}
	}
}

// matches reports whether got is want, where * in want is anything.
func matches(want, got string) bool {
	form := strings.ReplaceAll(regexp.QuoteMeta(want), `\*`, `.*`)
	return regexp.MustCompile(`^(?s)` + form + `$`).MatchString(got)
}

func portalText(t testing.TB) string {
	data, err := os.ReadFile(portal)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func catalogText(t testing.TB) []byte {
	data, err := os.ReadFile("../catalog.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// holdTo compares what gen says with a file of testdata; -update writes it.
func holdTo(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(want, []byte(got)) {
		t.Errorf("%s is not what gen says; read the difference, then go test ./gen -update (%v)\n%s", golden, err, got)
	}
}
