package main

import (
	"regexp"
	"strings"
)

// A match is a place of a text where a template fits: its first byte, and
// where its status stands, or -1.
type match struct{ start, status int }

var colours = regexp.MustCompile("\x1b\\[[0-9;]*m")

// plain returns text without the sequences by which a terminal changes colour.
func plain(text string) string { return colours.ReplaceAllString(text, "") }

// matches returns where t fits in text: in each line, every start is tried.
// It says what a template means and has all the time it wants; wasm/scan has
// the same meaning at speed.
func (t template) matches(text string) []match {
	var all []match
	text = plain(text)
	for at := 0; at <= len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		for start := range len(line) {
			if status, ok := t.fits(strings.TrimSuffix(line, "\r"), start); ok {
				if status >= 0 {
					status += at
				}
				all = append(all, match{at + start, status})
			}
		}
		at += len(line) + 1
	}
	return all
}

// fits reports whether t fits line from start on, and where its status is. The
// parts are laid down in order, each at the first place that its gap reaches
// and where it fits.
func (t template) fits(line string, start int) (status int, ok bool) {
	if start > 0 && isWord(line[start-1]) && (isWord(t[0]) || isNumber(t[0])) {
		return -1, false
	}
	status = -1
	at := start
	for i, p := range t.parts() {
		first, last := at, at
		switch p.gap {
		case signGap:
			last = min(at+maxGap, len(line))
		case signWord:
			first = at + 1
			for last < len(line) && !isBlank(line[last]) && last < at+maxGap {
				last++
			}
		}
		found := false
		for from := first; from <= last && !found; from++ {
			var end, code int
			if end, code, found = p.at(line, from, i == 0); found {
				at = end
				status = max(status, code)
			}
		}
		if !found {
			return -1, false
		}
	}
	return status, true
}

// at reports whether a part stands at at in line, where it ends, and where its
// status is, or -1.
func (p part) at(line string, at int, first bool) (end, status int, ok bool) {
	status = -1
	for i, b := range p.pieces {
		rest := line[min(at, len(line)):]
		switch b {
		case signStatus:
			// A template that goes on with a point reads what follows itself.
			if i+1 < len(p.pieces) && p.pieces[i+1] == '.' && len(rest) > 3 {
				rest = rest[:3]
			}
			if !isStatus(rest, p.pieces[i+1:]) || at > 0 && isDigit(line[at-1]) || first && i == 0 && at > 0 && line[at-1] == '.' {
				return 0, -1, false
			}
			status = at
			at += 3
		case signCount:
			digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
			if digits == 0 {
				return 0, -1, false
			}
			at += digits
		default:
			if rest == "" || lower(rest[0]) != b {
				return 0, -1, false
			}
			at++
		}
	}
	return at, status, true
}

// isStatus reports whether s begins with three digits that nothing goes on
// from: no letter, digit, _ or %, and no point or comma before another digit.
// A template that goes on with a point itself knows what it follows.
func isStatus(s string, then []byte) bool {
	if len(s) < 3 || strings.Trim(s[:3], "0123456789") != "" {
		return false
	}
	switch rest := s[3:]; {
	case rest == "" || len(then) > 0 && then[0] == '.':
		return true
	case isWord(rest[0]), rest[0] == '%', rest[0] >= 0x80:
		return false
	case rest[0] == '.' || rest[0] == ',':
		return len(rest) < 2 || !isDigit(rest[1])
	}
	return true
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
func isBlank(b byte) bool { return b == ' ' || b == '\t' }

// isWord reports whether a word goes on over b.
func isWord(b byte) bool {
	return 'a' <= lower(b) && lower(b) <= 'z' || isDigit(b) || b == '_'
}
