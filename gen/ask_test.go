package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const iana = "../wasm/status/testdata/http-status-codes-1.csv"

// TestAsk holds the answers about testdata/good.yaml, with an overlay, to golden
// files.
func TestAsk(t *testing.T) {
	dir := t.TempDir()
	over, older := filepath.Join(dir, "over.yaml"), filepath.Join(dir, "older.csv")
	for name, text := range map[string]string{
		over:  "codes:\n- {code: 404, issuer: IANA, meaning: Gone fishing., next+: [Ask]}\n",
		older: "Value,Description,Reference\n104,\"Upload (TEMPORARY - registered 2024-11-13, expires 2027-11-13)\",[x]\n200,OK,[y]\n201-299,Unassigned,\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	good := complete(t, nil)
	home, _ := os.Getwd()
	t.Chdir(dir)
	if err := os.WriteFile("good.yaml", good, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ golden, args string }{
		{"explain-404", "-overlay over.yaml -explain 404"},
		{"explain-failure", "-explain connection_refused"},
		{"explain-class", "-explain 4xx"},
		{"lint", "-overlay over.yaml -lint"},
		{"iana-older", "-iana older.csv -today 2026-11-14"},
	} {
		var stdout, stderr bytes.Buffer
		if status := run(append([]string{"-catalog", "good.yaml"}, strings.Fields(c.args)...), &stdout, &stderr); status != 0 {
			t.Errorf("%s: status %d, %s", c.args, status, stderr.String())
		}
		holdTo(t, filepath.Join(home, "testdata", c.golden+".golden"), stdout.String())
	}
	for args, want := range map[string]string{
		"-explain 999x":                 "good.yaml: no entry is named \"999x\"; name a code, 4xx, or an id\n",
		"-iana none.csv":                "none.csv: there is no such file; name one with -iana\n",
		"-iana good.yaml":               "good.yaml:2:96: the file is no CSV: bare \" in non-quoted-field; take http-status-codes-1.csv as IANA serves it\n",
		"-iana older.csv -today 14.11.": "gen: -today is \"14.11.\"; write a day as 2026-11-13\n",
	} {
		if status, said := gen(append([]string{"-catalog", "good.yaml"}, strings.Fields(args)...)...); status == 0 || !strings.HasSuffix(said, want) {
			t.Errorf("%s: status %d, %q, want %q", args, status, said, want)
		}
	}
}

// TestRegistry holds our catalog to the registry: nothing is due, and 104 is
// shown as expired from the day after its last.
func TestRegistry(t *testing.T) {
	for _, c := range []struct{ today, want string }{
		{"2026-11-13", "0 changes are due\n"},
		{"2026-11-14", "expired 104 Upload Resumption Supported, a temporary registration, on 2026-11-13 by its own row (../catalog.yaml:*)\n0 changes are due\n"},
	} {
		var stdout, stderr bytes.Buffer
		run([]string{"-catalog", "../catalog.yaml", "-iana", iana, "-today", c.today}, &stdout, &stderr)
		if got := stdout.String(); !matches(c.want, got) {
			t.Errorf("%s: %q, want %q (%s)", c.today, got, c.want, stderr.String())
		}
	}
}
