# Every target makes the environment it needs. Wanted: Python 3.11 or newer, git, make, PyPI.

PYTHON ?= python3
VENV   ?= .venv
# What else pip should install; `make floors` pins the oldest versions here.
PINS   ?=
PYTHONS ?= python3.11 python3.12 python3.13
COUNT  ?= 1000
SEED   ?= 0
JOBS   ?= 1
ROUNDS ?= 7

BIN := $(VENV)/bin
PIP := PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet
# The first interpreter that is new enough; PYTHON=/path/to/python3 chooses another.
FOUND = $(shell for p in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
    $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test check format docs coverage fuzz differential bench kill plugin spark floors matrix clean

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(VENV)/.ready ## Run the shipped journals and say what they mean
	@$(BIN)/programflow demo

test: $(VENV)/.ready-dev ## All tests; those that measure time come last, alone
	$(BIN)/python -m pytest -q -n auto -m "not alone"
	$(BIN)/python -m pytest -q -m alone

check: $(VENV)/.ready-dev ## Lint, format, types, floors
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.ready-dev ## Let ruff mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.ready-dev ## Build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

coverage: $(VENV)/.ready-dev ## All tests, with the lines and branches they leave out
	$(BIN)/python -m pytest -q -n auto -m "not alone" --cov --cov-report=term

fuzz: $(VENV)/.ready-dev ## Mutated definitions (COUNT=, SEED=, JOBS=), then property tests with new examples
	$(BIN)/python -m tests.hostile --count $(COUNT) --seed $(SEED) --jobs $(JOBS)
	$(BIN)/python -m tests.hostile --seeds shipped --count $$(( $(COUNT) / 50 )) --seed $(SEED) --jobs $(JOBS)
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -q -n auto -m hypothesis

differential: $(VENV)/.ready-dev ## The engine against the reference interpreter (COUNT=, SEED=, JOBS=)
	$(BIN)/python -m tests.differential --count $(COUNT) --first $(SEED) --jobs $(JOBS) $(OPTIONS)

bench: ## programflow and its peers, timed in rounds (ROUNDS=); renews docs/reference/benchmarks.md
	@$(MAKE) --no-print-directory .venv-bench/.ready VENV=.venv-bench
	@.venv-bench/bin/python -m pip install --quiet --requirement benchmarks/requirements.txt
	@cd benchmarks/peers && npm install --silent --no-audit --no-fund
	PYTHONPATH=. .venv-bench/bin/python -m benchmarks --rounds $(ROUNDS) --write

kill: $(VENV)/.ready-dev ## The example application, its writer killed at random moments: COUNT=, SEED=
	PYTHONPATH=examples $(BIN)/python -m tests.application --count $(COUNT) --seed $(SEED)

plugin: ## The pytest plugin under the oldest pytest it works with
	$(FOUND) -m venv .venv-plugin
	.venv-plugin/bin/python -m pip install --quiet -e . "pytest==7.4.*" "pytest-xdist==3.5.*"
	.venv-plugin/bin/python -m pytest -q -c /dev/null --noconftest --rootdir tests/pytest_plugin \
	    -k "not no_longer" tests/pytest_plugin/test_plugin.py

spark: ## The recipe for a cluster, on this machine (needs Java)
	$(FOUND) -m venv .venv-spark
	.venv-spark/bin/python -m pip install --quiet -e ".[testing]" "pyspark>=4" pandas pyarrow
	.venv-spark/bin/python -m pytest -q tests/bulk/test_recipes.py

floors: ## All tests with the oldest versions that pyproject.toml admits
	$(MAKE) test VENV=.venv-floors PINS="$$($(FOUND) tests/project/lowest.py)"

matrix: ## All tests on every Python of PYTHONS, and the same JSON from each, byte by byte
	@set -e; for python in $(PYTHONS); do \
	    version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	    venv=.venv-$$version; \
	    $(MAKE) test VENV=$$venv PYTHON=$$python; \
	    $$venv/bin/python -m tests.project.verdicts --drawn 100 > $$venv/verdicts; \
	    first=$${first:-$$venv}; \
	    cmp $$first/verdicts $$venv/verdicts; \
	    echo "Python $$version: $$(cksum < $$venv/verdicts)"; \
	done

clean: ## Remove all that was made here
	rm -rf .venv .venv-* site dist build .coverage .hypothesis .import_linter_cache \
	    .mypy_cache .pytest_cache .ruff_cache
	find src tests examples -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps, not folders: an installation that was interrupted is taken up again.
$(VENV)/.ready: pyproject.toml
	$(if $(FOUND),,$(error programflow needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=/path/to/python3))
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(FOUND) -m venv --clear $(VENV)
	@echo "Installing programflow into $(VENV) ..."
	@$(PIP) --editable . $(PINS)
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@echo "Installing the development tools into $(VENV) ..."
	@$(PIP) --editable ".[dev]" $(PINS)
	@touch $@
