package main

import (
	"bytes"
	"fmt"
)

// The signs of a template as they stand in the table; 0 ends a template.
const (
	signGap    = '\x01' // <> any text, shortest first, at most maxGap bytes of the line
	signWord   = '\x02' // <word> one byte or more, none of them blank
	signStatus = '\x03' // <status> three digits standing alone
	signCount  = '\x04' // <count> one digit or more
)

const (
	maxGap    = 512 // bytes that <> stands for
	minAnchor = 4   // literal bytes by which a template without <status> is found
	maxSigns  = 8   // signs of a template
)

var signs = map[string]byte{
	"<>": signGap, "<word>": signWord, "<status>": signStatus, "<count>": signCount,
}

// A template is a pattern as the table holds it: literal text in lower case,
// and signs.
type template []byte

// parseTemplate reads a template as the catalog has it, or says what is wrong
// with it and what to do.
func parseTemplate(s string) (template, error) {
	var t template
	for s != "" {
		sign, length, err := signAt(s)
		if err != nil {
			return nil, err
		}
		if sign == 0 {
			t = append(t, lower(s[0]))
		} else {
			t = append(t, sign)
		}
		s = s[length:]
	}
	return t, t.check()
}

// signAt returns the sign that s starts with and its length; sign is 0 for a
// literal byte. Lower-case letters between < and > are meant as a sign.
func signAt(s string) (sign byte, length int, err error) {
	if s[0] != '<' {
		return 0, 1, nil
	}
	end := 1
	for end < len(s) && 'a' <= s[end] && s[end] <= 'z' {
		end++
	}
	if end == len(s) || s[end] != '>' {
		return 0, 1, nil
	}
	name := s[:end+1]
	sign, known := signs[name]
	if !known {
		return 0, 0, fmt.Errorf("has the unknown sign %s; use <status>, <>, <word> or <count>, or begin after the <", name)
	}
	return sign, len(name), nil
}

// check refuses templates that nothing finds or that more than one reading
// fits.
func (t template) check() error {
	statuses, count, run, longest, literals := 0, 0, 0, 0, 0
	for i, b := range t {
		if !isSign(b) {
			run++
			literals++
			longest = max(longest, run)
			continue
		}
		run = 0
		count++
		if b == signStatus {
			statuses++
		}
		if i > 0 && isSign(t[i-1]) && !(t[i-1] == signGap && (b == signStatus || b == signCount)) {
			return fmt.Errorf("has two signs with nothing between them; put text between them or take one out")
		}
	}
	switch {
	case statuses > 1:
		return fmt.Errorf("has <status> %d times; write two templates", statuses)
	case count > maxSigns:
		return fmt.Errorf("has %d signs; use at most %d", count, maxSigns)
	case t[0] == signGap || t[len(t)-1] == signGap:
		return fmt.Errorf("has <> at an end, where it says nothing; take it off")
	case statuses == 0 && longest < minAnchor:
		return fmt.Errorf("has no %d literal bytes in a row to be found by; write more text or <status>", minAnchor)
	case literals == 0:
		return fmt.Errorf("has no literal text; any number would fit, so write what stands around it")
	}
	return nil
}

func (t template) hasStatus() bool { return bytes.IndexByte(t, signStatus) >= 0 }

// A match is a place where a template fits: its first byte, the byte after its
// last, and where its status stands, or -1.
type match struct{ start, end, status int }

// matches returns where t fits in text, by the definition of a template and
// not by speed: every start is tried, and of the readings from one start the
// one with the shortest gaps counts.
func (t template) matches(text string) []match {
	var all []match
	for start := range len(text) {
		if isWordByte(t[0]) && start > 0 && isWordByte(lower(text[start-1])) {
			continue
		}
		m := match{start: start, status: -1}
		failed := map[[2]int]bool{}
		if t.fits(0, text, start, &m, failed) {
			all = append(all, m)
		}
	}
	return all
}

// fits reports whether t from its piece i on fits text from at on, and notes
// where. What failed once from there is not tried again.
func (t template) fits(i int, text string, at int, m *match, failed map[[2]int]bool) bool {
	if i == len(t) {
		m.end = at
		return true
	}
	if failed[[2]int{i, at}] {
		return false
	}
	for _, next := range t.ends(i, text, at) {
		if t.fits(i+1, text, next, m, failed) {
			if t[i] == signStatus {
				m.status = at
			}
			return true
		}
	}
	failed[[2]int{i, at}] = true
	return false
}

// ends returns where piece i may end when it begins at at, nearest first.
func (t template) ends(i int, text string, at int) []int {
	var ends []int
	switch t[i] {
	case signGap:
		for end := at; end <= len(text) && end-at <= maxGap; end++ {
			ends = append(ends, end)
			if end < len(text) && isLineEnd(text[end]) {
				break
			}
		}
	case signWord:
		for end := at; end < len(text) && !isBlank(text[end]); end++ {
			ends = append(ends, end+1)
		}
	case signStatus:
		if statusAt(text, at) && (i > 0 && !isSign(t[i-1]) || at == 0 || !isWordByte(lower(text[at-1]))) {
			ends = append(ends, at+3)
		}
	case signCount:
		end := at
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if end > at {
			ends = append(ends, end)
		}
	default:
		if at < len(text) && lower(text[at]) == t[i] {
			ends = append(ends, at+1)
		}
	}
	return ends
}

// statusAt reports whether three digits stand at at that nothing goes on from:
// no letter, digit, _ or %, and no point or comma before another digit.
func statusAt(text string, at int) bool {
	if at+3 > len(text) || !isDigit(text[at]) || !isDigit(text[at+1]) || !isDigit(text[at+2]) {
		return false
	}
	rest := text[at+3:]
	switch {
	case rest == "":
		return true
	case isWordByte(lower(rest[0])), rest[0] == '%':
		return false
	case rest[0] == '.' || rest[0] == ',':
		return len(rest) < 2 || !isDigit(rest[1])
	}
	return true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

func isSign(b byte) bool    { return signGap <= b && b <= signCount }
func isDigit(b byte) bool   { return '0' <= b && b <= '9' }
func isLineEnd(b byte) bool { return b == '\n' || b == '\r' }
func isBlank(b byte) bool   { return b == ' ' || b == '\t' || isLineEnd(b) }

// isWordByte reports whether a word goes on over b, which is in lower case.
func isWordByte(b byte) bool { return 'a' <= b && b <= 'z' || isDigit(b) || b == '_' }
