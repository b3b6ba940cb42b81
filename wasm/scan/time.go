package scan

import "unsafe"

// A clock remembers the minute of the last line of a log, since the next one is
// mostly of the same.
type clock struct {
	minute [2]uint64 // 23/Nov/2026:03:2
	last   byte      // and the 8
	zone   uint64    // " +0000" in its upper bytes
	start  int64

	utc      [2]uint64 // 2026-11-02T00:00 of the last time of a JSON record
	utcStart int64
}

// again returns the time at b[i:], of 26 bytes, when it is of the minute that c
// remembers.
func (c *clock) again(b []byte, i int) (at int64, ok bool) {
	p := unsafe.Pointer(unsafe.SliceData(b[i:]))
	if *(*uint64)(p) != c.minute[0] || *(*uint64)(unsafe.Add(p, 8)) != c.minute[1] || b[i+16] != c.last ||
		*(*uint64)(unsafe.Add(p, 18))>>16 != c.zone || b[i+17] != ':' {
		return 0, false
	}
	sec := two(b, i+18)
	return c.start + sec, sec >= 0 && sec < 60
}

// text returns the time that b is, as lineTime does. That of a log's records is
// mostly of the same minute as the last, and in UTC: 2026-11-02T00:00:05.123Z.
func (c *clock) text(b []byte) int64 {
	n := len(b)
	if !Quick || n < 20 || n > 32 || b[n-1] != 'Z' || b[16] != ':' {
		return lineTime(b)
	}
	p := unsafe.Pointer(unsafe.SliceData(b))
	minute := [2]uint64{*(*uint64)(p), *(*uint64)(unsafe.Add(p, 8))}
	sec := two(b, 17)
	if c.utc == minute && sec >= 0 && sec < 60 && fraction(b[19:n-1]) {
		return c.utcStart + sec
	}
	t := lineTime(b)
	if t > 0 && sec >= 0 && sec < 60 && b[10] == 'T' && fraction(b[19:n-1]) {
		c.utc, c.utcStart = minute, t-sec
	}
	return t
}

// fraction reports whether b is digits behind a point, or nothing.
func fraction(b []byte) bool {
	for i, x := range b {
		if !digit(x) && (i > 0 || x != '.') {
			return false
		}
	}
	return true
}

// accessTime returns the time of an access log's line, whose part before the
// request is b and whose date starts at i, negative where it has none.
func (s *Scanner) accessTime(b []byte, i int) int64 {
	if i < 0 || i+26 > len(b) {
		return lineTime(b)
	}
	if at, ok := s.clock.again(b, i); ok {
		return at
	}
	t := common(b[i:]) // whatever other time stands before it
	if sec := two(b, i+18); t > 0 && sec >= 0 && b[i+2] == '/' && b[i+17] == ':' {
		p := unsafe.Pointer(unsafe.SliceData(b[i:]))
		minute := [2]uint64{*(*uint64)(p), *(*uint64)(unsafe.Add(p, 8))}
		c := &s.clock
		c.minute, c.last, c.zone, c.start = minute, b[i+16], *(*uint64)(unsafe.Add(p, 18))>>16, t-sec
	}
	if t == 0 {
		return lineTime(b)
	}
	return t
}

// lineTime returns the time of a log line in Unix seconds, 0 when it has none
// in its first 160 bytes. It reads the forms logs use: 23/Nov/2026:03:28:54
// +0000 (common log format), 2026-11-23T03:28:54Z and 2026-11-23 03:28:54 (RFC
// 3339 and W3C), 2026/11/23 03:28:54 (nginx, Go) and 1795404555.130 (Squid).
func lineTime(b []byte) int64 {
	if len(b) > 160 {
		b = b[:160]
	}
	for i := 0; i+10 <= len(b); i++ {
		if !digit(b[i]) || i > 0 && (word(b[i-1]) || b[i-1] == '.') {
			continue
		}
		if i+20 <= len(b) && b[i+2] == '/' && b[i+6] == '/' {
			return common(b[i:])
		}
		if i+19 <= len(b) && (b[i+4] == '-' || b[i+4] == '/') && b[i+7] == b[i+4] {
			return iso(b[i:])
		}
		if i == 0 && digit(b[9]) && (len(b) == 10 || b[10] == '.') {
			n, e := number(b, 0)
			if e == 10 {
				return n
			}
		}
	}
	return 0
}

// two reads two digits, -1 when they are none.
func two(b []byte, i int) int64 {
	if !digit(b[i]) || !digit(b[i+1]) {
		return -1
	}
	return int64(b[i]-'0')*10 + int64(b[i+1]-'0')
}

// common reads 23/Nov/2026:03:28:54 +0000; the colon before the hour may be a
// blank.
func common(b []byte) int64 {
	m := month(b[3:])
	y, ye := number(b, 7)
	if m < 0 || ye != 11 {
		return 0
	}
	return seconds(y, m, two(b, 0), b, 12)
}

// iso reads 2026-11-23T03:28:54, any separators.
func iso(b []byte) int64 {
	y, ye := number(b, 0)
	m := two(b, 5)
	if ye != 4 || m < 1 || m > 12 {
		return 0
	}
	if b[10] == ' ' && b[11] == '-' {
		return seconds(y, m, two(b, 8), b, 13) // Gin's 2026/11/23 - 03:28:54
	}
	return seconds(y, m, two(b, 8), b, 11)
}

// seconds puts a date and the hh:mm:ss at b[i:] together, less the zone's
// offset that follows.
func seconds(y, m, d int64, b []byte, i int) int64 {
	if i+8 > len(b) || b[i+2] != ':' || b[i+5] != ':' {
		return 0
	}
	h, mi, se := two(b, i), two(b, i+3), two(b, i+6)
	if h < 0 || mi < 0 || se < 0 || d < 1 || d > 31 || h > 24 || mi > 59 || se > 60 || y < 1990 || y > 2199 {
		return 0
	}
	t := days(y, m, d)*86400 + h*3600 + mi*60 + se
	i += 8
	for i < len(b) && (digit(b[i]) || b[i] == '.' || b[i] == ',') {
		i++
	}
	apart := i < len(b) && b[i] == ' '
	if apart {
		i++
	}
	if i+3 > len(b) || b[i] != '+' && b[i] != '-' || two(b, i+1) < 0 {
		return t
	}
	off, k := two(b, i+1)*3600, i+3
	if k < len(b) && b[k] == ':' {
		k++
	}
	if k+2 <= len(b) && two(b, k) >= 0 {
		off += two(b, k) * 60
	} else if apart || k < len(b) && digit(b[k]) {
		return t // not PostgreSQL's 03:28:54+02
	}
	if b[i] == '+' {
		off = -off
	}
	return t + off
}

// days counts the days from 1970-01-01 to y-m-d in the Gregorian calendar.
func days(y, m, d int64) int64 {
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 719469
}

// month returns 1 to 12 for the English month name at b, or -1.
func month(b []byte) int64 {
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	for m := 0; m < 12; m++ {
		if hasFold(b, names[3*m:3*m+3]) {
			return int64(m + 1)
		}
	}
	return -1
}
