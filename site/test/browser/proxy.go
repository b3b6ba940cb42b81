package browser

import (
	"net"
	"net/http"
	"strings"
	"sync"
)

// proxy is what the browser is told to send everything through that is not on
// this machine. It forwards nothing: it writes down what was asked and refuses.
type proxy struct {
	server *http.Server
	addr   string

	mu    sync.Mutex
	asked []string
}

func newProxy() (*proxy, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &proxy{addr: l.Addr().String()}
	p.server = &http.Server{Handler: p}
	go p.server.Serve(l)
	return p, nil
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.asked = append(p.asked, r.Method+" "+r.RequestURI)
	p.mu.Unlock()
	http.Error(w, "nothing leaves this machine", http.StatusBadGateway)
}

func (p *proxy) close() { p.server.Close() }

// capability is the proxy in W3C's words. WebKit would send even loopback there.
func (p *proxy) capability() map[string]any {
	return map[string]any{"proxyType": "manual", "httpProxy": p.addr, "sslProxy": p.addr, "noProxy": []string{"127.0.0.1", "localhost"}}
}

// vendors are hosts that a browser asks on its own account. DuckDuckGo is what
// Debian's Chromium searches with; from version 156 on it connects before anybody asks.
var vendors = []string{"google.com", "googleapis.com", "gstatic.com", "gvt1.com", "duckduckgo.com", "mozilla.com", "mozilla.org", "mozilla.net", "firefox.com"}

// Outside lists the requests that left for another machine, method and URL,
// without those a browser makes to its own vendors.
func (b *Browser) Outside() []string {
	b.proxy.mu.Lock()
	defer b.proxy.mu.Unlock()
	var list []string
	for _, a := range b.proxy.asked {
		if !ownAccount(a) {
			list = append(list, a)
		}
	}
	return list
}

func ownAccount(asked string) bool {
	_, url, _ := strings.Cut(asked, " ")
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		rest = url
	}
	host, _, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(host, ":")
	for _, v := range vendors {
		if host == v || strings.HasSuffix(host, "."+v) {
			return true
		}
	}
	return false
}
