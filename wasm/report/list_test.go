package report

import (
	"strings"
	"testing"
)

// TestList holds a list of codes, as a program prints its constants, apart from
// answers that happen to come in order.
func TestList(t *testing.T) {
	list := []string{"400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "405 Method Not Allowed",
		"406 Not Acceptable", "408 Request Timeout", "409 Conflict", "410 Gone"}
	for _, x := range []struct {
		name, text string
		codes      int
		near       int    // numbers passed over, where it is a list
		fourth     uint16 // of them
	}{
		{"a list", strings.Join(list, "\n"), 0, len(list), 404},
		{"under what was asked", ">>> for s in HTTPStatus: print(s.value, s.phrase)\n" + strings.Join(list, "\n"), 0, len(list), 404},
		{"constants", "412 PRECONDITION_FAILED\n413 REQUEST_ENTITY_TOO_LARGE\n414 REQUEST_URI_TOO_LONG\n" +
			"415 UNSUPPORTED_MEDIA_TYPE\n418 IM_A_TEAPOT - I'm a Teapot\n422 UNPROCESSABLE_ENTITY\n423 LOCKED\n424 FAILED_DEPENDENCY\n425 TOO_EARLY", 0, 9, 415},
		{"too short for one", strings.Join(list[:7], "\n"), 7, 0, 0},
		{"not in order", strings.Join(append(list[4:9:9], list[:4]...), "\n"), 9, 0, 0},
		{"one more, elsewhere", strings.Join(list, "\n") + "\n\nHTTP/1.1 503 Service Unavailable", 10, 0, 0},
		{"lines between", strings.Join(list, "\n-- \n"), 9, 0, 0},
		{"answers to requests", "GET /a " + strings.Join(list, "\nGET /a "), 9, 0, 0},
	} {
		tally := new(Tally)
		tally.Reset()
		tally.Write([]byte(x.text))
		tally.End()
		r := tally.Report()
		if len(r.Codes) != x.codes || len(r.Failures) > 0 {
			t.Errorf("%s: %s, want %d codes", x.name, summary(r), x.codes)
		}
		if x.codes == 0 && (len(r.Near) != x.near || r.Near[3].Number != x.fourth || r.Near[3].Line == 0) {
			t.Errorf("%s: passed over are %v", x.name, r.Near)
		}
	}
}
