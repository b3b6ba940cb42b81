package render

import "hitcheck/wasm/status"

// appendUint appends n in decimal.
func appendUint(dst []byte, n uint64) []byte {
	var b [20]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			return append(dst, b[i:]...)
		}
	}
}

// itoa returns n in decimal.
func itoa(n int) string {
	if n < 0 {
		return "-" + string(appendUint(nil, uint64(-n)))
	}
	return string(appendUint(nil, uint64(n)))
}

// grouped returns n with a comma every three digits.
func grouped(n uint64) string {
	s := string(appendUint(nil, n))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// digits returns a code as three digits.
func digits(c status.Code) string {
	s := itoa(int(c))
	for len(s) < 3 {
		s = "0" + s
	}
	return s
}

// percent returns part of whole with one decimal. It says 0.0 and 100.0 only
// where that is so.
func percent(part, whole uint64) string {
	if whole == 0 {
		whole = 1
	}
	// Divided first where the product would not fit.
	m := uint64(0)
	if whole < 1<<53 {
		m = (part*1000 + whole/2) / whole
	} else {
		m = part / (whole / 1000)
	}
	if m == 0 && part > 0 {
		m = 1
	}
	if m >= 1000 && part < whole {
		m = 999
	}
	return fill(status.WordPercent, itoa(int(m/10))+"."+itoa(int(m%10)))
}

// size returns a number of bytes with its unit.
func size(n uint64) string {
	switch {
	case n < 1000:
		return fill(status.WordBytes, grouped(n))
	case n < 1e6:
		return fill(status.WordKilobytes, tenths(n, 1e3))
	case n < 1e9:
		return fill(status.WordMegabytes, tenths(n, 1e6))
	}
	return fill(status.WordGigabytes, tenths(n, 1e9))
}

// tenths returns n in units, with one decimal below ten where it says more.
func tenths(n, unit uint64) string {
	s := grouped(n / unit)
	if d := n % unit * 10 / unit; n/unit < 10 && d > 0 {
		s += "." + itoa(int(d))
	}
	return s
}

// span returns a number of seconds as people say it.
func span(s int64) string {
	say := func(w status.Word, n int64, rest status.Word, m int64) string {
		if m == 0 {
			return fill(w, itoa(int(n)))
		}
		return fill(w, itoa(int(n))) + " " + fill(rest, itoa(int(m)))
	}
	switch {
	case s < 120:
		return fill(status.WordSeconds, itoa(int(s)))
	case s < 2*3600:
		return say(status.WordMinutes, s/60, status.WordSeconds, s%60)
	case s < 2*86400:
		return say(status.WordHours, s/3600, status.WordMinutes, s%3600/60)
	}
	return say(status.WordDays, s/86400, status.WordHours, s%86400/3600)
}

// instant returns a time in UTC as RFC 3339 writes it, by counting days in
// 400-year cycles that begin in March.
func instant(unix int64) string {
	days, s := unix/86400, int(unix%86400)
	if s < 0 {
		days, s = days-1, s+86400
	}
	z := days + 719468 // days from 0000-03-01
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d := doy - (153*mp+2)/5 + 1
	m := mp + 3
	y := yoe + era*400
	if m > 12 {
		m, y = m-12, y+1
	}
	return itoa(int(y)) + "-" + two(int(m)) + "-" + two(int(d)) +
		"T" + two(s/3600) + ":" + two(s/60%60) + ":" + two(s%60) + "Z"
}

// clock returns a time in UTC for people, to the minute.
func clock(unix int64) string {
	s := instant(unix)
	return s[:10] + " " + s[11:16] + " UTC"
}

func two(n int) string {
	if n < 10 {
		return "0" + itoa(n)
	}
	return itoa(n)
}

// fill returns a word with its {} replaced by args, in order.
func fill(w status.Word, args ...string) string {
	t := status.Say(w)
	var b []byte
	for len(args) > 0 {
		i := 0
		for i+1 < len(t) && (t[i] != '{' || t[i+1] != '}') {
			i++
		}
		if i+1 >= len(t) {
			break
		}
		b = append(append(b, t[:i]...), args[0]...)
		t, args = t[i+2:], args[1:]
	}
	return string(append(b, t...))
}
