package scan

import "hitcheck/wasm/status"

// reason says what the number at b[i:i+3], which is no status, most likely is.
func reason(b []byte, i int) status.Word {
	e := i + 3
	var before, after, next byte
	if i > 0 {
		before = b[i-1]
	}
	if e < len(b) {
		after = b[e]
	}
	if e+1 < len(b) {
		next = b[e+1]
	}
	w := unit(b, e)
	switch {
	case after == '%' || after == ' ' && next == '%':
		return status.WordNearPercent
	case listed(keysDuration, w):
		return status.WordNearDuration
	case listed(keysSize, w):
		return status.WordNearSize
	case before == '.' && i > 1 && digit(b[i-2]) || after == '.' && digit(next):
		if dots(b, i) >= 3 {
			return status.WordNearAddress
		}
		return status.WordNearVersion
	case inURL(b, i):
		return status.WordNearUrl
	case before == ':' && i > 1 && (word(b[i-2]) || b[i-2] == ']'):
		if after == ':' || after == ')' || fileBefore(b, i-1) {
			return status.WordNearLine
		}
		return status.WordNearPort
	case before == ':' && (i < 2 || b[i-2] != '"') || after == ':' && digit(next) || before == '+':
		return status.WordNearDate
	case before == '-' && i > 1 && digit(b[i-2]) || after == '-' && digit(next):
		return status.WordNearDate
	}
	switch p := lastWord(b[:max(0, trimSeparator(b, i))]); {
	case listed(keysPort, p):
		return status.WordNearPort
	case listed(keysLine, p):
		return status.WordNearLine
	case listed(keysErrno, p):
		return status.WordNearErrno
	case listed(keysExit, p):
		return status.WordNearExit
	case listed(keysExpected, p):
		return status.WordNearExpected
	case listed(keysDuration, p) || listed(keysElapsed, p):
		return status.WordNearDuration
	case listed(keysId, p):
		return status.WordNearId
	case listed(keysSize, p):
		return status.WordNearSize
	}
	if word(before) || word(after) || before == '#' || before == '-' {
		return status.WordNearId
	}
	return status.WordNearBare
}

// unit returns the letters behind the number that ends at b[e:], and behind a blank.
func unit(b []byte, e int) []byte {
	if e < len(b) && b[e] == ' ' {
		e++
	}
	u := e
	for u < len(b) && (classOf[b[u]]&isAlpha != 0 || b[u] >= 0x80) {
		u++
	}
	return b[e:u]
}

// trimSeparator returns where what stands before the number at i ends, signs
// and blanks apart.
func trimSeparator(b []byte, i int) int {
	for i > 0 && !word(b[i-1]) {
		i--
	}
	return i
}

// dots counts the dots of the run of digits and dots around byte i.
func dots(b []byte, i int) int {
	k := i
	for k > 0 && (digit(b[k-1]) || b[k-1] == '.') {
		k--
	}
	n := 0
	for ; k < len(b) && (digit(b[k]) || b[k] == '.'); k++ {
		if b[k] == '.' {
			n++
		}
	}
	return n
}

// inURL reports whether byte i is in a run that looks like a path or URL.
func inURL(b []byte, i int) bool {
	k := i
	for k > 0 && !blank(b[k-1]) && b[k-1] != '"' && b[k-1] != '\'' && b[k-1] != '(' && i-k < maxGap {
		k--
		if b[k] == '/' || b[k] == '?' {
			return true
		}
	}
	return false
}

// fileBefore reports whether a file's name ends at byte i: app.js:404.
func fileBefore(b []byte, i int) bool {
	k := i
	for k > 0 && word(b[k-1]) {
		k--
	}
	if i-k < 1 || i-k > 4 || k < 2 || b[k-1] != '.' || !word(b[k-2]) || digit(b[k]) {
		return false
	}
	for k -= 2; k > 0 && (word(b[k-1]) || b[k-1] == '-'); k-- {
	}
	return k == 0 || b[k-1] != '.' // api.example.com is a host
}
