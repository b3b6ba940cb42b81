package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// firefoxPrefs let Marionette choose a port, keep Firefox quiet, and switch on
// Trusted Types, which Firefox 140 has and newer ones use of themselves.
const firefoxPrefs = `user_pref("marionette.port", 0);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("browser.newtabpage.enabled", false);
user_pref("browser.safebrowsing.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.systemAddon.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("dom.security.trusted_types.enabled", true);
user_pref("dom.push.connection.enabled", false);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
`

// startFirefox runs Firefox itself; Marionette writes its port to a file.
func (b *Browser) startFirefox() error {
	profile := filepath.Join(b.dir, "profile")
	if err := os.MkdirAll(profile, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(firefoxPrefs), 0o600); err != nil {
		return err
	}
	// The last argument but one lets the tests set preferences at run time.
	p, err := b.run([]string{"HOME=" + b.dir, "TMPDIR=" + b.dir, "MOZ_REMOTE_SETTINGS_DEVTOOLS=1", "MOZ_CRASHREPORTER_DISABLE=1"},
		"firefox-esr", "--headless", "--no-remote", "--marionette", "--profile", profile, "--remote-allow-system-access", "about:blank")
	if err != nil {
		return err
	}
	var port string
	err = p.await("a Marionette port", func() bool {
		text, _ := os.ReadFile(filepath.Join(profile, "MarionetteActivePort"))
		port = strings.TrimSpace(string(text))
		return port != ""
	})
	if err != nil {
		return err
	}
	w, err := newMarionette("127.0.0.1:"+port, map[string]any{
		"proxy":                   b.proxy.capability(),
		"unhandledPromptBehavior": "ignore",
	})
	if err != nil {
		return err
	}
	b.wire = w
	return nil
}

// chrome runs a script with Firefox's own privileges and returns its value.
func (b *Browser) chrome(script string, args ...any) json.RawMessage {
	b.t.Helper()
	if args == nil {
		args = []any{}
	}
	b.call("Marionette:SetContext", map[string]any{"value": "chrome"})
	defer b.call("Marionette:SetContext", map[string]any{"value": "content"})
	return b.call("ExecuteScript", map[string]any{"script": script, "args": args})
}
