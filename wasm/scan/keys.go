package scan

import "hitcheck/wasm/status"

// A role is what a named value means, in JSON, logfmt and printed objects.
type role uint8

const (
	roleNone      role = iota
	roleStatus         // an answer's status
	roleCode           // a number that may be one
	roleMethod         // a request's method
	roleURL            // its target
	roleTime           // when
	roleRequest        // what was sent: nothing below it was received
	roleResponse       // what was received
	roleSkip           // bodies, fields, settings: nothing below it speaks of this exchange
	roleText           // a line of text in itself
	roleFailure        // what went wrong, in words
	roleReason         // a phrase for the status
	roleRetry          // Retry-After
	rolePreflight      // that the request is a preflight, if it says so
	roleExchange       // an id of the exchange
	roleTook           // how long it took
	roleTally          // statuses and how often each was seen
	roleCount          // how often one was
	roleName           // the name of the value beside it: {"key": …, "value": …}
	roleValue          // that value
)

// keyLists are the catalog's lists of names, by role.
var keyLists = [...]struct {
	names string
	role  role
}{
	{keysStatus, roleStatus}, {keysCode, roleCode}, {keysMethod, roleMethod}, {keysUrl, roleURL},
	{keysTime, roleTime}, {keysRequest, roleRequest}, {keysResponse, roleResponse}, {keysSkip, roleSkip},
	{keysText, roleText}, {keysFailure, roleFailure}, {keysReason, roleReason}, {keysRetry, roleRetry}, {keysExchange, roleExchange}, {keysPreflight, rolePreflight}, {keysTally, roleTally},
	{keysTook, roleTook}, {keysName, roleName}, {keysValue, roleValue},
}

// keyTable finds a name's role by its hash: open addressing, at most half full.
const keySlots = 512

var keyTable [keySlots]struct {
	name string
	role role
}

// keyLengths says which lengths names have that begin with a letter: bit n for n
// bytes, by the letter's low five bits.
var keyLengths [32]uint32

// keyHash hashes a name by its length, its first and its last letter.
func keyHash(key []byte) uint {
	n := len(key)
	return (uint(n)*83 + uint(keyByte(key[0]))*7 + uint(key[n-1]&31)*31) % keySlots
}

// keyByte folds capitals, and '-' into '_'.
func keyByte(c byte) byte {
	if c == '-' {
		c = '_'
	}
	return fold[c]
}

func prepareKeys() {
	if Quick {
		for _, m := range [...]string{"GET", "POST", "PUT", "HEAD", "DELETE", "PATCH"} {
			w := Words(raw(m))[0]
			usualMethods[w*usualPlace>>61] = w
		}
	}
	for i := 0; i < len(keysMethods); i++ {
		from := i
		for keysMethods[i] != 0 {
			i++
		}
		methodLengths[keysMethods[from]&31] |= 1 << (i - from)
	}
	for _, l := range keyLists {
		for i := 0; i < len(l.names); {
			e := i
			for l.names[e] != 0 {
				e++
			}
			keyLengths[l.names[i]&31] |= 1 << (e - i)
			k := keyHash(raw(l.names[i:e]))
			for keyTable[k].name != "" {
				k = (k + 1) % keySlots
			}
			keyTable[k].name, keyTable[k].role = l.names[i:e], l.role
			i = e + 1
		}
	}
}

// roleOf returns what the name key means; '-' and '_' count as the same.
func roleOf(key []byte) role {
	if len(key) > 1 && key[0] == '_' {
		key = key[1:] // GELF's own fields, and what Node prints of an object
	}
	if n := uint(len(key)) - 1; n >= 31 || key[0] != '-' && keyLengths[key[0]&31]>>(n+1)&1 == 0 {
		return roleNone
	}
	for k := keyHash(key); keyTable[k].name != ""; k = (k + 1) % keySlots {
		if n := keyTable[k].name; len(n) == len(key) && sameKey(key, n) {
			return keyTable[k].role
		}
	}
	return roleNone
}

func sameKey(key []byte, name string) bool {
	for i, c := range key {
		if keyByte(c) != name[i] {
			return false
		}
	}
	return true
}

// listed reports whether w is one of the names in list, which are in small
// letters and end with a zero byte each.
func listed(list string, w []byte) bool {
	for i := 0; i < len(list); i++ {
		k := 0
		for k < len(w) && list[i] != 0 && list[i] == fold[w[k]] {
			k++
			i++
		}
		if k == len(w) && list[i] == 0 {
			return true
		}
		for list[i] != 0 {
			i++
		}
	}
	return false
}

// keyed looks for a name before the number at b[i:]: status=404, "status": 404,
// :status => 404, status_code 404. It returns the format, or 0; and why the
// number is none although a name stands there.
func (s *Scanner) keyed(b []byte, i, code int) (FormatID, status.Word) {
	k, quoted := i, false
	if k > 0 && (b[k-1] == '"' || b[k-1] == '\'' || b[k-1] == '\\') {
		quoted = true
		for k > 0 && (b[k-1] == '"' || b[k-1] == '\'' || b[k-1] == '\\') {
			k--
		}
	}
	e := k
	for k > 0 && blank(b[k-1]) {
		k--
	}
	sep := byte(0)
	if k > 1 && b[k-1] == '=' && (b[k-2] == '=' || b[k-2] == '!' || b[k-2] == '<' || b[k-2] == '>') {
		return 0, 0 // a comparison
	}
	for k > 0 && (b[k-1] == '=' || b[k-1] == ':' || b[k-1] == '>') && e-k < 4 {
		sep = b[k-1]
		k--
	}
	if sep == 0 && (k == e || quoted) {
		return 0, 0
	}
	if sep == '>' && (k >= len(b) || b[k] != '=') {
		return 0, 0
	}
	arrow := has(b[k:], "=>") // PHP's [status] => 404
	// PowerShell's lists are wide.
	for k > 0 && (blank(b[k-1]) || b[k-1] == '"' || b[k-1] == '\'' || b[k-1] == '\\' || arrow && b[k-1] == ']') && e-k < 24 {
		k--
	}
	e = k
	for k > 0 && (word(b[k-1]) || b[k-1] == '.' || b[k-1] == '-') && e-k < 40 {
		k--
	}
	if k == e {
		return 0, 0
	}
	if k > 0 && (b[k-1] == '?' || b[k-1] == '&' || b[k-1] == '$' || b[i-1] == '=' && b[k-1] == '/') {
		return formatKeyValue, status.WordNearUrl
	}
	r := roleOf(b[k:e])
	if r == roleNone && sep == ':' {
		for j := e - 1; j > k; j-- {
			if b[j] == '.' { // r.status_code: 404
				if r = roleOf(b[j+1 : e]); r != roleStatus {
					r = roleNone
				}
				break
			}
		}
	}
	if r == roleCode && sep != 0 { // Response Code : 404, HTTP error code : 404
		w := lastWord(b[:k])
		if roleOf(w) == roleFailure {
			w = lastWord(b[:k-1-len(w)])
		}
		if x := roleOf(w); x == roleStatus || x == roleResponse {
			r = roleStatus
		}
	}
	if r == roleCode && (s.ctx.writeOut || sep == '=' && !quoted && index(b[max(0, k-maxGap):k], "://") > 0) {
		return formatCurlWrite, 0
	}
	if (r == roleCode || r == roleResponse) && (phraseSoon(b, i+3, code) || sep == '=' && codeKnown(code) && s.asks(b)) {
		if sep == '=' && logfmt(b, k) {
			return formatLogfmt, 0
		}
		return formatKeyValue, 0
	}
	if r != roleStatus {
		return 0, 0
	}
	if sep == 0 && find(b[k:e], '_') < 0 && !camel(b[k:e]) {
		return 0, 0 // "status 404" is prose: templates say which prose counts
	}
	if sep == '=' && blank(b[e]) && (quoted && blank(b[i-2]) || blank(b[i-1]) && i+3 == len(b) && k > 0 && skipBlanks(b, 0) == k) {
		return formatKeyValue, status.WordNearSource // status_code = "503" in a configuration
	}
	if listed(keysClause, lastWord(b[:k])) {
		return formatKeyValue, status.WordNearSource // SQL
	}
	if listed(keysExit, lastWord(b[:k])) {
		return formatKeyValue, status.WordNearExit
	}
	if after := i + 3; after < len(b) && b[after] == '/' {
		return formatKeyValue, status.WordNearExit // systemd: status=203/EXEC
	}
	if sep == '=' && logfmt(b, k) {
		return formatLogfmt, 0
	}
	return formatKeyValue, 0
}

// codeKnown reports whether the catalog has the code.
func codeKnown(code int) bool {
	_, n := status.Lookup(status.Code(code))
	return n > 0
}

// asks reports whether b names a request. It looks once for all numbers of a line.
func (s *Scanner) asks(b []byte) bool {
	if s.asked == 0 {
		s.asked = 1
		var f Finding
		if methodPath(b, &f); f.Method != nil || index(b, "method=") >= 0 || index(b, "URI=") >= 0 {
			s.asked = 2
		}
	}
	return s.asked == 2
}

// camel reports whether name is of several words, told apart by capitals.
func camel(name []byte) bool {
	for i := 1; i < len(name); i++ {
		if upper(name[i]) && !upper(name[i-1]) {
			return true
		}
	}
	return false
}

// phraseSoon reports whether the phrase of code follows at b[i:], as the value of
// the next name: code=404, message=Not Found.
func phraseSoon(b []byte, i, code int) bool {
	for k := i; k < len(b) && k < i+24; k++ {
		if c := b[k]; (c == '=' || c == ':' || c == '"' || c == '\'') && status.PhraseAt(status.Code(code), b[skipBlanks(b, k+1):]) > 1 {
			return true
		}
	}
	return false
}

// logfmt reports whether the line has another name=value before or after byte k,
// as a log record does.
func logfmt(b []byte, k int) bool {
	n := 0
	for i := 1; i < len(b); i++ {
		if b[i] == '=' && word(b[i-1]) && i+1 < len(b) && !blank(b[i+1]) {
			if n++; n == 3 {
				return true
			}
		}
	}
	return false
}
