package report

import (
	"hitcheck/wasm/scan"
	"hitcheck/wasm/status"
)

// Report says what has been found so far adds up to.
func (t *Tally) Report() *Report {
	r := &t.report
	*r = Report{RetryAfter: t.retryAfter, Lines: t.scanner.Lines(), Bytes: t.scanner.Bytes()}
	if t.list() {
		return t.listed(r)
	}
	r.Evidence = t.evidence[:t.nev]
	r.Near = t.near[:t.nnear]
	t.collectFailures(r)
	t.collectCodes(r)
	t.collectFormats(r)
	t.times.read(r, &t.out.buckets)
	t.tops.read(r, &t.out.tops)
	t.decide(r)
	t.place(r)
	return r
}

// collectFailures lists the failures; one that only says that no answer came
// yields to one that says why.
func (t *Tally) collectFailures(r *Report) {
	specific, told := false, false
	for i, n := range t.failures[:] {
		id := status.FailureID(i)
		specific = specific || n > 0 && !vague(id)
		told = told || n > 0 && id != status.FailureNoResponse
	}
	n := 0
	for i, count := range t.failures[:] {
		id := status.FailureID(i)
		if count == 0 || specific && vague(id) || told && id == status.FailureNoResponse {
			continue
		}
		k := n
		for k > 0 && t.out.failures[k-1].Count < count {
			k--
		}
		n++
		copy(t.out.failures[k+1:n], t.out.failures[k:n-1])
		t.out.failures[k] = Failure{id, count}
	}
	r.Failures = t.out.failures[:n]
	if n == 0 && t.loops() {
		r.Failures = append(r.Failures, Failure{status.FailureRedirectLoop, 1})
	}
}

// vague reports whether a failure yields to one that says more: it only says
// that there was no answer, or that the client gave up, which has a cause.
func vague(id status.FailureID) bool { return id.Generic() || id.Kind() == status.Aborted }

// collectCodes lists the statuses: a log's records add up; of what clients'
// messages tell, the format that tells a code most often counts it.
func (t *Tally) collectCodes(r *Report) {
	r.Log = t.counted || t.nrecords > 1 || t.nrecords == 1 && len(r.Failures) > 0 && t.messages == 0
	r.Lookup = t.nasked > 0 || t.classes != [6]bool{}
	n := 0
	for c := 0; c < maxCodes; c++ {
		code := status.Code(c)
		count := t.records[c]
		if count == 0 {
			for _, p := range t.pairs[:t.npairs] {
				if p.code == code && p.count > count {
					count = p.count
				}
			}
		}
		for _, a := range t.asked[:t.nasked] {
			if a == code {
				count++
			}
		}
		if count == 0 {
			continue
		}
		e, known := t.choose(code)
		if known && e.Pseudo() && !r.Lookup && t.records[c] == 0 {
			t.unanswered(r)
			continue
		}
		t.out.codes[n] = Code{Code: code, Count: count, Entry: e, Known: known}
		n++
	}
	if n == 0 && !r.Log {
		for _, c := range t.implied[:t.nimplied] {
			e, known := t.choose(c)
			t.out.codes[n] = Code{Code: c, Count: 1, Entry: e, Known: known, Implied: true}
			n++
		}
	}
	r.Codes = t.out.codes[:n]
	for i := range r.Codes {
		c := &r.Codes[i]
		r.Classes[c.Code.Class()] += c.Count
		if c.Code >= 200 {
			r.Answers += c.Count
		}
	}
	r.Hits = r.Classes[2]
}

// unanswered reports a pseudo-status as what it stands for: no answer.
func (t *Tally) unanswered(r *Report) {
	if len(r.Failures) > 0 {
		return
	}
	t.out.failures[0] = Failure{status.FailureNoResponse, 1}
	r.Failures = t.out.failures[:1]
}

// choose picks the meaning of a code: one whose clue stands in the text, else
// the registered one, else the first.
func (t *Tally) choose(c status.Code) (status.Entry, bool) {
	first, n := status.Lookup(c)
	if n == 0 {
		return 0, false
	}
	for e := first; e < first+n; e++ {
		for i := 0; i < e.Clues(); i++ {
			if t.clues[e.Clue(i)] != 0 {
				return e, true
			}
		}
	}
	if n > 1 && first.Name()[0] == '(' {
		return first + 1, true // 418 is "(Unused)" and everybody's teapot
	}
	return first, true
}

func (t *Tally) collectFormats(r *Report) {
	n := 0
	for i, count := range t.formats[:] {
		if count == 0 {
			continue
		}
		k := n
		for k > 0 && t.out.formats[k-1].Count < count {
			k--
		}
		n++
		copy(t.out.formats[k+1:n], t.out.formats[k:n-1])
		t.out.formats[k] = Format{scan.FormatID(i), count}
	}
	r.Formats = t.out.formats[:n]
	r.Parties = t.clueOrder[:t.nclues]
}

// decide finds the decisive status and the verdict.
func (t *Tally) decide(r *Report) {
	finals := 0 // distinct statuses from 200 on
	last := status.Code(0)
	lasts := 0 // those of them that no history tells
	for i := range r.Codes {
		if c := r.Codes[i].Code; c >= 200 {
			finals++
			r.Final = c
			if !t.hop(c) {
				lasts++
				last = c
			}
		}
	}
	if lasts == 1 {
		finals, r.Final = 1, last
	} else if t.nchain == 0 && finals > 1 && (t.followed(r) || t.concluded()) {
		finals, r.Final = 1, t.lastCode
	}
	switch {
	case r.Log && (finals > 1 || t.told == 0 || t.counted || len(r.Failures) > 0), finals == 0: // but of a client that logs its requests and tells how it ended
		r.Final = 0
	case t.nchain > 0 && t.told == 0 || t.nchain > 0 && finals > 1 && t.chained(r):
		r.Final = t.last()
		if t.nchain > 1 {
			r.Chain = t.chain[:t.nchain]
		}
	case finals > 1:
		r.Final = 0
	}
	if t.several() || r.Final.Class() == 2 && t.parted(r) || r.Final.Class() == 2 && len(r.Failures) > 0 && t.often(r.Final) {
		r.Final, r.Chain = 0, nil
	}
	r.HasFinal = r.Final != 0
	r.BodyError = t.bodyError && r.Final.Class() == 2
	bad := r.Answers > r.Classes[2] || len(r.Failures) > 0
	good := r.Classes[2] > t.preflights.Hits || r.Classes[2] > 0 && !bad // that it may be sent is no hit where it was
	r.Preflights = t.preflights
	switch {
	case r.HasFinal && (r.Final.Class() != 2 || len(r.Failures) > 0):
		r.Verdict = NotHitting
	case r.HasFinal:
		r.Verdict = Hitting
	case good && bad:
		r.Verdict = Mixed
	case good:
		r.Verdict = Hitting
	case bad:
		r.Verdict = NotHitting
	case r.Classes[1] > 0:
		r.Verdict = Waiting
	case t.classes[2] && !t.classes[3] && !t.classes[4] && !t.classes[5]:
		r.Verdict = Hitting
	case t.classes[3] || t.classes[4] || t.classes[5]:
		r.Verdict = NotHitting
	case t.classes[1]:
		r.Verdict = Waiting
	}
	if r.Verdict == Waiting && t.messages > 0 && len(r.Codes) == 1 && r.Codes[0].Code == 101 {
		r.Final, r.HasFinal = 101, true // no other status follows in HTTP (RFC 9110, 7.8)
	}
	r.Request = r.Verdict == Unknown && t.scanner.Sends()
	for i := range r.Codes {
		r.Outside = r.Outside || len(r.Codes) == 1 && r.Codes[i].Code.Class() == 0
	}
	for c := range t.classes[:] {
		if t.classes[c] && r.Classes[c] == 0 {
			r.Classes[c] = 1 // asked about: the diagram lights it
		}
	}
}

// place says how far the request got and who has to act.
func (t *Tally) place(r *Report) {
	worst := t.worst(r)
	switch {
	case len(r.Failures) > 0 && (!r.Log || worst == nil):
		f := r.Failures[0].ID
		r.Reach, r.Actor = f.Reach(), f.Actor()
		if f.Kind() == status.CORS && r.Answers > 0 {
			r.Reach = status.ReachHidden
		}
	case worst == nil && r.Hits > 0:
		r.Reach, r.Actor = status.ReachOrigin, status.ActorNobody
	case worst == nil:
	case worst.Known:
		r.Reach, r.Actor = worst.Entry.Reach(), worst.Entry.Actor()
	default:
		r.Reach, r.Actor = status.ReachUnknown, byClass(worst.Code)
	}
	if r.Answers == 0 || r.Reach == status.ReachHidden || r.Log {
		return
	}
	for _, id := range r.Parties {
		if id.Reach() == status.ReachIntermediary && (r.Reach == status.ReachIntermediary || r.Verdict == NotHitting && t.clues[id]&status.Own != 0) {
			r.Reach, r.Because, r.HasBecause = status.ReachIntermediary, id, true
			return
		}
	}
	for _, id := range r.Parties {
		if id.Reach() == status.ReachOrigin && r.Reach != status.ReachIntermediary {
			r.Because, r.HasBecause = id, true
			return
		}
	}
}

// worst returns the code that matters: the decisive one, else what fails most,
// else nil.
func (t *Tally) worst(r *Report) *Code {
	if !r.HasFinal {
		return r.Worst()
	}
	for i := range r.Codes {
		if c := &r.Codes[i]; c.Code == r.Final && c.Code.Class() != 2 {
			return c
		}
	}
	return nil
}

// byClass says who has to act when all that is known is the class.
func byClass(c status.Code) status.Actor {
	switch c.Class() {
	case 3, 4:
		return status.ActorClient
	case 5, 0:
		return status.ActorServer
	}
	return status.ActorUnknown
}
