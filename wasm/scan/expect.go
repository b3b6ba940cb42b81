package scan

import "hitcheck/wasm/status"

// testLines is how far from an assertion its test may speak of a status.
const testLines = 16

// A test is what the lines of a test said so far.
type test struct {
	subject  uint64  // the last line that speaks of a status, from 1
	asserted Finding // what was compared, a status only if one is spoken of soon
	got      Finding // what the line before says was got, if this one says what was expected
}

// registered reports whether the catalog has the status code.
func registered(code int) bool {
	_, n := status.Lookup(status.Code(code))
	return n > 0 && code >= 100
}

// actual claims the status that a test got where another was expected: "Received:
// 404" in the line after "Expected: 200", "AssertionError: 404 != 200", "assert
// 404 == 200", "404 !== 200". Tests compare any numbers so: their lines have to speak of a
// status, before or soon after.
func (s *Scanner) actual(b []byte, c *claims, expected bool) {
	i := differs(b, skipBlanks(b, 0), " !== ")
	if i < 0 && (expected || s.test.subject > 0 && s.lines == s.test.subject+1 && has(b[skipBlanks(b, 0):], "left:")) {
		i = received(b)
	}
	if i < 0 && len(b) < 80 { // a line of its own
		if k := received(b); k >= 0 && registered(three(b, k)) {
			f := s.new(three(b, k), formatActual)
			s.place(f, k, k+3)
			s.test.got = *f
		}
	}
	if i < 0 && find(b, '=') > 0 {
		if k := index(b, "rror: "); k >= 0 {
			i = differs(b, k+6, " != ")
		} else if k := index(b, "assert "); k >= 0 {
			i = differs(b, k+7, " == ")
		}
	}
	if i < 0 || !registered(three(b, i)) {
		return
	}
	if s.test.subject > 0 && s.lines-s.test.subject <= testLines {
		c.add(i, three(b, i), formatActual, 1)
		return
	}
	f := s.new(three(b, i), formatActual)
	s.place(f, i, i+3)
	s.test.asserted = *f
}

// expects takes note that the line being read says which status a test expected.
func (s *Scanner) expects() {
	s.ctx.expected = true
	if f := &s.test.got; f.Code > 0 && f.Line+1 == s.lines {
		if s.test.subject > 0 && s.lines-s.test.subject <= testLines {
			s.any = true
			s.to.Status(f)
		} else {
			s.test.asserted = *f
		}
	}
}

// tested takes note of a line of a test that speaks of a status.
func (s *Scanner) tested(b []byte) {
	if indexFold(b, "status") < 0 && (s.seen&seenDigit == 0 || index(b, ".code)") < 0 && index(b, ".code.") < 0) { // expect(res.code).to eq('200')
		return
	}
	s.test.subject = s.lines
	if f := &s.test.asserted; f.Code > 0 && s.lines-f.Line <= testLines {
		s.any = true
		s.to.Status(f)
	}
	s.test.asserted.Code = 0
}

// received returns where the number stands in "Received: 404", "actual  : 404",
// "But was:  404" and ExUnit's "left:  404", -1 elsewhere.
func received(b []byte) int {
	k := find(b, ':')
	if k < 0 {
		return -1
	}
	e := k
	for e > 0 && blank(b[e-1]) {
		e--
	}
	i := skipBlanks(b, k+1)
	e3 := i + 3
	if i < len(b) && (b[i] == '"' || b[i] == '\'') { // RSpec and Perl compare strings, too
		i++
		e3 = i + 4
	}
	if e > 6 && has(b[e-6:], " value") {
		e -= 6 // Received value: 503
	}
	if e3 > len(b) || !alone(b, i) || skipBlanks(b, e3) < len(b) || !listed(keysActual, lastWord(b[:e])) {
		return -1
	}
	return i
}

// differs returns i when two numbers of three digits stand at b[i:] with sign
// between them, and the second is a status, too; else -1.
func differs(b []byte, i int, sign string) int {
	k := i + 3 + len(sign)
	if k+3 <= len(b) && has(b[i+3:], sign) && alone(b, i) && alone(b, k) && registered(three(b, k)) {
		return i
	}
	return -1
}

// excerpt reports whether b shows a line of a program behind its line number,
// "12 | assert(status == 200)", as compilers and test runners do. A number of
// three digits may be a status, with bars in a log.
func excerpt(b []byte, i int) bool {
	if i < len(b) && b[i] == '>' {
		i = skipBlanks(b, i+1)
	}
	e := i
	for e < len(b) && digit(b[e]) {
		e++
	}
	if e == i && i == 0 {
		// node_modules/send/index.js:241:  // default status code to 500
		k := find(b, ':') + 1
		if _, e := number(b, k); e > k && e+2 < len(b) && b[e] == ':' && blank(b[e+1]) && (b[e+1] == '\t' || b[e+2] == ' ' || b[e+2] == '*') && find(b[:k], '.') > 0 {
			return true
		}
	}
	return e > i && e-i != 3 && e+2 < len(b) && b[e] == ' ' && b[e+1] == '|' && b[e+2] == ' '
}

// annotation reports whether b begins as a decorator or an annotation does:
// @app.get("/orders", status_code=200).
func annotation(b []byte, i int) bool {
	return i+1 < len(b) && b[i] == '@' && word(b[i+1]) && !digit(b[i+1]) && find(b[i:], '(') > 0
}
