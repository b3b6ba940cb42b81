package browser

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// smallChrome makes MiniBrowser's own buttons so small that its window can be
// as narrow as a phone.
const smallChrome = `* { font-size: 1px; min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }
`

// Without a window manager the focus follows the pointer, which stands in the
// middle of the screen: the window has to be under it, or :focus never matches.
const (
	screen           = "3600x2400x24"
	windowX, windowY = 1800 - 100, 1200 - 100
)

var displayNumber = regexp.MustCompile(`(?m)^(\d+)$`)

// startWebKit runs WebKitWebDriver on a screen of its own; it runs MiniBrowser.
func (b *Browser) startWebKit() error {
	// MiniBrowser needs a screen, for the real clipboard too.
	x, err := b.run([]string{"HOME=" + b.dir}, "Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp")
	if err != nil {
		return err
	}
	var display string
	err = x.await("a display", func() bool {
		if m := displayNumber.FindStringSubmatch(x.out.String()); m != nil {
			display = ":" + m[1]
		}
		return display != ""
	})
	if err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	p, err := b.run([]string{
		"DISPLAY=" + display, "HOME=" + b.dir, "TMPDIR=" + b.dir, "XDG_RUNTIME_DIR=" + b.dir, "XDG_CONFIG_HOME=" + b.config(),
		"GDK_BACKEND=x11", "NO_AT_BRIDGE=1", "GSETTINGS_BACKEND=memory",
		// MiniBrowser crashes now and then when the session brings the proxy.
		"http_proxy=http://" + b.proxy.addr, "https_proxy=http://" + b.proxy.addr, "no_proxy=127.0.0.1,localhost",
	}, "WebKitWebDriver", "--port="+port)
	if err != nil {
		return err
	}
	b.driver = "http://127.0.0.1:" + port
	err = p.await("an answer", func() bool {
		res, err := http.Get(b.driver + "/status")
		if err == nil {
			res.Body.Close()
		}
		return err == nil
	})
	if err != nil {
		return err
	}
	return b.openMiniBrowser()
}

// openMiniBrowser opens a session, with the media settings that GTK reads once,
// when the browser starts.
func (b *Browser) openMiniBrowser() error {
	folder := filepath.Join(b.config(), "gtk-3.0")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	settings := fmt.Sprintf("[Settings]\ngtk-enable-animations=%v\n", !b.media.ReducedMotion)
	for name, text := range map[string]string{"settings.ini": settings, "gtk.css": smallChrome} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	args := []string{"--automation"}
	if b.media.Dark {
		args = append(args, "--dark-mode")
	}
	w, err := newHTTPWire(b.driver, map[string]any{
		"webkitgtk:browserOptions": map[string]any{
			"binary": miniBrowser,
			"args":   args,
		},
		"unhandledPromptBehavior": "ignore",
	})
	if err != nil {
		return err
	}
	b.wire = w
	return nil
}

// config is the folder of GTK's settings.
func (b *Browser) config() string { return filepath.Join(b.dir, ".config") }

// freePort asks the system for a port that nobody listens on.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	addr := l.Addr().String()
	return addr[strings.LastIndex(addr, ":")+1:], nil
}
