#!/bin/sh
# Puts on this machine what is missing: `tools/setup.sh documents` to build documents, `tools/setup.sh test` to run every check too.
# Debian and Ubuntu: system packages come by apt-get. The Python packages go into .venv, the judges of the tests into .tools.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-documents}
case $purpose in
documents) lock=requirements.lock ;;
test) lock=requirements-dev.lock ;;
*) echo "usage: tools/setup.sh documents|test" >&2 && exit 2 ;;
esac

have() { command -v "$1" >/dev/null 2>&1; }

# --- Python: the newest whose lock was tried, else any that is new enough -------------------------------------------------

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() {
    python=
    for candidate in python3.13 python3.12 python3.11 python3 python3.14 python; do
        if have "$candidate" && new_enough "$candidate"; then
            if makes_venv "$candidate"; then
                python=$candidate
                return
            fi
            python=${python:-$candidate}
        fi
    done
}

if [ -x .venv/bin/python ] && new_enough .venv/bin/python && makes_venv .venv/bin/python; then
    python=.venv/bin/python
else
    rm -rf .venv
    find_python
fi
if [ -z "$python" ]; then
    echo "Chybí Python 3.11 nebo novější: nainstalujte ho a spusťte příkaz znovu." >&2
    echo "Python 3.11 or newer is missing: install it and run the command again." >&2
    exit 1
fi

# --- system packages: only what is missing -----------------------------------------------------------------------------------

missing=
need() { missing="$missing $*"; }

has_writer() {
    program=${DOCPIPE_SOFFICE:-$(command -v soffice || echo /usr/lib/libreoffice/program/soffice)}
    [ -x "$program" ] || return 1
    folder=$(dirname "$(readlink -f "$program")")
    [ -e "$folder/libswlo.so" ] || [ -e "$folder/../Frameworks/libswlo.dylib" ]
}
# The families are asked for by the files' metric twins: a missing one moves every line break.
has_font() { have fc-list && [ -n "$(fc-list "$1" family)" ]; }

has_czech_ocr() { have tesseract && tesseract --list-langs 2>/dev/null | grep -qx ces; }

has_writer || need libreoffice-writer-nogui
have fc-match || need fontconfig
has_font "Liberation Sans" || need fonts-liberation
has_font Carlito || need fonts-crosextra-carlito
has_font Caladea || need fonts-crosextra-caladea
if ! makes_venv "$python"; then
    need "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
fi
if [ "$purpose" = test ]; then
    have pdftotext || need poppler-utils
    have qpdf || need qpdf
    have ocrmypdf || need ocrmypdf
    has_czech_ocr || need tesseract-ocr tesseract-ocr-ces
    have javac || need default-jdk-headless
    [ -e /usr/share/java/jaxb-runtime.jar ] || need libjaxb-java
    have node || need nodejs
    have npm || need npm
fi

if [ -n "$missing" ]; then
    if ! have apt-get; then
        as_root=none
    elif [ "$(id -u)" = 0 ]; then
        as_root=
    elif have sudo; then
        as_root=sudo
    else
        as_root=none
    fi
    if [ "$as_root" = none ]; then
        echo "Chybí tyto balíčky (názvy z Debianu a Ubuntu):$missing" >&2
        echo "Nainstalujte je, nebo spusťte příkaz jako root či se sudo, a pak znovu." >&2
        echo "These packages are missing (by their Debian and Ubuntu names):$missing" >&2
        echo "Install them, or run the command as root or where sudo is, then run it again." >&2
        exit 1
    fi
    echo "apt-get install:$missing"
    # shellcheck disable=SC2086 # a list of words is meant
    {
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
    }
    [ -x .venv/bin/python ] || find_python
fi

# --- Python packages -----------------------------------------------------------------------------------------------------------

wanted="$(pwd) $(cat requirements.lock requirements-dev.lock pyproject.toml tools/setup.sh | cksum)"
says() { [ -e ".venv/.docpipe-$1" ] && [ "$(cat ".venv/.docpipe-$1")" = "$wanted" ]; }
# What the tests need holds what the documents need.
installed() { says test || { [ "$purpose" = documents ] && says documents; }; }

[ -x .venv/bin/python ] || "$python" -m venv .venv
if ! installed; then
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "$wanted" >".venv/.docpipe-$purpose"
fi

# --- the judges of Word files ----------------------------------------------------------------------------------------------

if [ "$purpose" = test ] && ! cmp -s tests/judges/package.json .tools/judges/package.json; then
    rm -rf .tools/judges
    mkdir -p .tools/judges
    cp tests/judges/package.json .tools/judges/package.json.new
    npm install --prefix .tools/judges --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel error \
        "$(.venv/bin/python -c 'import json; [(name, version)] = json.load(open("tests/judges/package.json"))["dependencies"].items(); print(f"{name}@{version}")')"
    mv .tools/judges/package.json.new .tools/judges/package.json
fi
