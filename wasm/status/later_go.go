//go:build !tinygo

package status

import "sync"

// A Once does something once, however many ask for it.
type Once = sync.Once

// builtIn returns what this build has from the start.
func builtIn() string { return more }

// keep returns a copy of b that lasts.
func keep(b []byte) string { return string(b) }
