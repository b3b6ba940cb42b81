package scan

// A silence remembers short texts that say nothing, since a log repeats itself.
type silence struct {
	list [64]struct {
		n    uint8
		text [48]byte
	}
}

// forget forgets all of them.
func (l *silence) forget() {
	for i := range l.list {
		l.list[i].n = 0
	}
}

// slot returns where t is remembered, by its length and its ends.
func (l *silence) slot(t []byte) int {
	n := len(t)
	return (n + int(t[0])*3 + int(t[n-1])*5) % len(l.list)
}

// has reports whether t is remembered.
func (l *silence) has(t []byte) bool {
	if len(t) == 0 {
		return false
	}
	k := &l.list[l.slot(t)]
	return Same(k.text[:k.n], t)
}

// add remembers t in place of another.
func (l *silence) add(t []byte) {
	if n := len(t); n > 0 && n <= len(l.list[0].text) {
		k := &l.list[l.slot(t)]
		k.n = uint8(copy(k.text[:], t))
	}
}
