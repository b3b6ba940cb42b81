package browser

import (
	"os/exec"
	"regexp"
)

var chromedriverPort = regexp.MustCompile(`started successfully on port (\d+)`)

// startChromium runs chromedriver on a port of its choice; it runs Chromium.
func (b *Browser) startChromium() error {
	// Debian's chromium keeps its crash files and caches under HOME.
	p, err := b.run([]string{"HOME=" + b.dir, "TMPDIR=" + b.dir}, "chromedriver", "--port=0")
	if err != nil {
		return err
	}
	var port string
	err = p.await("a port", func() bool {
		if m := chromedriverPort.FindStringSubmatch(p.out.String()); m != nil {
			port = m[1]
		}
		return port != ""
	})
	if err != nil {
		return err
	}
	binary, err := exec.LookPath("chromium")
	if err != nil {
		return err
	}
	w, err := newHTTPWire("http://127.0.0.1:"+port, map[string]any{
		"browserName": "chrome",
		"proxy":       b.proxy.capability(),
		"goog:chromeOptions": map[string]any{
			"binary": binary,
			"args": []string{
				"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--js-flags=--expose-gc", // for tests that collect garbage
				"--disable-dev-shm-usage", "--user-data-dir=" + b.dir + "/profile",
			},
		},
		"goog:loggingPrefs": map[string]any{"browser": "ALL"},
		// A dialog that opens is a finding: leave it, and the next command says so.
		"unhandledPromptBehavior": "ignore",
	})
	if err != nil {
		return err
	}
	b.wire = w
	return nil
}

// cdp sends a command of Chromium's own protocol.
func (b *Browser) cdp(command string, params map[string]any) {
	b.t.Helper()
	b.call("CDP", map[string]any{"cmd": command, "params": params})
}
