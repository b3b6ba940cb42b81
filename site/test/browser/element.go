package browser

import "encoding/json"

// Element is a node of the page, also within a shadow tree.
type Element struct {
	b  *Browser
	id string
}

// MarshalJSON writes the reference that scripts take as an argument.
func (e *Element) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{elementKey: e.id})
}

// find walks a selector whose parts are joined by >>>, one shadow tree deeper
// with each.
const find = `
  let at = document;
  for (const part of arguments[0].split('>>>')) {
    if (at.shadowRoot) at = at.shadowRoot;
    at = at.querySelector(part.trim());
    if (!at) return null;
  }
  return at;`

// Find waits for the first node that a selector matches. "a >>> b" finds b in
// the shadow tree of a.
func (b *Browser) Find(selector string) *Element {
	b.t.Helper()
	b.Until("a node "+selector, find, selector)
	var ref map[string]string
	b.Script(&ref, find, selector)
	return &Element{b, ref[elementKey]}
}

// Has reports whether a selector matches now.
func (b *Browser) Has(selector string) bool {
	b.t.Helper()
	return b.True("return !!(function () {"+find+"})(arguments[0])", selector)
}

// Click clicks in the middle of the element, scrolled into view.
func (e *Element) Click() {
	e.b.t.Helper()
	e.b.call("ElementClick", map[string]any{"id": e.id})
}

// Focus gives the element the focus.
func (e *Element) Focus() {
	e.b.t.Helper()
	e.b.Script(nil, "arguments[0].focus()", e)
}

// Upload chooses files on this machine, by absolute path, for a file input.
func (e *Element) Upload(paths ...string) {
	e.b.t.Helper()
	for _, p := range paths {
		e.b.call("ElementSendKeys", map[string]any{"id": e.id, "text": p})
	}
}

// Text returns the text of the element, its shadow tree's included, nodes
// apart by a space. (WebKit's own idea of an element's text differs.)
func (e *Element) Text() string {
	e.b.t.Helper()
	return e.b.Text(`
    const texts = [];
    (function walk(node) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) texts.push(node.data.trim());
      if (node.localName === 'style' || node.localName === 'script') return;
      for (const child of (node.shadowRoot || node).childNodes) walk(child);
    })(arguments[0]);
    return texts.join(' ');`, e)
}

// Prop decodes a property of the element into out.
func (e *Element) Prop(out any, name string) {
	e.b.t.Helper()
	e.b.Script(out, "return arguments[0][arguments[1]]", e, name)
}

// Value returns the element's value property.
func (e *Element) Value() string {
	e.b.t.Helper()
	var s string
	e.Prop(&s, "value")
	return s
}

// Drop drops files on the element, as a person would from a folder. The files
// are real ones: they come by way of an input that this adds for a moment.
func (e *Element) Drop(paths ...string) {
	e.b.t.Helper()
	var ref map[string]string
	e.b.Script(&ref, `
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'dropped-files';
    document.body.append(input);
    return input;`)
	input := &Element{e.b, ref[elementKey]}
	input.Upload(paths...)
	e.b.Script(nil, `
    const [target, input] = arguments;
    const dataTransfer = new DataTransfer();
    for (const file of input.files) dataTransfer.items.add(file);
    input.remove();
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, composed: true, cancelable: true}));`, e, input)
}

// DropFolder drops a folder on the element. Only Chromium can be told to.
func (e *Element) DropFolder(path string) {
	e.b.t.Helper()
	var at struct{ X, Y float64 }
	e.b.Script(&at, `
    const box = arguments[0].getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2};`, e)
	for _, kind := range []string{"dragEnter", "dragOver", "drop"} {
		e.b.cdp("Input.dispatchDragEvent", map[string]any{"type": kind, "x": at.X, "y": at.Y,
			"data": map[string]any{"items": []any{}, "files": []string{path}, "dragOperationsMask": 1}})
	}
}
