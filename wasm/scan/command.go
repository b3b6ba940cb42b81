package scan

// commandLine reports whether b is a command somebody typed, or part of one.
// What it names is asked for, not answered.
func (s *Scanner) commandLine(b []byte, i int) bool {
	at := -1
	if b[0] != '{' {
		at = promptEnd(b)
	}
	if at < 0 {
		if !s.ctx.command {
			return false
		}
		at = i
	} else {
		if s.ctx.writeOut && s.assigned(b) {
			return true
		}
		s.ctx = context{nested: s.ctx.nested}
		s.commands++
		s.sends = s.sends || sends(b[at:])
		s.json.stop()
	}
	if !s.ctx.writeOut {
		s.ctx.writeOut = index(b[at:], "{http_code}") >= 0 || index(b[at:], "{response_code}") >= 0 || asksStatus(b[at:])
	}
	s.ctx.fetch = s.ctx.fetch || has(b[at:], "fetch(")
	if s.ctx.fetch { // copied from a browser: it ends with its call
		s.ctx.command = index(b[at:], ");") < 0
		s.ctx.fetch = s.ctx.command
		return true
	}
	s.ctx.command = b[len(b)-1] == '\\' || b[len(b)-1] == '`'
	return true
}

// assigned reads what a shell's trace says that a variable got from the command before,
// where that prints a status: + code=404.
func (s *Scanner) assigned(b []byte) bool {
	k, i := len("+ "), len(b)-3
	for k < len(b) && word(b[k]) {
		k++
	}
	if !has(b, "+ ") || k < 3 || k+1 != i || b[k] != '=' || !codeKnown(three(b, i)) {
		return false
	}
	s.status(s.new(three(b, i), formatCurlWrite), i, i+3)
	return true
}

// sends reports whether the command b sends a request.
func sends(b []byte) bool {
	for _, p := range commands {
		if has(b, p) {
			return true
		}
	}
	return false
}

// asksStatus reports whether b ends with an answer's status, as a program's
// prompt is asked for it: response.status_code.
func asksStatus(b []byte) bool {
	for k := len(b) - 1; k > 0; k-- {
		if b[k] == '.' {
			return roleOf(b[k+1:]) == roleStatus || str(b[k+1:]) == "code"
		}
		if !word(b[k]) {
			break
		}
	}
	return false
}

// What a shell or a trace prints before a command, and what starts one that was
// copied without its prompt.
var (
	prompts  = []string{"$ ", "+ ", "++ ", "% ", ">>> ", "❯ ", "➜ ", "PS>"}
	commands = []string{"curl ", "wget ", "http ", "https ", "Invoke-WebRequest -", "Invoke-RestMethod -", "fetch(\""}
)

// promptEnd returns where the command starts in a line that a shell's prompt,
// a trace or a command itself begins, or -1.
func promptEnd(b []byte) int {
	i := 0
	if b[0] == '(' { // (venv)
		for i < len(b) && i < 40 && b[i] != ')' {
			i++
		}
		if i+2 >= len(b) || b[i] != ')' || b[i+1] != ' ' {
			return -1
		}
		i += 2
	}
	for _, p := range prompts {
		if classOf[b[i]]&isPrompt == 0 {
			break
		}
		if has(b[i:], p) {
			k := i + len(p)
			if k < len(b) && (word(b[k]) && !digit(b[k]) || b[k] == '.' || b[k] == '/') && !url(b[k:]) {
				return k
			}
		}
	}
	if has(b, "irb(") || has(b, "pry(") {
		if k := index(b, "> "); k > 0 {
			return k + 2
		}
	}
	if has(b, "await ") {
		i = len("await ") // a browser's fetch
	}
	if c := b[i]; c == 'c' || c == 'w' || c == 'h' || c == 'I' || c == 'f' {
		for _, p := range commands {
			if has(b[i:], p) {
				k := i + len(p)
				if p[len(p)-2] == '"' || p[len(p)-1] == '-' || k < len(b) && (b[k] == '-' || b[k] == '\'' || b[k] == '"' || has(b[k:], "http") || has(b[k:], "GET ") || has(b[k:], "POST ")) {
					return i
				}
				return -1
			}
		}
	}
	// user@host:path$ command, PS C:\> command, [user@host path]$ command: but
	// for brackets and capitals, the sign ends the first word.
	if c := b[i]; c != '[' && !upper(c) {
		e := find(b[i:], ' ')
		if e < 0 {
			e = len(b) - i
		}
		if e == 0 || b[i+e-1] != '$' && b[i+e-1] != '#' {
			return -1
		}
	}
	at, colon := false, false
	for k := i; k < len(b) && k < i+120; k++ {
		switch c := b[k]; {
		case c == '@':
			at = true
		case c == ':':
			colon = true
		case (c == '$' || c == '#') && (at && colon || at && b[i] == '[' && k > 0 && b[k-1] == ']') && (k+1 == len(b) || b[k+1] == ' '):
			return min(k+2, len(b))
		case c == '>' && (has(b[i:], "PS ") || colon && k > 2 && upper(b[i]) && b[i+1] == ':') && k+1 < len(b):
			return k + 1
		case c == ' ' && !has(b[i:], "PS ") && b[i] != '[':
			return -1
		}
	}
	return -1
}
