package render

// HTML is a Sink that appends HTML to B. Everything that comes in as text or
// as an attribute's value is escaped, so it can only ever be text. SVG
// elements written by it are well-formed XML too.
type HTML struct {
	B    []byte
	tags []string
	head bool // the start tag is still open
}

// Open begins an element.
func (h *HTML) Open(tag string) {
	h.start()
	h.B = append(append(h.B, '<'), tag...)
	h.tags = append(h.tags, tag)
	h.head = true
}

// Attr gives the element just opened an attribute.
func (h *HTML) Attr(name, value string) {
	h.B = append(append(append(h.B, ' '), name...), `="`...)
	h.B = appendEscaped(h.B, value)
	h.B = append(h.B, '"')
}

// Text appends text.
func (h *HTML) Text(s string) {
	h.start()
	h.B = appendEscaped(h.B, s)
}

// Close ends the element opened last.
func (h *HTML) Close() {
	h.start()
	last := len(h.tags) - 1
	tag := h.tags[last]
	h.tags = h.tags[:last]
	if void(tag) {
		return
	}
	h.B = append(append(append(h.B, "</"...), tag...), '>')
}

func (h *HTML) start() {
	if h.head {
		h.B = append(h.B, '>')
		h.head = false
	}
}

// void reports whether HTML's parser closes the element by itself.
func void(tag string) bool {
	switch tag {
	case "br", "hr", "img", "input", "link", "meta", "wbr":
		return true
	}
	return false
}

// appendEscaped appends s as text that is safe between tags and in a quoted
// attribute. What HTML or XML cannot hold becomes U+FFFD.
func appendEscaped(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		n := sound(s[i:])
		switch {
		case n == 0:
			dst = append(dst, replacement...)
			n = 1
		case s[i] == '&':
			dst = append(dst, "&amp;"...)
		case s[i] == '<':
			dst = append(dst, "&lt;"...)
		case s[i] == '>':
			dst = append(dst, "&gt;"...)
		case s[i] == '"':
			dst = append(dst, "&quot;"...)
		case s[i] == '\'':
			dst = append(dst, "&#39;"...)
		case s[i] < ' ' && s[i] != '\n' && s[i] != '\t' || s[i] == 0x7f:
			dst = append(dst, replacement...)
		default:
			dst = append(dst, s[i:i+n]...)
		}
		i += n
	}
	return dst
}
