# The verbs of the project. `make brief` and `make test` do all their own set-up; they need Python 3.11+, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help brief test test-all slow bench eval fuzz lock clean
.DEFAULT_GOAL := help

help:  ## list the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "found Python %d.%d; expected 3.11 or later; set PYTHON=" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)

# A marker a lock file: installed once, and again when the lock changes.
$(VENV)/.%: requirements/%.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/$*.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

brief: $(VENV)/.base  ## set up, and write the brief of examples/kursk
	$(BIN)/wartoll brief examples/kursk/[0-9]* --metadata examples/kursk/documents.csv --out brief
	@echo "The brief is at $(CURDIR)/brief/brief.html"

test: $(VENV)/.test  ## set up, and run the checks and tests that need Python only
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/pytest -m "not needs_debian and not needs_extra and not slow"
	@echo "Not run here (they need Debian's packages, an extra, or minutes: make test-all, make slow):"
	@$(BIN)/pytest --collect-only -o addopts="-q --import-mode=importlib" -m "needs_debian or needs_extra or slow" | grep '::' || true

test-all: test $(VENV)/.all  ## test, and what needs PostgreSQL (from Debian's packages) or an optional extra
	scripts/install-debian.sh
	$(BIN)/pytest -m "(needs_debian or needs_extra) and not slow"

slow: $(VENV)/.all  ## the tests and evaluations that take minutes to hours
	$(BIN)/pytest -m slow
	$(BIN)/python evals/estimate/calibrate.py --studies 4000 --out build/calibration.jsonl
	PYTHONPATH=. $(BIN)/python evals/estimate/agreement.py
	$(BIN)/python evals/estimate/series.py $(SHARED)/series
	$(BIN)/python evals/backtest/run.py $(SHARED)/series

bench: $(VENV)/.all  ## benchmarks: ratios measured in one run
	for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

eval: $(VENV)/.test  ## extraction against gold with pinned floors, a ministry's pages, texts without a toll, the main job
	$(BIN)/python evals/extraction/run.py $(SHARED)/cases/kursk $(SHARED)/cases/dev $(SHARED)/cases/syria $(SHARED)/cases/forces
	$(BIN)/python evals/extraction/pages.py $(SHARED)/corpora/mod_pages
	$(BIN)/python evals/negatives/run.py
	$(BIN)/python evals/main_job.py $(SHARED)

fuzz: $(VENV)/.all  ## a minute of coverage-guided fuzzing
	mkdir -p build/corpus
	$(BIN)/python fuzz/read_documents.py -max_total_time=60 build/corpus

lock:  ## write the lock files anew (needs uv)
	requirements/lock.sh

clean:  ## remove what the verbs made
	rm -rf $(VENV) brief build dist .mypy_cache .ruff_cache .pytest_cache
