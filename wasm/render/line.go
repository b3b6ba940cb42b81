package render

import "hitcheck/wasm/status"

// A line is text being composed, part after part: a sentence of many parts
// makes no string of each. What composes one is a method of it.
type line struct {
	b    []byte
	rest string // of the word being filled in
}

// take returns the text and begins the next one.
func (l *line) take() string {
	s := string(l.b)
	l.b = l.b[:0]
	return s
}

func (l *line) str(s string)       { l.b = append(l.b, s...) }
func (l *line) word(w status.Word) { l.str(status.Say(w)) }
func (l *line) int(n int)          { l.b = appendUint(l.b, uint64(n)) }
func (l *line) xx(c status.Class)  { l.b = append(l.b, byte('0'+c), 'x', 'x') }

// fill begins a word with gaps. What follows is what stands in the first one,
// then gap, and so on.
func (l *line) fill(w status.Word) {
	l.rest = status.Say(w)
	l.gap()
}

// gap goes on with the word up to its next gap, or to its end.
func (l *line) gap() {
	t := l.rest
	for i := 0; i+1 < len(t); i++ {
		if t[i] == '{' && t[i+1] == '}' {
			l.str(t[:i])
			l.rest = t[i+2:]
			return
		}
	}
	l.str(t)
	l.rest = ""
}

// comma separates what follows from what stands there already, if anything.
func (l *line) comma() {
	if len(l.b) > 0 {
		l.word(status.WordComma)
	}
}

// digits appends a code as three digits.
func (l *line) digits(c status.Code) {
	for unit := status.Code(100); unit > c && unit > 1; unit /= 10 {
		l.b = append(l.b, '0')
	}
	l.int(int(c))
}

// num appends n with the thousands apart.
func (l *line) num(n uint64) {
	if n >= 1000 {
		l.num(n / 1000)
		n %= 1000
		l.word(status.WordThousands)
		l.digits(status.Code(n))
		return
	}
	l.int(int(n))
}

// times says how often.
func (l *line) times(n uint64) {
	if n == 1 {
		l.word(status.WordOnce)
		return
	}
	l.fill(status.WordTimes)
	l.num(n)
	l.gap()
}

// about appends a count of which over may be too much.
func (l *line) about(n, over uint64) {
	if over > 0 {
		l.fill(status.WordBelowBetween)
		l.num(n - over)
		l.gap()
	}
	l.num(n)
	l.gap()
}

// percent appends part of whole with one decimal. It says 0.0 and 100.0 only
// where that is so.
func (l *line) percent(part, whole uint64) {
	for whole >= 1<<53 { // where the product would not fit
		part, whole = part>>1, whole>>1
	}
	m := uint64(0)
	if part > 0 {
		m = max(1, (part*1000+whole/2)/whole)
		if part < whole {
			m = min(m, 999)
		}
	}
	l.int(int(m / 10))
	l.tenth(m % 10)
	l.str("\u00a0%")
}

// tenth appends the one decimal that numbers have here.
func (l *line) tenth(n uint64) {
	l.word(status.WordDecimal)
	l.b = append(l.b, byte('0'+n))
}

// scaled appends n in the largest unit that it fills, with one decimal below
// ten where it says more; the units are the words from first on, each a
// thousand of the one before.
func (l *line) scaled(n uint64, units ...string) {
	tenth := uint64(0)
	i := 0
	for ; n >= 1000 && i+1 < len(units); i++ {
		tenth = n % 1000 / 100
		n /= 1000
	}
	l.num(n)
	if n < 10 && tenth > 0 {
		l.tenth(tenth)
	}
	l.str(units[i])
}

// short appends a count in few signs: 987, 3.4k, 12M.
func (l *line) short(n uint64) { l.scaled(n, "", "k", "M", "G", "T") }

// size appends a number of bytes with its unit.
func (l *line) size(n uint64) {
	l.scaled(n, status.Say(status.WordBytes), " kB", " MB", " GB", " TB")
}

// units of time, the longest first.
var units = [...]struct {
	seconds int64
	word    status.Word
}{{86400, status.WordDays}, {3600, status.WordHours}, {60, status.WordMinutes}, {1, status.WordSeconds}}

// span appends a number of seconds as people say it: in the largest unit of
// which there are two, and what is left in the next.
func (l *line) span(s int64) {
	for i, u := range units {
		if s < 2*u.seconds && u.seconds > 1 {
			continue
		}
		l.num(uint64(s / u.seconds))
		l.word(u.word)
		if s %= u.seconds; i+1 < len(units) && s >= units[i+1].seconds {
			l.str(" ")
			l.num(uint64(s / units[i+1].seconds))
			l.word(units[i+1].word)
		}
		return
	}
}

// between writes when something was seen first and last, to the minute.
func (l *line) between(first, last int64) {
	l.minute(first)
	if last/60 > first/60 {
		l.str(" – ")
		l.minute(last)
	}
	l.str(" UTC")
}

// minute appends a time in UTC as people write it.
func (l *line) minute(unix int64) {
	s := l.date(unix)
	l.two(' ', s/3600)
	l.two(':', s/60%60)
}

// instant appends a time as RFC 3339 writes it.
func (l *line) instant(unix int64) {
	s := l.date(unix)
	l.two('T', s/3600)
	l.two(':', s/60%60)
	l.two(':', s%60)
	l.str("Z")
}

// date appends the day in UTC and returns the second of it. Days are counted in
// 400-year cycles that begin in March.
func (l *line) date(unix int64) int64 {
	s := unix % 86400
	if s < 0 {
		s += 86400
	}
	z := (unix-s)/86400 + 719468 // days from 0000-03-01
	era := z / 146097
	day := z % 146097
	year := (day - day/1460 + day/36524 - day/146096) / 365
	day -= 365*year + year/4 - year/100
	month := (5*day + 2) / 153 // 0 is March
	day -= (153*month+2)/5 - 1
	year += era * 400
	if month += 3; month > 12 {
		month, year = month-12, year+1
	}
	l.int(int(year))
	l.two('-', month)
	l.two('-', day)
	return s
}

func (l *line) two(sign byte, n int64) {
	l.b = append(l.b, sign, byte('0'+n/10), byte('0'+n%10))
}

// appendUint appends n in decimal.
func appendUint(dst []byte, n uint64) []byte {
	if n >= 10 {
		dst = appendUint(dst, n/10)
	}
	return append(dst, byte('0'+n%10))
}
