package render

import (
	"hitcheck/wasm/report"
	"hitcheck/wasm/status"
)

// code returns a status of a report, with the registered meaning if there is
// one.
func code(c status.Code, n uint64) report.Code {
	first, some := status.Lookup(c)
	return report.Code{Code: c, Count: n, Entry: first, Known: some > 0}
}

// single returns the report of one exchange that ended with c.
func single(v report.Verdict, c status.Code) *report.Report {
	e := code(c, 1)
	r := &report.Report{Verdict: v, Final: c, HasFinal: true, Codes: []report.Code{e},
		RetryAfter: -1, Lines: 1, Bytes: 3, Answers: 1}
	r.Classes[c.Class()]++
	if e.Known {
		r.Reach, r.Actor = e.Entry.Reach(), e.Entry.Actor()
	}
	if v == report.Hitting {
		r.Hits = 1
	}
	return r
}

// reports are one of each kind, by name.
func reports() map[string]*report.Report {
	all := map[string]*report.Report{
		"empty":    {RetryAfter: -1},
		"200":      single(report.Hitting, 200),
		"404":      single(report.NotHitting, 404),
		"522":      single(report.NotHitting, 522),
		"299":      single(report.Hitting, 299),
		"418":      single(report.NotHitting, 418),
		"waiting":  single(report.Waiting, 100),
		"unknown":  {RetryAfter: -1, Lines: 3, Bytes: 120, Near: []report.Near{{Start: 5, End: 8, Line: 1, Number: 443, Why: status.WordNearPort}, {Start: 50, End: 53, Line: 2, Number: 500, Why: status.WordNearDuration}}},
		"failure":  {Verdict: report.NotHitting, Reach: status.ReachNetwork, Actor: status.ActorServer, Failures: []report.Failure{{ID: 0, Count: 1}}, RetryAfter: -1, Lines: 1, Bytes: 90},
		"fivexx":   {Verdict: report.NotHitting, Lookup: true, Classes: [6]uint64{5: 1}, RetryAfter: -1, Lines: 1, Bytes: 3},
		"outside":  single(report.Unknown, 997),
		"hidden":   single(report.NotHitting, 200),
		"redirect": single(report.Hitting, 200),
		"later":    single(report.NotHitting, 429),
	}
	all["404"].Lookup = true
	all["outside"].Outside = true
	all["later"].RetryAfter = 90
	h := all["hidden"]
	h.Reach, h.Actor = status.ReachHidden, status.ActorBrowser
	h.Failures = []report.Failure{{ID: 0, Count: 1}}
	c := all["redirect"]
	c.Chain = []status.Code{301, 302, 200}
	c.Codes = []report.Code{code(200, 1), code(301, 1), code(302, 1)}
	c.Classes = [6]uint64{2: 1, 3: 2}
	all["log"] = log()
	many := &report.Report{Verdict: report.Mixed, Log: true, RetryAfter: -1, Lines: 1e6, Bytes: 2e8, Hits: 5e5, Answers: 1e6}
	for n := status.Code(100); n < 600; n += 7 {
		many.Codes = append(many.Codes, code(n, uint64(n)*uint64(n)))
		many.Classes[n.Class()]++
	}
	all["many"] = many
	return all
}

func log() *report.Report {
	r := &report.Report{Verdict: report.Mixed, Log: true, RetryAfter: -1, Lines: 12345, Bytes: 1_480_211,
		Reach: status.ReachIntermediary, Actor: status.ActorServer,
		Hits: 10271, Answers: 12345, First: 1795403642, Last: 1795403642 + 59*60, Bucket: 60,
		Codes:   []report.Code{code(200, 10100), code(204, 171), code(301, 12), code(404, 962), code(429, 100), code(502, 1000)},
		Classes: [6]uint64{2: 10271, 3: 12, 4: 1062, 5: 1000},
		Top: []report.Top{{Code: 502, Count: 800, First: 1795403642 + 31*60, Last: 1795403642 + 41*60, Method: "POST", Path: "/v1/orders"}, {Code: 404, Count: 640, Method: "GET", Path: "/v1/orders/{id}"},
			{Code: 502, Count: 200, Method: "GET", Path: `/v1/<script>alert("1")</script>`}},
		Evidence: []report.Evidence{{Start: 60, End: 63, Line: 1, Code: 200}},
	}
	for i := int64(0); i < 60; i++ {
		b := report.Bucket{Start: r.First + i*60}
		b.Classes[2] = uint32(150 + i*37%50)
		b.Classes[4] = uint32(i * 13 % 29)
		if i > 30 && i < 42 {
			b.Classes[5] = uint32(60 + i)
			b.Classes[2] -= 60
		}
		r.Timeline = append(r.Timeline, b)
	}
	return r
}
