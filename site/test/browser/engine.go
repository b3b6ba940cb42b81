// Package browser drives real browsers for the tests: Chromium and WebKit over
// W3C WebDriver, Firefox over Marionette, one set of words for the three.
package browser

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Engine names a browser engine.
type Engine string

// The engines that the tests run in.
const (
	Chromium Engine = "chromium"
	Firefox  Engine = "firefox"
	WebKit   Engine = "webkit"
)

// All lists every engine, in the order in which tests use them.
var All = []Engine{Chromium, Firefox, WebKit}

// miniBrowser is where Debian's webkit2gtk-driver puts the browser.
const miniBrowser = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"

// programs are what an engine needs on the machine.
var programs = map[Engine][]string{
	Chromium: {"chromium", "chromedriver"},
	Firefox:  {"firefox-esr"},
	WebKit:   {"WebKitWebDriver", "Xvfb"},
}

// packages are the Debian packages that hold the programs.
var packages = map[Engine]string{
	Chromium: "chromium chromium-driver",
	Firefox:  "firefox-esr",
	WebKit:   "webkit2gtk-driver xvfb",
}

// Selected lists the engines that HITCHECK_ENGINES names, all three without it.
// A name it does not know ends the test.
func Selected(t testing.TB) []Engine {
	t.Helper()
	list, err := parseEngines(os.Getenv("HITCHECK_ENGINES"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func parseEngines(s string) ([]Engine, error) {
	if strings.TrimSpace(s) == "" {
		return All, nil
	}
	var list []Engine
	for _, name := range strings.Split(s, ",") {
		e := Engine(strings.TrimSpace(name))
		if !slices.Contains(All, e) {
			return nil, fmt.Errorf("HITCHECK_ENGINES: %q is no engine; write some of chromium,firefox,webkit", name)
		}
		if !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return list, nil
}

// missing returns one sentence that says what to install, or "" when all is there.
func (e Engine) missing() string {
	for _, p := range programs[e] {
		if _, err := exec.LookPath(p); err != nil {
			return fmt.Sprintf("%s is not installed: apt-get install --no-install-recommends %s fonts-dejavu-core, or leave %s out of HITCHECK_ENGINES.", p, packages[e], e)
		}
	}
	return ""
}
