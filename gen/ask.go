package main

import (
	"fmt"
	"io"
	"time"
)

// A question is what is asked of the catalog instead of writing its tables.
type question struct {
	explain string // print these entries
	lint    bool   // print what is thin
	iana    string // compare with this registry file
	today   string // as of this day; today when empty
}

func (q *question) asked() bool { return q.explain != "" || q.lint || q.iana != "" }

// answer prints the answer to w.
func (q *question) answer(w io.Writer, p *problems, c *catalog) error {
	if q.explain != "" && !explain(w, p, c, q.explain) {
		return fmt.Errorf("%s: no entry is named %s; name a code, 4xx, or an id", p.files[0], quote(q.explain))
	}
	if q.lint {
		fmt.Fprintf(w, "%d things are thin\n", lint(w, p, c))
	}
	if q.iana == "" {
		return nil
	}
	if q.today == "" {
		q.today = time.Now().UTC().Format(time.DateOnly)
	}
	file, err := readFile(q.iana, "-iana")
	if err != nil {
		return err
	}
	registry, err := readRegistry(file)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d changes are due\n", compareRegistry(w, p, c, registry, q.today))
	return nil
}
