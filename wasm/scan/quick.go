//go:build !small

package scan

// Quick says that this build spends bytes on speed: the browser loads the small
// one first, and this one for large files.
const Quick = true
