//go:build !tinygo

package main

func release() {}
