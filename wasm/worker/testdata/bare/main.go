// Command bare is as little Go as a Worker can be, for the benchmark: the
// runtime and syscall/js.
package main

import "syscall/js"

func main() {
	js.Global().Get("context").Get("binding").Set("handleRequest", js.Null())
	ready()
	select {}
}

//go:wasmimport workers ready
func ready()
