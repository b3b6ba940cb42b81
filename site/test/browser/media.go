package browser

import "fmt"

// Media is what the page is told about the person's preferences.
type Media struct {
	Dark          bool
	ReducedMotion bool
	ForcedColors  bool
}

func (m Media) String() string {
	s := "light"
	if m.Dark {
		s = "dark"
	}
	if m.ReducedMotion {
		s += ", reduced motion"
	}
	if m.ForcedColors {
		s += ", forced colors"
	}
	return s
}

// SetMedia sets the preferences. WebKit reads them at the start only, so there
// this starts the browser anew: set them before Navigate. WebKitGTK has no
// forced colors: the test that asks for them there is skipped with the reason.
func (b *Browser) SetMedia(m Media) {
	b.t.Helper()
	if m == b.media {
		return
	}
	if b.Engine == WebKit && m.ForcedColors {
		b.t.Skip("WebKitGTK has no forced-colors mode")
	}
	b.media = m
	switch b.Engine {
	case Chromium:
		b.cdp("Emulation.setEmulatedMedia", map[string]any{"features": []any{
			feature("prefers-color-scheme", "dark", "light", m.Dark),
			feature("prefers-reduced-motion", "reduce", "no-preference", m.ReducedMotion),
			feature("forced-colors", "active", "none", m.ForcedColors),
		}})
	case Firefox:
		b.chrome(`const [dark, still, forced] = arguments;
      Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
      Services.prefs.setIntPref('ui.prefersReducedMotion', still ? 1 : 0);
      Services.prefs.setIntPref('browser.display.document_color_use', forced ? 2 : 0);`,
			m.Dark, m.ReducedMotion, m.ForcedColors)
	case WebKit:
		b.wire.close()
		err := b.openMiniBrowser()
		for try := 0; err != nil && try < 2; try++ {
			// Its driver now and then opens no second session: take another.
			b.end()
			err = b.startWebKit()
		}
		if err != nil {
			b.t.Fatalf("%s did not start again for %v: %v", b.Engine, m, err)
		}
		b.ready()
	}
	b.Until(fmt.Sprint("media ", m), `
    const is = query => matchMedia(query).matches;
    return is('(prefers-color-scheme: dark)') === arguments[0].Dark
      && is('(prefers-reduced-motion: reduce)') === arguments[0].ReducedMotion
      && is('(forced-colors: active)') === arguments[0].ForcedColors;`, m)
}

func feature(name, yes, no string, on bool) map[string]any {
	if on {
		return map[string]any{"name": name, "value": yes}
	}
	return map[string]any{"name": name, "value": no}
}
