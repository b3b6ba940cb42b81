package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"
)

// patience is how long the tests wait for anything: far more than it takes,
// since a slow machine must not fail a right page.
const patience = 30 * time.Second

// Browser is a running browser with one window.
type Browser struct {
	Engine Engine

	t testing.TB
	*running
}

// running is what the copies of a Browser, one a test, have in common.
type running struct {
	dir           string // home, profile and temporary files
	wire          wire
	procs         []*process
	driver        string // where WebKit's driver answers
	proxy         *proxy
	media         Media
	width, height int
}

// Start starts a browser that ends with the test.
func Start(t testing.TB, e Engine) *Browser {
	t.Helper()
	b := Open(t, e)
	t.Cleanup(b.Close)
	return b
}

// Open starts a browser that ends with Close. A program that is not installed
// fails the test with a sentence that says what to install.
func Open(t testing.TB, e Engine) *Browser {
	t.Helper()
	if s := e.missing(); s != "" {
		t.Fatal(s)
	}
	dir, err := os.MkdirTemp("", "hitcheck-"+string(e)+"-")
	if err != nil {
		t.Fatal(err)
	}
	b := &Browser{Engine: e, t: t, running: &running{dir: dir}}
	if b.proxy, err = newProxy(); err == nil {
		switch e {
		case Chromium:
			err = b.startChromium()
		case Firefox:
			err = b.startFirefox()
		case WebKit:
			if err = b.startWebKit(); err != nil {
				b.end()
				err = b.startWebKit()
			}
		default:
			err = fmt.Errorf("no engine %q", e)
		}
	}
	if err != nil {
		b.Close()
		t.Fatalf("%s did not start: %v", e, err)
	}
	b.ready()
	return b
}

// ready tells a new session how long scripts and pages may take.
func (b *Browser) ready() {
	b.t.Helper()
	b.call("SetTimeouts", map[string]any{"script": patience.Milliseconds(), "pageLoad": patience.Milliseconds()})
	if b.Engine == Chromium { // its window may not get the focus when several start at once
		b.cdp("Emulation.setFocusEmulationEnabled", map[string]any{"enabled": true})
	}
	if b.Engine == WebKit {
		b.call("SetWindowRect", map[string]any{"x": windowX, "y": windowY, "width": 1024, "height": 768})
		b.width, b.height = 0, 0
	}
}

// With returns the same browser, reporting to another test.
func (b *Browser) With(t testing.TB) *Browser {
	c := *b
	c.t = t
	return &c
}

// Close ends the browser and removes its files.
func (b *Browser) Close() {
	if b.wire != nil {
		b.wire.close()
	}
	b.end()
	if b.proxy != nil {
		b.proxy.close()
	}
	// A child may still be writing when its group ends.
	for range 20 {
		if os.RemoveAll(b.dir) == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// end ends what runs for the browser, the last first.
func (b *Browser) end() {
	for i := len(b.procs) - 1; i >= 0; i-- {
		b.procs[i].end()
	}
	b.procs = nil
}

// run starts a program that ends with the browser.
func (b *Browser) run(env []string, args ...string) (*process, error) {
	p, err := start(env, args...)
	if err == nil {
		b.procs = append(b.procs, p)
	}
	return p, err
}

// call sends a command; an error ends the test.
func (b *Browser) call(command string, params map[string]any) json.RawMessage {
	b.t.Helper()
	value, err := b.wire.call(command, params)
	if err != nil {
		b.t.Fatalf("%s: %v", b.Engine, err)
	}
	return value
}
