# One command each; `make test` and `make demo` need nothing but Python 3.11+, make and the package registries.
PYTHON ?= python3
BIN := .venv/bin
SERVE ?= 1
READY := .venv/ready

.PHONY: setup browser demo test check lint evals bench docs lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

browser: setup
	@sh scripts/browser.sh

demo: setup
	$(BIN)/python scripts/demo.py --archive demo-archive $(if $(filter 0,$(SERVE)),--no-serve,)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: setup browser lint
	$(BIN)/pytest -n 2 -q tests

evals: setup
	$(BIN)/python evals/run.py

bench: setup
	$(BIN)/python bench/run.py

docs: setup
	$(BIN)/pytest -q tests/test_docs.py

lock:
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --universal --python-version 3.11 \
	  --no-emit-index-url --no-header --quiet -o requirements.lock
	sed -i '1i # Every dependency of the project and of its tests, pinned by hash. Made from pyproject.toml by `make lock`.' \
	  requirements.lock

clean:
	rm -rf .venv demo-archive
