package scan

import "unsafe"

// How a number stands to a request: behind its method and target, before them,
// or at the end of an arrow from its URL.

// methodLengths has a bit for each length of a method, by its first letter.
var methodLengths [32]uint16

// method returns the end of the request method that stands at b[i:], or i.
func method(b []byte, i int) int {
	e := i
	for e < len(b) && upper(b[e]) {
		e++
	}
	if e-i < 3 || e-i > 9 || methodLengths[b[i]&31]>>(e-i)&1 == 0 {
		return i
	}
	if listed(keysMethods, b[i:e]) {
		return e
	}
	return i
}

// frequent reports whether the m bytes before the first blank of r are one of the
// six methods that nearly every request has.
func frequent(r []byte, m int) bool {
	return m <= 6 && len(r) >= 8 && usual(*(*uint64)(unsafe.Pointer(unsafe.SliceData(r))), m)
}

// usual reports whether the first m bytes of w, at most six, spell one of those
// methods. It looks in the one place where that can stand, so that no branch
// depends on which it is. A zero byte at the end is not what follows a method.
func usual(w uint64, m int) bool {
	w &= 1<<(8*m) - 1
	return w>>(8*uint(m)-8) != 0 && usualMethods[w*usualPlace>>61] == w
}

const usualPlace = 0x63ca828dd5f4b3b3

var usualMethods [8]uint64

// targeted reports whether a request target (a path, a URL, *) stands at b[i:], in
// quotes or not.
func targeted(b []byte, i int) bool {
	if i < len(b) && (b[i] == '"' || b[i] == '\'') {
		i++
	}
	return i < len(b) && (b[i] == '/' || b[i] == '*' || url(b[i:]))
}

// target returns the end of the request target at b[i:], i where there is none.
func target(b []byte, i int) int {
	if !targeted(b, i) {
		return i
	}
	return token(b, i)
}

// url reports whether b starts with an address of HTTP.
func url(b []byte) bool {
	return has(b, "http://") || has(b, "https://") || has(b, "ws://") || has(b, "wss://")
}

// codeMethod reports whether a method and a target follow at b[i:], or a URL, as
// in "404 GET /x", "[404]: GET /x" and "404 http://127.0.0.1/x".
func codeMethod(b []byte, i int) bool {
	at := i - 3
	if at > 0 && b[at-1] == ':' {
		return false // file.go:560] GET
	}
	if i < len(b) && b[i] == ']' {
		if at < 1 || b[at-1] != '[' || at > 1 && word(b[at-2]) {
			return false // node[812]: GET, [pid 812] GET
		}
		if i++; i < len(b) && b[i] == ':' {
			i++
		}
	}
	from := i
	for i < len(b) && (blank(b[i]) || b[i] == '|' || b[i] == '-') {
		i++
	}
	if url(b[i:]) {
		// 404 http://127.0.0.1/x, as scripts print it, and [404] http://127.0.0.1/x,
		// as link checkers do; but not apt's priorities, behind many blanks.
		if b[i-2] == ']' {
			return skipBlanks(b, 0) == at-1 && b[at-1] == '['
		}
		return blank(b[i-1]) && (at < 2 || skipBlanks(b, 0) != at)
	}
	e := method(b, i)
	if e == i || i-from > 9 {
		return false // none, or a count in the column before
	}
	t := skipBlanks(b, e)
	if t < len(b) && b[t] == '|' {
		t = skipBlanks(b, t+1)
	}
	return t > e && target(b, t) > t || at == 0 && b[i-1] == '\t' && t == len(b) // Firefox's network rows
}

// afterMethod reports whether the number at b[i:] is the first thing said after
// a request's method and target: only arrows, a version, and a few words stand
// between. Lines by morgan, Koa, Next.js, Octokit and many more look so.
func (s *Scanner) afterMethod(b []byte, i int) bool {
	from := max(0, i-maxGap)
	if s.seen&seenUpper == 0 {
		return false
	}
	for k := i - 2; k >= from; k-- {
		if !upper(b[k]) || k > 0 && (word(b[k-1]) || b[k-1] == '-') {
			continue
		}
		e := method(b, k)
		if e == k || e >= i || !blank(b[e]) {
			continue
		}
		t := skipBlanks(b, e)
		e = target(b, t)
		if e <= t || e >= i {
			return false
		}
		w := unit(b, i+3)
		return connects(b, e, i) && !tallied(b, i+3) && !listed(keysDuration, w) && !listed(keysSize, w)
	}
	return false
}

// between reports whether the number at b[i:] stands between a request's method and
// its target: POST 404 /x.
func between(b []byte, i int) bool {
	if i < 4 || b[i-1] != ' ' || i+4 >= len(b) || b[i+3] != ' ' || b[i+4] != '/' {
		return false
	}
	w := lastWord(b[:i])
	return len(w) > 0 && upper(w[0]) && method(b, i-1-len(w)) == i-1
}

// tallied reports whether a number and its share follow at b[i:], so that the
// number before it counts requests: "GET /x  100  25(25.00%)".
func tallied(b []byte, i int) bool {
	k := skipBlanks(b, i)
	e := k
	for e < len(b) && digit(b[e]) {
		e++
	}
	return e > k && e+1 < len(b) && b[e] == '(' && digit(b[e+1])
}

// afterArrow reports whether an arrow leads from a URL to the number at b[i:]:
// http://127.0.0.1/x => 200.
func afterArrow(b []byte, i int) bool {
	k := i - 1
	for k > 0 && blank(b[k]) {
		k--
	}
	if k < 8 || k == i-1 || b[k] != '>' || b[k-1] != '=' && b[k-1] != '-' {
		return false
	}
	e := k - 1
	for e > 0 && blank(b[e-1]) {
		e--
	}
	for k = e; k > 0 && !blank(b[k-1]) && e-k < maxGap; k-- {
	}
	return url(b[k:e])
}

// pathBefore returns where the path or URL starts that stands before the number at b[i:]
// with nothing but blanks, a colon or an arrow between, "/v1/orders: 404", or -1.
func pathBefore(b []byte, i int) int {
	k := i
	for k > 0 && blank(b[k-1]) {
		k--
	}
	if k > 2 && b[k-1] == '>' && (b[k-2] == '-' || b[k-2] == '=') {
		for k -= 2; k > 0 && blank(b[k-1]); k-- {
		}
	}
	if k == i || k == 0 {
		return -1
	}
	for k > 0 && !blank(b[k-1]) {
		k--
	}
	if b[k] != '/' && !url(b[k:]) {
		return -1
	}
	return k
}

// filed reports whether the path that b begins with is a file's on a computer, as
// far as its first part tells.
func filed(b []byte) bool {
	if b[0] != '/' {
		return false
	}
	e := 1
	for e < len(b) && word(b[e]) {
		e++
	}
	return e == 1 || listed(keysFolder, b[1:e])
}

// namesError reports whether b begins with the name of an error: NotFoundError.
func namesError(b []byte) bool {
	e := 0
	for e < len(b) && word(b[e]) {
		e++
	}
	return e > 0 && upper(b[0]) && names(b[:e])
}

// lastNumber reports whether b[i:] is a number and nothing else.
func lastNumber(b []byte, i int) bool {
	_, e := number(b, i)
	return e > i && e == len(b)
}

// connects reports whether only words that lead from a request to its status
// stand in b[i:end].
func connects(b []byte, i, end int) bool {
	for {
		for i < end && !word(b[i]) && b[i] != '/' && b[i] < 0x80 && b[i] != '.' {
			i++
		}
		for i < end && b[i] >= 0x80 { // → and its like
			i++
		}
		if i >= end {
			return true
		}
		if i > 0 && word(b[i]) && !blank(b[i-1]) && b[i-1] < 0x80 && b[i-1] != '[' && b[i-1] != '(' && b[i-1] != '"' && b[i-1] != '>' {
			if !has(b[i:], "HTTP/") {
				return false
			}
		}
		e := i
		for e < end && !blank(b[e]) {
			e++
		}
		if e == i {
			i++
			continue
		}
		switch w := b[i:e]; {
		case hasFold(w, "http/"), hasFold(w, "http://"), hasFold(w, "https://"), w[0] == '/':
		case str(w) == "1.1", str(w) == "1.0", str(w) == "2.0", str(w) == "2":
		case !connector(w):
			return false
		}
		i = e
	}
}

// connector reports whether w leads from a request to its status.
func connector(w []byte) bool {
	for len(w) > 0 && !word(w[len(w)-1]) {
		w = w[:len(w)-1]
	}
	return len(w) == 0 || listed(keysConnect, w)
}
