# Two commands: `make run` serves the site, `make test` runs the whole suite. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8000
ARGS ?=
ONLY ?=
FILE ?=
HOST := 127.0.0.1
CATALOGUES := --locale fr --locale es --locale ru --locale zh_Hans --locale ar
VENV := .venv
PY := $(VENV)/bin/python
# The first interpreter that really runs and is new enough; a shim without a version behind it is passed over.
PYTHON ?= $(shell for each in python3 python3.11 /usr/bin/python3 python3.12 python3.13; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$each; break; }; done)

.PHONY: help run test test-browser bench check format backup restore screenshots messages runtime development

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

run: runtime  ## serve the site on http://127.0.0.1:8000 (PORT=8123 for another port)
	@$(PY) deploy/port.py $(HOST) $(PORT)
	@$(PY) deploy/env_file.py
	@$(PY) manage.py prepare_site
	@exec $(PY) deploy/serve.py $(HOST) $(PORT)

test: development  ## the whole suite on SQLite, then on PostgreSQL (ARGS="-k programme" for a part)
	@exec $(PY) -m tests.suite $(ARGS)

test-browser: development  ## the journeys in a real Chromium
	@exec $(PY) -m tests.suite.browser $(ARGS)

bench: development  ## measure, against what the database itself can do (ONLY=import for a part)
	@exec $(PY) -m tests.bench $(ONLY)

check: development  ## every gate that is not a test: style, types, layers, templates, migrations, deployment
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(VENV)/bin/lint-imports --no-logo
	@$(PY) -m mypy
	@$(PY) -m djlint templates --lint --quiet
	@$(PY) -m djlint templates --check
	@$(PY) -m tests.suite.gates

format: development  ## put code and templates into the house style
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .
	@$(PY) -m djlint templates --reformat --quiet || test $$? -eq 1  # 1: it changed something

backup: runtime  ## one file in var/backups with the database, the media and their checksums
	@$(PY) deploy/env_file.py
	@$(PY) manage.py backup

restore: runtime  ## bring a backup back into an empty installation (FILE=var/backups/….tar.gz)
	@test -n "$(FILE)" || { echo 'Name the backup: make restore FILE=var/backups/eventsite-….tar.gz' >&2; exit 2; }
	@$(PY) deploy/env_file.py
	@$(PY) manage.py restore "$(FILE)"

screenshots: development  ## take the pictures of the README anew (needs Chromium)
	@$(PY) docs/screenshots.py

messages: development  ## collect the texts of the interface and compile the catalogues (needs gettext)
	@command -v msgfmt >/dev/null || { echo 'gettext is missing. On Debian: apt-get install gettext' >&2; exit 1; }
	@$(PY) deploy/env_file.py
	@$(PY) manage.py makemessages $(CATALOGUES) --no-obsolete --add-location file \
		--ignore .venv --ignore var --ignore tests --ignore deploy
	@$(PY) manage.py compilemessages $(CATALOGUES) --ignore .venv

runtime development:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer was not found. On Debian: apt-get install python3 python3-venv' >&2; exit 1; }
	@$(PYTHON) deploy/environment.py $@
