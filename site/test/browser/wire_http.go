package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// route is how a command travels over HTTP.
type route struct{ method, path string }

var routes = map[string]route{
	"NewSession":         {"POST", "/session"},
	"DeleteSession":      {"DELETE", "/session/{session}"},
	"SetTimeouts":        {"POST", "/session/{session}/timeouts"},
	"Navigate":           {"POST", "/session/{session}/url"},
	"ExecuteAsyncScript": {"POST", "/session/{session}/execute/async"},
	"ElementClick":       {"POST", "/session/{session}/element/{id}/click"},
	"ElementSendKeys":    {"POST", "/session/{session}/element/{id}/value"},
	"PerformActions":     {"POST", "/session/{session}/actions"},
	"ReleaseActions":     {"DELETE", "/session/{session}/actions"},
	"TakeScreenshot":     {"GET", "/session/{session}/screenshot"},
	"Print":              {"POST", "/session/{session}/print"},
	"GetWindowRect":      {"GET", "/session/{session}/window/rect"},
	"SetWindowRect":      {"POST", "/session/{session}/window/rect"},
	"SwitchToFrame":      {"POST", "/session/{session}/frame"},
	"CDP":                {"POST", "/session/{session}/goog/cdp/execute"},
	"Log":                {"POST", "/session/{session}/se/log"},
}

// httpWire speaks W3C WebDriver to chromedriver or WebKitWebDriver.
type httpWire struct {
	base    string
	session string
	client  http.Client
}

// newHTTPWire opens a session at a driver.
func newHTTPWire(base string, capabilities map[string]any) (*httpWire, error) {
	// A session opens in a second or two, or never.
	w := &httpWire{base: base, client: http.Client{Timeout: patience, Transport: &http.Transport{}}}
	value, err := w.call("NewSession", map[string]any{"capabilities": map[string]any{"alwaysMatch": capabilities}})
	if err != nil {
		return nil, err
	}
	var s struct {
		SessionID string `json:"sessionId"`
	}
	if err := json.Unmarshal(value, &s); err != nil {
		return nil, err
	}
	w.session = s.SessionID
	w.client.Timeout = 2 * patience
	return w, nil
}

func (w *httpWire) call(command string, params map[string]any) (json.RawMessage, error) {
	r, ok := routes[command]
	if !ok {
		return nil, fmt.Errorf("%s has no route", command)
	}
	id, _ := params["id"].(string)
	path := strings.NewReplacer("{session}", w.session, "{id}", id).Replace(r.path)
	var body io.Reader
	if r.method == "POST" {
		if params == nil {
			params = map[string]any{}
		}
		b, err := json.Marshal(params)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequest(r.method, w.base+path, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	res, err := w.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", command, err)
	}
	defer res.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return nil, fmt.Errorf("%s: %s: %w", command, res.Status, err)
	}
	if res.StatusCode != http.StatusOK {
		fault := &Error{Command: command}
		if err := json.Unmarshal(answer.Value, fault); err != nil {
			return nil, fmt.Errorf("%s: %s: %s", command, res.Status, answer.Value)
		}
		return nil, fault
	}
	return answer.Value, nil
}

func (w *httpWire) close() {
	w.client.Timeout = 3 * time.Second
	w.call("DeleteSession", nil)
	w.client.CloseIdleConnections()
}
