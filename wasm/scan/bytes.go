package scan

import "unsafe"

// fold maps ASCII capitals to small letters and every other byte to itself.
var fold [256]byte

// classOf tells what a byte can be part of.
var classOf [256]byte

const (
	isDigit = 1 << iota
	isAlpha
	isBlank
	isWord   // letter, digit or underscore
	isPrompt // what a prompt begins with
)

// Signs in a line that a reader needs; look collects them.
type signs uint16

const (
	seenDigit signs = 1 << iota
	seenQuote
	seenBracket
	seenBrace
	seenEscape
	seenComma
	seenTab
	seenBackslash
	seenBar
	seenSlash
	seenPair  // = or (
	seenColon // or a hyphen
	seenUpper // a capital
)

var signOf [256]signs

// look returns the signs that stand in b, so that a line is walked once and
// not by every reader that would find nothing in it.
func look(b []byte) (seen signs) {
	i := 0
	for p := unsafe.Pointer(unsafe.SliceData(b)); i+8 <= len(b); i += 8 {
		x := *(*uint64)(unsafe.Add(p, i))
		seen |= signOf[byte(x)] | signOf[byte(x>>8)] | signOf[byte(x>>16)] | signOf[byte(x>>24)] |
			signOf[byte(x>>32)] | signOf[byte(x>>40)] | signOf[byte(x>>48)] | signOf[byte(x>>56)]
	}
	for ; i < len(b); i++ {
		seen |= signOf[b[i]]
	}
	return seen
}

// count returns how often c, whose sign is given, stands in b.
func count(b []byte, c byte, seen, sign signs) (n int) {
	if seen&sign == 0 {
		return 0
	}
	for _, x := range b {
		if x == c {
			n++
		}
	}
	return n
}

func prepareBytes() {
	signOf['"'], signOf['['], signOf['{'], signOf[0x1b], signOf['|'], signOf['\\'] = seenQuote, seenBracket, seenBrace, seenEscape, seenBar, seenBackslash
	signOf[0xe2] = seenEscape // begins │
	for _, p := range prompts {
		classOf[p[0]] |= isPrompt
	}
	signOf[','], signOf['\t'], signOf['/'], signOf['='], signOf['('], signOf[':'], signOf['-'] = seenComma, seenTab, seenSlash, seenPair, seenPair, seenColon, seenColon
	for i := range signOf[:] {
		if digit(byte(i)) {
			signOf[i] = seenDigit
		}
	}
	for i := range fold[:] {
		c := byte(i)
		fold[i] = c
		switch {
		case c >= '0' && c <= '9':
			classOf[i] |= isDigit | isWord
		case c >= 'A' && c <= 'Z':
			fold[i] = c | 0x20
			signOf[i] = seenUpper
			classOf[i] |= isAlpha | isWord
		case c >= 'a' && c <= 'z':
			classOf[i] |= isAlpha | isWord
		case c == '_':
			classOf[i] |= isWord
		case c == ' ' || c == '\t':
			classOf[i] |= isBlank
		}
	}
}

func digit(c byte) bool { return c-'0' < 10 }
func blank(c byte) bool { return c == ' ' || c == '\t' }
func word(c byte) bool  { return classOf[c]&isWord != 0 }
func upper(c byte) bool { return c-'A' < 26 }

// indexByte returns where c stands in b, or -1.
func indexByte(b []byte, c byte) int { return find(b, c) }

// hasFold reports whether b starts with lit, which is in small letters.
func hasFold(b []byte, lit string) bool {
	if len(b) < len(lit) {
		return false
	}
	for i := 0; i < len(lit); i++ {
		if fold[b[i]] != lit[i] {
			return false
		}
	}
	return true
}

// has reports whether b starts with lit, letter for letter.
func has(b []byte, lit string) bool {
	return len(b) >= len(lit) && str(b[:len(lit)]) == lit
}

// indexFold returns where lit, in small letters, first stands in b, or -1.
func indexFold(b []byte, lit string) int {
	if len(lit) == 0 {
		return 0
	}
	c := lit[0]
	for i := 0; i+len(lit) <= len(b); i++ {
		if fold[b[i]] == c && hasFold(b[i:], lit) {
			return i
		}
	}
	return -1
}

// index returns where lit first stands in b, letter for letter, or -1.
func index(b []byte, lit string) int {
	for i := 0; i+len(lit) <= len(b); {
		k := find(b[i:len(b)-len(lit)+1], lit[0])
		if k < 0 {
			return -1
		}
		i += k
		if str(b[i:i+len(lit)]) == lit {
			return i
		}
		i++
	}
	return -1
}

// skipBlanks returns the first index from i on that is no blank.
func skipBlanks(b []byte, i int) int {
	for i < len(b) && blank(b[i]) {
		i++
	}
	return i
}

// token returns the end of the run of bytes from i on that are not blank.
func token(b []byte, i int) int {
	for i < len(b) && !blank(b[i]) {
		i++
	}
	return i
}

// three returns the number that b[i:i+3] spells, or -1.
func three(b []byte, i int) int {
	if i < 0 || i+3 > len(b) || !digit(b[i]) || !digit(b[i+1]) || !digit(b[i+2]) {
		return -1
	}
	return int(b[i]-'0')*100 + int(b[i+1]-'0')*10 + int(b[i+2]-'0')
}

// number reads the digits from i on and returns them and where they end; at
// most 18 of them count.
func number(b []byte, i int) (n int64, end int) {
	for end = i; end < len(b) && digit(b[end]); end++ {
		if end-i < 18 {
			n = n*10 + int64(b[end]-'0')
		}
	}
	return n, end
}

// space reports whether a blank or line of Unicode's starts b: a no-break space,
// a thin space and its kin, or a box's side.
func space(b []byte) bool {
	return len(b) > 1 && (b[0] == 0xc2 && b[1] == 0xa0 || b[0] == 0xe2 && (b[1] == 0x80 || b[1] == 0x94))
}

// alone reports whether the three digits at b[i:] end there: no letter, digit,
// underscore or percent sign follows, nor a fraction.
func alone(b []byte, i int) bool {
	i += 3
	if i >= len(b) {
		return true
	}
	c := b[i]
	if c >= 0x80 {
		return space(b[i:])
	}
	if word(c) || c == '%' {
		return false
	}
	if (c == '.' || c == ',') && i+1 < len(b) && digit(b[i+1]) {
		return false
	}
	return true
}

// lastWord returns the last word of b.
func lastWord(b []byte) []byte {
	e := len(b)
	for e > 0 && (blank(b[e-1]) || b[e-1] == ',') {
		e--
	}
	k := e
	for k > 0 && word(b[k-1]) {
		k--
	}
	return b[k:e]
}
