package browser

import (
	"encoding/json"
	"fmt"
)

// wire carries one WebDriver command at a time to a browser.
type wire interface {
	// call sends a command by its WebDriver name and returns the value.
	call(command string, params map[string]any) (json.RawMessage, error)
	close()
}

// Error is what a browser answered instead of a value.
type Error struct {
	Command string
	Kind    string `json:"error"` // W3C's word, such as "stale element reference"
	Message string `json:"message"`
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s: %s", e.Command, e.Kind, e.Message)
}

// elementKey is W3C's name for an element reference.
const elementKey = "element-6066-11e4-a52e-4f735466cecf"
