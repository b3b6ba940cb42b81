package main

import (
	"slices"
	"strings"
)

// The places of shared strings in a slot list take one byte up to wideSlot and
// two from there on, as wasm/status/index.go reads them.
const (
	wideSlot  = 240
	maxShared = wideSlot + 16<<8 - 1
	maxSlots  = 1<<16 - 1
)

// A pool holds each string of the table once. Rows are added in the order in
// which the table is read; a slot of a row is either the next string that only
// one slot has, or names a shared string.
type pool struct {
	rows [][]string
	uses map[string]int
}

func (p *pool) add(row ...string) {
	if p.uses == nil {
		p.uses = map[string]int{}
	}
	for _, s := range row {
		p.uses[s]++
	}
	p.rows = append(p.rows, row)
}

// slots returns how many slots the rows have.
func (p *pool) slots() int {
	n := 0
	for _, row := range p.rows {
		n += len(row)
	}
	return n
}

// shared returns the strings that several slots have, the most used first.
func (p *pool) shared() []string {
	var shared []string
	seen := map[string]bool{}
	for _, row := range p.rows {
		for _, s := range row {
			if p.uses[s] > 1 && !seen[s] {
				seen[s] = true
				shared = append(shared, s)
			}
		}
	}
	slices.SortStableFunc(shared, func(a, b string) int { return p.uses[b] - p.uses[a] })
	return shared
}

// layout returns the strings, the shared ones first, each ended by a zero byte,
// and the slots, a string of bytes for each row.
func (p *pool) layout() (text, slots []string) {
	numbers := map[string]int{}
	for i, s := range p.shared() {
		numbers[s] = i + 1
		text = append(text, s+"\x00")
	}
	for _, row := range p.rows {
		var line strings.Builder
		for _, s := range row {
			switch n := numbers[s]; {
			case n == 0:
				text = append(text, s+"\x00")
				line.WriteByte(0)
			case n < wideSlot:
				line.WriteByte(byte(n))
			default:
				line.WriteByte(byte(wideSlot + (n-wideSlot)>>8))
				line.WriteByte(byte(n - wideSlot))
			}
		}
		slots = append(slots, line.String())
	}
	return text, slots
}
