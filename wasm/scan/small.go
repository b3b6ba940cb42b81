//go:build small

package scan

// Quick says that this build spends bytes on speed; it does not.
const Quick = false

// What the other build remembers of the lines read, this one forgets.
type repeats struct{}
type runs struct{}
type likes struct{}

func (*repeats) reset()                      {}
func (*runs) reset()                         {}
func (*likes) reset()                        {}
func (s *Scanner) recall([]byte) bool        { return false }
func (s *Scanner) tellsOf(b []byte) int      { return s.tells(b) }
func (s *Scanner) silently([]byte, int) bool { return false }
func (s *Scanner) accessRun([]byte) int      { return 0 }
func prepareNumbers()                        {}
