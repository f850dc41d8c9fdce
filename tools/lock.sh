#!/bin/sh
# Writes requirements.lock and requirements-dev.lock: versions and hashes of what pyproject.toml asks for, on every system and Python it allows.
# No index address is written into them. `tools/lock.sh --upgrade` takes newer versions.
set -eu
cd "$(dirname "$0")/.."
if [ ! -x .tools/lock/bin/uv ]; then
    .venv/bin/python -m venv .tools/lock
    .tools/lock/bin/python -m pip install -q --disable-pip-version-check uv
fi
compile() {
    # The build backend is pinned too: the set-up installs docpipe itself without build isolation.
    printf 'hatchling\neditables\n' | .tools/lock/bin/uv pip compile pyproject.toml - --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-config -q "$@"
}
compile -o requirements.lock "$@"
compile --extra dev -c requirements.lock -o requirements-dev.lock "$@"
