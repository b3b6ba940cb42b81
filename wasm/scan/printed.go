package scan

// How scripts print the status of an answer in words of their own: before its body,
// behind an arrow, or behind a word that says how it went.

// printed reports whether the known code at b[i:] stands so. The line's text starts
// at byte start.
func printed(b []byte, start, i, code int) bool {
	after := i + 3
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
		return !bracket && skipBlanks(b, e) == k-2 && (word(b[start]) || b[start] == '/') && !digit(b[e-1]) && b[e-1] != ':' && !listed(keysSize, b[start:e])
	}
	w := lastWord(b[:k])
	if len(w) == 0 {
		return false
	}
	from := k - len(w)
	switch {
	case listed(keysAnswered, w):
		return !bracket
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
