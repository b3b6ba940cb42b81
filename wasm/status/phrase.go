package status

import "unsafe"

// ByPhrase returns the code whose name, or older phrase, is the whole of text,
// whatever its case and the blanks, hyphens, underscores and apostrophes in it:
// "Not Found", "NotFound", "NOT_FOUND" and "not-found" are all 404. A registered
// code goes before a documented one; folklore has no say.
func ByPhrase(text []byte) (Code, bool) {
	phrasesOnce.Do(notePhrases)
	first := phraseEntry[wordsHash(unsafe.String(unsafe.SliceData(text), len(text)))]
	if first == 0 {
		return 0, false
	}
	if e := Entry(first - 1); e.says(text) {
		return e.Code(), true
	}
	for standing := Registered; standing < Folklore; standing++ {
		for e := Entry(0); e < numEntries; e++ {
			if e.Standing() == standing && !e.Pseudo() && e.says(text) {
				return e.Code(), true
			}
		}
	}
	return 0, false
}

// says reports whether text is e's name or one of its phrases.
func (e Entry) says(text []byte) bool {
	for i := -1; i < e.Phrases(); i++ {
		if sameWords(e.called(i), text) {
			return true
		}
	}
	return false
}

// called returns e's phrase i, its name for -1.
func (e Entry) called(i int) string {
	if i < 0 {
		return e.Name()
	}
	return e.Phrase(i)
}

// phraseEntry holds, for each hash of a name or phrase, 1 and the entry that goes
// before all others with that hash: nearly all that is asked about is none.
var (
	phraseEntry  [1 << 12]uint16
	phraseStarts [numEntries]uint32 // a bit for each first byte of an entry's, by its last five bits
	phrasesOnce  Once
)

// wordsHash hashes what sameWords compares.
func wordsHash(text string) (h uint32) {
	for i := 0; i < len(text); i++ {
		if c := text[i]; !isBetween(c) {
			h = h*31 + uint32(fold(c))
		}
	}
	return h * 2654435761 >> 20
}

func notePhrases() {
	for e := Entry(0); e < numEntries; e++ {
		for i := -1; i < e.Phrases(); i++ {
			phraseStarts[e] |= 1 << (e.called(i)[0] & 31)
		}
	}
	for standing := Registered; standing < Folklore; standing++ {
		for e := Entry(0); e < numEntries; e++ {
			if e.Standing() != standing || e.Pseudo() {
				continue
			}
			for i := -1; i < e.Phrases(); i++ {
				if at := &phraseEntry[wordsHash(e.called(i))]; *at == 0 {
					*at = uint16(e) + 1
				}
			}
		}
	}
}

// PhraseAt returns the length of the longest name or phrase of c that text
// starts with, whatever its case, and that ends there as a word; 0 when none.
func PhraseAt(c Code, text []byte) int {
	longest := 0
	first, n := Lookup(c)
	if n == 0 || len(text) == 0 {
		return 0
	}
	phrasesOnce.Do(notePhrases)
	for e := first; e < first+n; e++ {
		if e.Pseudo() || phraseStarts[e]>>(text[0]&31)&1 == 0 {
			continue
		}
		longest = max(longest, startsWith(text, e.Name()))
		for i := 0; i < e.Phrases(); i++ {
			longest = max(longest, startsWith(text, e.Phrase(i)))
		}
	}
	return longest
}

// startsWith returns the length of phrase in text when text starts with it as a
// word, else 0. What stands between words may be a blank, a hyphen or an underscore,
// and an apostrophe may be left out.
func startsWith(text []byte, phrase string) int {
	n := 0
	for i := 0; i < len(phrase); i++ {
		c := phrase[i]
		switch {
		case n < len(text) && (fold(text[n]) == fold(c) || isBetween(c) && isBetween(text[n])):
			n++
		case c != '\'':
			return 0
		}
	}
	if n < len(text) && isWord(text[n]) {
		return 0
	}
	return n
}

// sameWords reports whether phrase and text differ in nothing but case and
// what stands between words.
func sameWords(phrase string, text []byte) bool {
	i, j := 0, 0
	for {
		for i < len(phrase) && isBetween(phrase[i]) {
			i++
		}
		for j < len(text) && isBetween(text[j]) {
			j++
		}
		if i == len(phrase) || j == len(text) {
			return i == len(phrase) && j == len(text) && i > 0
		}
		if fold(phrase[i]) != fold(text[j]) {
			return false
		}
		i++
		j++
	}
}

func fold(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

func isBetween(b byte) bool {
	return b == ' ' || b == '\t' || b == '-' || b == '_' || b == '\''
}

func isWord(b byte) bool {
	return 'a' <= fold(b) && fold(b) <= 'z' || '0' <= b && b <= '9' || b == '_'
}
