package api

import "testing"

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		field string
		want  bool
	}{
		{``, false},
		{`"a"`, true},
		{`W/"a"`, true},
		{`"b", "a"`, true},
		{`"b",W/"a"`, true},
		{`*`, true},
		{`a`, false},
		{`"A"`, false},
		{`"ab"`, false},
	} {
		if got := matches(c.field, `"a"`); got != c.want {
			t.Errorf("If-None-Match: %s: %v", c.field, got)
		}
	}
}
