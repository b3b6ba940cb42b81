package test

import (
	"strings"
	"testing"

	"hitcheck/site/test/browser"
)

// mark is a marked place of the shown evidence: its bytes in the text and what
// it says of them to a screen reader.
type mark struct {
	Start, End int
	Text, Why  string
}

// marks reads the evidence as it is shown: the text without the hidden words,
// and where the marks lie in it.
const marks = `
  const place = document.querySelector('hit-check').shadowRoot.querySelector('[data-evidence]');
  const size = text => new TextEncoder().encode(text).length;
  const shown = {text: '', marks: []};
  let at = 0;
  const walk = (node, inside) => {
    if (node.nodeType === Node.TEXT_NODE) {
      shown.text += node.data;
      at += size(node.data);
      if (inside) { inside.text += node.data; inside.end = at; }
      return;
    }
    if (inside && node.localName === 'span') { inside.why += node.textContent; return; }
    let mark = inside;
    if (node.localName === 'mark') shown.marks.push(mark = {start: at, end: at, text: '', why: ''});
    for (const child of node.childNodes) walk(child, mark);
  };
  walk(place, null);
  return shown;`

func TestEvidenceIsMarkedWhereTheReportSays(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		for _, text := range []string{
			corpus(t, "curl.txt"),
			corpus(t, "access.log"),
			corpus(t, "cors.txt"),
			// Bytes, not UTF-16 units: two, three and four bytes a letter.
			"é 漢 😀 e\u0301 \ufeff\nHTTP/1.1 502 Bad Gateway 😀\n\tHTTP/2 404\n",
		} {
			r := e.put(text)
			if len(r.Evidence) == 0 {
				t.Errorf("no evidence in %q", text)
				continue
			}
			var shown struct {
				Text  string
				Marks []mark
			}
			e.Script(&shown, marks)
			if shown.Text != text {
				t.Errorf("the evidence shows %q, want the text %q", shown.Text, text)
			}
			for _, m := range shown.Marks {
				if strings.Trim(m.Why, " ()") == "" {
					t.Errorf("the mark %q does not say why", m.Text)
				}
			}
			compare(t, text, r, shown.Marks)
		}
	})
}

// compare holds the marks against the report's places, in order. A place that
// begins within the one before cannot be marked too.
func compare(t *testing.T, text string, r report, marks []mark) {
	t.Helper()
	end := 0
	for _, p := range r.Evidence {
		if p.Start < end {
			continue
		}
		end = p.End
		if len(marks) == 0 {
			t.Errorf("the report's %d to %d, %q, is not marked", p.Start, p.End, text[p.Start:p.End])
			return
		}
		m := marks[0]
		marks = marks[1:]
		if m.Start != p.Start || m.End != p.End || m.Text != text[p.Start:p.End] {
			t.Errorf("marked %q at %d to %d, the report says %d to %d, %q", m.Text, m.Start, m.End, p.Start, p.End, text[p.Start:p.End])
		}
	}
	if len(marks) > 0 {
		t.Errorf("marked beyond what the report says: %+v", marks)
	}
}

// TestEvidenceEndsThePage holds that what is said beside a mark far down in the
// evidence, which scrolls, does not lengthen the page below the element.
func TestEvidenceEndsThePage(t *testing.T) {
	s := site(t)
	each(t, func(t *testing.T, b *browser.Browser) {
		e := visit(t, b, s, "/")
		e.put(strings.Repeat("waiting\n", 80) + "HTTP/1.1 404 Not Found\n")
		var empty float64
		e.Script(&empty, `
      return document.documentElement.scrollHeight - Math.max(innerHeight, document.body.getBoundingClientRect().bottom + scrollY);`)
		if empty > 40 {
			t.Errorf("the page goes on for %.0f px below its end", empty)
		}
	})
}
