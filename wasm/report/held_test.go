package report

import (
	"os"
	"testing"
)

// missed are the samples of testdata/captured and testdata/written that are not
// read as labelled, and why not yet.
var missed = map[string]string{
	"022-lftp-debug":          "lftp asks for / by itself before the command's address: two exchanges by what is printed",
	"236-chromium-stderr":     "a page's own words, xhr 503",
	"240-firefox-stdout":      "a page's own words, xhr 503",
	"271-cloudwatch-tab":      "a program's own words, answer 200 in 503 ms",
	"561-openai-500m":         "a client's message that begins with 500 and goes on in the server's words",
	"225-vercel-cli":          "nothing but brackets around it says that 403 is a status",
	"252-chrome-err-page-504": "Chrome says that it took too long, of a gateway that answered 504, too",
	"069-postman-console":     "a line that is nothing but 404, under a request",
	"088-gatling-report":      "a table's cell wraps in the word before the status",
	"089-locust-failures":     "a table's occurrences count for one",
	"165-git-lfs-404":         "[404] before words of its own",
	"176-changelog-trap":      "connection refused, in a list of changes",
	"741-sentry-event":        "an exception's value is a name's value elsewhere, and a breadcrumb's data is skipped",
}

// TestCaptured scores our own captures of other programs than the corpus has.
func TestCaptured(t *testing.T) { scoreBut(t, "testdata/captured", 411) }

// TestWritten scores messages of programs that could not be run here, written
// down from memory: a wording may differ from what the program prints.
func TestWritten(t *testing.T) { scoreBut(t, "testdata/written", 494) }

// scoreBut scores a folder of at least so many samples: what is missed, and nothing
// else, may be wrong.
func scoreBut(t *testing.T, dir string, least int) {
	wrongly := map[string]bool{}
	got := score(t, dir, func(name string, l *label, wrong []string, r *Report) {
		wrongly[name] = true
		if missed[name] == "" {
			t.Errorf("%s: wrong %v: want %v, got %s", name, wrong, l.Codes, summary(r))
		}
	})
	for name := range missed {
		if _, err := os.Stat(dir + "/" + name + ".json"); err == nil && !wrongly[name] {
			t.Errorf("%s is read as labelled: take it out of missed", name)
		}
	}
	if got.samples < least {
		t.Fatalf("%s has %d samples, want at least %d", dir, got.samples, least)
	}
	t.Log(got)
}

// blind is how many samples of testdata/blind are read as labelled. It may only
// grow. The README's table says how many were when they were read for the first time.
const blind = 2460

// TestBlind scores captures that were labelled without a look at the reader. Most of
// what is missed says only in a program's own words what a number is.
func TestBlind(t *testing.T) {
	got := score(t, "testdata/blind", func(name string, l *label, wrong []string, r *Report) {
		t.Logf("%s: wrong %v: want %v, got %s", name, wrong, l.Codes, summary(r))
	})
	if got.samples < 2556 {
		t.Fatalf("testdata/blind has %d samples, want at least 2556", got.samples)
	}
	t.Log(got)
	if got.right < blind {
		t.Errorf("everything right in %d, it was %d", got.right, blind)
	}
}

// TestHeld scores another folder of samples, named by HITCHECK_CORPUS.
func TestHeld(t *testing.T) {
	dir := os.Getenv("HITCHECK_CORPUS")
	if dir == "" {
		t.Skip("HITCHECK_CORPUS names no folder")
	}
	got := score(t, dir, func(name string, l *label, wrong []string, r *Report) {
		t.Logf("%s: wrong %v\n  want %v counts %v failure %v %v final %v\n  got  %s", name, wrong,
			l.Codes, sorted(l.Counts), deref(l.Failure), l.Failures, derefInt(l.final), summary(r))
	})
	t.Log(got)
}
