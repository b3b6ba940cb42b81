package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"hitcheck/wasm/api"
)

// hashFiles puts what pages load into a folder that is named by what it holds,
// so that it may be kept for ever, and lets index.html load it from there. The
// files stay where they were as well, for those who embed them. It returns the
// folder.
func hashFiles(dist string) (folder string, err error) {
	bodies := map[string][]byte{}
	var names []string
	for _, pattern := range []string{"*.css", "*.js", "*.wasm", "*.more"} {
		found, _ := filepath.Glob(filepath.Join(dist, pattern))
		for _, file := range found {
			name := filepath.Base(file)
			if name == keeper {
				continue
			}
			if bodies[name], err = os.ReadFile(file); err != nil {
				return "", err
			}
			names = append(names, name)
		}
	}
	slices.Sort(names)
	sum := sha256.New()
	for _, name := range names {
		fmt.Fprintf(sum, "%s %d\n%s", name, len(bodies[name]), bodies[name])
	}
	folder = fmt.Sprintf("%s%x/", api.Hashed, sum.Sum(nil)[:6])
	if err := os.RemoveAll(filepath.Join(dist, filepath.FromSlash(api.Hashed))); err != nil {
		return "", err
	}
	for _, name := range names {
		if err := write(dist, path.Join(folder, name), bodies[name]); err != nil {
			return "", err
		}
	}
	if err := point(filepath.Join(dist, "index.html"), folder, names); err != nil {
		return "", err
	}
	return folder, keep(dist, folder, names)
}

var address = regexp.MustCompile(`\b(href|src)="(?:h/[0-9a-f]+/)?([^"/]+)"`)

// point lets a page at the root load these files from the folder.
func point(file, folder string, names []string) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%w; run make, which builds it", err)
	}
	text := address.ReplaceAllStringFunc(string(page), func(found string) string {
		part := address.FindStringSubmatch(found)
		if !slices.Contains(names, part[2]) {
			return found
		}
		return fmt.Sprintf("%s=%q", part[1], strings.TrimPrefix(folder, "/")+part[2])
	})
	return os.WriteFile(file, []byte(text), 0o644)
}
