package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// keeper is the service worker, which keeps the page for a visit without a
// network. It stays at the root, because that is what it may keep.
const keeper = "service-worker.js"

// apart are files that the page, which is English, does without.
var apart = regexp.MustCompile(`^(hit-check\.inline\.js|hit-code\.(css|js)|pages\.css|language\.js|hitcheck\.\w\w\.(wasm|rest\.wasm|more)|hitcheck\.fast\.wasm)$`)

var filled = regexp.MustCompile(`(?m)^const (version|files) = .*$`)

// keep tells the service worker what to keep: index.html and what it loads from
// the folder. The version changes with any of it.
func keep(dist, folder string, names []string) error {
	page, err := os.ReadFile(filepath.Join(dist, "index.html"))
	if err != nil {
		return err
	}
	files := []string{"./", "favicon.svg"}
	for _, name := range names {
		if !apart.MatchString(name) {
			files = append(files, strings.TrimPrefix(folder, "/")+name)
		}
	}
	list, err := json.Marshal(files)
	if err != nil {
		return err
	}
	said := map[string]string{
		"version": fmt.Sprintf("'%x'", sha256.Sum256(page))[:13] + "'",
		"files":   string(list),
	}
	file := filepath.Join(dist, keeper)
	worker, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text := filled.ReplaceAllStringFunc(string(worker), func(line string) string {
		what := filled.FindStringSubmatch(line)[1]
		return "const " + what + " = " + said[what]
	})
	return os.WriteFile(file, []byte(text), 0o644)
}
