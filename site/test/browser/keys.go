package browser

// The keys without a character, in WebDriver's private code points.
const (
	Backspace = "\uE003"
	Tab       = "\uE004"
	Enter     = "\uE006"
	Shift     = "\uE008"
	Control   = "\uE009"
	Escape    = "\uE00C"
	Space     = " "
	End       = "\uE010"
	Home      = "\uE011"
	Left      = "\uE012"
	Up        = "\uE013"
	Right     = "\uE014"
	Down      = "\uE015"
	Delete    = "\uE017"
)

// Press holds down keys in order and lets them go in reverse: Press(Control, "v").
func (b *Browser) Press(keys ...string) {
	b.t.Helper()
	var actions []map[string]any
	for _, k := range keys {
		actions = append(actions, map[string]any{"type": "keyDown", "value": k})
	}
	for i := len(keys) - 1; i >= 0; i-- {
		actions = append(actions, map[string]any{"type": "keyUp", "value": keys[i]})
	}
	b.act(actions)
}

// Type presses a text's keys one after the other, a line feed as Enter.
func (b *Browser) Type(text string) {
	b.t.Helper()
	var actions []map[string]any
	for _, r := range text {
		key := string(r)
		if r == '\n' {
			key = Enter
		}
		actions = append(actions,
			map[string]any{"type": "keyDown", "value": key},
			map[string]any{"type": "keyUp", "value": key})
	}
	b.act(actions)
}

func (b *Browser) act(keys []map[string]any) {
	b.t.Helper()
	if len(keys) == 0 {
		return
	}
	b.call("PerformActions", map[string]any{"actions": []any{
		map[string]any{"type": "key", "id": "keyboard", "actions": keys},
	}})
}

// Tap touches the middle of an element with a finger.
func (b *Browser) Tap(e *Element) {
	b.t.Helper()
	b.call("PerformActions", map[string]any{"actions": []any{
		map[string]any{"type": "pointer", "id": "finger", "parameters": map[string]any{"pointerType": "touch"}, "actions": []any{
			map[string]any{"type": "pointerMove", "origin": e, "x": 0, "y": 0},
			map[string]any{"type": "pointerDown", "button": 0},
			map[string]any{"type": "pointerUp", "button": 0},
		}},
	}})
}

// Copy puts a text on the real clipboard: it selects and copies it with keys,
// in a text area that the page holds for that moment.
func (b *Browser) Copy(text string) {
	b.t.Helper()
	b.Script(nil, `
    let focused = document.activeElement;
    while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    window.focusedBeforeCopy = focused;
    const area = document.createElement('textarea');
    area.id = 'copied-text';
    area.value = arguments[0];
    document.body.append(area);
    area.focus();
    area.select();`, text)
	b.Press(Control, "c")
	b.Script(nil, `
    document.getElementById('copied-text').remove();
    window.focusedBeforeCopy.focus();
    delete window.focusedBeforeCopy;`)
}

// Paste copies a text and pastes it with keys where the focus is.
func (b *Browser) Paste(text string) {
	b.t.Helper()
	b.Copy(text)
	b.Press(Control, "v")
}
