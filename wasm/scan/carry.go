//go:build !small

package scan

import "hitcheck/wasm/status"

// A Carry is what a Scanner knows at the end of a line that bears on how it reads
// the next one: two that are equal go on alike. A log is read in several parts so,
// each by a Scanner of its own that begins with the Carry of an earlier line, and
// in the end each part has to have left off with that Carry, too.
type Carry struct {
	ctx   context
	cols  columns
	tries int
}

// Carry returns the Carry behind the last whole line, and whether it holds all
// that bears on the next: no document, test or held line is under way.
func (s *Scanner) Carry() (Carry, bool) {
	whole := !s.json.on && s.run.n == 0 && !s.cut
	return Carry{s.ctx, s.cols, s.run.tries}, whole && s.commands == 0 && s.lone() && !s.early()
}

// Resume begins with what c says of the lines before. Call it after Reset.
func (s *Scanner) Resume(c *Carry) {
	s.ctx, s.cols, s.run.tries = c.ctx, c.cols, c.tries
	s.before = signLines
	s.any = true // a part is no question, however short
}

// Whole reports whether what was written ended with a line.
func (s *Scanner) Whole() bool { return s.nheld == 0 }

// A Seam is what the lines on both sides of a cut have to do with each other: a
// JSON record of the same exchange as the one before is not counted twice.
type Seam struct {
	Lines, Bytes uint64
	first        [2]uint // 1 and the id of the first record, 0 without records
	last         uint    // of the last one
	code         status.Code
}

// Seam returns what the next part, or the part before, has to know.
func (s *Scanner) Seam() Seam {
	return Seam{s.lines, s.total, s.exchanges, s.exchange, s.exchangeCode}
}

// Skip goes on behind a part that another Scanner has read, and reports whether
// that read it as this one would have.
func (s *Scanner) Skip(o *Seam) bool {
	if o.first[0] != 0 && o.first[1] != 0 && o.first[1] == s.exchange {
		return false
	}
	s.lines += o.Lines
	s.total += o.Bytes
	s.base = s.total
	if o.first[0] != 0 {
		s.exchange, s.exchangeCode = o.last, o.code
	}
	return true
}
