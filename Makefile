# Each target is one call of annotator/toolchain, which needs nothing but Python.
PYTHON ?= python3
TOOL = $(PYTHON) -m annotator.toolchain
.DEFAULT_GOAL := help
.PHONY: help run test lint setup stop lock client pictures clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up and start Scarequote with demo data on this machine
	@exec $(TOOL) run $(ARGS)

test: ## run all tests (ARGS="-k offsets" goes to pytest)
	@exec $(TOOL) test $(ARGS)

lint: ## check style, types and imports
	@exec $(TOOL) lint

setup: ## install everything without starting anything
	@exec $(TOOL) setup

stop: ## stop the local PostgreSQL servers
	@exec $(TOOL) stop

lock: ## make the requirements locks anew (ARGS=--upgrade takes newer versions)
	@exec $(TOOL) lock $(ARGS)

client: ## make the OpenAPI document and the typed client anew
	@exec $(TOOL) client

pictures: ## take the README's pictures anew (ARGS="-k home" takes one)
	@exec $(TOOL) pictures $(ARGS)

clean: ## remove what was installed and built; demo data and .env stay
	@exec $(TOOL) clean
