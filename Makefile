# Hitcheck. `make` builds dist/, `make help` lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

PORT ?= 8787
FUZZTIME ?= 20s
HITCHECK_ENGINES ?= chromium,firefox,webkit
SITE ?= https://hitcheck.example
export PORT HITCHECK_ENGINES

$(foreach c,go node npm,$(if $(shell command -v $c),,$(error hitcheck needs $c on PATH: please install Go 1.26 and Node 20 or newer)))

# A portal's own words are laid over the catalog before anything is built. The
# tables keep them until `make gen` without.
comma := ,
overlays := $(addprefix -overlay ,$(subst $(comma), ,$(CATALOG_OVERLAYS)))
$(if $(overlays),$(if $(shell go run ./gen $(overlays) && echo laid),,$(error hitcheck: CATALOG_OVERLAYS was not laid over the catalog)))

# What the browser loads: the module, and the files beside it.
module := $(shell find wasm/status wasm/scan wasm/report wasm/render wasm/widget -name '*.go' ! -name '*_test.go')
languages := $(patsubst catalog.%.yaml,%,$(wildcard catalog.*.yaml))
site := $(filter-out site/package% site/README.md %.go,$(wildcard site/*.*))
dist := dist/hitcheck.wasm dist/hitcheck.rest.wasm dist/hitcheck.fast.wasm dist/hitcheck.more dist/mask.wasm $(site:site/%=dist/%)

# What makes scripts and style sheets short, and one of several.
export ESBUILD := $(abspath .tools/esbuild-$(shell awk '$$1 == "github.com/evanw/esbuild" { print substr($$2, 2) }' site/build/esbuild/go.mod))

# What the Worker runs on.
edge := dist/_headers .tools/npm .tools/worker/app.wasm
edgePort := $(if $(filter file,$(origin PORT)),8788,$(PORT))
wrangler := WRANGLER_SEND_METRICS=false WRANGLER_HIDE_BANNER=true CLOUDFLARE_CF_FETCH_ENABLED=false \
  site/node_modules/.bin/wrangler --config wasm/worker/wrangler.jsonc

all: dist/_headers ## build dist/

run: dist/_headers .tools/serve ## serve dist/ and the API on http://127.0.0.1:8787 (PORT=..., HOST=...)
	@.tools/serve

worker: $(edge) ## run the Worker in workerd on http://127.0.0.1:8788 (PORT=...)
	@! (: </dev/tcp/127.0.0.1/$(edgePort)) 2>/dev/null || { echo "hitcheck: 127.0.0.1:$(edgePort) is taken; choose another with PORT=" >&2; exit 1; }
	@CI=1 $(wrangler) dev --ip 127.0.0.1 --port $(edgePort) --inspector-port 0

# What is deployed is a copy of dist/ that names SITE.
deploy: $(edge) ## deploy the Worker and dist/ to Cloudflare (SITE=https://...; DRY=1 only rehearses)
	@[ "$(SITE)" != https://hitcheck.example ] || { echo "hitcheck: say where it will stand: make deploy SITE=https://status.example.com" >&2; exit 1; }
	@rm -rf .tools/deploy && cp -r dist .tools/deploy
	go run ./gen/pages -site "$(SITE)" .tools/deploy
	@$(wrangler) deploy --assets .tools/deploy $(if $(DRY),--dry-run)

gen: ## write the tables that come from catalog.yaml
	go run ./gen $(overlays)

test: $(edge) .tools/serve .tools/browsers .tools/portals/made check ## run every test: Go, the module in Node, the page in browsers
	go test -timeout 20m ./...
	node --test $(wildcard site/test/*.test.mjs)

check: dist/_headers ## hold formatting, imports, tables, and the module's content and size
	@test -z "$$(gofmt -l gen wasm site/test | tee /dev/stderr)" || { echo "run gofmt -w on these files" >&2; exit 1; }
	go vet ./...
	go test ./wasm
	go run ./gen $(overlays) -check
	@for f in $(filter %.js %.mjs,$(wildcard site/*.* site/examples/*.* site/test/*.* site/test/*/*.* wasm/worker/*.*)); do node --check $$f; done
	node site/test/symbols.mjs .tools/named.wasm
	node site/test/size.mjs dist

bench: $(edge) .tools/serve ## print sizes, speed and memory; ratios only count within one run
	@.ci/need mawk:mawk
	@node site/test/size.mjs dist || true
	@node site/test/tables.mjs
	@node site/test/bench.mjs
	@node site/test/bench-edge.mjs
	@node site/test/bench-logs.mjs
	@go test ./wasm/scan -run '^$$' -bench Adverse -benchtime 10ms
	@.ci/need $(chromium)
	@go test ./site/test -run '^$$' -bench . -benchtime 5x

lighthouse: dist/_headers .tools/npm .tools/serve ## print Lighthouse's scores of home, guide and a code page
	@.ci/need $(chromium)
	@node site/test/lighthouse.mjs

fuzz: ## fuzz each fuzz test for FUZZTIME (20s)
	@grep -rHoE --include='*_test.go' '^func Fuzz\w+' gen wasm | while IFS=: read -r file name; do \
	  go test -run '^$$' -fuzz "^$${name#func }$$" -fuzztime $(FUZZTIME) "./$${file%/*}"; done

integrity: dist/_headers ## print the script tags for a CDN, with their integrity hashes
	@node site/build/integrity.mjs dist

portals: dist/_headers .tools/portals/made ## serve the portals of site/examples on http://127.0.0.1:8790
	@node site/examples/serve.mjs 8790 .tools/portals

shots: $(dist) .tools/browsers ## take pictures of the page into .tools/shots
	HITCHECK_ENGINES=chromium HITCHECK_SHOTS=$(abspath .tools/shots) go test -count=1 ./site/test -run Shots

clean: ## remove what was built; the compiler stays in .tools/
	rm -rf dist .tools/named.wasm .tools/known.more .tools/fast.wasm .tools/language .tools/languages .tools/mask.wasm .tools/serve .tools/worker .tools/deploy .tools/bench

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' Makefile | expand -t 8

# --- dist/ ------------------------------------------------------------------
# The module keeps its function names for `make check`; dist/ has it without.
.tools/named.wasm: $(module) wasm/tinygo/target.json go.mod
	@.ci/need wasm-opt:binaryen
	@mkdir -p $(@D)
	TINYGOROOT=$(root) $(tinygo) build -target wasm/tinygo/target.json -tags small -opt=z -panic=trap -no-debug -o $@ ./wasm/widget

# What takes the secrets out of a summary, loaded when one is copied.
.tools/mask.wasm: $(wildcard wasm/mask/*.go wasm/masker/*.go) wasm/tinygo/target.json go.mod
	@.ci/need wasm-opt:binaryen
	@mkdir -p $(@D)
	TINYGOROOT=$(root) $(tinygo) build -target wasm/tinygo/target.json -opt=z -panic=trap -no-debug -o $@ ./wasm/masker

# Taken apart and put together again, the code is half a percent smaller once compressed.
optimise = wasm-opt -Oz --always-inline-max-function-size 8 $(flat) -Oz $(flat) --rse --code-pushing --merge-blocks --merge-locals -Oz -Oz --converge -Oz --strip-debug --strip-producers
flat = --flatten --rereloop --simplify-locals-notee-nostructure --vacuum

dist/mask.wasm: .tools/mask.wasm Makefile
	@mkdir -p $(@D)
	$(optimise) $< -o $@

# The module in one, for the builds that are one file, and in three: what a code
# that is typed takes, what a text takes beside it, and what comes after the answer.
.tools/whole.wasm: .tools/named.wasm Makefile
	$(optimise) $< -o $@

dist/hitcheck.wasm dist/hitcheck.rest.wasm dist/hitcheck.more &: .tools/whole.wasm .tools/known.more site/build/split.mjs wasm/scan/testdata/samples.json
	@mkdir -p $(@D)
	node site/build/split.mjs $< .tools/known.more dist/hitcheck.wasm dist/hitcheck.rest.wasm dist/hitcheck.more

# The same for speed and not for size, for what reads large files.
dist/hitcheck.fast.wasm: .tools/named.wasm Makefile
	@mkdir -p $(@D)
	TINYGOROOT=$(root) $(tinygo) build -target wasm/tinygo/target.json -opt=2 -panic=trap -no-debug -o .tools/fast.wasm ./wasm/widget
	wasm-opt -O3 --strip-debug --strip-producers .tools/fast.wasm -o $@

.tools/known.more: wasm/status/more.go
	@mkdir -p $(@D)
	go run ./gen $(overlays) -more $@

dist/%.js: site/%.js $(ESBUILD) site/build/esbuild.mjs
	@mkdir -p $(@D)
	node site/build/esbuild.mjs $< $@

dist/%.css: site/%.css $(ESBUILD) site/build/esbuild.mjs
	@mkdir -p $(@D)
	node site/build/esbuild.mjs $< $@

dist/%: site/%
	@mkdir -p $(@D)
	cp $< $@

# A language is a module of its own, so that a page loads only that one: its
# tables are written into a copy of the core, and what is built there is the same
# but for the words. The rest of make runs one job at a time, these run two.
.tools/languages: .tools/named.wasm Makefile catalog.yaml $(languages:%=catalog.%.yaml)
	@$(MAKE) --no-print-directory -j2 $(languages:%=dist/hitcheck.%.wasm)
	@touch $@

dist/hitcheck.%.wasm: catalog.%.yaml .tools/named.wasm Makefile catalog.yaml site/build/split.mjs
	@rm -rf .tools/language/$* && mkdir -p .tools/language/$* $(@D)
	@cp --parents go.mod go.sum $(module) .tools/language/$*
	go run ./gen $(overlays) -language $< -out .tools/language/$*
	go run ./gen $(overlays) -language $< -more .tools/language/$*/known.more
	cd .tools/language/$* && TINYGOROOT=$(root) $(tinygo) build -target $(abspath wasm/tinygo/target.json) -tags small -opt=z -panic=trap -no-debug -o $*.wasm ./wasm/widget
	$(optimise) .tools/language/$*/$*.wasm -o .tools/language/$*/whole.wasm
	node site/build/split.mjs $(addprefix .tools/language/$*/,whole.wasm known.more) $@ $(addprefix dist/hitcheck.$*,.rest.wasm .more)

# The builds that are one file: a module to embed, and a page for a disk.
dist/offline.html: $(dist) $(wildcard site/build/*) site/package.json
	@.ci/need zopfli xz:xz-utils
	node site/build/main.mjs dist

# What the handler answers to everybody alike, as files. SITE is where they will
# stand: only sitemap, canonical links and 404.html name it. The home page then
# names its hashed files, and is no reason to build offline.html again.
dist/_headers: $(dist) .tools/languages dist/offline.html .tools/site $(shell find wasm gen/pages -name '*.go' ! -name '*_test.go')
	go run ./gen/pages -site "$(SITE)" dist
	@touch dist/offline.html $@

# Another SITE is a reason to freeze again, but not for deploy, which has a copy.
.tools/site:
	@mkdir -p $(@D)
	@echo "$(SITE)" >$@
ifeq ($(filter deploy,$(MAKECMDGOALS)),)
$(shell echo "$(SITE)" | cmp -s - .tools/site || rm -f .tools/site)
endif

# --- the compiler of the browser module -------------------------------------
# A TinyGo of exactly the pinned version on PATH is used as it is. Otherwise
# wasm/tinygo is built once into .tools/, with Debian's LLVM.
version := $(shell awk '$$1 == "github.com/tinygo-org/tinygo" { print substr($$2, 2) }' wasm/tinygo/go.mod)

ifneq ($(findstring version $(version) ,$(shell tinygo version 2>/dev/null)),)
tinygo := tinygo
root := $(shell tinygo env TINYGOROOT)
else
tinygo := $(abspath .tools/tinygo-$(version)/bin/tinygo)
root := $(abspath .tools/tinygo-$(version)/root)
.tools/named.wasm .tools/mask.wasm: $(tinygo)

# src/net is a submodule, so it is not in the module's zip, but the loader wants it.
$(tinygo): wasm/tinygo/go.mod wasm/tinygo/go.sum
	@OR="TinyGo $(version)" .ci/need llvm-19-dev libclang-19-dev liblld-19-dev lld-19 clang-19 wasm-opt:binaryen
	@echo "Building TinyGo $(version), once: about a minute"
	@rm -rf $(root) && mkdir -p $(root) && go mod download -C wasm/tinygo
	@cp -r $$(go list -C wasm/tinygo -m -f '{{.Dir}}/src {{.Dir}}/targets' github.com/tinygo-org/tinygo) $(root)
	@chmod -R u+w $(root) && mkdir -p $(root)/src/net
	@CGO_ENABLED=1 CC=clang-19 CXX=clang++-19 go build -C wasm/tinygo -tags llvm19 -trimpath -o $@ github.com/tinygo-org/tinygo
endif

$(ESBUILD): site/build/esbuild/go.mod site/build/esbuild/go.sum
	@mkdir -p $(@D)
	go build -C site/build/esbuild -trimpath -o $@ github.com/evanw/esbuild/cmd/esbuild

# --- what runs and tests it -------------------------------------------------
.tools/serve: $(shell find wasm -name '*.go') wasm/api/openapi.json site/diagram.css go.mod
	go build -o $@ ./wasm/worker

# The Worker is standard Go; workers' generator brings the JavaScript around it.
# A package.json of its own keeps one further up from telling the bundler that
# a file without exports, as wasm_exec.js is, can be left out.
.tools/worker/app.wasm: $(shell find wasm -name '*.go' ! -name '*_test.go') wasm/worker/worker.mjs wasm/api/openapi.json site/diagram.css go.mod
	go run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o $(@D)
	cp wasm/worker/worker.mjs $(@D)
	echo '{"sideEffects": true}' >$(@D)/package.json
	GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' -o $@ ./wasm/worker

# npm's packages are for tests and deployment alone: what is served needs none.
.tools/npm: site/package-lock.json
	@mkdir -p $(@D)
	npm ci --prefix site --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# The API portals of site/examples: bundles from npm at the versions that
# portals.json names, and two sites that are built.
.tools/portals/made: .tools/npm $(shell find site/examples -type f)
	@.ci/need mkdocs mkdocs-material
	@rm -rf $(@D)
	node site/examples/fetch.mjs $(@D)
	mkdocs build -q -f site/examples/mkdocs/mkdocs.yml -d $(abspath $(@D))/mkdocs
	site/node_modules/.bin/vitepress build site/examples/vitepress/docs --base /vitepress/ --outDir $(abspath $(@D))/vitepress >/dev/null
	@touch $@

chromium := chromium:chromium chromedriver:chromium-driver
firefox := firefox-esr:firefox-esr
webkit := WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb
.tools/browsers:
	@.ci/need fonts-dejavu-core curl:curl pdfinfo:poppler-utils $(foreach e,$(subst $(comma), ,$(HITCHECK_ENGINES)),$($e))

.PHONY: all run worker deploy gen test check bench fuzz integrity portals shots clean help
.PHONY: .tools/browsers
