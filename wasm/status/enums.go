package status

// Standing says how official a meaning is.
type Standing uint8

const (
	Registered Standing = iota // in IANA's registry of status codes
	Documented                 // in its issuer's own text
	Folklore                   // in lists that others copied
)

// Reach says how far a request got.
type Reach uint8

const (
	ReachUnknown      Reach = iota // the text does not say
	ReachUnsent                    // it never left the client
	ReachNetwork                   // it left, and no HTTP answer came back
	ReachIntermediary              // something in front of the API answered
	ReachOrigin                    // the API itself answered
	ReachHidden                    // answered, and the browser kept the answer from the page
)

// Actor says who has to act.
type Actor uint8

const (
	ActorUnknown Actor = iota
	ActorClient
	ActorServer
	ActorIntermediary
	ActorNetwork
	ActorBrowser
	ActorNobody
)

// Retry says whether sending the same request again makes sense.
type Retry uint8

const (
	RetryUnknown  Retry = iota
	RetryNo             // it will fail the same way
	RetryAfterFix       // once something is changed
	RetryLater          // after a while, with back-off
	RetrySafe           // at once
)

// Kind says which way a request got no status.
type Kind uint8

const (
	DNS Kind = iota
	Refused
	Unreachable
	Timeout
	TLS
	Reset
	CORS
	Blocked
	Offline
	Aborted
	Proxy
	Malformed
	RedirectLoop
)

// The words stand in the order of the constants; gen's tests hold gen's own
// lists against these lines.
const (
	standings = "registered documented folklore"
	reaches   = "unknown unsent network intermediary origin hidden"
	actors    = "unknown client server intermediary network browser nobody"
	retries   = "unknown no after-fix later safe"
	kinds     = "dns refused unreachable timeout tls reset cors blocked offline aborted proxy malformed redirect-loop"
)

// String returns the word of the report's JSON for s.
func (s Standing) String() string { return word(standings, uint8(s)) }

// String returns the word of the report's JSON for r.
func (r Reach) String() string { return word(reaches, uint8(r)) }

// String returns the word of the report's JSON for a.
func (a Actor) String() string { return word(actors, uint8(a)) }

// String returns the word of the report's JSON for r.
func (r Retry) String() string { return word(retries, uint8(r)) }

// String returns the word of the report's JSON for k.
func (k Kind) String() string { return word(kinds, uint8(k)) }

// word returns the n-th of the words that blanks separate in list.
//
//go:noinline
func word(list string, n uint8) string {
	start := 0
	for i := 0; i < len(list); i++ {
		if list[i] != ' ' {
			continue
		}
		if n == 0 {
			return list[start:i]
		}
		n--
		start = i + 1
	}
	if n > 0 {
		return ""
	}
	return list[start:]
}
