// Command pages freezes the handler into files: a page, JSON, text and a
// drawing for every code, the list of codes, the catalog, and what a host of
// files wants to know. It runs when the rest of dist/ is there.
//
//	go run ./gen/pages [-site https://hitcheck.example] [DIST]
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	site := flag.String("site", "https://hitcheck.example", "where the site will stand")
	flag.Parse()
	dist := "dist"
	if flag.NArg() > 0 {
		dist = flag.Arg(0)
	}
	if err := freeze(dist, *site); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}
