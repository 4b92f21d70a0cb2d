# Two commands do everything: `make ask` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
# Optional: a folder or index of wheels with CPU builds of torch, for machines whose pip is not set up to offer
# them. Without one, Linux gets the standard build, which brings gigabytes of CUDA packages along.
TORCH_WHEELS ?=
# Optional: a CSV file of labelled comparative sentences, for `make bench`.
STANCE ?=

# The question is taken literally: quotes, dollar signs and backslashes reach the advisor as they were typed.
ifeq ($(origin Q),undefined)
Q = should we use Node for our streaming service?
endif
override Q := $(value Q)
export Q

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PINNED := -c constraints.txt
TORCH := $(shell sed -n 's/^torch==//p' constraints.txt)
FROM := $(if $(TORCH_WHEELS),--find-links "$(TORCH_WHEELS)" --extra-index-url "$(TORCH_WHEELS)")

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help ask playground test bench soak readme clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'

ask: $(VENV)/ask.stamp  ## answer a question: make ask Q="Node or Python for a data pipeline?"
	@$(BIN)/stack-advisor ask -- "$$Q"

playground: $(VENV)/slack.stamp  ## try the Slack bot in a browser, without Slack
	@$(BIN)/stack-advisor playground

test: $(VENV)/test.stamp  ## lint, types, import rules and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not soak"

bench: $(VENV)/test.stamp  ## measure: one table, about ten minutes
	$(BIN)/python tests/benchmarks/bench.py $(if $(STANCE),--stance "$(STANCE)")

soak: $(VENV)/test.stamp  ## the long tests: load, faults, killed builds, the Dockerfile's steps
	$(BIN)/python -m pytest -m soak

readme: $(VENV)/test.stamp  ## write the generated parts of README.md anew, and take its screenshots
	$(BIN)/python tests/readme_parts.py
	$(BIN)/python tests/take_screenshots.py

clean:  ## remove the environment and every cache, but no index
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# A CPU build of torch is taken where one is offered; the standard build works as well.
$(VENV)/torch.stamp: $(VENV)/python.stamp
	@echo "Installing torch $(TORCH) …" >&2
	@$(PIP) install $(FROM) "torch==$(TORCH)+cpu" $(PINNED) 2>/dev/null || \
		{ echo "No CPU build of torch is offered here: taking the standard one." >&2; \
		$(PIP) install "torch==$(TORCH)" $(PINNED); }
	@touch $@

$(VENV)/ask.stamp: $(VENV)/torch.stamp pyproject.toml constraints.txt
	@echo "Installing the pinned packages …" >&2
	@$(PIP) install $(PINNED) hatchling editables
	@$(PIP) install $(PINNED) --no-build-isolation --editable ".[build]"
	@touch $@

$(VENV)/slack.stamp: $(VENV)/ask.stamp
	@echo "Installing what the Slack side needs …" >&2
	@$(PIP) install $(PINNED) --no-build-isolation --editable ".[build,slack,playground]"
	@touch $@

$(VENV)/test.stamp: $(VENV)/ask.stamp
	@echo "Installing what serving and testing need …" >&2
	@$(PIP) install $(PINNED) --no-build-isolation --editable ".[build,slack,playground,dev]"
	@touch $@
