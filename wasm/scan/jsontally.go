package scan

// How a JSON object counts statuses: by names that are statuses, as in the reports
// of vegeta, autocannon, oha and Artillery.

// tallies reports whether names in the object may be statuses.
func (f *frame) tallies() bool { return f.role == roleTally || f.role == roleStatus }

// setTally takes the name k, at byte i, in an object of statuses ("200", or
// "http.codes.200") or of what is known of one, and reports whether it is one.
func (f *frame) setTally(s *Scanner, k []byte, i int) bool {
	at := len(k) - 3
	switch {
	case f.one:
		if !listed(keysAmount, k) {
			return false
		}
	case at >= 0 && (at == 0 || has(k, "http.codes.")) && three(k, at) >= 100:
		f.counted = three(k, at)
		f.lstart, f.lend, f.line = s.offset(i+at), s.offset(i+len(k)), s.lines
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
