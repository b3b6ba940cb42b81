package scan

import "hitcheck/wasm/status"

// access reads the common log format, as Apache's documentation of
// mod_log_config and nginx's of ngx_http_log_module give it, and what is made
// like it: the status is the first number after the quoted request line.
func (s *Scanner) access(b []byte) bool {
	date, q, at := s.accessHead(b)
	if q < 0 {
		return false
	}
	for {
		n := find(b[q+1:], '"')
		if n < 0 {
			return false
		}
		e := q + 1 + n
		if code, ok := accessStatus(b, e); ok && (date >= 0 || isRequest(b[q+1:e]) && codeKnown(code)) {
			f := s.new(code, formatAccessLog)
			if date < 0 && q > 7 && b[q-1] == ' ' && clientBefore(b[:q-1]) {
				f.Format = formatUrllib3Debug
			}
			if code >= 300 {
				splitRequest(b[q+1:e], f)
			}
			f.Time = at
			if f.Format == formatAccessLog {
				s.flags(b, e+5)
			}
			s.answer(f, e+2, e+5)
			return true
		}
		q = e
	}
}

// accessHead returns where an access log's date in brackets starts, -1 without,
// where the first quote stands, -1 without, and the time before it.
func (s *Scanner) accessHead(b []byte) (date, quote int, at int64) {
	const dated = 26 // 23/Nov/2026:03:28:54 +0000
	if Quick {
		i := find(b, '[') + 1
		if i > 0 && i+dated+2 < len(b) && b[i+dated] == ']' && b[i+dated+1] == ' ' && b[i+dated+2] == '"' && find(b[:i], '"') < 0 {
			if at, ok := s.clock.again(b, i); ok {
				return i, i + dated + 2, at
			}
		}
	}
	q := find(b, '"')
	if q < 0 {
		return -1, -1, 0
	}
	date = dateStart(b[:q])
	return date, q, s.accessTime(b[:q], date)
}

// accessStatus returns the three digits behind the quote at b[e], which a blank
// or the line's end follows.
func accessStatus(b []byte, e int) (int, bool) {
	if e+5 > len(b) || b[e+1] != ' ' {
		return 0, false
	}
	if e+5 < len(b) && b[e+5] != ' ' && b[e+5] != '\t' && (b[e+5] != '/' || three(b, e+6) < 0) {
		return 0, false
	}
	code := three(b, e+2)
	return code, code >= 0
}

// dateStart returns where an access log's date in brackets starts in what is
// before the first quote, -1 where no bracket holds one. It makes what is
// quoted behind it a request line, even "-" and noise.
func dateStart(b []byte) int {
	for i := 0; ; {
		n := find(b[i:], '[')
		if i += n + 1; n < 0 || i+21 > len(b) {
			return -1
		}
		if b[i+2] == '/' && b[i+6] == '/' {
			return i
		}
	}
}

// isRequest reports whether r is a request line.
func isRequest(r []byte) bool {
	if has(r, "GET ") || has(r, "POST ") {
		return true
	}
	if m := method(r, 0); m > 0 && m < len(r) && r[m] == ' ' {
		return true
	}
	return len(r) > 9 && index(r[len(r)-9:], " HTTP/") >= 0
}

// clientBefore reports whether a URL's origin ends b, as urllib3 logs it.
func clientBefore(b []byte) bool {
	k := len(b)
	for k > 0 && !blank(b[k-1]) {
		k--
	}
	return url(b[k:])
}

// splitRequest takes the method and the target from a request line.
func splitRequest(r []byte, f *Finding) {
	m := find(r, ' ')
	if m <= 0 || !(Quick && frequent(r, m)) && method(r, 0) != m {
		return
	}
	f.Method, f.Path = r[:m], r[m+1:]
	if n := find(f.Path, ' '); n >= 0 {
		f.Path = f.Path[:n]
	}
}

// flags hands over Envoy's response flags, which stand behind the status, after the
// byte at b[i:]. Without any the details behind them may say what it denied.
func (s *Scanner) flags(b []byte, i int) {
	e := i + 1
	for e < len(b) && (upper(b[e]) || b[e] == ',' && e > i+1) {
		e++
	}
	id := clueEnvoy
	if !has(b[i:], " - rbac_") {
		if e < i+3 || e < len(b) && b[e] != ' ' && b[e] != '"' {
			return
		}
		if b[i+1] == 'D' || b[e-1] == 'X' && b[e-2] == 'R' {
			id -= status.Own // who asked left, or it passed the last of several answers on: URX
		}
	}
	s.to.Clue(id + status.Own)
}
