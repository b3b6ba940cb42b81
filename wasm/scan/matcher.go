package scan

import "sync"

// The matcher finds the templates of a line by their anchors. An anchor is a
// window of five literal bytes; the search for all of them at once is Wu and
// Manber's ("A fast algorithm for multi-pattern searching", 1994): the two
// bytes at the end of a window say how far the window may move without missing
// an anchor. Invariant: no anchor ends in b[:i], i being where the window ends,
// that has not been handed over.

const (
	window  = 5
	hashLen = 4096
	maxHits = 32 // matches of one line that are looked at
)

// An anchor is one pattern's window: where it stands in patterns, where its
// template starts there, and the next anchor whose window ends with the same
// two bytes (by hash).
type anchor struct {
	at, pat int
	pattern uint16
	next    int16
}

var (
	once    sync.Once
	shift   [hashLen]uint8
	first   [hashLen]int16 // 1 + index in anchors of the first with that hash
	anchors [numPatterns]anchor
)

func pair(a, b byte) uint { return (uint(a)<<6 ^ uint(b)) & (hashLen - 1) }

// prepare builds the tables from patterns.
func prepare() {
	for i := range shift {
		shift[i] = window - 1
	}
	pat := 0
	for n := 0; n < numPatterns; n++ {
		at := bestWindow(pat)
		for j := 1; j < window; j++ {
			h := pair(patterns[at+j-1], patterns[at+j])
			if d := uint8(window - 1 - j); d < shift[h] {
				shift[h] = d
			}
		}
		h := pair(patterns[at+window-2], patterns[at+window-1])
		anchors[n] = anchor{at: at, pat: pat, pattern: uint16(n), next: first[h]}
		first[h] = int16(n + 1)
		for patterns[pat] != signEnd {
			pat++
		}
		pat++
	}
	prepareKeys()
	prepareNames()
}

// bestWindow returns where the rarest window of the template's first part
// stands: the one with the fewest blanks, digits and common letters. gen
// refuses a template without one.
func bestWindow(pat int) int {
	best, at := 1<<10, pat
	end := partEnd(pat)
	for i := pat; i+window <= end; i++ {
		cost := 0
		for j := i; j < i+window; j++ {
			c := patterns[j]
			switch {
			case c <= signCount:
				cost = 1 << 10
			case c == ' ':
				cost += 6
			case c == 'e' || c == 't' || c == 'a' || c == 'o' || c == 'i' || c == 'n' || c == 's' || c == 'r':
				cost += 4
			case c == 'h' || c == 'p' || c == '/' || c == '.' || c == ':' || c == '"':
				cost += 4
			case c == 'q' || c == 'x' || c == 'z' || c == 'j' || c == 'k' || c == '_' || c == '(':
			default:
				cost += 2
			}
		}
		if cost < best {
			best, at = cost, i
		}
	}
	return at
}

// A hit is one template found in a line.
type hit struct {
	match
	pattern uint16
}

// match fills s.hits with the templates found in b and returns how many. The
// loop is the hot part of text that has nothing to say.
func (s *Scanner) match(b []byte) int {
	n := 0
	for i := window - 1; i < len(b); {
		h := pair(fold[b[i-1]], fold[b[i]])
		if d := shift[h]; d != 0 {
			i += int(d)
			continue
		}
		at := i - (window - 1)
		for k := first[h]; k != 0; {
			a := &anchors[k-1]
			k = a.next
			if !hasFold(b[at:], patterns[a.at:a.at+window]) {
				continue
			}
			if m, ok := matchAt(b, at, a.pat, a.at); ok && n < maxHits {
				s.hits[n] = hit{m, a.pattern}
				n++
			}
		}
		i++
	}
	return n
}
