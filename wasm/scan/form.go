//go:build !small

package scan

import (
	"math/bits"
	"unsafe"
)

// A form is a line without its numbers: each is one byte, the time of day another. All
// its digits stand for numbers.
// Lines of one form say the same, as far as their numbers bear on it, at places that
// are the same in the form.
type form struct {
	text  [formBytes + 8]byte // zeros behind its end
	n     int
	num   [formNumbers]span // in the line
	nums  int
	delta [formNumbers + 1]uint16 // bytes that the numbers so far have more than their one
	date  uint32                  // the time of day, as a bit: the first number has the lowest
	three uint32                  // numbers of three digits
	known uint32                  // those of them that are statuses
	near  uint32                  // what could be one, or be taken for one
	hex   uint32                  // ids with letters
}

const (
	formBytes   = 200
	formNumbers = 16
	hexLeast    = 4 // characters of an id with letters

	formTime   = '0' // what stands for the time of day, without and with the date before it
	formDate   = '2'
	formThree  = '3'
	formNumber = '1'
)

// read makes f the form of b, whose time of day is b[from:to], and reports whether
// there is room for it.
func (f *form) read(b []byte, from, to int) bool {
	if len(b) < 8 || len(b) > formBytes {
		return false
	}
	const lo = zeros / '0'
	f.nums, f.date, f.three, f.known, f.near, f.hex = 0, 0, 0, 0, 0, 0
	start := -1
	if to > from {
		start = dated(b, from)
	}
	p, q := unsafe.Pointer(unsafe.SliceData(b)), unsafe.Pointer(&f.text)
	i, n, last := 0, 0, 0
	for {
		digits := uint64(0)
		for i < len(b) {
			k := min(8, len(b)-i)
			x := *(*uint64)(unsafe.Add(p, i+k-8)) >> (8 * (8 - k)) // of the last eight bytes what is left
			*(*uint64)(unsafe.Add(q, n)) = x
			y := x ^ zeros
			if digits = ^((y&(0x7f*lo) + 0x76*lo) | y) & (0x80 * lo); digits != 0 { // as in findDigit
				k = bits.TrailingZeros64(digits) >> 3
			}
			i, n = i+k, n+k
			if digits != 0 {
				break
			}
		}
		if digits == 0 {
			break
		}
		if f.nums == formNumbers {
			return false
		}
		bit := uint32(1) << f.nums
		sign, e := byte(formNumber), i+1
		if i == start {
			if sign = formTime; i < from {
				sign = formDate
			}
			e = from + 8
			f.date = bit
		} else {
			for e < len(b) && digit(b[e]) {
				e++
			}
			if e < len(b) && letterHex(b[e]) || i > last && letterHex(b[i-1]) {
				if k, h := hexWord(b, i, last); h > 0 {
					n -= i - k
					i, e = k, h
					f.hex |= bit
					f.near |= bit // three digits of it
				}
			}
			if e-i == 3 && f.hex&bit == 0 {
				sign = formThree
				f.three |= bit
				code := three(b, i)
				if isStatus[code] {
					f.known |= bit
				}
				if code >= 100 && code < 600 {
					f.near |= bit
				}
			}
		}
		f.num[f.nums] = span{uint16(i), uint16(e)}
		f.nums++
		f.text[n] = sign
		i, n, last = e, n+1, e
		f.delta[f.nums] = uint16(i - n)
	}
	f.n = n
	*(*uint64)(unsafe.Add(q, n)) = 0
	return true
}

// isStatus are the numbers that the catalog has as a status.
var isStatus [1000]bool

// dated returns where the date before the time of day at b[from:] starts, or that.
func dated(b []byte, from int) int {
	const (
		bars = 0xff0000ff00000000 // and what is none
	)
	i := from - 11 // 2026-11-23T or 2026/11/23 and a blank
	if i < 0 || i > 0 && word(b[i-1]) || digit(b[from-1]) || !digit(b[i+8]) || !digit(b[i+9]) {
		return from
	}
	p := unsafe.Pointer(unsafe.SliceData(b))
	x := *(*uint64)(unsafe.Add(p, i))
	if c := x & bars; c != '-'<<32|'-'<<56 && c != '/'<<32|'/'<<56 {
		return from
	}
	x = (x ^ zeros) &^ bars
	if ((x+0x76*(zeros/'0'))|x)&(0x80*(zeros/'0')) != 0 {
		return from
	}
	return i
}

const zeros = 0x3030303030303030

func letterHex(c byte) bool { return (c|0x20)-'a' < 6 }

// hexWord returns where the word that b[i] belongs to starts and ends, if it is an id
// with letters, long enough, and begins at last or later; 0 for the end otherwise.
func hexWord(b []byte, i, last int) (start, end int) {
	start, end = i, i
	for start > last && letterHex(b[start-1]) {
		start--
	}
	for end < len(b) && (digit(b[end]) || letterHex(b[end])) {
		end++
	}
	if end-start < hexLeast || start > 0 && word(b[start-1]) || end < len(b) && word(b[end]) {
		return 0, 0
	}
	return start, end
}

// hash returns a hash of the form, in two halves that do not wait for each other.
func (f *form) hash() uint32 {
	const k = 0x9e3779b97f4a7c15
	g, h := uint64(f.n), uint64(k)
	p := unsafe.Pointer(&f.text)
	i := 0
	for ; i+8 < f.n; i += 16 {
		g = (g ^ *(*uint64)(unsafe.Add(p, i))) * k
		h = (h ^ *(*uint64)(unsafe.Add(p, i+8))) * k
		g ^= g >> 29
		h ^= h >> 29
	}
	if i < f.n {
		g = (g ^ *(*uint64)(unsafe.Add(p, i))) * k
		g ^= g >> 29
	}
	return uint32((g ^ h*k) >> 40)
}

// A place is where something stands in a form: behind so many bytes and numbers.
type place struct{ at, nums uint16 }

// place returns where byte i of the line stands in f; false within a number.
func (f *form) place(i int) (place, bool) {
	k := 0
	for k < f.nums && int(f.num[k].to) <= i {
		k++
	}
	if k < f.nums && int(f.num[k].from) < i {
		return place{}, false
	}
	return place{uint16(i - int(f.delta[k])), uint16(k)}, true
}

// offset returns which byte of the line stands at p.
func (f *form) offset(p place) int { return int(p.at) + int(f.delta[p.nums]) }
