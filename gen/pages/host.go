package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hitcheck/wasm/api"
)

// headers writes the header fields of the files, as Cloudflare and Netlify
// read them.
func headers(dist, _ string) error {
	var b bytes.Buffer
	for _, rule := range api.Rules {
		fmt.Fprintln(&b, rule.Path)
		for _, f := range rule.Fields {
			fmt.Fprintf(&b, "  %s: %s\n", f.Name, f.Value)
		}
	}
	return write(dist, "_headers", b.Bytes())
}

// robots lets everyone in and shows the way to the sitemap. GitHub Pages also
// wants to be told that nothing here is to be built.
func robots(dist, site string) error {
	if err := write(dist, ".nojekyll", nil); err != nil {
		return err
	}
	return write(dist, "robots.txt", []byte("User-agent: *\nAllow: /\nSitemap: "+site+"/sitemap.xml\n"))
}

// sitemap lists every page that has a folder of its own.
func sitemap(dist, site string) error {
	var pages []string
	err := filepath.WalkDir(dist, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "index.html" {
			return err
		}
		folder, err := filepath.Rel(dist, filepath.Dir(path))
		pages = append(pages, strings.TrimPrefix(filepath.ToSlash(folder)+"/", "./"))
		return err
	})
	if err != nil {
		return err
	}
	slices.Sort(pages)
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, page := range pages {
		b.WriteString("<url><loc>")
		xml.EscapeText(&b, []byte(site+"/"+page))
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return os.WriteFile(filepath.Join(dist, "sitemap.xml"), b.Bytes(), 0o644)
}
