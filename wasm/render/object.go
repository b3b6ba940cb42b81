package render

// An object appends JSON. It puts a comma where the byte before is neither an
// opening bracket nor a colon, so it needs no other state.
type object struct{ b []byte }

func (j *object) next() {
	switch j.b[len(j.b)-1] {
	case '{', '[', ':':
	default:
		j.b = append(j.b, ',')
	}
}

func (j *object) key(name string) {
	j.next()
	j.b = append(appendString(j.b, name), ':')
}

func (j *object) str(name, value string) {
	j.key(name)
	j.b = appendString(j.b, value)
}

func (j *object) num(name string, n uint64) {
	j.key(name)
	j.b = appendUint(j.b, n)
}

func (j *object) raw(name, value string) {
	j.key(name)
	j.b = append(j.b, value...)
}

func (j *object) yes(name string, is bool) {
	if is {
		j.raw(name, "true")
	} else {
		j.raw(name, "false")
	}
}

func (j *object) value(n uint64) {
	j.next()
	j.b = appendUint(j.b, n)
}

// list begins an array, item an object in it; end closes either.
func (j *object) list(name string) {
	j.key(name)
	j.b = append(j.b, '[')
}

func (j *object) item() {
	j.next()
	j.b = append(j.b, '{')
}

func (j *object) end(bracket byte) { j.b = append(j.b, bracket) }

func (j *object) steps(s subject) {
	j.list("next")
	for i := 0; i < s.steps(); i++ {
		j.next()
		j.b = appendString(j.b, s.step(i))
	}
	j.end(']')
}
