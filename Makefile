# Two commands matter: `make demo` and `make test`. Both set up what they need first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-long test-browser bench calibrate lint notebooks lock clean

demo: $(READY)
	$(BIN)/mentorlab demo

test: $(READY) lint
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not long" tests
	$(BIN)/python -m pytest -p no:cacheprovider -n 2 --dist loadfile --nbval-lax -W ignore notebooks

test-long: $(READY)
	$(BIN)/python -m pytest -n 2 --dist loadfile --system-packages=required -m "long and not browser" tests

# JupyterLab and the app in headless Chromium, one after the other; pictures of them go into build/browser.
WHICH ?= browser
test-browser: $(READY)
	$(BIN)/python -m pytest --system-packages=required -m "$(WHICH)" $(AGAIN) tests/browser

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

# After a change that is meant to change a sentence: run, keep the compared outputs, read the diff.
notebooks: $(READY)
	$(BIN)/python -m tests.notebooks

# 2,000 simulated programs a row: hours on two cores. Goes on where it was stopped; writes docs/calibration.md.
calibrate: $(READY)
	$(BIN)/python -m tests.calibration

lint: $(READY)
	$(BIN)/ruff check mentorlab tests
	$(BIN)/ruff format --check mentorlab tests
	$(BIN)/mypy

$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $(READY)

# Needs uv. The lock names no host, so that it works behind any mirror.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) dist build mentorlab-demo .mypy_cache .ruff_cache .pytest_cache
