package test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
	"hitcheck/wasm/render"
	wasm "hitcheck/wasm/report"
)

// watched keeps the workers that the page starts, and ends the one that it is told.
const watched = `<!doctype html><html lang=en><title>Host</title>
<script>
  window.workers = 0
  window.doomed = -1
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given)
      if (window.workers++ === window.doomed) setTimeout(() => this.terminate(), 20)
    }
  }
</script>
<script type="module" src="/hit-check.js"></script>
<main><h1>Host</h1><hit-check></hit-check></main></html>`

// days returns a log of more than 64 MiB over some days, of many paths.
func days() []byte {
	var b bytes.Buffer
	at := time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
	for i := 0; b.Len() < 66<<20; i++ {
		code := [...]int{200, 404, 200, 503, 200, 301, 200}[i%7]
		fmt.Fprintf(&b, "192.0.2.%d - - [%s] \"GET /v%d/orders/%d HTTP/1.1\" %d %d \"-\" \"curl/8.5.0\"\n",
			i%250, at.Add(time.Duration(i)*400*time.Millisecond).Format("02/Jan/2006:15:04:05 +0000"), i%40, i, code, i%900)
	}
	return b.Bytes()
}

// TestParts reads large logs, which several workers share where there are cores
// for them, and holds the report against that of reading it in one: of a log that
// is one, of one in which something else follows, and where a worker dies.
func TestParts(t *testing.T) {
	log := days()
	dir := t.TempDir()
	s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": watched}, Watch: true})
	for _, c := range []struct {
		name, after string
		doomed      int
	}{
		{"log", "", -1},
		{"mixed", "$ curl -i https://api.example.com/x\nHTTP/1.1 404 Not Found\n\n{\"error\":\"gone\"}\n", -1},
		{"orphan", "", 1},
	} {
		text := append(bytes.Clone(log), c.after...)
		path := filepath.Join(dir, c.name+".log")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		tally := new(wasm.Tally)
		tally.Reset()
		tally.Write(text)
		tally.End()
		var want any
		if err := json.Unmarshal(render.JSON(nil, tally.Report()), &want); err != nil {
			t.Fatal(err)
		}
		each(t, func(t *testing.T, b *browser.Browser) {
			e := visit(t, b, s, "/")
			var cores, started int
			e.Script(&cores, "return navigator.hardwareConcurrency || 1")
			e.Script(nil, "(window.wrappedJSObject || window).doomed = arguments[0]", c.doomed)
			e.Find("hit-check").Drop(path)
			e.ends(c.name)
			e.silent(c.name)
			var got any
			e.Script(&got, "return document.querySelector('hit-check').report")
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: the parts add up to\n%.900v\nwant\n%.900v", c.name, got, want)
			}
			e.Script(&started, "return (window.wrappedJSObject || window).workers")
			if min(cores, 4) != started {
				t.Errorf("%s: %d workers read it, on %d cores", c.name, started, cores)
			}
			e.ready()
		})
	}
}
