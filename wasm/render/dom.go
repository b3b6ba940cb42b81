package render

// DOM is a Sink that appends to B the tree a browser builds nodes from: a node
// is a JSON string (text), or an array of tag, attributes and children.
type DOM struct {
	B     []byte
	attrs bool // the attributes of the element just opened are not closed
	first bool // none of them is written yet
	inner bool // something stands before the next node
}

// Open begins an element.
func (d *DOM) Open(tag string) {
	d.next()
	d.B = append(d.B, '[')
	d.B = appendString(d.B, tag)
	d.B = append(d.B, ",{"...)
	d.attrs, d.first, d.inner = true, true, true
}

// Attr gives the element just opened an attribute.
func (d *DOM) Attr(name, value string) {
	if !d.first {
		d.B = append(d.B, ',')
	}
	d.first = false
	d.B = append(appendString(d.B, name), ':')
	d.B = appendString(d.B, value)
}

// Text appends a text node.
func (d *DOM) Text(s string) {
	d.next()
	d.B = appendString(d.B, s)
	d.inner = true
}

// Close ends the element opened last.
func (d *DOM) Close() {
	d.end()
	d.B = append(d.B, ']')
	d.inner = true
}

func (d *DOM) next() {
	d.end()
	if d.inner {
		d.B = append(d.B, ',')
	}
}

func (d *DOM) end() {
	if d.attrs {
		d.B = append(d.B, '}')
		d.attrs = false
	}
}
