package scan

// A flatText is a line with something taken out (terminal colours, the escapes
// of a JSON string), which remembers where each byte stood in the line.
type flatText struct {
	on  bool
	buf [MaxLine]byte
	pos [MaxLine + 1]uint32
	n   int
}

// at returns the offset in the input of byte i of the line that starts at base.
func (t *flatText) at(base uint64, i int) uint64 {
	if t.on {
		if i > t.n {
			i = t.n
		}
		return base + uint64(t.pos[i])
	}
	return base + uint64(i)
}

func (t *flatText) clear() { t.on = false }

func (t *flatText) put(c byte, at int) {
	if t.n < MaxLine {
		t.buf[t.n], t.pos[t.n] = c, uint32(at)
		t.n++
	}
}

// drawn reports whether strip has something to take out of b.
func (s *Scanner) drawn(b []byte) bool {
	return s.seen&seenEscape != 0 && (find(b, 0x1b) >= 0 || index(b, "│") >= 0)
}

// strip takes terminal control sequences (ECMA-48, 5.4: ESC [ … final byte;
// and operating system commands) out of b, and makes bars of what tables are
// drawn with.
func (t *flatText) strip(b []byte) []byte {
	t.on, t.n = true, 0
	for i := 0; i < len(b); i++ {
		if b[i] == 0xe2 && has(b[i:], "│") {
			t.put('|', i)
			i += len("│") - 1
			continue
		}
		if b[i] != 0x1b || i+1 >= len(b) {
			t.put(b[i], i)
			continue
		}
		i++
		switch b[i] {
		case '[':
			for i++; i < len(b) && (b[i] < 0x40 || b[i] > 0x7e); i++ {
			}
		case ']':
			for i++; i < len(b) && b[i] != 7 && !(b[i] == '\\' && b[i-1] == 0x1b); i++ {
			}
		}
	}
	t.pos[t.n] = uint32(len(b))
	return t.buf[:t.n]
}

// unescape reads the JSON string at b[from:to], quotes not included. Its bytes
// stand in the line from offset off on.
func (t *flatText) unescape(b []byte, off int) []byte {
	t.on, t.n = true, 0
	for i := 0; i < len(b); i++ {
		c, at := b[i], off+i
		if c == '\\' && i+1 < len(b) {
			i++
			switch c = b[i]; c {
			case 'n':
				c = '\n'
			case 't':
				c = '\t'
			case 'r':
				c = '\r'
			case 'u':
				c = '?'
				if i+4 < len(b) {
					if v := hex4(b[i+1:]); v >= 0 && v < 0x80 {
						c = byte(v)
					}
					i += 4
				}
				if c == 0x1b { // a terminal colour
					for i++; i < len(b) && (b[i] == '[' || b[i] < 0x40); i++ {
					}
					continue
				}
			}
		}
		t.put(c, at)
	}
	t.pos[t.n] = uint32(off + len(b))
	return t.buf[:t.n]
}

func hex4(b []byte) int {
	v := 0
	for _, c := range b[:4] {
		switch c = fold[c]; {
		case digit(c):
			v = v<<4 | int(c-'0')
		case c >= 'a' && c <= 'f':
			v = v<<4 | int(c-'a'+10)
		default:
			return -1
		}
	}
	return v
}
