package render

// An object appends JSON to out; what it composes as a line is a value to come.
// It puts a comma where the byte before is neither an opening bracket nor a
// colon, so it needs no other state.
type object struct {
	line
	out []byte
}

func (j *object) next() {
	switch j.out[len(j.out)-1] {
	case '{', '[', ':':
	default:
		j.out = append(j.out, ',')
	}
}

func (j *object) key(name string) {
	j.next()
	j.out = append(appendString(j.out, name), ':')
}

// quote writes a member whose value is the line composed.
func (j *object) quote(name string) { j.member(name, j.take()) }

func (j *object) member(name, value string) {
	j.key(name)
	j.out = appendString(j.out, value)
}

func (j *object) count(name string, n uint64) {
	j.key(name)
	j.out = appendUint(j.out, n)
}

func (j *object) raw(name, value string) {
	j.key(name)
	j.out = append(j.out, value...)
}

func (j *object) yes(name string, is bool) { j.raw(name, pick(is, "true", "false")) }

// list begins an array, item an object in it; end closes either.
func (j *object) list(name string) {
	j.key(name)
	j.out = append(j.out, '[')
}

func (j *object) item() {
	j.next()
	j.out = append(j.out, '{')
}

func (j *object) end(bracket byte) { j.out = append(j.out, bracket) }

// elements writes an array of the n strings that at gives.
func (j *object) elements(name string, n int, at func(int) string) {
	j.list(name)
	for i := range n {
		j.next()
		j.out = appendString(j.out, at(i))
	}
	j.end(']')
}

// place writes where in the input something stands.
func (j *object) place(start, end, line uint64) {
	j.count("start", start)
	j.count("end", end)
	j.count("line", line)
}

// Quote appends a text as a JSON string.
func Quote(dst []byte, s string) []byte { return appendString(dst, s) }
