package report

import (
	"unsafe"

	"hitcheck/wasm/status"
)

const (
	topSlots = 128 // requests that are counted at a time
	topPath  = 96  // bytes of a path that are kept
)

// A top counts the failing requests of a log in bounded memory, by the
// space-saving algorithm (Metwally and others, "Efficient computation of
// frequent and top-k elements in data streams", 2005): a request that has no
// slot takes the one with the smallest count and goes on from there, so that a
// count is never too low.
//
// The counts only grow, so the smallest does too. What has it is found by going
// round: a whole turn without any means that the smallest has grown.
type top struct {
	slots  [topSlots]topSlot
	n      int
	approx bool
	least  uint32        // no count is smaller
	hand   int           // the slot that is looked at next for it
	key    [topPath]byte // the path being added
	first  [256]uint8    // 1 + the slot that was added last, by the key's hash; 0 for none
}

type topSlot struct {
	hash    uint32
	code    status.Code
	next    uint8 // 1 + the slot before it with that hash
	count   uint32
	nmethod uint8
	npath   uint8
	method  [8]byte
	path    [topPath]byte
}

func (t *top) reset() {
	t.n, t.approx, t.least, t.hand = 0, false, 1, 0
	clear(t.first[:])
}

// add counts one failing request. The query is dropped and ids are folded.
func (t *top) add(c status.Code, method, path []byte) {
	if len(path) == 0 {
		return
	}
	key := &t.key
	n := foldPath(key[:], path)
	h := uint32(c) * 2654435761
	for _, b := range method {
		h = (h ^ uint32(b)) * 16777619
	}
	for _, b := range key[:n] {
		h = (h ^ uint32(b)) * 16777619
	}
	for i := t.first[h>>24]; i != 0; i = t.slots[i-1].next {
		s := &t.slots[i-1]
		if s.hash == h && s.code == c && view(s.path[:s.npath]) == view(key[:n]) {
			s.count++
			return
		}
	}
	k, base := t.n, uint32(0)
	if k < topSlots {
		t.n++
	} else {
		k = t.smallest()
		base = t.slots[k].count
		t.approx = true
	}
	s := &t.slots[k]
	s.hash, s.code, s.count = h, c, base+1
	s.nmethod = uint8(copy(s.method[:], method))
	s.npath = uint8(copy(s.path[:], key[:n]))
	s.next, t.first[h>>24] = t.first[h>>24], uint8(k+1)
}

// smallest frees a slot that has the smallest count, and returns it.
func (t *top) smallest() int {
	lowest, left := ^uint32(0), topSlots
	for t.slots[t.hand].count != t.least {
		lowest = min(lowest, t.slots[t.hand].count)
		t.hand = (t.hand + 1) % topSlots
		if left--; left == 0 {
			t.least = lowest
		}
	}
	k := t.hand
	t.hand = (t.hand + 1) % topSlots
	at := &t.first[t.slots[k].hash>>24]
	for int(*at) != k+1 {
		at = &t.slots[*at-1].next
	}
	*at = t.slots[k].next
	return k
}

// foldPath writes path to dst without scheme, host and query, and with ids
// (numbers, UUIDs, long hexadecimal) as {id}; it returns how many bytes.
func foldPath(dst, path []byte) int {
	if i := hostEnd(path); i > 0 {
		path = path[i:]
	}
	n := 0
	for i := 0; i < len(path) && n < len(dst); {
		c := path[i]
		if c == '?' || c == '#' || c == ' ' || c == '"' {
			break
		}
		if c != '/' {
			dst[n] = c
			n++
			i++
			continue
		}
		dst[n] = c
		n++
		i++
		e := i
		for e < len(path) && path[e] != '/' && path[e] != '?' && path[e] != '#' && path[e] != ' ' && path[e] != '"' {
			e++
		}
		if isID(path[i:e]) {
			n += copy(dst[n:], "{id}")
			i = e
		}
	}
	return n
}

// hostEnd returns where the path starts in an absolute URL, 0 for a path.
func hostEnd(b []byte) int {
	for i := 0; i+2 < len(b) && i < 8; i++ {
		if b[i] == ':' && b[i+1] == '/' && b[i+2] == '/' {
			for i += 3; i < len(b) && b[i] != '/'; i++ {
			}
			return i
		}
		if b[i] == '/' {
			return 0
		}
	}
	return 0
}

// isID reports whether a path segment is an id and no name.
func isID(b []byte) bool {
	digits, hex := 0, 0
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'f', c >= 'A' && c <= 'F', c == '-':
			hex++
		default:
			return false
		}
	}
	return digits > 0 && (hex == 0 || len(b) >= 8 && digits+hex == len(b) && digits >= 2)
}

// read fills in the most frequent failing requests.
func (t *top) read(r *Report, out *[MaxTop]Top) {
	n := 0
	for i := range t.slots[:t.n] {
		s := &t.slots[i]
		k := n
		for k > 0 && out[k-1].Count < s.count {
			k--
		}
		if k == MaxTop {
			continue
		}
		if n < MaxTop {
			n++
		}
		copy(out[k+1:n], out[k:n-1])
		out[k] = Top{Code: s.code, Count: s.count, Method: view(s.method[:s.nmethod]), Path: view(s.path[:s.npath])}
	}
	r.Top, r.TopApprox = out[:n], t.approx
}

// view looks at b as a string without copying it.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
