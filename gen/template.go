package main

import (
	"bytes"
	"fmt"
)

// The signs of a template as they stand in the table; 0 ends a template.
const (
	signGap    = '\x01' // <> any text, shortest first, at most maxGap bytes
	signWord   = '\x02' // <word> one byte or more, none of them blank
	signStatus = '\x03' // <status> three digits standing alone
	signCount  = '\x04' // <count> one digit or more
)

const (
	maxGap    = 512 // bytes that <> and <word> stand for
	minAnchor = 6   // literal bytes by which wasm/scan finds a template
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
			sign = lower(s[0])
		}
		t = append(t, sign)
		s = s[length:]
	}
	return t, t.check()
}

// signAt returns the sign that s starts with and its length; sign is 0 for a
// literal byte. Small letters between < and > are meant as a sign.
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

// check refuses templates that nothing finds or that several readings fit.
func (t template) check() error {
	if n := bytes.Count(t, []byte{signStatus}); n > 1 {
		return fmt.Errorf("has <status> %d times; write two templates", n)
	}
	for i := 1; i < len(t); i++ {
		if isSign(t[i-1]) && isSign(t[i]) && !(t[i-1] == signGap && isNumber(t[i])) {
			return fmt.Errorf("has two signs with nothing between them; put text between them or take one out")
		}
	}
	if isGap(t[0]) || t[len(t)-1] == signGap {
		return fmt.Errorf("has a gap at an end; begin and end with what the program prints")
	}
	run, longest := 0, 0
	for _, b := range t.parts()[0].pieces {
		run++
		if isSign(b) {
			run = 0
		}
		longest = max(longest, run)
	}
	if longest < minAnchor {
		return fmt.Errorf("has no %d literal bytes in a row before its first gap, and nothing finds it; write more text", minAnchor)
	}
	return nil
}

// A part is what stands between two gaps of a template, and the gap before it,
// 0 for the first.
type part struct {
	gap    byte
	pieces []byte
}

func (t template) parts() []part {
	parts := []part{{}}
	for _, b := range t {
		if isGap(b) {
			parts = append(parts, part{gap: b})
			continue
		}
		last := &parts[len(parts)-1]
		last.pieces = append(last.pieces, b)
	}
	return parts
}

func (t template) hasStatus() bool { return bytes.IndexByte(t, signStatus) >= 0 }

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

func isSign(b byte) bool   { return signGap <= b && b <= signCount }
func isGap(b byte) bool    { return b == signGap || b == signWord }
func isNumber(b byte) bool { return b == signStatus || b == signCount }
