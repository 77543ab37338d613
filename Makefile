# `make drill` opens the program, `make test` runs the tests; both make what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: drill test lint check bench screenshots clean

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[paper]'
	touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r requirements-dev.txt
	touch $@

$(VENV)/installed-bench: $(VENV)/installed-dev requirements-bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r requirements-bench.txt
	touch $@

drill: $(VENV)/installed
	$(BIN)/drill

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: $(VENV)/installed-bench
	$(BIN)/python -m benchmarks

screenshots: $(VENV)/installed-dev
	$(BIN)/python scripts/screenshots.py

clean:
	rm -rf $(VENV)
