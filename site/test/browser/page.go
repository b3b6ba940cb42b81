package browser

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Navigate opens an address and waits until it has loaded. A new window of
// Chromium's has been seen to show its first, empty page even then.
func (b *Browser) Navigate(url string) {
	b.t.Helper()
	b.call("Navigate", map[string]any{"url": url})
	if !strings.HasPrefix(url, "http") {
		return
	}
	b.poll(func() error {
		var at string
		if err := b.try(&at, "return document.URL"); err == nil && (at == "about:blank" || at == "data:,") {
			return fmt.Errorf("%s is still shown", at)
		}
		return nil
	})
}

// wrapper runs a function body as an async function in the page, its arguments
// in arguments, and hands back the value or the error's text.
const wrapper = `const done = arguments[arguments.length - 1];
(async function () {
%s
}).apply(window, Array.prototype.slice.call(arguments, 0, -1)).then(
  value => done({value: value === undefined ? null : value}),
  error => done({error: String(error && error.stack ? error + '\n' + error.stack : error)}));`

// try runs a script and decodes its value into out, which may be nil.
func (b *Browser) try(out any, script string, args ...any) error {
	if args == nil {
		args = []any{}
	}
	value, err := b.wire.call("ExecuteAsyncScript", map[string]any{"script": fmt.Sprintf(wrapper, script), "args": args})
	if err != nil {
		return err
	}
	var answer struct {
		Value json.RawMessage `json:"value"`
		Error *string         `json:"error"`
	}
	if err := json.Unmarshal(value, &answer); err != nil {
		return fmt.Errorf("script answered %s: %w", value, err)
	}
	if answer.Error != nil {
		return fmt.Errorf("script: %s", *answer.Error)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, out)
}

// Script runs the body of an async function in the page, with its arguments in
// arguments, and decodes what it returns into out, which may be nil.
func (b *Browser) Script(out any, script string, args ...any) {
	b.t.Helper()
	if err := b.try(out, script, args...); err != nil {
		b.t.Fatalf("%s: %v", b.Engine, err)
	}
}

// Text runs a script that returns a string.
func (b *Browser) Text(script string, args ...any) string {
	b.t.Helper()
	var s string
	b.Script(&s, script, args...)
	return s
}

// True runs a script that returns whether something holds.
func (b *Browser) True(script string, args ...any) bool {
	b.t.Helper()
	var ok bool
	b.Script(&ok, script, args...)
	return ok
}

// Until polls a script until it returns something truthy; it may throw while
// the page is not ready. What says in the failure what was awaited.
func (b *Browser) Until(what, script string, args ...any) {
	b.t.Helper()
	err := b.poll(func() error {
		var ok bool
		if err := b.try(&ok, "return !!await (async function () {"+script+"}).apply(window, arguments)", args...); err != nil {
			return err
		}
		if !ok {
			return errNotSo
		}
		return nil
	})
	if err != nil {
		b.t.Fatalf("%s: waited in vain for %s: %v%s", b.Engine, what, err, b.complaints())
	}
}

// Wait polls what the test itself can see until it is so.
func (b *Browser) Wait(what string, so func() bool) {
	b.t.Helper()
	err := b.poll(func() error {
		if !so() {
			return errNotSo
		}
		return nil
	})
	if err != nil {
		b.t.Fatalf("%s: waited in vain for %s%s", b.Engine, what, b.complaints())
	}
}

var errNotSo = errors.New("not so")

// worn is how long a wait lasts after one was in vain, so that a page that does
// not work at all fails soon.
const worn = 5 * time.Second

// longest is how long a wait lasts now.
var longest = patience

// poll calls f until it succeeds or time is up, and returns its last error.
func (b *Browser) poll(f func() error) error {
	deadline := time.Now().Add(longest)
	pause := 10 * time.Millisecond
	for {
		err := f()
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			longest = worn
			return err
		}
		time.Sleep(pause)
		pause = min(pause*3/2, 250*time.Millisecond)
	}
}

// EnterFrame sends the next commands to a frame; LeaveFrame ends that.
func (b *Browser) EnterFrame(e *Element) {
	b.t.Helper()
	b.call("SwitchToFrame", map[string]any{"id": e})
}

// LeaveFrame goes back to the top of the page.
func (b *Browser) LeaveFrame() {
	b.t.Helper()
	b.call("SwitchToFrame", map[string]any{"id": nil})
}
