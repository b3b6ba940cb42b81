package browser

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
)

// Resize makes the page's viewport this large, in CSS pixels. A window cannot
// be as narrow as a phone, so Chromium and Firefox size the page within it.
func (b *Browser) Resize(width, height int) {
	b.t.Helper()
	if width == b.width && height == b.height {
		return
	}
	switch b.Engine {
	case Chromium:
		b.cdp("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false})
	case Firefox:
		b.chrome(`const [width, height] = arguments;
      const style = gBrowser.selectedBrowser.style;
      for (const [side, size] of [['width', width], ['height', height]]) {
        style.setProperty(side, size + 'px');
        style.setProperty('min-' + side, size + 'px');
        style.setProperty('max-' + side, size + 'px');
      }`, width, height)
	case WebKit:
		b.fitWindow(width, height)
	}
	b.Until(fmt.Sprintf("a viewport of %d × %d", width, height),
		"return innerWidth === arguments[0] && innerHeight === arguments[1]", width, height)
	b.width, b.height = width, height
}

// fitWindow sizes the window so that the page within has the size.
func (b *Browser) fitWindow(width, height int) {
	b.t.Helper()
	b.poll(func() error {
		var inner struct{ Width, Height int }
		b.Script(&inner, "return {Width: innerWidth, Height: innerHeight}")
		if inner.Width == width && inner.Height == height {
			return nil
		}
		var rect struct{ X, Y, Width, Height int }
		if err := json.Unmarshal(b.call("GetWindowRect", nil), &rect); err != nil {
			return err
		}
		b.call("SetWindowRect", map[string]any{"x": windowX, "y": windowY, "width": rect.Width + width - inner.Width, "height": rect.Height + height - inner.Height})
		return fmt.Errorf("resized")
	})
}

// Print returns the page on A4 paper with margins of 1 cm, as PDF. WebKit's
// driver cannot.
func (b *Browser) Print() []byte {
	b.t.Helper()
	var data []byte
	printed := b.call("Print", map[string]any{
		"page":   map[string]any{"width": 21.0, "height": 29.7},
		"margin": map[string]any{"top": 1, "bottom": 1, "left": 1, "right": 1},
	})
	if err := json.Unmarshal(printed, &data); err != nil {
		b.t.Fatalf("%s: print: %v", b.Engine, err)
	}
	return data
}

// Screenshot returns the viewport as PNG.
func (b *Browser) Screenshot() []byte {
	b.t.Helper()
	var s string
	if err := json.Unmarshal(b.call("TakeScreenshot", map[string]any{"full": false, "hash": false}), &s); err != nil {
		b.t.Fatalf("%s: screenshot: %v", b.Engine, err)
	}
	data, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		b.t.Fatalf("%s: screenshot: %v", b.Engine, err)
	}
	return data
}

// Image returns the viewport as an image.
func (b *Browser) Image() image.Image {
	b.t.Helper()
	img, err := png.Decode(bytes.NewReader(b.Screenshot()))
	if err != nil {
		b.t.Fatalf("%s: screenshot: %v", b.Engine, err)
	}
	return img
}
