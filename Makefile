# Everything a person does with this project is one `make` word. `make help` lists them.
# Set-up happens by itself, and again only when requirements.lock or pyproject.toml has changed.

VENV := .venv
BIN := $(VENV)/bin
# DuckDB's extensions for a lake come as wheels for an older DuckDB only: an environment like the first, with that one.
SCALE := .venv-scale
# What is installed, as a file: it is younger than the lock exactly when set-up need not run.
INSTALLED := $(VENV)/.installed
SOURCES := schemas pipeline assets_defs commands samples benchmarks tests

.DEFAULT_GOAL := help
.PHONY: help setup run test test-quick test-long test-fuzz test-faults test-ui test-production test-scale ui check bench \
    bench-queries format lock clean

help: ## list these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(INSTALLED) ## set up if needed, refresh the warehouse from data/raw, and print what rose and fell
	@$(BIN)/foi refresh

test: $(INSTALLED) ## set up if needed, and run the tests (all but the suites that have words of their own)
	@$(BIN)/python -m pytest -n 2 --dist worksteal

test-quick: $(INSTALLED) ## the tests that start no processes
	@$(BIN)/python -m pytest -m "not slow and not long"

test-long: $(INSTALLED) ## whole graphs that take more than ten seconds each (five minutes)
	@$(BIN)/python -m pytest -m long -n 2 --dist worksteal

test-ui: $(INSTALLED) ## Dagster's page and the report, driven in a real browser (needs Chromium)
	@.ci/programs chromium && $(BIN)/python -m pytest -m ui

test-fuzz: $(INSTALLED) ## shipped responses damaged in thousands of ways, and tables of any layout (a minute)
	@$(BIN)/python -m pytest -m fuzz tests/fuzz tests/property -n 2

test-faults: $(INSTALLED) ## kill -9 at every step, full disks, clocks that jump, damaged files
	@$(BIN)/python -m pytest -m faults -n 2 --dist worksteal

test-production: $(INSTALLED) ## deploy/ with PostgreSQL, services and kills; buckets (needs PostgreSQL)
	@.ci/programs postgresql && $(BIN)/python -m pytest -m production

test-scale: $(SCALE)/.installed ## a lake on PostgreSQL and S3, with several writers (needs PostgreSQL; own environment)
	@.ci/programs postgresql && $(SCALE)/bin/python -m pytest -m scale

ui: $(INSTALLED) ## Dagster's own web page on http://127.0.0.1:3000
	@mkdir -p .dagster && { [ -e .dagster/dagster.yaml ] || cp .ci/dagster.yaml .dagster/dagster.yaml; }
	@cmp --silent .ci/dagster.yaml .dagster/dagster.yaml || \
	    echo "Using your own .dagster/dagster.yaml: remove it to take that of .ci, which differs."
	@DAGSTER_HOME=$(CURDIR)/.dagster $(BIN)/dagster dev --host 127.0.0.1 --module-name assets_defs.definitions

check: $(INSTALLED) ## formatting, lint, types, and that what is made of the models is current
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m schemas.describe --check

format: $(INSTALLED) ## put files into the project's format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(INSTALLED) benchmarks/.venv/.installed ## measure ours beside what others would use (benchmarks/results.md)
	@$(BIN)/python -m benchmarks.run --write benchmarks/results.md

bench-queries: $(INSTALLED) ## measure opening and the cookbook's queries on 10 million observations; needs data/warehouse
	@$(BIN)/python -m benchmarks.queries

benchmarks/.venv/.installed: benchmarks/requirements.txt $(INSTALLED)
	@$(BIN)/python -m venv benchmarks/.venv
	@$(BIN)/uv pip install --quiet --python benchmarks/.venv/bin/python --requirement $<
	@touch $@

lock: $(INSTALLED) ## pin the newest versions that pyproject.toml allows into requirements.lock
	@$(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --universal --all-extras --group dev pyproject.toml \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --no-deps --python-version 3.11 --universal requirements-scale.in \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements-scale.lock

setup: $(INSTALLED) ## only set up

$(INSTALLED): requirements.lock pyproject.toml
	@.ci/setup $(VENV)
	@touch $@

$(SCALE)/.installed: requirements.lock requirements-scale.lock pyproject.toml
	@.ci/setup $(SCALE)
	@$(SCALE)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-scale.lock
	@touch $@

clean: ## remove the environment, caches and build files; data stays
	rm -rf $(VENV) $(SCALE) .mypy_cache .ruff_cache .pytest_cache .hypothesis .dagster build *.egg-info
