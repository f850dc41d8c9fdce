# make documents   builds every document of the example workspace (sets up the machine first)
# make test        runs every check (sets up the machine and the judges first)
# make test-long   runs the checks that take minutes: fifty killed builds, disks of every size
# make benchmark   measures speed against the targets; peers go into .tools (nothing else should run meanwhile)
# make lock        pins the packages anew; UPGRADE=1 takes newer versions
# make clean       removes what was built; .venv, .tools and released/ stay

.PHONY: documents test test-long benchmark setup setup-test lock clean

documents: setup
	.venv/bin/docpipe build

setup:
	@sh tools/setup.sh documents

setup-test:
	@sh tools/setup.sh test

test: setup-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	DOCPIPE_JUDGES=1 .venv/bin/pytest -n auto

# Each prints its table and puts it into benchmarks/RESULTS.md.
BENCHMARKS = $(wildcard $(addprefix benchmarks/,startup.py render.py incremental.py convert.py bundle.py plan.py due.py))

benchmark: setup-test
	@for program in $(BENCHMARKS); do .venv/bin/python $$program || exit 1; done

test-long: setup-test
	DOCPIPE_JUDGES=1 .venv/bin/pytest -n auto -m long

lock:
	@sh tools/lock.sh $(if $(UPGRADE),--upgrade)

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
