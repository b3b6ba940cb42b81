// Package scan finds where statuses and failures stand in a text. It reads a
// stream of any length with bounded state: a line is looked at whole, at most
// MaxLine bytes of it at a time, and JSON is followed by its structure across
// lines. What it finds goes to a Sink, in the order of the text.
package scan

import "hitcheck/wasm/status"

// MaxLine is the number of bytes of one line that are looked at together. A
// longer line is cut at the last blank or comma before that.
const MaxLine = 64 << 10

// A Finding is one place in the text that says something. Method and Path are
// valid only during the call that hands the Finding over, as is the Finding.
type Finding struct {
	Start, End uint64      // offsets in the input
	Line       uint64      // from 1
	Code       status.Code // 0 for failures and clues
	Format     FormatID    // of a failure that a transcript tells on the way to an answer, one of a transcript
	Count      uint64      // responses it speaks of, 1 unless the text counts them
	Command    uint        // commands before it in the text
	Leads      bool        // nothing stands before it in its line
	Body       bool        // it stands in the body of an answer already found
	Again      bool        // the one told before it was followed by another attempt
	Preflight  bool        // it answers a preflight, by which a browser asks whether it may send the request
	Method     []byte      // of a record, empty when the line has none
	Path       []byte      // target as it stands, query included
	Time       int64       // Unix seconds of a record, 0 when the line has none
}

// A Sink takes what the scanner finds.
type Sink interface {
	// Status takes a status that was sent or received.
	Status(f *Finding)
	// Failure takes a way of getting no answer.
	Failure(id status.FailureID, f *Finding)
	// Clue takes a sign of who answered.
	Clue(id status.ClueID)
	// Near takes a three-digit number that is no status, and why.
	Near(f *Finding, why status.Word)
	// RetryAfter takes the seconds of a Retry-After field.
	RetryAfter(seconds int64)
	// Redirect takes the Location field of the last answer.
	Redirect(location []byte)
	// Lookup takes the codes (or, with code 0, the class) that a text asks about.
	Lookup(f *Finding, class status.Class)
	// BodyError takes a body that says error under an answer that may not.
	BodyError()
	// Wants reports whether more near misses are wanted.
	Wants() bool
}

// A Scanner reads one text. The zero value wants Reset first.
type Scanner struct {
	to      Sink
	base    uint64 // offset of the line being read
	lines   uint64 // lines begun
	before  uint64 // lines that another Scanner read, as far as they matter
	total   uint64 // bytes taken
	held    [MaxLine]byte
	nheld   int
	escapes bool // one stands in the piece being read, or in what is held of the last
	slashes bool // a backslash may
	cut     bool // held or read so far is the rest of a line that was cut
	head    [headLen]byte
	nhead   int

	past
	run      run
	json     *decoder // the document being read: decoders[1] inside a string
	decoders [2]decoder
	shift    int // where the text being read starts in its line
	flat     flatText
	hits     [maxHits]hit
	claims   claims

	seen    signs // the signs in the line being read
	program bool  // it is a line of a program
	noticed bool  // it says that a request is sent again
	bodied  bool  // JSON stands behind what is read of it
	asked   uint8 // whether it names a request: 0 not looked yet, 1 no, 2 yes
	clock   clock
	finding Finding // the one being handed over

	runs     runs
	repeats  repeats
	likes    likes
	shapes   shapes
	silent   silence // texts that no template fits
	mute     silence // texts that say nothing
	wordless silence // and those that are no phrase

	slow bool // tests only: the general way for every line
}

// headLen is how much of a short text is kept to answer "404" or "5xx".
const headLen = 256

// Reset starts a new text whose findings go to sink.
func (s *Scanner) Reset(sink Sink) {
	s.to = sink
	s.base, s.lines, s.total, s.before = 0, 0, 0, 0
	s.nheld, s.nhead = 0, 0
	s.cut, s.any, s.found, s.fault = false, false, 0, 0
	s.ctx = context{}
	s.cols.reset()
	s.run.n, s.run.tries = 0, runTries
	s.shift, s.exchange, s.commands, s.sends = 0, 0, 0, false
	s.exchanges = [2]uint{}
	s.note, s.noteLine, s.mail = 0, 0, 0
	s.date, s.retry = 0, 0
	s.json = &s.decoders[0]
	s.json.stop()
	s.shapes.reset()
	s.repeats.reset()
	s.likes.reset()
	s.runs.reset()
	s.mute.forget() // an earlier text may have wanted to hear less
	s.kind = lineAny
	s.clock = clock{}
	s.bare.Line, s.counted.Line = 0, 0
	s.test = test{}
	s.entry, s.out = entry{}, printout{}
}

// Sends reports whether a command that sends a request, or a request as it was sent,
// was read.
func (s *Scanner) Sends() bool { return s.sends }

// Lines and Bytes say how much has been read.
func (s *Scanner) Lines() uint64 { return s.lines }
func (s *Scanner) Bytes() uint64 { return s.total }

// Write reads the next piece of the text.
func (s *Scanner) Write(p []byte) {
	if s.nhead < headLen {
		s.nhead += copy(s.head[s.nhead:], p)
	}
	s.total += uint64(len(p))
	s.escapes = contains(p, 0x1b) || s.nheld > 0 && s.escapes
	s.slashes = Quick && (s.kind != lineJSON || contains(p, '\\')) || s.nheld > 0 && s.slashes
	for len(p) > 0 {
		if s.nheld == 0 {
			p = p[s.accessRun(p):]
		}
		n := indexByte(p, '\n')
		if s.nheld == 0 {
			if n >= 0 && n < MaxLine {
				s.take(p[:n], true)
				p = p[n+1:]
				continue
			}
			if n < 0 && len(p) < MaxLine {
				s.nheld = copy(s.held[:], p)
				return
			}
		}
		// The line spans pieces, or is longer than MaxLine: gather it.
		end := n
		if end < 0 {
			end = len(p)
		}
		k := copy(s.held[s.nheld:], p[:end])
		s.nheld += k
		p = p[k:]
		if s.nheld == MaxLine {
			s.cutLine()
			continue
		}
		if k == end && n >= 0 {
			p = p[1:]
			line := s.held[:s.nheld]
			s.nheld = 0
			s.take(line, true)
		}
	}
}

// cutLine reads the first part of a line that fills the buffer.
func (s *Scanner) cutLine() {
	at := MaxLine
	for i := MaxLine - 1; i > MaxLine-1024; i-- {
		if c := s.held[i]; c == ' ' || c == ',' || c == '\t' {
			at = i + 1
			break
		}
	}
	s.take(s.held[:at], false)
	s.nheld = copy(s.held[:], s.held[at:])
}

// End reads what is left and closes the text.
func (s *Scanner) End() {
	if line := s.held[:s.nheld]; len(line) > 0 {
		s.nheld = 0
		if s.total == uint64(len(line)) && !s.slow && s.typed(line) {
			return
		}
		s.take(line, true)
	}
	if s.run.n > 0 {
		s.release()
	}
	s.json.stop()
	if !s.any && s.total <= headLen {
		s.lookup(s.head[:s.nhead])
	}
	if !s.any && s.total > 0 {
		s.title(s.head[:s.nhead])
	}
	s.written(s.head[:s.nhead])
}

// take reads one line, or a piece of one when whole is false.
func (s *Scanner) take(b []byte, whole bool) {
	once.Do(prepare)
	if !s.cut {
		s.lines++
	}
	n := uint64(len(b))
	s.line(b)
	s.base += n
	if whole {
		s.base++
	}
	s.cut = !whole
}

// line reads one line: the way the last one was read first, then the rest.
func (s *Scanner) line(b []byte) {
	if n := len(b); n > 0 && b[n-1] == '\r' {
		b = b[:n-1]
	}
	if s.kind != lineAny && s.run.n <= 0 && !s.slow && s.again(b) {
		return
	}
	if !s.slow && s.recall(b) {
		return
	}
	s.general(b)
	if s.kind == lineAny && len(b) > 0 && b[0] == '{' {
		s.kind = lineJSON
	}
}

// again reads b in the way of the last line, where the general way could not read
// it otherwise: its tests that come before this one are made here, or fail on
// whatever this one takes.
func (s *Scanner) again(b []byte) bool {
	switch s.kind {
	case lineJSON:
		return s.jsonRecord(b)
	case lineColumns, lineAccess:
		return s.cols.on == (s.kind == lineColumns) && len(b) > 0 && b[0] != '{' && b[0] != '#' && !s.escapes && (s.kind == lineAccess || find(b, 0xe2) < 0) && s.record(s.kind, b)
	}
	return false
}

// new returns a Finding to fill in. There is one, so only one is filled in at a
// time, and reading a text allocates nothing.
func (s *Scanner) new(code int, format FormatID) *Finding {
	f := &s.finding
	// Not as one value: the browser calls out of the module to clear that much.
	f.Code, f.Format, f.Count, f.Body, f.Preflight, f.Again = status.Code(code), format, 1, s.ctx.body, false, s.ctx.again
	f.Command = s.commands
	f.Method, f.Path, f.Time = f.Method[:0], f.Path[:0], 0
	return f
}

// status hands a status over, at bytes start to end of the line being read.
func (s *Scanner) status(f *Finding, start, end int) {
	s.any = true
	s.date, s.retry = 0, 0
	s.place(f, start, end)
	if f.Code >= 400 {
		s.fault = s.lines
	}
	s.ctx.again = false
	s.to.Status(f)
}

// place fills in where a finding stands in the input.
func (s *Scanner) place(f *Finding, start, end int) {
	f.Line, f.Leads = s.lines, start == 0
	f.Start, f.End = s.offset(start), s.offset(end)
}

// offset returns where byte i of the text being read stands in the input.
func (s *Scanner) offset(i int) uint64 { return s.flat.at(s.base, s.shift+i) }
