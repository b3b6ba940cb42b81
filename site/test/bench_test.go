package test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// gauge is a page that also reads a file for nothing, with the same reader in a
// worker, and that knows how long it was blocked.
const gauge = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gauge</title>
<script type="module">
  import './hit-check.js';
  import { parts } from './reader.js';
  const idle = 'onmessage = async ({data}) => { const start = performance.now(); await readBlob(data, () => {}); postMessage(performance.now() - start); }';
  const worker = new Worker(URL.createObjectURL(new Blob([[...parts, idle].join('\n')])));
  window.onlyRead = file => new Promise(done => { worker.onmessage = ({data}) => done(data); worker.postMessage(file); });

  // A drop ends with the report that has every byte.
  let start;
  addEventListener('drop', () => start = performance.now(), true);
  window.dropped = size => new Promise(done => document.addEventListener('report', function end({detail}) {
    if (detail.bytes < size) return;
    document.removeEventListener('report', end);
    done(performance.now() - start);
  }));

  // Turns of the page's own loop, and what the browser calls a long task.
  let last = performance.now();
  window.longest = 0;
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
    setTimeout(() => { last = performance.now(); port2.postMessage(0); }, 1);
  };
  port2.postMessage(0);
  window.tasks = [];
  if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
    new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(e => e.duration))).observe({type: 'longtask'});
  window.ready = true;
</script>
<main><h1>Gauge</h1><hit-check></hit-check></main></html>`

// BenchmarkDroppedFile drops a combined log of HITCHECK_BENCH_MIB (1024) on the
// page, beside only reading it: go test -run '^$' -bench Dropped -benchtime 5x.
func BenchmarkDroppedFile(b *testing.B) {
	root := browser.Root(b)
	mib := os.Getenv("HITCHECK_BENCH_MIB")
	if mib == "" {
		mib = "1024"
	}
	make := exec.Command("node", "site/test/logs.mjs", mib)
	make.Dir = root
	out, err := make.Output()
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(root, strings.TrimSpace(string(out)))
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	size := float64(info.Size())

	s := serve.Start(b, serve.Options{Dir: dist(b), Pages: map[string]string{"/": gauge}})
	page := browser.Start(b, browser.Chromium)
	page.Navigate(s.URL + "/")
	page.Until("the page", "return window.ready && document.querySelector('hit-check').report")
	page.Script(nil, `
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'held';
    document.body.append(input);`)
	page.Find("#held").Upload(path)

	var bare, whole, longest []float64
	var tasks int
	measure := func() (read, drop, block float64, long int) {
		page.Script(&read, "return await window.onlyRead(document.getElementById('held').files[0])")
		page.Script(nil, "window.longest = 0; window.tasks.length = 0; window.done = window.dropped(arguments[0])", info.Size())
		page.Find("hit-check").Drop(path)
		page.Script(&drop, "return await window.done")
		page.Script(&block, "return Math.max(window.longest, ...window.tasks)")
		page.Script(&long, "return window.tasks.length")
		return
	}
	measure() // into the page cache
	for b.Loop() {
		read, drop, block, long := measure()
		bare, whole, longest = append(bare, read), append(whole, drop), append(longest, block)
		tasks += long
	}
	median := func(list []float64) float64 {
		slices.Sort(list)
		return list[len(list)/2]
	}
	say := func(what, format string, value float64) { fmt.Printf("%-52s "+format+"\n", what, value) }
	fmt.Println()
	say("Chromium, a dropped log of "+mib+" MiB", "%.0f MB/s", size/median(whole)/1e3)
	say("  the same reader, only reading it", "%.0f MB/s", size/median(bare)/1e3)
	say("  ratio (aim 1.1, limit 1.25)", "%.2f times only reading", median(whole)/median(bare))
	say("  longest block of the page (limit 50 ms), median", "%.0f ms", median(longest))
	say("  long tasks in all runs (above 50 ms)", "%.0f", float64(tasks))
	b.ReportMetric(median(whole)/median(bare), "ratio")
}
