package scan

import "hitcheck/wasm/status"

// The past is what the lines read so far leave behind for the next, but for a document
// or a line that is held.
type past struct {
	any   bool   // something was found
	found int    // failures handed over
	fault uint64 // line of the last status of 400 and above, 0 without
	bound bool   // what the line says depends on one before, by more than the context

	ctx  context
	cols columns
	kind lineKind // the log format of the last line, tried first on the next

	date, retry  int64 // of the last answer, and the time after which to retry it, until both are known
	commands     uint  // commands seen
	sends        bool  // one of them sends a request, or a request stands there as it was sent
	exchange     uint  // the id of the last JSON record's exchange, and its status
	exchangeCode status.Code
	exchanges    [2]uint // 1 and the id of the first, once there is one

	mail     int  // what a mail server answered last
	note     uint // the status and path of the last note, and its line
	noteLine uint64
	bare     Finding // the line before, where that is a status and nothing else
	counted  Finding // the last line of uniq -c, without a count once it was handed over
	test     test    // what a test said so far
	entry    entry
	out      printout
}

// A context is what the lines before say about the next one.
type context struct {
	headers  bool // in the header section of an answer
	body     bool // in the body of an answer
	heading  bool // the answer began with a status on a line of its own, and other answers may follow
	writeOut bool // the command prints %{http_code}: a bare number is a status
	command  bool // the command goes on in the next line
	fetch    bool // that command is a call of fetch
	request  bool // in the header section of a request
	sent     bool // in its body
	asking   bool // that request is a preflight, which has no answer yet
	again    bool // the request whose status was told last is sent again
	marked   bool // the lines that begin with > are a request's
	source   bool // the next line is a traceback's source line
	client   bool // that traceback leads through an HTTP client
	table    bool // in a table of codes and counts
	expected bool // the line before expects a status, and this one may have the answer's
	dumped   bool // the line before is the name of a status, in PHP's var_dump
	nested   int  // depth of text inside JSON strings
}

// lone reports whether, but for the context and the columns, no line before bears
// on how the next is read: no document, entry, printout, test, note or mail is under way.
func (s *Scanner) lone() bool { return !s.json.on && s.run.n <= 0 && s.unmoved() }

// unmoved reports whether no entry, printout, test, note or mail is.
func (s *Scanner) unmoved() bool {
	return s.mail == 0 && !s.entry.on && (s.out.line == 0 || s.lines-s.out.line > printoutLines) && (s.bare.Line == 0 || s.lines-s.bare.Line > 1) && (s.counted.Line == 0 || s.lines-s.counted.Line > 1) && (s.note == 0 || s.lines-s.noteLine > 3) &&
		(s.test.subject == 0 || s.lines-s.test.subject > testLines) && (s.test.asserted.Code == 0 || s.lines-s.test.asserted.Line > testLines) && (s.test.got.Code == 0 || s.lines-s.test.got.Line > 1)
}

// general reads a line the general way: what the lines before make of it, then
// log records, commands, stack frames and messages, then any text.
func (s *Scanner) general(b []byte) {
	if s.run.n > 0 {
		s.seen = look(b)
		if !s.drawn(b) && s.hold(b) {
			return
		}
		s.release()
	}
	s.seen = look(b)
	if s.drawn(b) {
		b = s.flat.strip(b)
		s.seen = look(b)
		s.line2(b)
		s.flat.clear()
		return
	}
	s.line2(b)
}

// line2 reads a line that has no terminal colours any more.
func (s *Scanner) line2(b []byte) {
	if s.json.on {
		s.signs(b)
		e, on := s.json.feed(s, b, 0)
		if on || skipBlanks(b, e) == len(b) {
			return
		}
		if e > skipBlanks(b, 0) {
			s.rest(b, e)
			return
		}
	}
	i := skipBlanks(b, 0)
	if i == len(b) {
		if s.ctx.headers {
			s.ctx.headers, s.ctx.body = false, !s.ctx.heading
		}
		s.ctx.request, s.ctx.sent = false, s.ctx.request
		s.ctx.source, s.ctx.command = false, false
		s.run.tries = runTries
		return
	}
	if i > 0 || b[0] == '>' || b[0] == '#' || has(b, "assertion ") || s.seen&seenDigit != 0 && excerpt(b, i) {
		s.tested(b)
	}
	if b[0] == '[' || s.entry.on {
		s.entered(b, i)
	}
	if s.records(b) || s.commandLine(b, i) || s.frame(b, i) || s.hold(b) {
		return
	}
	s.ctx.source = false
	if s.ctx.client {
		s.traced(b, i)
	}
	if s.requested(b, i) {
		return
	}
	b = s.message(b)
	if b == nil {
		return
	}
	if s.seen&(seenBrace|seenBracket) != 0 && s.jsonLine(b) || s.counts(b) {
		return
	}
	s.text(b)
	s.errorPhrase(b)
}

// records tries every log format that one line can show.
func (s *Scanner) records(b []byte) bool {
	for k := lineColumns; k < lineKinds; k++ {
		if (b[0] == '{' || has(b, "[{")) && (k != lineAccess || s.seen&seenBackslash == 0 || index(b, "[{") >= 0) {
			continue // JSON, but for a container's wrapper of an access log
		}
		if s.seen&required[k] == required[k] && s.record(k, b) {
			s.kind = k
			s.ctx.headers, s.ctx.body = false, false
			return true
		}
	}
	s.kind = lineAny
	return false
}

// required are the signs without which a line is no record of a kind.
var required = [lineKinds]signs{
	lineAccess:   seenDigit | seenQuote,
	lineBalancer: seenDigit | seenQuote,
	lineHaproxy:  seenDigit | seenBracket | seenSlash,
	lineSquid:    seenDigit | seenSlash,
}

// requested reports whether b belongs to a request as it was sent: its first
// line, which is nothing but that, its fields, or its body up to a blank line.
func (s *Scanner) requested(b []byte, i int) bool {
	if requestLine(b) && has(b[target(b, method(b, 0)+1):], " HTTP/") {
		s.ctx.request, s.ctx.headers, s.ctx.body, s.ctx.asking, s.sends = true, false, false, false, true
		return false // its numbers are told as parts of a path
	}
	if !s.ctx.request && !s.ctx.sent {
		return false
	}
	if hasFold(b[i:], "http/") || s.ctx.request && !s.header(b) {
		s.ctx.request, s.ctx.sent = false, false
		return false
	}
	s.sent(b)
	return true
}

// requestLine reports whether b begins with a method and ends with a version,
// as the first line of a request does.
func requestLine(b []byte) bool {
	e := method(b, 0)
	return e > 0 && len(b) > e+7 && (has(b[len(b)-9:], " HTTP/") || has(b[len(b)-7:], " HTTP/"))
}

// frame reports whether b is a stack frame or a traceback's source line, whose
// numbers are lines and columns.
func (s *Scanner) frame(b []byte, i int) bool {
	if s.ctx.source {
		s.ctx.source = false
		if i >= 4 {
			return true
		}
	}
	t := b[i:]
	switch {
	case i > 0 && has(t, "File \"") && index(t, ", line ") > 0:
		s.ctx.source = true
		s.ctx.client = s.ctx.client || index(t, "http/client") > 0
		return true
	case i > 0 && has(t, "at ") && (find(t, ':') > 0 || find(t, '(') > 0) && index(t, "http") != 3:
		return true
	case i > 0 && has(t, "from ") && index(t, ":in ") > 0:
		return true
	case b[0] == '\t' && i == 1 && t[0] == '/' && index(t, ".go:") > 0:
		return true
	case t[0] == '#' && len(t) > 5 && digit(t[1]) && (t[2] == ' ' || digit(t[2])) && !timed(t) && (find(t, '(') > 0 && find(t, '/') > 0 && index(t, "://") < 0 || find(t, '{') > 0):
		return true
	}
	return false
}

// traced reads what follows a traceback of Python's that led through an HTTP client.
// Its last line may be an error's name that the client leaves to the language:
// TimeoutError. What was caused by it, and says so in a line that ends with a colon,
// may follow.
func (s *Scanner) traced(b []byte, i int) {
	if i > 0 || b[len(b)-1] == ':' {
		return
	}
	if str(b) == "TimeoutError" {
		s.fails(status.FailureHttpResponseTimeout, s.new(0, 0), 0, len(b))
	}
	s.ctx.client = names(b[:token(b, 0)])
}

// timed reports whether seconds stand behind the first word of b, as docker build
// prints what a step says: #8 12.41 curl: (35) …
func timed(b []byte) bool {
	i := skipBlanks(b, token(b, 0))
	return float(b[i:token(b, i)])
}

// message follows the messages of a transcript: what curl -v and its like
// print around them. It returns what is left of the line to read, or nil.
func (s *Scanner) message(b []byte) []byte {
	if b[0] != '>' {
		s.ctx.marked = false
	}
	if len(b) >= 2 && b[1] == ' ' {
		switch b[0] {
		case '>': // sent, when it begins with a request line; else a quotation or a prompt
			s.ctx.headers, s.ctx.body = false, false
			s.ctx.marked = s.ctx.marked || requestLine(b[2:])
			if s.ctx.marked {
				s.sent(b[2:])
				return nil
			}
			s.ctx.writeOut = asksStatus(b) // Node's prompt: > res.status
			return b
		case '<':
			s.ctx.body = false
			if len(b) == 2 {
				s.ctx.headers, s.ctx.body = false, true
				return nil
			}
			s.header(b[2:])
			return b
		case '*': // told by curl
			s.ctx.headers, s.ctx.body = false, false
			s.only(b, true)
			return nil
		case '{', '}':
			if len(b) > 2 && b[2] == '[' {
				return nil
			}
		}
	}
	if has(b, "<- \"") {
		return nil // what Ruby's Net::HTTP sends
	}
	if len(b) == 1 && (b[0] == '>' || b[0] == '<') {
		s.ctx.headers, s.ctx.body = false, b[0] == '<'
		return nil
	}
	if has(b, "curl: (") || has(b, "http: ") {
		s.ctx.headers, s.ctx.body = false, false
	}
	if s.ctx.headers {
		if !s.header(b) {
			s.ctx.headers = false
			return b
		}
		if at := indexFold(b, "http/"); at != 0 && at != skipBlanks(b, 0) {
			s.only(b, false)
			return nil
		}
		return b
	}
	s.header(b)
	return b
}
