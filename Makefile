# Every target works as the first command typed: the program sets up its own environment.
PYTHON ?= python3
NDS = $(PYTHON) -m nds_docs
DEVELOP = $(NDS) --develop

.PHONY: build check test edits bench rules schema lint lock

build check:
	$(NDS) $@

test: lint
	$(DEVELOP) pytest

lint:
	$(DEVELOP) ruff check .
	$(DEVELOP) ruff format --check .
	$(DEVELOP) mypy

edits:
	$(DEVELOP) tests.edits --seed $(or $(SEED),1) --count $(or $(COUNT),1000)

bench:
	$(DEVELOP) tests.bench

rules:
	$(DEVELOP) pytest tests/test_rules.py -k fresh --accept

schema:
	$(DEVELOP) pytest tests/test_schema.py --accept

lock:
	uv pip compile pyproject.toml -o requirements.lock $(LOCK)
	uv pip compile pyproject.toml -o requirements-develop.lock --extra develop -c requirements.lock $(LOCK)
LOCK = --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command 'make lock'
