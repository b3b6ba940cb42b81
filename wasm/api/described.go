package api

import (
	"bytes"
	"strconv"

	"hitcheck/wasm/render"
	"hitcheck/wasm/status"
)

func decimal(n int) string { return strconv.Itoa(n) }

// described says of an article what it is, for programs that read pages
// (schema.org, as JSON-LD).
func (p *page) described(h *handler, where, title, about string) {
	p.data(object("@context", "https://schema.org", "@type", "TechArticle", "url", h.site+where,
		"headline", title, "description", about, "inLanguage", "en", "isAccessibleForFree", true))
}

// defined says of a code's page which term of which list it defines, and where
// the page stands.
func (p *page) defined(h *handler, code status.Code, about string) {
	e, some := status.Lookup(code)
	if some == 0 {
		return
	}
	list := h.site + "/codes/"
	page := list + digits(code) + "/"
	crumb := func(position int, name, url string) raw {
		return object("@type", "ListItem", "position", position, "name", name, "item", url)
	}
	p.data(object("@context", "https://schema.org", "@graph", array(
		object("@type", "DefinedTerm", "@id", page, "url", page, "termCode", digits(code), "name", e.Name(),
			"description", about, "inDefinedTermSet", list, "sameAs", e.URL()),
		object("@type", "BreadcrumbList", "itemListElement", array(
			crumb(1, say(wordName), h.site+"/"), crumb(2, say(wordCodes), list), crumb(3, label(code), page))),
	)))
}

// data writes a block of JSON that is no script: the page's policy lets it
// stand because nothing runs it.
func (p *page) data(value raw) {
	p.tag("script", "type", "application/ld+json")
	p.Text("")
	p.B = append(p.B, bytes.ReplaceAll(value, []byte("<"), []byte(`\u003c`))...)
	p.Close()
}

// A raw is a value that is JSON already.
type raw []byte

// object returns a JSON object of keys and values in turn; a value is a text,
// a whole number, true, false or raw.
func object(pairs ...any) raw {
	b := raw("{")
	for i, v := range pairs {
		if i > 0 {
			b = append(b, ",:"[i%2])
		}
		switch v := v.(type) {
		case string:
			b = render.Quote(b, v)
		case int:
			b = strconv.AppendInt(b, int64(v), 10)
		case bool:
			b = strconv.AppendBool(b, v)
		case raw:
			b = append(b, v...)
		}
	}
	return append(b, '}')
}

// array returns a JSON array.
func array(items ...raw) raw {
	b := raw("[")
	for i, item := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, item...)
	}
	return append(b, ']')
}

// quoted returns a text as JSON.
func quoted(s string) raw { return render.Quote(nil, s) }
