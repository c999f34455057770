# Evenkeel: `make report` shows what it does, `make test` runs every test.
SWIFT ?= swift
SCENARIO ?= Scenarios/slaton.scenario
RELEASE = .build/release/evenkeel

.PHONY: all build report reports test test-pages lint setup clean bench

all: build

setup:
	@sh Scripts/install-gsl

build: setup
	$(SWIFT) build -c release --product evenkeel

report: build
	$(RELEASE) report $(SCENARIO) -o Reports/slaton

reports: build
	@for file in Scenarios/*.scenario; do \
	  name=$$(basename $$file .scenario); \
	  $(RELEASE) report $$file -o Reports/$$name || exit 1; \
	done
	@sh Scripts/backtests $(RELEASE) Reports/backtests

test: setup
	$(SWIFT) test --disable-xctest

test-pages: build
	@sh Scripts/test-pages

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

bench: build
	Benchmarks/ratios
	Benchmarks/growth .build/release/evenkeel

clean:
	rm -rf .build
