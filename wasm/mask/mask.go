// Package mask takes secrets out of a text that is about to be passed on:
// credentials in header fields, cookies, tokens by their form, keys and
// passwords by their name, and the user part of addresses.
package mask

// Sign stands where a secret stood.
const Sign = "[masked]"

const least = 6 // bytes of a value that is worth masking by its name alone

// Text appends a text to dst with its secrets masked, and returns how many
// there were.
func Text(dst []byte, text string) ([]byte, int) {
	m := masker{dst: dst}
	for len(text) > 0 {
		end := 0
		for end < len(text) && text[end] != '\n' {
			end++
		}
		m.line(text[:end])
		if end < len(text) {
			m.dst = append(m.dst, '\n')
			end++
		}
		text = text[end:]
	}
	return m.dst, m.n
}

type masker struct {
	dst []byte
	n   int
}

func (m *masker) hide() {
	m.dst = append(m.dst, Sign...)
	m.n++
}

// line masks one line. What stands before at has been written.
func (m *masker) line(s string) {
	at := 0
	for at < len(s) {
		if from, to, ok := secret(s, at); ok {
			m.dst = append(m.dst, s[at:from]...)
			m.hide()
			at = to
			continue
		}
		m.dst = append(m.dst, s[at])
		at++
	}
}

// rules say whether what begins at a place names or is a secret, and from
// where to where that stands.
var rules = [...]func(string, int) (from, to int, ok bool){field, scheme, formed, named, user, option}

// secret asks the rules about a place. The first that fits wins.
func secret(s string, at int) (from, to int, ok bool) {
	if at > 0 && wordy(s[at-1]) {
		return // inside a word
	}
	for _, rule := range rules {
		if from, to, ok = rule(s, at); ok {
			return
		}
	}
	return
}

// field takes the value of a header field that carries credentials, up to the
// end of its line or of the quotes that it stands in. The scheme of an
// Authorization stays (RFC 9110, 11.6.2).
func field(s string, at int) (from, to int, ok bool) {
	for _, name := range fields {
		end := at + len(name)
		if !begins(s, at, name) || end < len(s) && wordy(s[end]) {
			continue
		}
		from = end
		quoted := from < len(s) && s[from] == '"'
		if quoted {
			from++
		}
		from = blanks(s, from)
		if from == len(s) || s[from] != ':' {
			return 0, 0, false
		}
		from = blanks(s, from+1)
		stop := byte(0)
		switch {
		case quoted && from < len(s) && s[from] == '"':
			from, stop = from+1, '"'
		case at > 0 && (s[at-1] == '\'' || s[at-1] == '"'):
			stop = s[at-1] // curl -H 'Authorization: …'
		}
		for to = from; to < len(s) && s[to] != stop && s[to] != '\r'; to++ {
		}
		if name == "authorization" || name == "proxy-authorization" {
			if n := word(s, from); n < to && s[n] == ' ' {
				from = blanks(s, n)
			}
		}
		return from, to, from < to && s[from:to] != Sign
	}
	return
}

// scheme takes what follows the name of an authentication scheme.
func scheme(s string, at int) (from, to int, ok bool) {
	for _, name := range schemes {
		if begins(s, at, name) {
			from = blanks(s, at+len(name))
			to = value(s, from)
			return from, to, to-from >= 12 && !small(s[from:to])
		}
	}
	return
}

// formed takes what can be told by its form: a JSON Web Token and the keys of
// those who begin theirs with a mark.
func formed(s string, at int) (from, to int, ok bool) {
	for _, f := range forms {
		if len(s)-at >= len(f.mark) && s[at:at+len(f.mark)] == f.mark {
			to = value(s, at)
			return at, to, to-at >= len(f.mark)+f.more
		}
	}
	return
}

// named takes the value of a key, a token, a password, by its name: in a query,
// a form, JSON, a log or a shell.
func named(s string, at int) (from, to int, ok bool) {
	for _, name := range names {
		end := at + len(name)
		if !begins(s, at, name) || end == len(s) || wordy(s[end]) && s[end] != '"' {
			continue
		}
		from = end
		quoted := s[from] == '"' || s[from] == '\''
		if quoted {
			from++
		}
		from = blanks(s, from)
		if from == len(s) || s[from] != '=' && s[from] != ':' {
			continue
		}
		query := s[from] == '='
		from = blanks(s, from+1)
		if from < len(s) && (s[from] == '"' || s[from] == '\'') {
			stop := s[from]
			from++
			for to = from; to < len(s) && s[to] != stop; to++ {
			}
		} else {
			to = value(s, from)
		}
		if !query && !quoted && to-from < least { // "password: no" is prose
			return 0, 0, false
		}
		return from, to, to > from && s[from:to] != "null" && s[from:to] != "true" && s[from:to] != "false"
	}
	return
}

// user takes the user part of an address, name and password (RFC 3986, 3.2.1).
func user(s string, at int) (from, to int, ok bool) {
	from = word(s, at)
	if from == at || !begins(s, from, "://") {
		return 0, 0, false
	}
	from += len("://")
	colon := false
	for to = from; to < len(s); to++ {
		switch s[to] {
		case '@':
			return from, to, colon
		case ':':
			colon = true
		case '/', '?', '#', ' ', '\t', '"', '\'', '<', '>':
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// option takes the user and password that curl is given.
func option(s string, at int) (from, to int, ok bool) {
	for _, name := range [...]string{"-u ", "--user ", "--proxy-user "} {
		if begins(s, at, name) && (at == 0 || s[at-1] == ' ') {
			from = blanks(s, at+len(name))
			if from < len(s) && (s[from] == '"' || s[from] == '\'') {
				from++
			}
			colon := false
			for to = from; to < len(s) && s[to] != ' ' && s[to] != '"' && s[to] != '\''; to++ {
				colon = colon || s[to] == ':'
			}
			return from, to, colon
		}
	}
	return
}
