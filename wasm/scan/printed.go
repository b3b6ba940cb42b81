package scan

// How scripts print the status of an answer in words of their own: before its body,
// behind an arrow, or behind a word that says how it went.

// printed reports whether the known code at b[i:] stands so. The line's text starts
// at byte start.
func printed(b []byte, start, i, code int) bool {
	after := i + 3
	if code >= 300 && attempted(b, i) {
		return true
	}
	if code < 200 || after < len(b) && b[after] != ' ' && b[after] != ')' {
		return false
	}
	if i == start {
		return after < len(b) && b[after] == ' ' && valuePrinted(b[after+1:], code)
	}
	bracket := b[i-1] == '(' && after+1 == len(b)
	if bracket {
		i--
	} else if after < len(b) {
		return false
	}
	if i == 0 || b[i-1] != ' ' {
		return false
	}
	k := i - 1
	for k > start && blank(b[k-1]) {
		k--
	}
	if k-2 > start && b[k-1] == '>' && (b[k-2] == '-' || b[k-2] == '=') { // orders -> 404
		e := token(b, start)
		return !bracket && skipBlanks(b, e) == k-2 && (word(b[start]) || b[start] == '/') && e > start+2 && !digit(b[e-1]) && b[e-1] != ':' && !listed(keysSize, b[start:e])
	}
	w := lastWord(b[:k])
	if len(w) == 0 {
		return false
	}
	from := k - len(w)
	switch {
	case listed(keysAnswered, w):
		return !bracket && findDigit(b[:from], start) == from
	case listed(keysPassed, w) && code < 300, listed(keysFailing, w) && code >= 400:
		return bracket // "OK 200" counts tests
	}
	for from > start && !blank(b[from-1]) {
		from--
	}
	return bracket && (b[from] == '/' && !filed(b[from:k]) || url(b[from:k]))
}

// valuePrinted reports whether v is a value as a program prints it, which may be the
// body of an answer, behind its length or not, or whether it went well.
func valuePrinted(v []byte, code int) bool {
	if _, e := number(v, 0); e > 0 && e < len(v) && v[e] == ' ' {
		v = v[e+1:]
	}
	if len(v) < 2 {
		return false
	}
	switch str(v) {
	case "null", "undefined", "None", "nil", "{}", "[]":
		return true
	case "true", "True":
		return code < 300
	case "false", "False":
		return code >= 300
	}
	switch last := v[len(v)-1]; v[0] {
	case '{', '[':
		return last == v[0]+2 && (v[1] == ' ' || v[1] == '\'' || v[1] == '{')
	case 'b':
		return (v[1] == '\'' || v[1] == '"') && last == v[1]
	case '<':
		return hasFold(v, "<!doctype") || hasFold(v, "<html") || has(v, "<?xml")
	}
	return false
}

// textStart returns where a line's text starts, behind its blanks, its time and what
// Python's logging puts before it.
func textStart(b []byte) int {
	i := skipBlanks(b, 0)
	k := i
	if k < len(b) && b[k] == '[' {
		k++
	}
	if k+11 < len(b) && digit(b[k]) && (b[k+4] == '-' || b[k+4] == '/') && b[k+7] == b[k+4] {
		k += 11 // 2026-11-23T
	}
	if k+8 < len(b) && digit(b[k]) && b[k+2] == ':' && b[k+5] == ':' {
		for k += 8; k < len(b) && (digit(b[k]) || b[k] == '.' || b[k] == ',' || b[k] == 'Z' || b[k] == ']'); k++ {
		}
		return skipBlanks(b, k)
	}
	for _, level := range [...]string{"ERROR:", "WARNING:", "INFO:", "DEBUG:"} {
		if has(b[i:], level) {
			k := i + len(level)
			for k < len(b) && (word(b[k]) || b[k] == '.') {
				k++
			}
			if k < len(b) && b[k] == ':' && k > i+len(level) {
				return k + 1
			}
		}
	}
	return i
}

// errorBefore reports whether nothing but the name of an error stands before the
// number at b[i:], and more behind it: HTTPError 404, NotFoundError: 404 no such
// model. Those that come with a language speak of anything.
func errorBefore(b []byte, start, i int) bool {
	k := i - 1
	if k < start+6 || b[k] != ' ' || i+3 < len(b) && b[i+3] != ' ' {
		return false
	}
	colon := b[k-1] == ':'
	if colon {
		k--
	}
	w := b[start:k]
	if token(w, 0) < len(w) {
		return false
	}
	at, named := 0, false
	for e := range w {
		if w[e] == '.' || w[e] == '$' || w[e] == ':' || w[e] == '\\' {
			named = named || names(w[at:e])
			at = e + 1
		}
	}
	w = w[at:]
	return (named || names(w)) && !listed(keysBuiltin, w) && (!colon || i+3 < len(b))
}

// names reports whether w ends as the name of an error does.
func names(w []byte) bool {
	return len(w) > 5 && str(w[len(w)-5:]) == "Error" || len(w) > 9 && str(w[len(w)-9:]) == "Exception"
}

// attempted reports whether the number at b[i:], which ends the line behind a colon
// or in brackets, ends what says that a request went wrong: Failed to load album: 404.
func attempted(b []byte, i int) bool {
	e := i + 3
	switch {
	case i > 2 && b[i-1] == ' ' && b[i-2] == ':' && e == len(b):
	case i > 2 && b[i-1] == '(' && b[i-2] == ' ' && e+1 == len(b) && b[e] == ')':
	default:
		return false
	}
	for _, lead := range [...]string{"failed to ", "could not ", "couldn't ", "unable to ", "cannot ", "can't ", "error "} {
		k := indexFold(b[:i], lead)
		if k < 0 || k > 0 && word(b[k-1]) {
			continue
		}
		k += len(lead)
		return listed(keysAttempts, b[k:token(b, k)])
	}
	return false
}
