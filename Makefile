# make demo    a province in a folder, the main job, the window        make help    everything else
.DEFAULT_GOAL := help
SHELL := /bin/bash -o pipefail
PYTHON ?= python3
JOBS ?= 2
BIN := .venv/bin
TS := vbdt/ui/translations
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
FAST := tests/test_architecture.py tests/test_words.py tests/test_certs.py \
        $(wildcard tests/assets tests/document tests/drafting tests/store tests/transport tests/archive)

.PHONY: help setup demo run hub test check format lint types translations lock build clean system

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.dev ## system packages and .venv, as the targets below do when they need it

demo: .venv/.runtime ## sets everything up, makes the demo province in demo/, runs the main job, opens the window
	$(BIN)/vbdt demo demo

run: .venv/.runtime ## opens the window on the last desk, or the first-run page
	$(BIN)/vbdt

hub: .venv/.hub ## adds the server of a province's hub; then: .venv/bin/vbdt hub --help

test: .venv/.dev ## sets everything up and runs every test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(JOBS) --dist loadfile

check: format lint types .venv/.dev ## format, lint, types, architecture and unit tests without tokens: before every commit
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile $(FAST)

format: .venv/.dev ## is every file formatted?
	$(BIN)/ruff format --check

lint: .venv/.dev ## ruff's rules
	$(BIN)/ruff check

types: .venv/.dev ## mypy --strict
	$(BIN)/mypy

build: .venv/.dev ## a wheel and a source archive in dist/
	rm -rf dist
	$(BIN)/hatchling build

translations: .venv/.dev ## collects the window's texts into vbdt_en.ts (translate what it marks unfinished), then compiles
	$(BIN)/pyside6-lupdate $(shell find vbdt/ui -name '*.py' | sort) -ts $(TS)/vbdt_en.ts -source-language vi_VN -target-language en_US -no-obsolete -locations none
	$(BIN)/pyside6-lrelease $(TS)/vbdt_en.ts $(TS)/qtbase_vi.ts

lock: ## writes requirements*.txt anew from pyproject.toml: newest versions, with hashes, for every system
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install -q --disable-pip-version-check uv
	installer/lock build/lock/bin/uv

clean: ## removes what make made here, the demo too
	rm -rf .venv build dist demo .pytest_cache .mypy_cache .ruff_cache .hypothesis

system:
	@PYTHON=$(PYTHON) installer/setup-debian

.venv/bin/python: | system
	$(PYTHON) -m venv .venv

# A stamp says which lock file is installed; the second run finds it and does nothing.
.venv/.runtime: requirements.txt pyproject.toml | system .venv/bin/python
	$(PIP) install -q --require-hashes --only-binary :all: -r requirements.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/.hub: requirements-hub.txt pyproject.toml | system .venv/bin/python
	$(PIP) install -q --require-hashes --only-binary :all: -r requirements-hub.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@ .venv/.runtime

.venv/.dev: requirements-dev.txt pyproject.toml | system .venv/bin/python
	$(PIP) install -q --require-hashes --only-binary :all: -r requirements-dev.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@ .venv/.runtime
