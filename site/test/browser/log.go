package browser

import (
	"encoding/json"
	"strings"
)

// watch is the part of the page that serve.WatchScript adds and tests read.
const watch = `const seen = (window.wrappedJSObject || window).hitcheckWatch;
if (!seen) return null;
const copy = {};
for (const key of ['errors', 'violations', 'ran']) copy[key] = Array.from(seen[key], String);
return copy;`

// Seen is what happened in a page since it began to load.
type Seen struct {
	Errors     []string // uncaught errors, unhandled rejections, console.error
	Violations []string // of the Content Security Policy or Trusted Types
	Ran        []string // dialogs, and calls of pwned(), which only injected code makes
}

// Seen returns what the page's watch has seen. It fails for a page that was
// served without one.
func (b *Browser) Seen() Seen {
	b.t.Helper()
	var s *Seen
	b.Script(&s, watch)
	if s == nil {
		b.t.Fatalf("%s: the page has no watch: serve it with serve.Watch", b.Engine)
	}
	return *s
}

// complaints returns what the page's watch has seen, for a failure's message.
func (b *Browser) complaints() string {
	var s *Seen
	if b.try(&s, watch) != nil || s == nil {
		return ""
	}
	list := append(append(s.Errors, s.Violations...), s.Ran...)
	if len(list) == 0 {
		return ""
	}
	return "\n  seen: " + strings.Join(list, "\n  seen: ")
}

// Console returns what the browser itself has logged since the last call,
// warnings and errors only. WebKit has no way to ask.
func (b *Browser) Console() []string {
	b.t.Helper()
	var list []string
	switch b.Engine {
	case Chromium:
		var entries []struct{ Level, Message string }
		if err := json.Unmarshal(b.call("Log", map[string]any{"type": "browser"}), &entries); err != nil {
			b.t.Fatalf("%s: console: %v", b.Engine, err)
		}
		for _, e := range entries {
			if e.Level == "SEVERE" || e.Level == "WARNING" {
				list = append(list, e.Message)
			}
		}
	case Firefox:
		// Only what pages caused: http addresses, not Firefox's own modules.
		value := b.chrome(`
      const list = Services.console.getMessageArray()
        .filter(m => m instanceof Ci.nsIScriptError && /^(https?|file|blob|data):/.test(m.sourceName))
        .map(m => m.errorMessage + ' at ' + m.sourceName + ':' + m.lineNumber);
      Services.console.reset();
      return list;`)
		if err := json.Unmarshal(value, &list); err != nil {
			b.t.Fatalf("%s: console: %v", b.Engine, err)
		}
	}
	return list
}

// Loaded lists the addresses of what the page has loaded beside itself.
func (b *Browser) Loaded() []string {
	b.t.Helper()
	var list []string
	b.Script(&list, "return performance.getEntriesByType('resource').map(entry => entry.name)")
	return list
}

// Stored lists what the page keeps on this machine, by the name of the place.
func (b *Browser) Stored() []string {
	b.t.Helper()
	var list []string
	b.Script(&list, `
    const list = [];
    const page = window;
    for (const [name, read] of [
      ['localStorage', () => Object.keys(page.localStorage)],
      ['sessionStorage', () => Object.keys(page.sessionStorage)],
      ['cookie', () => document.cookie ? [document.cookie] : []],
      ['indexedDB', async () => page.indexedDB.databases ? Array.from(await page.indexedDB.databases(), d => d.name) : []],
      ['cache', async () => page.caches ? Array.from(await page.caches.keys()) : []],
    ]) {
      try { for (const key of await read()) list.push(name + ': ' + key); }
      catch (error) { if (error.name !== 'SecurityError') throw error; }
    }
    return list;`)
	return list
}

// Forget empties what a server that had this page's port before has left there.
func (b *Browser) Forget() {
	b.t.Helper()
	b.Script(nil, `
    const page = window;
    try {
      for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister();
      for (const name of page.caches ? Array.from(await page.caches.keys()) : []) await page.caches.delete(name);
    } catch (error) { if (error.name !== 'SecurityError') throw error; }`)
}
