package test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
	"hitcheck/wasm/status"
)

// logOf returns a log of n lines, a fifth of them 404 and as many 503.
func logOf(n int) string {
	var b strings.Builder
	for i := range n {
		code := [...]string{"200", "404", "200", "503", "200"}[i%5]
		b.WriteString(`192.0.2.7 - - [02/Nov/2026:09:00:00 +0000] "GET /v1/orders HTTP/1.1" ` + code + ` 512 "-" "curl/8.5.0"` + "\n")
	}
	return b.String()
}

func packed(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.Bytes()
}

func inUTF16(text string) []byte {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// files writes files and returns their paths, in order.
func files(t *testing.T, dir string, contents map[string][]byte, names ...string) []string {
	t.Helper()
	var paths []string
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, contents[name], 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// said returns what the element says about a file; the word's {} stands for its name.
func said(w status.Word, name string) string {
	return strings.Replace(status.Say(w), "{}", name, 1)
}

const chooser = "hit-check >>> input[type=file]"

// ends waits until the files have been read.
func (e element) ends(what string) {
	e.t.Helper()
	e.Until("the end of "+what, `
    const files = document.querySelector('hit-check').shadowRoot.querySelector('[part=files]');
    return files.childElementCount > 0 && !files.querySelector('button')`)
}

// tells waits for a sentence about the files.
func (e element) tells(want string) {
	e.t.Helper()
	e.Until("the sentence "+want, `
    const note = document.querySelector('hit-check').shadowRoot.querySelector('[part=files] [role=alert]');
    return note && note.textContent.includes(arguments[0])`, want)
}

// silent fails when a sentence about the files stands there.
func (e element) silent(what string) {
	e.t.Helper()
	if e.Has("hit-check >>> [part=files] [role=alert]") {
		e.t.Errorf("%s: %s", what, e.Find("hit-check >>> [part=files] [role=alert]").Text())
	}
}

func (e element) counts(what string, want map[int]int) {
	e.t.Helper()
	got := map[int]int{}
	for _, c := range e.report().Codes {
		got[c.Code] = c.Count
	}
	for code, n := range want {
		if got[code] != n || len(got) != len(want) {
			e.t.Errorf("%s: counted %v, want %v", what, got, want)
			return
		}
	}
}

func TestReadFiles(t *testing.T) {
	text := logOf(5000) // half a megabyte, more than the box takes
	all := map[string][]byte{
		"access.log":     []byte(text),
		"access.log.1":   []byte(strings.TrimSuffix(text, "\n")),
		"access.log.gz":  packed(text),
		"small.log.gz":   packed(logOf(5)),
		"members.log.gz": append(packed(text), packed(text)...),
		"utf16.txt":      inUTF16(text),
		"utf16.txt.gz":   packed(string(inUTF16(text))),
		"torn.log.gz":    packed(text)[:len(packed(text))*3/4],
		"junk.log.gz":    append(packed(text), "what was left on the disk"...),
		"padded.log.gz":  append(packed(text), make([]byte, 10_240)...), // as a tape's block
		"empty.log":      nil,
		"zeros.bin":      make([]byte, 1<<20),
	}
	n := func(files int) map[int]int {
		return map[int]int{200: 3000 * files, 404: 1000 * files, 503: 1000 * files}
	}
	cases := []struct {
		names  []string
		counts map[int]int
		says   status.Word
	}{
		{[]string{"access.log"}, n(1), 0},
		{[]string{"access.log.gz"}, n(1), 0},
		{[]string{"small.log.gz"}, map[int]int{200: 3, 404: 1, 503: 1}, 0},
		{[]string{"members.log.gz"}, n(2), 0},
		{[]string{"utf16.txt"}, n(1), 0},
		{[]string{"utf16.txt.gz"}, n(1), 0},
		{[]string{"access.log.1", "access.log", "access.log.gz"}, n(3), 0},
		{[]string{"access.log", "empty.log"}, n(1), 0},
		{[]string{"zeros.bin"}, map[int]int{}, status.WordFileBinary},
		{[]string{"torn.log.gz"}, nil, status.WordFileTorn},
		{[]string{"torn.log.gz", "access.log"}, nil, status.WordFileTorn},
		{[]string{"junk.log.gz"}, n(1), status.WordFileTorn},
		{[]string{"padded.log.gz"}, n(1), 0},
		{[]string{"empty.log"}, nil, status.WordFileEmpty},
	}
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		for _, c := range cases {
			what := strings.Join(c.names, " and ")
			e.put("404")
			e.Find("hit-check").Drop(files(t, t.TempDir(), all, c.names...)...)
			e.ends(what)
			if c.says == 0 {
				e.silent(what)
			} else {
				e.tells(said(c.says, c.names[0]))
			}
			if c.counts != nil {
				e.counts(what, c.counts)
			}
			switch r := e.report(); c.says {
			case status.WordFileTorn:
				if len(r.Codes) != 3 || r.Codes[0].Count < 1000 {
					t.Errorf("%s: little is left: %+v", what, r.Codes)
				}
			case status.WordFileEmpty:
				if r.Final != 404 {
					t.Errorf("%s: the answer before it is gone", what)
				}
			}
		}
		// Chosen, and then typed: the element is ready for the next input.
		e.Find(chooser).Upload(files(t, t.TempDir(), all, "access.log", "access.log.gz")...)
		e.ends("two chosen files")
		e.Find("hit-check >>> .clear").Click()
		e.answers("")
		e.Find(chooser).Upload(files(t, t.TempDir(), all, "access.log")...)
		e.ends("a file again")
		e.Find(box).Focus()
		e.Type("503")
		if r := e.answers("503"); r.Final != 503 || e.Has("hit-check >>> [part=files] p") {
			t.Errorf("after files, 503 gives %+v", r)
		}
		if seen := e.Seen(); len(seen.Errors)+len(seen.Violations) > 0 {
			t.Errorf("seen: %q", seen)
		}
	})
}

// A large file is read by the build that is made for speed, which nothing
// smaller loads; where that cannot be loaded it is read all the same.
func TestFastBuild(t *testing.T) {
	const fast = "hitcheck.fast.wasm"
	text := logOf(180_000)
	if len(text) < 1<<24 {
		t.Fatalf("%d bytes are not large", len(text))
	}
	all := map[string][]byte{"small.log": []byte(logOf(5000)), "large.log": []byte(text)}
	without := t.TempDir()
	if err := os.CopyFS(without, os.DirFS(dist(t))); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(without, fast)); err != nil {
		t.Fatal(err)
	}
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, c := range []struct {
			dir   string
			times int // it is asked for
		}{{dist(t), 1}, {without, 2}} {
			s := serve.Start(t, serve.Options{Dir: c.dir, Pages: map[string]string{"/": embed}, Watch: true})
			e := visit(t, b, s, "/")
			asked := func() int { return strings.Count(strings.Join(s.Requests(), "\n")+"\n", fast+"\n") }
			e.Find("hit-check").Drop(files(t, t.TempDir(), all, "small.log")...)
			e.ends("a small file")
			if n := asked(); n != 0 {
				t.Errorf("a small file asks for %s %d times", fast, n)
			}
			for range 2 {
				e.Find("hit-check").Drop(files(t, t.TempDir(), all, "large.log")...)
				e.ends("a large file")
				e.counts("a large file", map[int]int{200: 108_000, 404: 36_000, 503: 36_000})
			}
			if n := asked(); n != c.times {
				t.Errorf("two large files ask for %s %d times, want %d", fast, n, c.times)
			}
			if seen := e.Seen(); len(seen.Errors)+len(seen.Violations) > 0 {
				t.Errorf("seen: %q", seen)
			}
		}
	})
}

// collector is a page whose worker reads a file with the reader's own functions
// while its garbage is collected again and again, where that can be asked for.
const collector = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Collector</title>
<script type="module">
  import { parts } from './reader.js';
  const read = 'setInterval(() => self.gc?.(), 5); onmessage = async ({data}) => { let n = 0; await readBlob(data, piece => { n += piece.length }); postMessage(n); }';
  const worker = new Worker(URL.createObjectURL(new Blob([[...parts, read].join('\n')])));
  worker.onmessage = ({data}) => { window.read = data; };
  window.begin = () => worker.postMessage(document.querySelector('input').files[0]);
</script>
<input type="file">`

// What waits for the next bytes of a file is not taken for garbage: Chromium 156
// did so with a byte stream's reader, and a file of some gigabytes was never read to
// its end.
func TestReadWhileCollecting(t *testing.T) {
	text := []byte(logOf(180_000))
	path := files(t, t.TempDir(), map[string][]byte{"large.log": text}, "large.log")[0]
	s := serve.Start(t, serve.Options{Dir: dist(t), Pages: map[string]string{"/": collector}})
	each(t, func(t *testing.T, b *browser.Browser) {
		b.Navigate(s.URL + "/")
		b.Until("the page", "return !!(window.wrappedJSObject || window).begin")
		b.Find("input").Upload(path)
		b.Script(nil, "(window.wrappedJSObject || window).begin()")
		b.Until("every byte", "return (window.wrappedJSObject || window).read === arguments[0]", len(text))
	})
}
