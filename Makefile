# Hitcheck. `make` builds dist/, `make help` lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

PORT ?= 8787
FUZZTIME ?= 20s
export PORT

# What the browser loads: the module and the files beside it.
module := $(shell find wasm/status wasm/scan wasm/report wasm/render wasm/widget -name '*.go' ! -name '*_test.go')
site := $(filter-out site/package% site/README.md,$(wildcard site/*.*))
dist := dist/hitcheck.wasm $(site:site/%=dist/%)

all: $(dist) ## build dist/

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 10

# --- the compiler of the browser module -------------------------------------
# A TinyGo of exactly the pinned version on PATH is used as it is. Otherwise
# wasm/tinygo is built once into .tools/, with Debian's LLVM.
version := $(shell awk '$$1 == "github.com/tinygo-org/tinygo" { print substr($$2, 2) }' wasm/tinygo/go.mod)
official := $(findstring tinygo version $(version) ,$(shell tinygo version 2>/dev/null))

ifeq ($(official),)
tinygo := .tools/tinygo-$(version)/bin/tinygo
root := $(abspath .tools/tinygo-$(version)/root)
llvm := llvm-19-dev libclang-19-dev liblld-19-dev lld-19 clang-19

# The loader wants src/net, which is a submodule and so not in the module's zip.
$(tinygo): wasm/tinygo/go.mod wasm/tinygo/go.sum
	@.ci/need $(llvm)
	@echo "Building TinyGo $(version), once: about a minute"
	@rm -rf $(root) && mkdir -p $(root) && go mod download -C wasm/tinygo github.com/tinygo-org/tinygo
	@cp -r $$(go list -C wasm/tinygo -m -f '{{.Dir}}/src {{.Dir}}/targets' github.com/tinygo-org/tinygo) $(root)
	@chmod -R u+w $(root) && mkdir -p $(root)/src/net
	@go build -C wasm/tinygo -tags llvm19 -trimpath -o $(abspath $@) github.com/tinygo-org/tinygo
else
tinygo :=
root := $(shell tinygo env TINYGOROOT)
endif

# --- dist/ ------------------------------------------------------------------
# With function names, for `make check`; the names are stripped for dist/.
.tools/named.wasm: $(tinygo) $(module) wasm/tinygo/target.json go.mod
	@.ci/need binaryen
	TINYGOROOT=$(root) $(or $(tinygo),tinygo) build -target wasm/tinygo/target.json -opt=2 -panic=trap -no-debug -o $@ ./wasm/widget

dist/hitcheck.wasm: .tools/named.wasm
	@mkdir -p $(@D)
	wasm-opt -O2 --strip-debug --strip-producers $< -o $@

dist/%: site/%
	@mkdir -p $(@D)
	cp $< $@

clean: ## remove what was built; the compiler in .tools/ stays
	rm -rf dist .tools/*.wasm

.PHONY: all help clean
