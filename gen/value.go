package main

import (
	"reflect"
	"strconv"
	"strings"
)

// placeOf returns where an entry or a value stands: that of its first part, or
// line 0 when it is not there.
func placeOf(v reflect.Value) place {
	switch {
	case v.Type() == placeType:
		return place{int(v.Field(0).Int()), int(v.Field(1).Int()), int(v.Field(2).Int())}
	case v.Kind() == reflect.Slice && v.Len() > 0:
		return placeOf(v.Index(0))
	case v.Kind() == reflect.Struct:
		return placeOf(v.Field(0))
	}
	return place{}
}

// idOf returns what tells an entry from the others of its section: the values
// of the keys that do, or its id.
func idOf(entry reflect.Value) string {
	var parts []string
	for i := range entry.NumField() {
		field := entry.Type().Field(i)
		if field.Tag.Get("tells") != "" || field.Name == "ID" {
			parts = append(parts, show(entry.Field(i)))
		}
	}
	return strings.Join(parts, " ")
}

// show returns a value as one text.
func show(v reflect.Value) string {
	switch v := v.Interface().(type) {
	case text:
		return v.s
	case number:
		return strconv.Itoa(v.n)
	case boolean:
		return strconv.FormatBool(v.yes)
	}
	return strings.Join(shows(v), " | ")
}

// shows returns the items of a list, or the values of an entry.
func shows(v reflect.Value) (all []string) {
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			all = append(all, show(v.Index(i)))
		}
		return all
	}
	for i := range v.NumField() {
		if v.Type().Field(i).Type != placeType {
			all = append(all, show(v.Field(i)))
		}
	}
	return all
}
