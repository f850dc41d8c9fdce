#!/bin/sh
# Dvojklik: zkontroluje obsah, vyrobí dokumenty a otevře složku s nimi (macOS; na Linuxu přes docpipe.desktop).
cd "$(dirname "$0")" || exit 1
if [ -x .venv/bin/docpipe ]; then
    docpipe=.venv/bin/docpipe
elif command -v docpipe >/dev/null 2>&1; then
    docpipe=docpipe
else
    echo "Na tomto počítači není docpipe."
    docpipe=
fi
if [ -n "$docpipe" ]; then
    "$docpipe" build
    if [ -d build ]; then
        if command -v xdg-open >/dev/null 2>&1; then
            xdg-open build >/dev/null 2>&1
        elif command -v open >/dev/null 2>&1; then
            open build
        fi
    fi
fi
printf '\nHotovo, stiskněte Enter. '
read -r _
