package status

import (
	"strings"
	"testing"
)

// TestTable walks every accessor of every row: each string is there, each list
// ends where the next begins, and the walk uses every slot.
func TestTable(t *testing.T) {
	slots := 0
	filled := func(what string, list ...string) {
		t.Helper()
		slots += len(list)
		for i, s := range list {
			if s == "" || strings.ContainsRune(s, 0) {
				t.Errorf("%s: string %d is %q", what, i, s)
			}
		}
	}
	gather := func(n int, at func(int) string) (list []string) {
		for i := range n {
			list = append(list, at(i))
		}
		return list
	}
	for e := Entry(0); int(e) < NumEntries(); e++ {
		what := e.Name() + " of " + e.Issuer()
		filled(what, e.Name(), e.Issuer(), e.Meaning(), e.Source(), e.URL())
		filled(what, gather(e.Steps(), e.Step)...)
		filled(what, gather(e.Fields(), e.Field)...)
		filled(what, gather(e.Phrases(), e.Phrase)...)
		if e.Expires() != "" {
			slots++
		}
		for i := range e.Clues() {
			if int(e.Clue(i)) >= NumClues() {
				t.Errorf("%s: clue %d is %d of %d", what, i, e.Clue(i), NumClues())
			}
		}
		if e.Steps() < 2 || e.Steps() > 4 || !strings.HasPrefix(e.URL(), "https://") {
			t.Errorf("%s: %d steps, url %s", what, e.Steps(), e.URL())
		}
		for _, word := range []string{e.Standing().String(), e.Reach().String(), e.Actor().String(), e.Retry().String()} {
			filled(what, word)
			slots--
		}
	}
	ids := map[string]bool{}
	for f := FailureID(0); int(f) < NumFailures(); f++ {
		filled(f.ID(), f.ID(), f.Name(), f.Meaning(), f.Source(), f.URL())
		filled(f.ID(), gather(f.Steps(), f.Step)...)
		if ids[f.ID()] || f.Kind().String() == "" || f.Reach().String() == "" || f.Retry().String() == "" {
			t.Errorf("failure %s: stands twice, or is of no kind", f.ID())
		}
		ids[f.ID()] = true
	}
	for c := ClueID(0); int(c) < NumClues(); c++ {
		filled(c.ID(), c.ID(), c.Party())
		if c.Source() == "" || c.Reach().String() == "" {
			t.Errorf("clue %s has no source or no reach", c.ID())
		}
	}
	for i := range (moreClasses - moreFormats) / 2 {
		filled(FormatID(i), FormatID(i), FormatName(i))
	}
	if want := numSlots + numMoreSlots - 5*6 - numWords; slots != want {
		t.Errorf("the rows have %d slots, the table %d", slots, want)
	}
}

// slowLookup is what Lookup means: the entries of c, one after the other.
func slowLookup(c Code) (first, n Entry) {
	for e := Entry(0); int(e) < NumEntries(); e++ {
		if e.Code() == c {
			if n == 0 {
				first = e
			}
			n++
		}
	}
	return first, n
}

func TestLookup(t *testing.T) {
	for c := Code(0); c < 1100; c++ {
		first, n := Lookup(c)
		wantFirst, wantN := slowLookup(c)
		if n != wantN || n > 0 && first != wantFirst {
			t.Errorf("Lookup(%d) = %d, %d; want %d, %d", c, first, n, wantFirst, wantN)
		}
		for e := first + 1; e < first+n; e++ {
			if e.Standing() < (e - 1).Standing() {
				t.Errorf("%d: %s stands below %s", c, e.Issuer(), (e - 1).Issuer())
			}
		}
	}
}

// TestWords holds the words of the report's JSON to their constants.
func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Registered.String(), "registered"}, {Folklore.String(), "folklore"}, {Standing(3).String(), ""},
		{ReachUnknown.String(), "unknown"}, {ReachUnsent.String(), "unsent"}, {ReachNetwork.String(), "network"},
		{ReachIntermediary.String(), "intermediary"}, {ReachOrigin.String(), "origin"}, {ReachHidden.String(), "hidden"},
		{Reach(6).String(), ""},
		{ActorUnknown.String(), "unknown"}, {ActorClient.String(), "client"}, {ActorBrowser.String(), "browser"},
		{ActorNobody.String(), "nobody"}, {Actor(7).String(), ""},
		{RetryNo.String(), "no"}, {RetryAfterFix.String(), "after-fix"}, {RetryLater.String(), "later"}, {RetrySafe.String(), "safe"},
		{DNS.String(), "dns"}, {CORS.String(), "cors"}, {RedirectLoop.String(), "redirect-loop"}, {Kind(13).String(), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestAccessorsDoNotAllocate(t *testing.T) {
	text := []byte("not-found")
	once.Do(index)
	if n := testing.AllocsPerRun(100, func() {
		e, _ := Lookup(404)
		_, _, _, _ = e.Name(), e.Step(0), e.Reach().String(), e.Source()
		_, _ = FailureID(0).Meaning(), ClueID(0).Party()
		_, _ = Class(4).Next(), Say(WordHitting)
		ByPhrase(text)
		PhraseAt(404, text)
	}); n != 0 {
		t.Errorf("the accessors allocate %v times", n)
	}
}

func BenchmarkByPhrase(b *testing.B) {
	text := []byte("network authentication required")
	for b.Loop() {
		ByPhrase(text)
	}
}
