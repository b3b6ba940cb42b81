package scan

// How a JSON object counts statuses: by names that are statuses, as in the reports
// of vegeta, autocannon and oha.

// tallies reports whether names in the object may be statuses.
func (f *frame) tallies() bool { return f.role == roleTally || f.role == roleStatus }

// setTally takes the name k, at byte i, in an object of statuses or of what is
// known of one, and reports whether it is one.
func (f *frame) setTally(s *Scanner, k []byte, i int) bool {
	switch {
	case f.one:
		if !listed(keysAmount, k) {
			return false
		}
	case len(k) == 3 && three(k, 0) >= 100:
		f.counted = three(k, 0)
		f.lstart, f.lend, f.line = s.offset(i), s.offset(i+3), s.lines
	default:
		return false
	}
	f.key = roleCount
	return true
}

// count takes b[i:e] as how often the status was seen that the name before it
// gave.
func (f *frame) count(s *Scanner, b []byte, i, e int) {
	n, end := number(b, i)
	if end != e || n == 0 {
		return
	}
	g := s.new(f.counted, formatCodeCounts)
	g.Start, g.End, g.Line, g.Count = f.lstart, f.lend, f.line, uint64(n)
	s.any = true
	s.to.Status(g)
}
