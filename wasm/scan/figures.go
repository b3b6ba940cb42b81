//go:build !small

package scan

import "math/bits"

// Numbers that are tried where one stands; those of the catalog's templates come first.
var (
	knowns  [128]uint16 // statuses that the catalog has
	nknowns int
	figures [128]uint32 // where one of its templates has a number, and how long that is
	nfigure int
	edges   [32][8]byte // those that a longer number may begin or end with, zeros behind them
	nedge   int
)

var (
	unlikely = [...]string{"000", "001", "042", "099", "142", "199", "273", "299", "364", "399", "473", "555", "600", "666", filler, "993"}
	lengths  = [...]string{"0", "1", "2", "7", "10", "12", "59", "99", "1000", "2026", "12345", "20261102", "1795404555", "1795404555130", "9999999999999999999"}
	ids      = [...]string{"e404", "e503", "deadb0", "0badc0de", "e1001", "3f2b8c9e", "1234567890abcdef1234567890abcdef", "80070ee7"}
)

// filler is a number that says nothing, of three digits.
const filler = "750"

// leastTried is the first status that may be told without being read: interim ones
// are told by some formats only.
const leastTried = 200

func prepareNumbers() {
	for i := range isStatus[:] {
		if isStatus[i] = codeKnown(i); isStatus[i] && nknowns < len(knowns) {
			knowns[nknowns] = uint16(i)
			nknowns++
		}
	}
	p := raw(patterns)
	for i := findDigit(p, 0); i < len(p); i = findDigit(p, i) {
		_, e := number(p, i)
		if !figured(p[i:e]) && nfigure < len(figures) {
			figures[nfigure] = uint32(i)<<8 | uint32(e-i)
			nfigure++
		}
		if edge(p[e]) || i > 0 && edge(p[i-1]) {
			addEdge(p[i:e])
		}
		i = e
	}
}

// edge reports whether c, beside a number in a template, lets that be part of a longer
// one, or of an id.
func edge(c byte) bool { return c <= signOwner && c != signStatus && c != signCount }

// addEdge adds v to edges, once.
func addEdge(v []byte) {
	var e [8]byte
	copy(e[:], v)
	for i := range nedge {
		if edges[i] == e {
			return
		}
	}
	if nedge < len(edges) {
		edges[nedge] = e
		nedge++
	}
}

// figure returns the number of a template that stands in figures.
func figure(i int) []byte {
	at := int(figures[i] >> 8)
	return raw(patterns)[at : at+int(figures[i]&0xff)]
}

// figured reports whether one of figures is b.
func figured(b []byte) bool {
	for i := range nfigure {
		if str(figure(i)) == str(b) {
			return true
		}
	}
	return false
}

// series reports whether three numbers stand in f as they do in a date or a time that
// is none: another may be one, and then what stands behind it begins the text.
func (f *form) series() bool {
	for i := 0; i+5 <= f.n; i++ {
		if t := f.text[i : i+5]; marker(t[0]) && marker(t[2]) && marker(t[4]) && t[1] == t[3] && (t[1] == ':' || t[1] == '-' || t[1] == '/') {
			return true
		}
	}
	return false
}

// versioned reports whether a word of f is two numbers with a point between.
func (f *form) versioned() bool {
	for i := 1; i+4 < f.n; i++ {
		if t := f.text[i-1 : i+4]; t[0] == ' ' && t[1] == formNumber && t[2] == '.' && t[3] == formNumber && t[4] == ' ' {
			return true
		}
	}
	return false
}

// marker reports whether c stands for a number, but for a time of day.
func marker(c byte) bool { return c == formNumber || c == formThree }

// figures reports whether what stands around a number of a template of the catalog that
// has two, or one and a status, stands in f around a number: together they could say
// what neither does.
func (f *form) figures() bool {
	p := raw(patterns)
	for from, to := 0, 0; from < len(p); from = to + 1 {
		numbers := 0
		for to = from; p[to] != signEnd; to++ {
			if p[to] == signStatus || p[to] == signCount || digit(p[to]) && !digit(p[to+1]) {
				numbers++
			}
		}
		if numbers > 1 && f.figured(p[from:to]) {
			return true
		}
	}
	return false
}

// figured reports it of the template p.
func (f *form) figured(p []byte) bool {
	for i := findDigit(p, 0); i < len(p); i = findDigit(p, i) {
		_, e := number(p, i)
		from, to := i, e
		for from > 0 && i-from < around && p[from-1] > signOwner && !digit(p[from-1]) {
			from--
		}
		for to < len(p) && to-e < around && p[to] > signOwner && !digit(p[to]) {
			to++
		}
		sign := byte(formNumber)
		if e-i == 3 {
			sign = formThree
		}
		for k := i - from; k+to-e < f.n && i-from+to-e >= aroundLeast; k++ {
			if f.text[k] == sign && sameFold(f.text[k-(i-from):k], p[from:i]) && sameFold(f.text[k+1:k+1+to-e], p[e:to]) {
				return true
			}
		}
		i = e
	}
	return false
}

// How many bytes on each side of a template's number are looked for.
const (
	around      = 5
	aroundLeast = 4 // in all: what is shorter stands in many lines
)

// sameFold reports whether b is lit, which is in small letters.
func sameFold(b, lit []byte) bool {
	for i, c := range lit {
		if fold[b[i]] != c {
			return false
		}
	}
	return true
}

// variants returns about how many lines are read to learn what f tells.
func (f *form) variants() int {
	n := bits.OnesCount32(f.three)
	return n*(nknowns+len(unlikely)+nfigure/3) + (f.nums-n)*(len(lengths)+len(ids)+nfigure*2/3)
}
