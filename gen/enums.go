package main

import (
	"slices"
	"strings"
)

// enums are the words that some keys choose from, in the order of the
// constants of the same name in wasm/status and wasm/scan: the tables hold a
// word by its place here.
var enums = map[string][]string{
	"standing":     strings.Fields("registered documented folklore"),
	"reach":        strings.Fields("unknown unsent network intermediary origin hidden"),
	"actor":        strings.Fields("unknown client server intermediary network browser nobody"),
	"retry":        strings.Fields("unknown no after-fix later safe"),
	"failure kind": strings.Fields("dns refused unreachable timeout tls reset cors blocked offline aborted proxy malformed redirect-loop"),
	"drawing":      strings.Fields("classes fourteen reach decisions"),
	"direction":    strings.Fields("ltr rtl"),
	"format kind":  strings.Fields("transcript exchange record body console count lookup near implied hop"),
}

// nth returns the place of the word in its enum.
func nth(enum string, word text) byte {
	return byte(max(0, slices.Index(enums[enum], word.s)))
}
