package api

import "strings"

// Media types of what is answered.
const (
	typeHTML    = "text/html; charset=utf-8"
	typeJSON    = "application/json"
	typeProblem = "application/problem+json"
	typeSVG     = "image/svg+xml"
	typeText    = "text/plain; charset=utf-8"
)

// accept returns what the request would like to get.
func (c *call) accept() string { return join(c.r.Header["Accept"]) }

// choose returns the offer that the request likes best, or answers that none
// will do and returns nothing.
func (c *call) choose(offers ...string) string {
	c.w.Header().Set("Vary", "Accept")
	kind := choose(c.accept(), offers...)
	if kind == "" {
		list := ""
		for i, offer := range offers {
			if i > 0 {
				list += ", "
			}
			offer, _, _ = strings.Cut(offer, ";")
			list += offer
		}
		c.problem(406, say(wordNoType, list))
	}
	return kind
}

// choose returns the offer that an Accept field prefers (RFC 9110, 12.5.1),
// the first of those it likes alike, or nothing when it takes none of them.
func choose(accept string, offers ...string) string {
	if strings.TrimSpace(accept) == "" {
		return offers[0]
	}
	best, most := "", 0
	for _, offer := range offers {
		kind, _, _ := strings.Cut(offer, ";")
		if q := quality(accept, kind); q > most {
			best, most = offer, q
		}
	}
	return best
}

// quality returns how much an Accept field likes a media type, 0 to 1000. The
// most specific of the ranges that fit counts.
func quality(accept, kind string) int {
	major, _, _ := strings.Cut(kind, "/")
	q, closest := 0, 0
	for item := range strings.SplitSeq(accept, ",") {
		kindOf, params, _ := strings.Cut(item, ";")
		close := 0
		switch kindOf = strings.ToLower(strings.TrimSpace(kindOf)); kindOf {
		case kind:
			close = 3
		case major + "/*":
			close = 2
		case "*/*", "*":
			close = 1
		}
		if close > closest {
			q, closest = weight(params), close
		}
	}
	return q
}

// weight returns the q among the parameters in thousandths, 1000 when there is
// none or it cannot be read.
func weight(params string) int {
	for p := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if !strings.EqualFold(name, "q") {
			continue
		}
		if value == "" || value[0] != '0' {
			return 1000
		}
		n, unit := 0, 100
		for i := 2; i < len(value) && value[i] >= '0' && value[i] <= '9'; i++ {
			n += int(value[i]-'0') * unit
			unit /= 10
		}
		return n
	}
	return 1000
}
