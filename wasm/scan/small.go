//go:build small

package scan

// Quick says that this build spends bytes on speed; it does not.
const Quick = false
