package scan

import (
	"fmt"
	"testing"
)

// TestCut reads every sample from every byte on and up to every byte: whatever
// is cut off, reading goes on.
func TestCut(t *testing.T) {
	s := new(Scanner)
	bad := map[string]bool{}
	one := func(text []byte) {
		defer func() {
			if err := recover(); err != nil && !bad[fmt.Sprint(err)] {
				bad[fmt.Sprint(err)] = true
				t.Errorf("%q: %v", text, err)
				s = new(Scanner)
			}
		}()
		s.Reset(sieve{})
		s.Write(text)
		s.End()
	}
	for _, x := range samples(t) {
		for i := range len(x.Text) {
			one([]byte(x.Text[:i]))
			one([]byte(x.Text[i:]))
			one([]byte("\n" + x.Text[:i] + "\n\xff" + x.Text[i:] + "\n"))
			one([]byte("(" + x.Text[:i] + ") " + x.Text[i:] + " "))
		}
	}
	signs := []string{"(", ")", " ", "\t", "\"", "'", "{", "}", "[", "]", ":", "=", "<", ">", "#", "$", "@", "*", "/", "-", ".", ",", "|", "\\", "\x1b", "\xff", "│", "é", "A", "a", "0", "404", "GET", "http", "PS", "HTTP/1.1", "status"}
	for _, a := range signs {
		for _, b := range signs {
			for _, c := range signs {
				one([]byte(a + b + c))
				one([]byte("GET /x " + a + b + c + "404"))
			}
		}
	}
}
