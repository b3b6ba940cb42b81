package main

import (
	"cmp"
	"slices"
	"strings"
)

// The order in which the table has words and codes.

// comesLater reports whether the first answer can do without the word: what the
// examples hold, what is said while files are read, notes, what stands below the
// answer, and the numbers that were passed over.
func comesLater(w word) bool {
	return slices.ContainsFunc([]string{"try_", "file_", "note_", "below_", "near_", "box_", "direction"}, func(prefix string) bool {
		return strings.HasPrefix(w.ID.s, prefix)
	})
}

// inTime returns the words that come later behind the others.
func inTime(words []word) []word {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b word) int {
		return cmp.Compare(btoi(comesLater(a)), btoi(comesLater(b)))
	})
	return words
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// inOrder returns the codes ascending, and the registered meaning of a code
// before the documented ones before folklore.
func inOrder(codes []code) []code {
	codes = slices.Clone(codes)
	slices.SortStableFunc(codes, func(a, b code) int {
		return cmp.Or(a.Code.n-b.Code.n, int(nth("standing", a.Standing))-int(nth("standing", b.Standing)))
	})
	return codes
}
