package api

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"hitcheck/site"
)

// A Field is one header field.
type Field struct{ Name, Value string }

// A Rule gives answers at a path header fields; the path may end in *.
type Rule struct {
	Path   string
	Fields []Field
}

// Policy is what pages may load: only what is ours.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; worker-src blob: 'self'; require-trusted-types-for 'script'; trusted-types hit-check hit-check-site"

// strict is Policy as a header field. Drawings that are files of their own
// hold their style sheet, which it knows by its hash.
var strict = Field{"Content-Security-Policy", strings.Replace(Policy, "style-src 'self'", "style-src 'self' "+hash(site.Diagram), 1) + "; frame-ancestors 'none'"}

// apart are the fields of what a browser may show as a page: what it may load,
// that no other window has a hold on it, and that it asks for nothing of the
// machine.
var apart = []Field{
	strict,
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Rules are the header fields of files, here and wherever else they are
// served. What the handler makes itself has those of "/".
var Rules = []Rule{
	{"/*", []Field{
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
		{"Access-Control-Allow-Origin", "*"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
	}},
	{"/", apart},
	{"/404.html", apart},
	{"/codes/*", apart},
	{"/guide/*", apart},
	{"/*.wasm", []Field{{"Content-Type", "application/wasm"}}},
	{Hashed + "*", []Field{{"Cache-Control", "public, max-age=31536000, immutable"}}},
}

// Hashed is the folder of the files whose path changes with what they hold.
const Hashed = "/h/"

// fits reports whether a rule's path takes a path.
func (r *Rule) fits(path string) bool {
	before, after, open := strings.Cut(r.Path, "*")
	if !open {
		return path == r.Path
	}
	return len(path) >= len(before)+len(after) && strings.HasPrefix(path, before) && strings.HasSuffix(path, after)
}

// setFields sets the fields that every rule for a path has.
func setFields(h http.Header, path string) {
	for i := range Rules {
		if Rules[i].fits(path) {
			for _, f := range Rules[i].Fields {
				h.Set(f.Name, f.Value)
			}
		}
	}
}
