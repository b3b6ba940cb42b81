package scan

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The oracle is the obvious matcher, which says what a template means: every
// template is laid on every byte of a line, its gaps opened byte by byte.

// templates are the patterns, one each; musts their longest literals.
var (
	templates = strings.Split(strings.TrimSuffix(strings.NewReplacer(string(rune(signOwner)), "", string(rune(signOwn)), "").Replace(patterns), "\x00"), "\x00")
	musts     = func() (all []string) {
		for _, t := range templates {
			all = append(all, longest(t))
		}
		return all
	}()
)

// obvious returns every place of line where a template fits, with the number of
// the template.
func obvious(line string) (all []hit) {
	small := lower(line)
	for n, t := range templates {
		if !strings.Contains(small, musts[n]) { // a shortcut, and no more: it must stand somewhere
			continue
		}
		for start := range len(line) + 1 {
			m := match{start: start, code: -1, count: -1}
			if wordAt(line, start-1) && (wordAt(t, 0) || t[0] == signCount) {
				continue // a word goes on
			}
			if t[0] == signStatus && (wordAt(line, start-1) || start > 0 && line[start-1] == '.') {
				continue // part of a word or a fraction, not standing alone
			}
			if end, ok := fits(&m, line, small, start, t); ok {
				m.end = end
				all = append(all, hit{m, uint16(n)})
			}
		}
	}
	return all
}

// fits lays t on line from at on and returns where it ends. A gap takes as
// little as lets what stands before the next gap fit.
func fits(m *match, line, small string, at int, t string) (end int, ok bool) {
	for t != "" {
		sign := t[0]
		switch sign {
		default:
			if at >= len(line) || small[at] != sign {
				return 0, false
			}
			at++
		case signStatus:
			rest := t[1:]
			if at+3 > len(line) || strings.Trim(line[at:at+3], "0123456789") != "" || at > 0 && isNumber(line[at-1]) {
				return 0, false
			}
			if after := line[at+3:]; !strings.HasPrefix(rest, ".") && goesOn(after) {
				return 0, false
			}
			m.code, m.codeAt = int(line[at]-'0')*100+int(line[at+1]-'0')*10+int(line[at+2]-'0'), at
			at += 3
		case signCount:
			digits := len(line[at:]) - len(strings.TrimLeft(line[at:], "0123456789"))
			if digits == 0 {
				return 0, false
			}
			m.count = 0
			for _, c := range line[at : at+min(digits, 18)] {
				m.count = m.count*10 + int64(c-'0')
			}
			at += digits
		case signAny, signWord:
			next := t[1:]
			part := next[:len(next)-len(strings.TrimLeftFunc(next, func(r rune) bool { return r != signAny && r != signWord }))]
			for span := 0; span <= maxGap && at+span <= len(line); span++ {
				if sign == signWord && span > 0 && (line[at+span-1] == ' ' || line[at+span-1] == '\t') {
					return 0, false
				}
				if sign == signWord && span == 0 {
					continue
				}
				try := *m
				if e, ok := fits(&try, line, small, at+span, part); ok {
					*m = try
					return fits(m, line, small, e, next[len(part):])
				}
			}
			return 0, false
		}
		t = t[1:]
	}
	return at, true
}

// goesOn reports whether what follows three digits makes them part of something
// longer. Of what is not ASCII, only blanks, quotes, dashes and the lines of
// tables (U+00A0, U+2000 to 203F, U+2500 to 253F) do not.
func goesOn(after string) bool {
	if after == "" {
		return false
	}
	c := after[0]
	if c >= 0x80 {
		return !strings.HasPrefix(after, "\u00a0") && !strings.HasPrefix(after, "\xe2\x80") && !strings.HasPrefix(after, "\xe2\x94")
	}
	return wordAt(after, 0) || c == '%' || (c == '.' || c == ',') && len(after) > 1 && isNumber(after[1])
}

func isNumber(c byte) bool { return '0' <= c && c <= '9' }

func wordAt(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c := s[i]
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isNumber(c) || c == '_'
}

// lower makes ASCII capitals small and leaves other bytes, valid UTF-8 or not.
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// longest returns the template's longest run of literal bytes.
func longest(t string) (run string) {
	for _, r := range strings.FieldsFunc(t, func(r rune) bool { return r <= signCount }) {
		if len(r) > len(run) {
			run = r
		}
	}
	return run
}

// agree holds the matcher against the oracle on one line.
func agree(t *testing.T, s *Scanner, line []byte) {
	t.Helper()
	want := obvious(string(line))
	s.seen = look(line)
	got := slices.Clone(s.hits[:s.match(line)])
	order := func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.pattern, b.pattern), cmp.Compare(a.start, b.start))
	}
	slices.SortFunc(got, order)
	slices.SortFunc(want, order)
	if len(want) > maxHits { // the matcher stops at its limit, with any of them
		if len(got) != maxHits {
			t.Errorf("%.200q: %d hits, want %d of %d", line, len(got), maxHits, len(want))
		}
		for _, h := range got {
			if !slices.Contains(want, h) {
				t.Errorf("%.200q: %q %+v is not among what fits", line, templates[h.pattern], h)
				return
			}
		}
		return
	}
	if !slices.Equal(got, want) {
		t.Errorf("%.300q:\n got  %s\n want %s", line, words(got), words(want))
	}
}

func words(hits []hit) (s string) {
	for _, h := range hits {
		s += strings.NewReplacer("\x01", "<>", "\x02", "<word>", "\x03", "<status>", "\x04", "<count>").Replace(templates[h.pattern])
		s += " " + fmt.Sprint(h.start, h.end, h.code, h.codeAt, h.count) + "; "
	}
	return s
}

// corpus returns the captured texts.
func corpus(t testing.TB) (texts map[string][]byte) {
	t.Helper()
	files, _ := filepath.Glob("../report/testdata/corpus/*.txt")
	if len(files) < 100 {
		t.Fatalf("%d captured texts, want at least 100", len(files))
	}
	texts = map[string][]byte{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(f)] = text
	}
	return texts
}

// TestTemplates holds the split of patterns to their number.
func TestTemplates(t *testing.T) {
	if len(templates) != numPatterns {
		t.Fatalf("%d templates, want %d", len(templates), numPatterns)
	}
}

// TestMatch holds the matcher against the oracle on every captured text and
// every sample, and on each template's own words.
func TestMatch(t *testing.T) {
	s := new(Scanner)
	s.Reset(new(notes))
	seen := map[string]bool{}
	lines := func(text []byte) {
		for line := range bytes.Lines(text) {
			line = bytes.TrimRight(line, "\r\n")
			if len(line) > 2000 { // long JSON: its parts do as well, and the oracle is slow
				line = line[:2000]
			}
			if !seen[string(line)] {
				seen[string(line)] = true
				agree(t, s, line)
			}
		}
	}
	for _, text := range corpus(t) {
		if len(text) > 16<<10 {
			text = text[:16<<10]
		}
		lines(text)
	}
	for _, x := range samples(t) {
		lines([]byte(x.Text))
	}
	for _, x := range templates {
		for _, said := range spoken(x) {
			lines([]byte(said))
		}
	}
}

// spoken returns texts that a template was made for, and some that miss it by a
// byte.
func spoken(t string) (all []string) {
	fill := strings.NewReplacer("\x01", "", "\x02", "w", "\x03", "404", "\x04", "7")
	wide := strings.NewReplacer("\x01", strings.Repeat("- ", maxGap/2), "\x02", strings.Repeat("w", maxGap), "\x03", "503", "\x04", "1234567890")
	over := strings.NewReplacer("\x01", strings.Repeat("-", maxGap+1), "\x02", strings.Repeat("w", maxGap+1), "\x03", "503", "\x04", "")
	text := fill.Replace(t)
	for _, before := range []string{"", " ", "x", "5", ".", "_", "(", "é"} {
		all = append(all, before+text)
	}
	for _, after := range []string{" ", "x", "5", ".", ".5", ",5", ",x", "%", "_", ")", "é"} {
		all = append(all, text+after)
	}
	return append(all, strings.ToUpper(text), text+text, text+" "+text, wide.Replace(t), over.Replace(t), text[1:], text[:len(text)-1])
}

// TestFastWay holds the fast path, which tries the last line's format first,
// against the general way on every captured text.
func TestFastWay(t *testing.T) {
	s := new(Scanner)
	for name, text := range corpus(t) {
		same(t, name, read(s, text, false).all, read(s, text, true).all)
	}
}
