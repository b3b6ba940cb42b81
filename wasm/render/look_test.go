package render

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// The class colours are measured, not believed: contrast as WCAG 2.2 counts it
// against the grounds of both schemes, and distance from each other as people
// with each kind of colour blindness and readers of a grey print see it.
func TestColours(t *testing.T) {
	css, err := os.ReadFile("../../site/diagram.css")
	if err != nil {
		t.Fatal(err)
	}
	tokens := regexp.MustCompile(`--k([0-5]): var\([^,]+, light-dark\((#\w{6}), (#\w{6})\)\)`).FindAllStringSubmatch(string(css), -1)
	if len(tokens) != 6 {
		t.Fatalf("found %d colours, not 6", len(tokens))
	}
	for scheme, ground := range []colour{parse("#ffffff"), parse("#14171c")} {
		var classes []colour
		for _, m := range tokens {
			c := parse(m[2+scheme])
			if got := contrast(c, ground); got < 4.5 {
				t.Errorf("class %s %s: %.2f:1 on its ground, want 4.5:1", m[1], m[2+scheme], got)
			}
			if m[1] != "0" {
				classes = append(classes, c)
			}
		}
		for eye, see := range eyes {
			for i, a := range classes {
				for j, b := range classes[:i] {
					if d := distance(see.of(a), see.of(b)); d < 0.05 {
						t.Errorf("%s: classes %d and %d are %.3f apart, want 0.05", eye, j+1, i+1, d)
					}
				}
			}
		}
	}
}

// A colour is linear red, green and blue, 0 to 1.
type colour [3]float64

func parse(hex string) (c colour) {
	for i := range c {
		n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		v := float64(n) / 255
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

func (c colour) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

func contrast(a, b colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

type eye [3]colour

// eyes are how colours are seen, as Machado, Oliveira and Fernandes (2009)
// model the three colour blindnesses in full.
var eyes = map[string]eye{
	"all colours":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	"grey":         {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}},
}

func (e eye) of(c colour) (seen colour) {
	for i := range seen {
		seen[i] = min(1, max(0, e[i][0]*c[0]+e[i][1]*c[1]+e[i][2]*c[2]))
	}
	return seen
}

// distance is Euclidean in Oklab, where 0.02 is just seen.
func distance(a, b colour) float64 {
	x, y := oklab(a), oklab(b)
	return math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2]))
}

func oklab(c colour) [3]float64 {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}
