package render

// replacement stands for bytes that are no character.
const replacement = "\uFFFD"

// sound returns the length of the UTF-8 character that s starts with, or 0
// when its first byte starts none (RFC 3629, 4). The standard library's decoder
// would do; this is a quarter of its size in the browser.
func sound(s string) int {
	c := s[0]
	if c < 0x80 {
		return 1
	}
	n, lo, hi := 0, byte(0x80), byte(0xbf)
	switch {
	case c < 0xc2 || c > 0xf4:
		return 0
	case c < 0xe0:
		n = 2
	case c < 0xf0:
		n = 3
		if c == 0xe0 {
			lo = 0xa0 // overlong
		} else if c == 0xed {
			hi = 0x9f // surrogates
		}
	default:
		n = 4
		if c == 0xf0 {
			lo = 0x90 // overlong
		} else if c == 0xf4 {
			hi = 0x8f // above U+10FFFF
		}
	}
	if len(s) < n || s[1] < lo || s[1] > hi {
		return 0
	}
	for i := 2; i < n; i++ {
		if s[i]&0xc0 != 0x80 {
			return 0
		}
	}
	return n
}

// appendString appends s as a JSON string.
func appendString(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x80 && c != '"' && c != '\\' {
			i++
			continue
		}
		n := sound(s[i:])
		if n > 1 {
			i += n
			continue
		}
		dst = append(dst, s[from:i]...)
		switch {
		case n == 0:
			dst = append(dst, replacement...)
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c == '\n':
			dst = append(dst, `\n`...)
		default:
			dst = append(dst, `\u00`...)
			dst = append(dst, hex[c>>4], hex[c&15])
		}
		i++
		from = i
	}
	return append(append(dst, s[from:]...), '"')
}
