package report

// What makes two requests of a log the same: their paths, without what differs from
// one to the next.

// foldPath writes path to dst without scheme, host and query, and with ids
// (numbers, UUIDs, long hexadecimal) as {id}; it returns how many bytes.
func foldPath(dst, path []byte) int {
	if i := hostEnd(path); i > 0 {
		path = path[i:]
	}
	n := 0
	for i := 0; i < len(path) && n < len(dst); {
		e := segment(path, i)
		if i > 0 && path[i-1] == '/' && isID(path[i:e]) {
			n += copy(dst[n:], "{id}")
			i = e
		}
		for ; i < e && n < len(dst); i++ { // a copy would call out of the module
			dst[n] = path[i]
			n++
		}
		if i == len(path) || path[i] != '/' || n == len(dst) {
			break
		}
		dst[n] = '/'
		n++
		i++
	}
	return n
}

// segment returns where the segment of a path that starts at b[i:] ends: at a
// slash, or at what ends a path.
func segment(b []byte, i int) int {
	for i < len(b) && (b[i] > '?' || b[i] != '/' && b[i] != '?' && b[i] != '#' && b[i] != ' ' && b[i] != '"') {
		i++
	}
	return i
}

// hostEnd returns where the path starts in an absolute URL, 0 for a path.
func hostEnd(b []byte) int {
	for i := 0; i+2 < len(b) && i < 8; i++ {
		if b[i] == ':' && b[i+1] == '/' && b[i+2] == '/' {
			for i += 3; i < len(b) && b[i] != '/'; i++ {
			}
			return i
		}
		if b[i] == '/' {
			return 0
		}
	}
	return 0
}

// isID reports whether a path segment is an id and no name.
func isID(b []byte) bool {
	digits, hex := 0, 0
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'f', c >= 'A' && c <= 'F', c == '-':
			hex++
		default:
			return false
		}
	}
	return digits > 0 && (hex == 0 || len(b) >= 8 && digits+hex == len(b) && digits >= 2)
}
