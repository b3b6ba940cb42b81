package scan

import "hitcheck/wasm/status"

// failures hands over the failures among the first n hits: of those that
// overlap the one that starts first, then the longest. The phrase of a status
// ("522: Connection timed out") is no failure.
func (s *Scanner) failures(b []byte, n int, c *claims) {
	if has(b, "Error #") {
		return // what a handler of Gin's says of the request before
	}
	hits, before := s.hits[:n], s.found
	for i := range hits {
		h := &hits[i]
		kind, index := owner(h.pattern)
		id := status.FailureID(index)
		if kind != ownFailure || !s.widest(hits, h) || c.phrase(b, h.start) {
			continue
		}
		if id.Generic() && id.Kind() == status.Refused && c.tells() {
			continue // "failed to connect to WebSocket: Invalid status code: 404" was answered
		}
		if id.Kind() == status.Malformed && quotes(b[h.end:]) {
			continue // nagios expected another: Invalid HTTP response received: HTTP/1.1 404 Not Found
		}
		if b[0] == '*' && indexFold(b, "continuing anyway") > 0 {
			continue // curl -k
		}
		if code, ok := status.ByPhrase(b[h.start:h.end]); ok && codeIn(b, int(code)) {
			continue // a page of Cloudflare's: <h1>Connection timed out <span>Error code 522
		}
		if id.Kind() == status.Timeout && awaited(b) {
			continue // Playwright waits for an element
		}
		if s.refused(b, h) || id.Generic() && hasFold(b[h.end:], "a repository at url") {
			continue // Subversion, before the refusal that it prints
		}
		end := h.end
		for blank(b[end-1]) {
			end-- // a template's last blank says nothing
		}
		f := s.new(0, 0)
		if narrated(b) {
			f.Format = formatStatusHeading
		}
		s.fails(id, f, h.start, end)
	}
	if s.found == before && !s.program && c.n == 0 {
		s.lastName(b)
	}
}

// quotes reports whether b has a status line.
func quotes(b []byte) bool {
	k := index(b, "HTTP/1.") + len("HTTP/1.1 ")
	return k >= len("HTTP/1.1 ") && codeKnown(three(b, k))
}

// awaited reports whether b is about an element of a page.
func awaited(b []byte) bool { return index(b, "locator") >= 0 || index(b, "page.click") >= 0 }

// narrated reports whether b is what curl or wget tells of an attempt while it goes
// on: another address, a certificate that it was told to trust.
func narrated(b []byte) bool {
	return b[0] == '*' || has(b, "Connecting to ") || has(b, "WARNING: ") || has(b, "  ") && upper(b[min(2, len(b)-1)])
}

// lastName hands over the failure whose name alone ends the line, behind what was
// asked for or a word that says that it went wrong: http://h/x ECONNREFUSED.
func (s *Scanner) lastName(b []byte) {
	e := len(b)
	for e > 0 && blank(b[e-1]) {
		e--
	}
	k := e
	for k > 0 && (upper(b[k-1]) || b[k-1] == '_') {
		k--
	}
	// Other words in capitals are no names, though a template may hold them.
	if e-k < window || k < 2 || b[k-1] != ' ' || find(b[k:e], '_') < 0 && !listed(keysNames, b[k:e]) {
		return
	}
	before := b[:k-1]
	if before[k-2] == ':' {
		before = before[:k-2]
	}
	at, w := max(pathBefore(b, k), pathBefore(b, len(before))), lastWord(before)
	if at < 0 && !listed(keysFailed, w) && !listed(keysExit, w) || at >= 0 && filed(b[at:]) {
		return
	}
	if id, ok := failureNamed(b[k:e]); ok {
		s.fails(id, s.new(0, 0), k, e)
	}
}

// refused reports whether h is what git says after the refusal that it printed, or a
// browser of a module whose status it told.
func (s *Scanner) refused(b []byte, h *hit) bool {
	within := uint64(0)
	if hasFold(b[h.start:], "hung up unexpectedly") || has(b[h.end:], " dynamically") {
		within = 4
	} else if has(b, "error: fetch failed.") {
		within = 1 << 60
	}
	s.bound = s.bound || within > 0
	return s.fault > 0 && s.lines-s.fault < within
}

// codeIn reports whether code stands in b, as a number of its own.
func codeIn(b []byte, code int) bool {
	for i := findDigit(b, 0); i < len(b); i = findDigit(b, i+1) {
		if three(b, i) == code && standsAlone(b, i, false) {
			return true
		}
	}
	return false
}

// widest reports whether no other failure among hits starts before h and
// reaches into it, or starts with it and is longer or of an earlier pattern;
// and whether h is the first of its failure in the line.
func (s *Scanner) widest(hits []hit, h *hit) bool {
	_, id := owner(h.pattern)
	for i := range hits {
		o := &hits[i]
		kind, oid := owner(o.pattern)
		if o == h || kind != ownFailure {
			continue
		}
		if oid == id && (o.start < h.start || o.start == h.start && o.pattern < h.pattern) {
			return false
		}
		if oid == id {
			continue
		}
		if o.start < h.start && o.end > h.start ||
			o.start == h.start && (o.end > h.end || o.end == h.end && o.pattern < h.pattern) {
			return false
		}
	}
	return true
}
