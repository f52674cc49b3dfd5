# Cutover's commands. `make help` lists them. Each brings the tools that it needs: see scripts/tools.sh.

PORT ?= 8080
TOOLS := scripts/tools.sh
# What the page is made of; dist/ is made anew only when some of it has changed.
SOURCES := $(shell find src static styles locales index.html build.rs Trunk.toml Cargo.toml Cargo.lock .cargo package-lock.json \
	scripts/build.sh scripts/first.mjs scripts/post-build.mjs scripts/policy.mjs scripts/hosting.mjs scripts/slim.mjs 2>/dev/null)
# The page's footer and the release's name tell the commit.
export CUTOVER_COMMIT := $(shell scripts/commit.sh)
# The lab's Microsoft Graph, a program of the tests.
export LAB_GRAPH := $(abspath $(or $(CARGO_TARGET_DIR),target)/debug/examples/lab-graph)

.PHONY: help serve dev build lab test unit e2e lint fmt mutants fuzz bench release reproduce verify audit size clean
.DEFAULT_GOAL := help

help: ## Say what there is
	@echo "Cutover · make <command>"
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  \1	\2/p' Makefile | expand -t 12

serve: dist/index.html ## Build the page and serve it at http://localhost:8080/ (PORT=…)
	@node scripts/serve.mjs dist --port $(PORT)

dev: ## Build the page for trying, serve it, and build it again at each change (PORT=…)
	@$(TOOLS) build node scripts/dev.mjs --port $(PORT)

build: dist/index.html ## Make the finished static site in dist/

lab: dist/index.html ## Try signing in and reading against stand-ins for Microsoft (TENANT=large, FAULTS=cut, HEADLESS=1)
	@$(TOOLS) lint scripts/lab-graph.sh
	@$(TOOLS) test node scripts/lab.mjs

test: dist/index.html ## Run every test: unit, property, architecture, browser
	@$(TOOLS) test scripts/test.sh

unit: ## Run the tests that need no browser
	@$(TOOLS) lint cargo test --locked

e2e: dist/index.html ## Run the tests in the browsers only (SPEC=tests/e2e/trust.spec.mjs for one of them, ENGINE=firefox with engines.spec.mjs)
	@$(TOOLS) lint scripts/lab-graph.sh
	@$(TOOLS) test node --test --test-concurrency=1 $(or $(SPEC),tests/e2e/*.spec.mjs)

lint: ## Check formatting and lints, warnings denied
	@$(TOOLS) lint cargo fmt --check
	@$(TOOLS) lint cargo clippy --locked --all-targets -- -D warnings
	@$(TOOLS) lint cargo clippy --locked --target wasm32-unknown-unknown --lib --bins -- -D warnings

fmt: ## Format the sources
	@$(TOOLS) lint cargo fmt

mutants: ## Change each rule of the verdict and see whether a test notices (PART=judging for the quick one)
	@$(TOOLS) mutants scripts/mutants.sh $(PART)

fuzz: ## Read 10^9 arbitrary and damaged bytes with every reader (PART=case, BYTES=…, SEED=…, SECONDS=…, FILE=…)
	@$(TOOLS) lint cargo run --quiet --locked --profile fuzz --example fuzz -- PART=$(PART) BYTES=$(BYTES) SEED=$(SEED) SECONDS=$(SECONDS) NUMBER=$(NUMBER) FILE=$(FILE)

bench: dist/index.html ## Time reading, the plain JavaScript way and this page on one generated file, and files of hours (PART=hours: these alone)
	@$(TOOLS) test node benches/bench.mjs

release: ## Make a reproducible zip of dist/ in release/, with its SHA-256 and its bill of materials
	@rm -rf release
	@$(TOOLS) release scripts/build.sh
	@$(TOOLS) release node scripts/release.mjs

reproduce: ## Build the release of this commit twice, in two clean clones, and compare every byte (ONCE=1: dist/ with one more)
	@ONCE=$(ONCE) $(TOOLS) release scripts/reproduce.sh

verify: ## Compare what a host serves with a release (URL=https://host/path/ SUMS=….files.sha256)
	@node scripts/verify-host.mjs "$(URL)" "$(SUMS)"

audit: ## Check the locked crates: known vulnerabilities, licences, sources (AUDIT=strict fails without the first)
	@$(TOOLS) audit scripts/audit.sh

size: dist/index.html ## Say what a first visit loads, file by file
	@node scripts/size.mjs

clean: ## Remove what was built (the tools in the cache stay)
	rm -rf dist release target node_modules test-results

dist/index.html: $(SOURCES) target/commit
	@$(TOOLS) build scripts/build.sh

# Changes only when the commit does.
target/commit: .FORCE
	@mkdir -p target && { [ "$$(cat $@ 2>/dev/null)" = "$(CUTOVER_COMMIT)" ] || echo "$(CUTOVER_COMMIT)" >$@; }
.FORCE:
