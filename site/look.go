// Package site holds what is served, and for the drawings that are files of
// their own the style sheet of the pages' drawings.
package site

import _ "embed"

// Diagram is the style sheet of the class diagram.
//
//go:embed diagram.css
var Diagram string
