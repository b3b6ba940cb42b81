package scan

// How scripts and errors print the status of an answer, in words of their own or of
// their language.

// printed says which format makes the known code at b[i:] a status that is printed so.
// The line's text starts at byte start.
func (s *Scanner) printed(b []byte, start, i, code int) FormatID {
	if i < start {
		return 0 // it is part of the time
	}
	after := i + 3
	last := after == len(b)
	path := pathBefore(b, i)
	switch {
	case i == start+1 && b[start] == '[' && has(b[after:], "] /") && (has(b[after:], "] / ") || !filed(b[after+2:])): // Astro's [404] /x 2ms
		return formatPathStatus
	case i == start && !last && namesError(b[after+1:]), code >= 400 && s.errorBefore(b, start, i),
		code >= 400 && i == start+7 && upper(b[start]) && hasFold(b[start:], "error: ") && after+1 < len(b) && b[after] == ' ' && upper(b[after+1]): // its message
		return formatCodePhrase
	case i >= start+7 && hasFold(b[i-7:], "status ") && (i == start+7 && (last || blank(b[after])) || last && skipBlanks(b, token(b, start)) == i-7 ||
		i >= start+9 && has(b[i-9:], ": ") && (last || b[after] == ',')), // with its place or a name before it
		code >= 400 && i > 11 && has(b[i-11:], "Exception: ") && last,
		code >= 400 && i >= 7 && hasFold(b[i-7:], "error: ") && // S3 error: 403 (AccessDenied), Error: 401 {"detail":…}
			(nameInBrackets(b[after:]) || s.bodied && len(b)-after <= len(" - ")),
		code >= 400 && i > 9 && b[i-1] == '(' && b[i-2] == ' ' && !last && (b[after] == ')' || b[after] == ',') && nameBefore(b, i-2), // /x: NoSuchKey (404, 1 attempts)
		s.ctx.dumped && i == start+4 && has(b[start:], "int("),                                                                        // PHP's var_dump, under ["http_code"]=>
		i == 1 && b[0] == '<' && !last && b[after] == ',',                                                                             // Spring's ResponseEntity: <200,{"id":404},…>
		code >= 400 && i == start+6 && hasFold(b[start:], "code: ") && (last || str(b[after:]) == ",") && s.untold():                  // an error's
		return formatKeyValue
	case path >= 0 && (path == start || last && b[path] == '/') && !filed(b[path:]) && !listed(keysTold, b[start:token(b, start)]):
		return formatPathStatus
	case s.ctx.nested == 0 && (code >= 300 && attempted(b, i) || worded(b, start, i, code)):
		return formatPrinted
	}
	return 0
}

// untold reports whether the line before told of no error's status: beside that, a
// code is the service's own.
func (s *Scanner) untold() bool {
	s.bound = true
	return s.fault == 0 || s.fault+1 != s.lines
}

// worded reports whether the known code at b[i:] stands before a body, behind an
// arrow, or behind a word that says how it went.
func worded(b []byte, start, i, code int) bool {
	after := i + 3
	bracket := i > 0 && bracketed(b, i)
	if code < 200 || after < len(b) && b[after] != ' ' && !bracket {
		return false
	}
	if i == start {
		return after < len(b) && b[after] == ' ' && valuePrinted(b[after+1:], code)
	}
	if bracket {
		i--
	} else if after < len(b) && !lastNumber(b, after+1) && !lasted(b[after:]) { // its length
		k, unit := after+1, " bytes" // orders 200 58 bytes
		if has(b[k:], "(") {
			k, unit = k+1, " bytes)"
		}
		_, e := number(b, k)
		return e > k && str(b[e:]) == unit && token(b, start)+1 == i
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
	case listed(keysPassed, w) && code < 300, listed(keysFailed, w) && code >= 400:
		return bracket || lasted(b[after:]) // "OK 200" counts tests
	}
	for from > start && !blank(b[from-1]) {
		from--
	}
	return bracket && (b[i] == '(' || from == start) && (b[from] == '/' && !filed(b[from:k]) || url(b[from:k]))
}

// bracketed reports whether the number at b[i:] ends the line in brackets.
func bracketed(b []byte, i int) bool {
	e := i + 3
	return e+1 == len(b) && (b[i-1] == '(' && b[e] == ')' || b[i-1] == '[' && b[e] == ']')
}

// nameInBrackets reports whether b begins with the name of an error: " (NoSuchKey)".
func nameInBrackets(b []byte) bool {
	k := len(" (")
	for k < len(b) && classOf[b[k]]&isAlpha != 0 {
		k++
	}
	return k > len(" (X") && has(b, " (") && upper(b[2]) && k < len(b) && b[k] == ')'
}

// nameBefore reports whether the name of an error ends at b[i:], of several words in
// one, behind a colon: ": NoSuchKey".
func nameBefore(b []byte, i int) bool {
	w := lastWord(b[:i])
	k := i - len(w)
	capitals := 0
	for _, c := range w {
		if upper(c) {
			capitals++
		}
	}
	return capitals > 1 && capitals < len(w) && upper(w[0]) && k > 2 && has(b[k-2:], ": ")
}

// lasted reports whether nothing but how long it took is in b: " in 12 ms".
func lasted(b []byte) bool {
	_, e := number(b, min(len(" in "), len(b)))
	return has(b, " in ") && e > len(" in ") && hasFold(b[skipBlanks(b, e):], "ms") && len(b)-e <= len(" ms")
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
	switch {
	case listed(keysNothing, v):
		return true
	case listed(keysYes, v):
		return code < 300
	case listed(keysNo, v):
		return code >= 300
	}
	switch last := v[len(v)-1]; v[0] {
	case '{', '[':
		return last == v[0]+2 && (v[1] == ' ' || v[1] == '\'' || v[1] == '{')
	case 'b':
		return (v[1] == '\'' || v[1] == '"') && last == v[1]
	case '<':
		return v[1] == '!' || v[1] == '?' || hasFold(v, "<html")
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
	for k = i; k < len(b) && upper(b[k]); k++ {
	}
	if k > i+3 && k < len(b) && b[k] == ':' { // ERROR:app.client:
		e := k + 1
		for e < len(b) && (word(b[e]) || b[e] == '.') {
			e++
		}
		if e < len(b) && b[e] == ':' && e > k+1 {
			return e + 1
		}
	}
	return i
}

// errorBefore reports whether nothing but the name of an error stands before the
// number at b[i:], and more behind it: HTTPError 404, NotFoundError: 404 no such
// model. Those that come with a language speak of anything.
func (s *Scanner) errorBefore(b []byte, start, i int) bool {
	k := i - 1
	if k < start+6 || b[k] != ' ' || i+3 < len(b) && b[i+3] != ' ' && !has(b[i+3:], ": ") {
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
	return (named || names(w)) && !listed(keysBuiltin, w) && (!colon || s.bodied || i+3 < len(b))
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
	case i > 2 && b[i-1] == ' ' && (b[i-2] == ':' || b[i-2] == '-') && e == len(b):
	case i > 2 && b[i-2] == ' ' && bracketed(b, i):
	case i > 7 && has(b[i-7:], "status ") && (e == len(b) || e+1 == len(b) && b[e] == ')'):
	default:
		return false
	}
	unable := false
	for k := 0; k < i; {
		e := k
		for e < i && word(b[e]) {
			e++
		}
		if w := b[k:e]; e > k {
			if unable && listed(keysAttempts, w) {
				return true
			}
			unable = listed(keysUnable, w)
		}
		k = e + 1
	}
	return false
}

// writeOut reports whether the number at b[i:] is what a command writes of the status:
// at the start of the line's text, behind an arrow, or as the last of two words.
func (s *Scanner) writeOut(b []byte, start, i int) bool {
	return s.ctx.writeOut && (i == start || i-start < 5 && has(b[start:], "=> ") ||
		i+3 == len(b) && i > 0 && token(b, start)+1 == i && !listed(keysSize, lastWord(b[start:i-1])))
}

// written hands over the status that curl -w writes behind a body, alone in the last
// line, where nothing else says one. The text begins with head.
func (s *Scanner) written(head []byte) {
	i := 0
	for i < len(head) && head[i] <= ' ' {
		i++
	}
	if s.any || s.bare.Line < 2 || s.bare.Line != s.lines || i == len(head) || head[i] != '{' && head[i] != '<' {
		return
	}
	s.bare.Format = formatCurlWrite
	s.to.Status(&s.bare)
}

// headed hands over the status that stands alone in the line before, where b begins
// the fields of its answer, as Node prints a Headers object, and takes note of one in b.
func (s *Scanner) headed(b []byte, none bool) {
	if s.bare.Line > 0 && s.bare.Line+1 == s.lines && len(b) > 0 && b[len(b)-1] == '{' && index(b, "Headers") >= 0 {
		s.any = true
		s.to.Status(&s.bare)
	}
	s.bare.Line = 0
	if none && len(b) == 3 && codeKnown(three(b, 0)) {
		f := s.new(three(b, 0), formatCodeBody)
		s.place(f, 0, 3)
		s.bare = *f
	}
}

// absent reports whether the 000 at b[i:] is what a script calls its status, as curl
// gives it: http_code=000, HTTP code: 000, HTTP 000.
func (s *Scanner) absent(b []byte, i int) bool {
	if !alone(b, i) {
		return false
	}
	if i >= 5 && hasFold(b[i-5:], "http ") {
		return i == 5 || !word(b[i-6])
	}
	f, why := s.keyed(b, i, 0)
	return (f == formatKeyValue || f == formatCurlWrite) && why == 0
}
