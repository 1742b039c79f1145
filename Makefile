# Chapter & Verse: set up, serve, test. `make` lists what there is.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PARTS := pyproject.toml constraints.txt Makefile

.PHONY: help setup serve test check audit bench eval-setup clean
.DELETE_ON_ERROR:

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

setup: .venv/.ready ## make .venv with `verse` in it (about 2 GB; quick when nothing changed)

serve: setup ## read the shipped documents in and serve the pages (PORT=8000)
	$(BIN)/verse ingest
	$(BIN)/verse serve --port $(PORT)

test: .venv/.ready-test ## run the tests (ARGS="tests/corpus -k refs" runs some)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

check: .venv/.ready-test ## lint, format, types, the direction of imports, and the golden dev set
	scripts/check

audit: $(BIN)/python ## ask the advisory database about every pinned version (needs the internet)
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip --disable-pip-version-check install --quiet pip-audit==2.10.1
	.venv/audit/bin/pip-audit --strict --no-deps --disable-pip --requirement constraints.txt

bench: setup ## measure speed and memory on this machine
	$(BIN)/verse bench speed

eval-setup: .venv/.ready-eval ## add the libraries that only evaluation needs

clean: ## remove .venv and caches; documents and indexes under var/ stay
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Chapter & Verse needs Python 3.11 or newer, and “$(PYTHON)” is not." \
	       "Install one, or name it: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "“$(PYTHON) -m venv” failed. On Debian and Ubuntu, install the package python3-venv." >&2; exit 1; }

# torch first and alone: asked for together with the rest, it may bring gigabytes of GPU libraries.
.venv/.ready: $(PARTS) | $(BIN)/python
	$(PIP) install -c constraints.txt torch
	$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/.ready-test: .venv/.ready
	$(PIP) install -c constraints.txt -e '.[test]'
	@touch $@

.venv/.ready-eval: .venv/.ready
	$(PIP) install -c constraints.txt -e '.[eval]'
	@touch $@
