package report

import (
	"unsafe"

	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

const (
	topSlots   = 512 // requests that are counted at a time
	topRows    = 8   // requests that are told even where few statuses fail
	topPath    = 96  // bytes of a path that are kept
	asSeenBits = 10
	asSeen     = 1 << asSeenBits // requests whose slot is known as they stand in the log
)

// A top counts the failing requests of a log in bounded memory, by the
// space-saving algorithm (Metwally and others, "Efficient computation of
// frequent and top-k elements in data streams", 2005): a request that has no
// slot takes the one with the smallest count and goes on from there, so that a
// count is never too low; what it went on from is kept, so that it is known how
// much of a count was seen.
//
// The counts only grow, so the smallest does too. What has it is found by going
// round: a whole turn without any means that the smallest has grown. The last slot
// of a status is not taken, so that each that fails keeps a request, as long as no
// more than MaxTop do; it may have less.
type top struct {
	slots  [topSlots]topSlot
	n      int
	of     [maxCodes]uint16 // slots by status
	codes  int              // statuses that have any
	approx bool             // a slot was taken
	least  uint32           // no count is smaller, but for protected ones
	hand   int              // the slot that is looked at next for it
	key    [topPath]byte    // the path being added
	first  [512]uint16      // 1 + the slot that was added last, by the key's hash; 0 for none
	turn   uint64           // how often a slot was taken
	seen   [asSeen]topSeen
}

type topSlot struct {
	hash    uint64
	turn    uint64 // when it was taken
	first   int64  // Unix seconds of the first and the last with a time; first is 0 for none
	last    int64
	code    status.Code
	next    uint16 // 1 + the slot before it with that hash
	count   uint32
	over    uint32 // of count: what it went on from
	nmethod uint8
	npath   uint8
	method  [8]byte
	path    [topPath]byte
}

// A topSeen is a request as it stood in the log, and the slot that its method and
// path led to: what comes again is not folded again.
type topSeen struct {
	path   [4]uint64 // its first 32 bytes
	method uint64
	turn   uint64 // of the slot then: it may have been taken since
	code   status.Code
	slot   uint16
	npath  uint8
	rest   [topPath - 32]byte // of the path
}

func (t *top) reset() {
	t.n, t.codes, t.approx, t.least, t.hand = 0, 0, false, 1, 0
	clear(t.first[:])
	clear(t.of[:])
}

// add counts one failing request at time at, in Unix seconds; 0 is no time. The
// query is dropped and ids are folded.
func (t *top) add(c status.Code, method, path []byte, at int64) {
	if len(path) == 0 {
		return
	}
	if !scan.Quick {
		t.slots[t.slot(c, method, path)].add(1, at, at)
		return
	}
	start, m := scan.Words(path), scan.Words(method)[0]
	rest := path[min(len(path), 32):]
	seen := &t.seen[spread(start, m^uint64(c)<<48, rest)>>(64-asSeenBits)]
	short := len(path) <= topPath && len(method) <= 8
	if k := int(seen.slot); short && k < t.n && seen.path == start && seen.method == m && seen.code == c &&
		int(seen.npath) == len(path) && scan.Same(seen.rest[:len(rest)], rest) && t.slots[k].turn == seen.turn {
		t.slots[k].add(1, at, at)
		return
	}
	k := t.slot(c, method, path)
	t.slots[k].add(1, at, at)
	if short {
		seen.path, seen.method, seen.code = start, m, c
		seen.turn, seen.slot, seen.npath = t.slots[k].turn, uint16(k), uint8(len(path))
		copy(seen.rest[:], rest)
	}
}

// add counts n requests, the first and the last of which have these times.
func (s *topSlot) add(n uint32, first, last int64) {
	s.count += n
	if s.first == 0 || first < s.first && first > 0 {
		s.first = max(first, 0)
	}
	s.last = max(s.last, last)
}

// spread hashes a path's first 32 bytes, what makes one request of it, and the rest.
func spread(path [4]uint64, request uint64, rest []byte) uint64 {
	h := (path[0]^request)*0x9e3779b97f4a7c15 + path[1]*0xbf58476d1ce4e5b9 + path[2]*0x94d049bb133111eb + path[3]*0xd6e8feb86659fd93
	if len(rest) > 0 {
		h = hash(h, rest)
	}
	h ^= h >> 32
	return h * 0x9e3779b97f4a7c15
}

// slot returns the slot of a failing request, and takes one where it has none.
func (t *top) slot(c status.Code, method, path []byte) int {
	key := &t.key
	n := foldPath(key[:], path)
	h := hash(hash(uint64(c), method), key[:n])
	for i := t.first[h>>55]; i != 0; i = t.slots[i-1].next {
		s := &t.slots[i-1]
		if s.hash == h && s.code == c && scan.Same(s.path[:s.npath], key[:n]) {
			return int(i - 1)
		}
	}
	k, base := t.n, uint32(0)
	if k < topSlots {
		t.n++
	} else {
		k = t.smallest()
		base = max(t.slots[k].count, t.least) // one that was protected may have less
		t.approx = true
	}
	t.turn++
	if t.of[c] == 0 {
		t.codes++
	}
	t.of[c]++
	s := &t.slots[k]
	s.hash, s.turn, s.code, s.count, s.over, s.first, s.last = h, t.turn, c, base, base, 0, 0
	s.nmethod = uint8(copy(s.method[:], method))
	s.npath = uint8(copy(s.path[:], key[:n]))
	s.next, t.first[h>>55] = t.first[h>>55], uint16(k+1)
	return k
}

// smallest frees a slot that has the smallest count, or less, and returns it.
func (t *top) smallest() int {
	lowest, left := ^uint32(0), topSlots
	for {
		s := &t.slots[t.hand]
		if t.of[s.code] > 1 || t.codes > MaxTop {
			if s.count <= t.least {
				break
			}
			lowest = min(lowest, s.count)
		}
		t.hand = (t.hand + 1) % topSlots
		if left--; left == 0 {
			t.least = lowest
		}
	}
	k := t.hand
	t.hand = (t.hand + 1) % topSlots
	c := t.slots[k].code
	if t.of[c]--; t.of[c] == 0 {
		t.codes--
	}
	at := &t.first[t.slots[k].hash>>55]
	for int(*at) != k+1 {
		at = &t.slots[*at-1].next
	}
	*at = t.slots[k].next
	return k
}

// hash adds b to h, eight bytes at a time.
func hash(h uint64, b []byte) uint64 {
	const prime = 0x9e3779b97f4a7c15
	n := len(b)
	p := unsafe.Pointer(unsafe.SliceData(b))
	for i := 0; i+8 <= n; i += 8 {
		h = (h ^ *(*uint64)(unsafe.Add(p, i))) * prime
		h ^= h >> 32
	}
	if n >= 8 { // the last eight, some of them a second time
		h ^= *(*uint64)(unsafe.Add(p, n-8))
	} else {
		x := uint64(0)
		for _, c := range b {
			x = x<<8 | uint64(c)
		}
		h ^= x
	}
	h = (h ^ uint64(n)) * prime
	return h ^ h>>32
}

// read fills in the most frequent failing request of each status, as far as there is
// room, and where these are few the most frequent of the others, if half of their
// count or more was seen: errors first, then redirections.
func (t *top) read(r *Report, out *[MaxTop]Top) {
	var list [MaxTop]*topSlot
	n := t.rank(list[:], 0, true)
	if n < topRows {
		n = t.rank(list[:topRows], n, false)
	}
	for i, s := range list[:n] {
		insert(list[:i+1], s)
	}
	for i, s := range list[:n] {
		out[i] = Top{s.code, s.count, s.over, s.first, s.last, view(s.method[:s.nmethod]), view(s.path[:s.npath])}
	}
	r.Top = out[:n]
}

// rank sorts slots into list behind the n that it has, as far as there is room, and
// returns how many it has then: those that lead their status, or the others.
func (t *top) rank(list []*topSlot, n int, leading bool) int {
	from := n
	for i := range t.slots[:t.n] {
		if s := &t.slots[i]; t.leads(s) == leading && (leading || s.over <= s.sure()) {
			if n < len(list) {
				n++
			} else if !s.before(list[n-1]) {
				continue
			}
			insert(list[from:n], s)
		}
	}
	return n
}

// insert puts s, in place of the last one, where it belongs in the rest of list.
func insert(list []*topSlot, s *topSlot) {
	k := len(list) - 1
	for ; k > 0 && s.before(list[k-1]); k-- {
		list[k] = list[k-1]
	}
	list[k] = s
}

// leads reports whether s has the most frequent request of its status.
func (t *top) leads(s *topSlot) bool {
	for i := range t.slots[:t.n] {
		if o := &t.slots[i]; o.code == s.code && (o.sure() > s.sure() || o.sure() == s.sure() && o.turn < s.turn) {
			return false
		}
	}
	return true
}

// before reports whether s is told before o.
func (s *topSlot) before(o *topSlot) bool {
	if e := s.code >= 400; e != (o.code >= 400) {
		return e
	}
	return s.sure() > o.sure()
}

// sure returns how many of the requests that s counts were seen: no fewer came.
func (s *topSlot) sure() uint32 { return s.count - s.over }

// view looks at b as a string without copying it.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
