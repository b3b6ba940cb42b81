package scan

import "hitcheck/wasm/status"

// numbers looks at each three-digit number of the line that no template has
// claimed, and at what stands around it.
func (s *Scanner) numbers(b []byte, c *claims) {
	for i := findDigit(b, 0); i < len(b); i = findDigit(b, i) {
		e := i + 1
		for e < len(b) && digit(b[e]) {
			e++
		}
		switch {
		case e-i != 3 || c.has(i):
		case b[i] == '5' && (three(b, i) == 599 && has(b[e:], " Internal Exception") || i == 0 && three(b, i) == 500 && madeUp(b[e:])):
			s.unanswered(s.new(0, formatCodePhrase), i, e) // Perl's HTTP::Tiny or LWP had no answer
		case b[i] != '0':
			s.number(b, i, c)
		case three(b, i) == 0 && s.writeOut(b, textStart(b), i):
			s.unanswered(s.new(0, formatCurlWrite), i, e) // curl had no answer
		case three(b, i) == 0 && !s.program && s.absent(b, i):
			s.unanswered(s.new(0, formatKeyValue), i, e)
		}
		i = e
	}
}

// number judges the number at b[i:i+3].
func (s *Scanner) number(b []byte, i int, c *claims) {
	code := three(b, i)
	f, why, ok := FormatID(0), status.WordNearSource, false
	if !s.program {
		f, why, ok = s.judge(b, i, code)
		if (f == formatCodeMethod || f == formatMethodLine) && c.tells() {
			f, ok = 0, false // a count, in a table of what went wrong
		}
	}
	if ok {
		c.add(i, code, f, 1)
		return
	}
	if s.to.Wants() && code >= 100 && code < 600 {
		if why == 0 {
			why = reason(b, i)
		}
		n := s.new(code, formatBareCode)
		s.place(n, i, i+3)
		s.to.Near(n, why)
	}
}

// judge says which format makes the number at b[i:] a status, if one does.
func (s *Scanner) judge(b []byte, i, code int) (f FormatID, why status.Word, ok bool) {
	if !alone(b, i) || i > 0 && (word(b[i-1]) || b[i-1] == '.' || b[i-1] == '#' || b[i-1] == '$' || b[i-1] == '@') {
		return 0, 0, false
	}
	after := i + 3
	if enhanced(b, i) {
		s.mail = code
	}
	if code == s.mail { // and what is told of it
		return 0, status.WordNearSmtp, false
	}
	if code == 500 && madeUp(b[after:]) {
		return 0, 0, false
	}
	// 404 Not Found, 404 (Not Found), "404","Not Found"
	if p := phraseStart(b, after); p > 0 && code >= 100 {
		if n := status.PhraseAt(status.Code(code), b[p:]); n > 1 && !part(b, i) {
			if told(b, i) || listedCode(b, i) || tableRow(b) {
				return 0, status.WordNearSource, false
			}
			if small(b[p]) && afterWord(b, i) && pathBefore(b, i) < 0 {
				return 0, 0, false
			}
			if !s.ctx.body && skipBlanks(b, 0) == i && skipBlanks(b, p+n) == len(b) && blank(b[after]) {
				return formatStatusHeading, 0, true
			}
			return formatCodePhrase, 0, true
		}
	}
	if i > 0 && (b[i-1] == '/' || b[i-1] == '-' || b[i-1] == ',') {
		return 0, 0, false
	}
	start := textStart(b)
	known := codeKnown(code)
	if known {
		if f := s.printed(b, start, i, code); f != 0 {
			return f, 0, true
		}
	}
	if afterPhrase(b, i, code) {
		return formatCodePhrase, 0, true
	}
	if k, why := s.keyed(b, i, code); k != 0 {
		return k, why, why == 0
	}
	if i >= 6 && hasFold(b[i-6:], "error(") && after < len(b) && b[after] == ',' {
		return formatKeyValue, 0, true // NotFoundError(404, 'index_not_found_exception')
	}
	if i >= 5 && hasFold(b[i-5:], "http ") && (i == 5 || !word(b[i-6])) {
		if start := skipBlanks(b, 0); i-start < 12 && has(b[max(i-7, 0):], "| ") {
			return 0, status.WordNearSource, false // a line of a test, behind its number: 2 | HTTP 200
		}
		if after+5 < len(b) && b[after] == ',' && b[after+5] == ',' && three(b, after+2) > 0 {
			return 0, status.WordNearSource, false // a list: HTTP 408, 429, 500 or 503
		}
		return formatHttpCode, 0, true
	}
	if s.writeOut(b, start, i) && (known || i <= start+4) {
		return formatCurlWrite, 0, true
	}
	if after < len(b) && (b[after] == '/' || b[after] == '-' || b[after] == ':' && after+1 < len(b) && digit(b[after+1])) {
		return 0, 0, false
	}
	if s.barred(b, i) {
		return formatPiped, 0, true
	}
	if networkRow(b, i) {
		return formatDevtoolsRow, 0, true
	}
	if (i == 0 || b[i-1] != '=') && codeMethod(b, after) {
		return formatCodeMethod, 0, true
	}
	if i == start && mime(b, skipBlanks(b, after)) {
		return formatCodeMime, 0, true
	}
	if e := len(b) - 1; i == start && after < e && b[e] == '{' && (e == after+1 || b[e-2] == ']' || e > 9 && has(b[e-9:], " Headers ")) {
		return formatCodeBody, 0, true
	}
	if known && (s.afterMethod(b, i) || afterArrow(b, i) || between(b, i)) ||
		i >= 5 && (has(b[i-5:], "Sent ") || has(b[i-5:], "nked ")) && has(b[after:], " in ") { // Phoenix: Sent, Chunked
		return formatMethodLine, 0, true
	}
	return 0, 0, false
}

// enhanced reports whether the number at b[i:] is a mail server's reply: its class
// begins the enhanced status behind it (RFC 3463, 2), as in 550 5.1.1, which an
// address goes on from.
func enhanced(b []byte, i int) bool {
	e := i + 9
	return e <= len(b) && b[i+3] == ' ' && b[i+4] == b[i] && b[i+5] == '.' && digit(b[i+6]) && b[i+7] == '.' && digit(b[i+8]) &&
		(e == len(b) || b[e] != '.' && !digit(b[e]))
}

// tableRow reports whether b begins and ends with a bar, as a row of a table does.
func tableRow(b []byte) bool {
	b = trim(b)
	return b[0] == '|' && b[len(b)-1] == '|'
}

// madeUp reports whether b is what Perl's LWP or Furl says behind the 500 that it gives
// an answer that never came (LWP::Protocol::http, Net::HTTP::Methods, Furl::HTTP).
func madeUp(b []byte) bool {
	return has(b, " Internal Response: ") || has(b, " Can't ") || has(b, " read timeout") || has(b, " Server closed connection")
}

// phraseStart returns where a phrase may begin after a number that ends at i:
// behind blanks, and at most one of ( " ' [ : , | - and its blanks. 0 if none.
func phraseStart(b []byte, i int) int {
	k := skipBlanks(b, i)
	if k < len(b) && (b[k] == '"' || b[k] == '\'') {
		k++
	} else if k == i && i > 3 && i < len(b) && b[i] == ']' && b[i-4] == '[' {
		k = skipBlanks(b, k+1) // [409] Conflict
	} else if k == i && i > 3 && i+2 < len(b) && b[i] == ')' && b[i-4] == '(' && b[i+1] == ' ' && upper(b[i+2]) {
		k = i + 2 // (409) Conflict
	}
	if k < len(b) {
		switch b[k] {
		case '(', '"', '\'', '[', ':', ',', '|', '-', '<':
			if k++; k < len(b) && b[k-1] == '-' && k-1 == i {
				return 0 // 404-not-found is a name
			}
			k = skipBlanks(b, k)
			if k < len(b) && (b[k] == '"' || b[k] == '\'') {
				k++
			}
		}
	}
	if k+3 < len(b) && b[k] == 0xe2 && b[k+1] == 0x80 {
		k = skipBlanks(b, k+3) // a dash
	}
	if k <= i || k >= len(b) {
		return 0
	}
	return k
}

// part reports whether the number at b[i:] is part of something longer: a path,
// a version, a date.
func part(b []byte, i int) bool {
	if i == 0 {
		return false
	}
	switch b[i-1] {
	case '/', '-', '.', '#', '$', '@', '&', '?':
		return true
	}
	return false
}

// told reports whether the number at b[i:] is what source code or a text about
// codes says: res.status(404), "returns 404", error_page 404, - `404 Not Found`.
func told(b []byte, i int) bool {
	k := i
	if k > 1 && b[k-2] == '(' && (b[k-1] == '\'' || b[k-1] == '"') {
		k-- // start_response('403 Forbidden', …)
	}
	for k > 0 && (blank(b[k-1]) || b[k-1] == '(' || b[k-1] == '`') {
		k--
	}
	e := k
	for k > 0 && (word(b[k-1])) {
		k--
	}
	if e == 1 && (b[0] == '-' || b[0] == '*') && b[i-1] == '`' || e >= 7 && has(b[e-7:], "SIP/2.0") {
		return true // a list of codes; another protocol's answer
	}
	return k < e && listed(keysTold, b[k:e])
}

// listedCode reports whether the number at b[i:] is the key of a list of codes:
// '404': 'Not Found', or 404: "Not Found" at the line's start, or the value of a
// constant beside its phrase.
func listedCode(b []byte, i int) bool {
	e := i + 3
	quoted := i > 0 && e < len(b) && (b[i-1] == '\'' || b[i-1] == '"') && b[e] == b[i-1]
	if quoted {
		e++
	}
	first := skipBlanks(b, 0) == i
	if e < len(b) && b[e] == ',' && !first && !quoted && e+2 < len(b) && (b[e+2] == '\'' || b[e+2] == '"') {
		return constantBefore(b, i) // NO_CONTENT = 204, 'No Content'
	}
	return e < len(b) && b[e] == ':' && (quoted || first && e+2 < len(b) && (b[e+2] == '\'' || b[e+2] == '"' || b[len(b)-1] == ','))
}

// constantBefore reports whether the name of a constant stands before the number at
// b[i:], with = or a bracket between.
func constantBefore(b []byte, i int) bool {
	k := i
	for k > 0 && (blank(b[k-1]) || b[k-1] == '(' || b[k-1] == '=') {
		k--
	}
	e := k
	for k > 0 && (upper(b[k-1]) || b[k-1] == '_') {
		k--
	}
	return e-k > 3 && e < i
}

// afterPhrase reports whether the number at b[i:] stands in brackets behind its
// own phrase, "Not Found (404)", or ends the line so, "Not Found: 404", or stands
// there in what an error says: "Error: Not Found 404".
func afterPhrase(b []byte, i, code int) bool {
	if i < 4 {
		return false
	}
	e := i - 2
	last := b[i-1] == ' '
	if last && b[e] == ':' && i+3 == len(b) {
		last = false
	} else if last {
		e = i - 1
	} else if b[e] != ' ' || i+3 >= len(b) || (b[i-1] != '(' || b[i+3] != ')') && (b[i-1] != '[' || b[i+3] != ']') {
		return false
	}
	for k := e - 1; k >= 0 && e-k < 40; k-- {
		if (k == 0 || !word(b[k-1])) && word(b[k]) && k+status.PhraseAt(status.Code(code), b[k:e]) == e {
			return !told(b, k) && (!last || k >= 6 && hasFold(b[k-6:], "error ") || k >= 6 && has(b[k-6:], "rror: "))
		}
	}
	return false
}

func small(c byte) bool { return c-'a' < 26 }

// afterWord reports whether a word stands before the number at b[i:], as in
// "order 404 not found", which is about an order.
func afterWord(b []byte, i int) bool {
	k := i
	for k > 0 && blank(b[k-1]) {
		k--
	}
	return k > 0 && word(b[k-1])
}

// mime reports whether a media type of HTTP's stands at b[i:].
func mime(b []byte, i int) bool {
	for e := i; e < len(b) && e < i+12; e++ {
		if b[e] == '/' {
			return listed(keysMedia, b[i:e])
		}
	}
	return false
}
