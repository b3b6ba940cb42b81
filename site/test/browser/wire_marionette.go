package browser

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// marionette speaks Firefox's own protocol, which geckodriver translates to:
// over TCP, each message is its length, a colon and a JSON array.
type marionette struct {
	conn net.Conn
	r    *bufio.Reader
	next int
}

// newMarionette connects and opens a session. Capabilities travel flat here.
func newMarionette(addr string, capabilities map[string]any) (*marionette, error) {
	conn, err := net.DialTimeout("tcp", addr, patience)
	if err != nil {
		return nil, err
	}
	m := &marionette{conn: conn, r: bufio.NewReader(conn)}
	// Firefox greets with its protocol's version.
	if _, err := m.read(); err != nil {
		conn.Close()
		return nil, err
	}
	if _, err := m.call("NewSession", capabilities); err != nil {
		conn.Close()
		return nil, err
	}
	return m, nil
}

func (m *marionette) call(command string, params map[string]any) (json.RawMessage, error) {
	if params == nil {
		params = map[string]any{}
	}
	name := command
	if !strings.Contains(name, ":") {
		name = "WebDriver:" + name
	}
	m.next++
	b, err := json.Marshal([]any{0, m.next, name, params})
	if err != nil {
		return nil, err
	}
	m.conn.SetDeadline(time.Now().Add(2 * patience))
	if _, err := fmt.Fprintf(m.conn, "%d:%s", len(b), b); err != nil {
		return nil, fmt.Errorf("%s: %w", command, err)
	}
	for {
		b, err := m.read()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", command, err)
		}
		// An answer is [1, id, error, value].
		var answer [4]json.RawMessage
		if err := json.Unmarshal(b, &answer); err != nil {
			return nil, fmt.Errorf("%s: %w", command, err)
		}
		if string(answer[1]) != strconv.Itoa(m.next) {
			continue
		}
		if string(answer[2]) != "null" {
			fault := &Error{Command: command}
			if err := json.Unmarshal(answer[2], fault); err != nil {
				return nil, fmt.Errorf("%s: %s", command, answer[2])
			}
			return nil, fault
		}
		return unwrap(answer[3]), nil
	}
}

// unwrap takes the value out of an object that holds nothing else.
func unwrap(b json.RawMessage) json.RawMessage {
	var fields map[string]json.RawMessage
	if json.Unmarshal(b, &fields) == nil && len(fields) == 1 && fields["value"] != nil {
		return fields["value"]
	}
	return b
}

func (m *marionette) read() ([]byte, error) {
	m.conn.SetReadDeadline(time.Now().Add(2 * patience))
	size, err := m.r.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(size[:len(size)-1])
	if err != nil || n < 0 {
		return nil, fmt.Errorf("marionette sent %q where a length stands", size)
	}
	b := make([]byte, n)
	_, err = io.ReadFull(m.r, b)
	return b, err
}

func (m *marionette) close() {
	// The process group is ended next; waiting for a tidy answer gains nothing.
	m.conn.Close()
}
