package api

import _ "embed"

// description is what openapi.json says of the handler; a test holds one
// against the other.
//
//go:embed openapi.json
var description []byte
