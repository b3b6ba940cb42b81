package status

// What the first answer can do without comes later to the browser: sources,
// issuers, header fields, ids, the words for what stands below the answer, and
// the advice on failures and on codes that are not in the class diagram. Until
// Complete has it, the accessors say that there is none. Other builds have it
// from the start.
var (
	later      string // the text of it, empty until it is there
	moreStarts [numMoreStrings + 1]uint32
	moreSlots  [numMoreSlots]uint16
)

// Complete takes the bytes of hitcheck.more, and reports whether they are the
// ones that belong to this module; others it leaves alone.
func Complete(b []byte) bool {
	if len(b) != moreSize {
		return false
	}
	sum := uint32(2166136261) // FNV-1a
	for _, c := range b {
		sum = (sum ^ uint32(c)) * 16777619
	}
	if sum != moreSum {
		return false
	}
	once.Do(index)
	if later == "" {
		placeMore(keep(b))
	}
	return true
}

// Whole reports whether what comes later is there.
func Whole() bool {
	once.Do(index)
	return later != ""
}

func placeMore(more string) {
	place(more[moreText:], more[:moreText], numMoreShared, moreStarts[:], moreSlots[:])
	later = more[moreText:]
}

// moreSlot returns the string that stands in slot i of what came later.
//
//go:noinline
func moreSlot(i int) string {
	once.Do(index)
	if later == "" {
		return ""
	}
	s := moreSlots[i]
	return later[moreStarts[s] : moreStarts[s+1]-1]
}

// rfcURL returns the address of a section of an RFC ("RFC 9110, 15.5.5"), or
// nothing for other sources. The table leaves out what this gives.
func rfcURL(source string) string {
	if len(source) < 4 || source[:4] != "RFC " {
		return ""
	}
	comma := 4
	for comma < len(source) && source[comma] != ',' {
		comma++
	}
	if comma+2 > len(source) {
		return ""
	}
	end := comma + 2
	for end < len(source) && source[end] != ' ' {
		end++
	}
	return "https://www.rfc-editor.org/rfc/rfc" + source[4:comma] + "#section-" + source[comma+2:end]
}

// address returns the address that stands in a slot, or that the source in the
// slot before it gives.
func address(i int) string {
	if url := moreSlot(i); url != "" {
		return url
	}
	return rfcURL(moreSlot(i - 1))
}
