"""A LibreOffice that is killed, hangs, is missing or cannot write its profile: every Word file is made, each missing PDF is named, no process stays."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from enduring import assert_no_process_is_left
from workspaces import Ran, run, small

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="programs in place of LibreOffice are shell scripts, processes are found in /proc")
VERSION = 'case "$*" in *--version*) echo "LibreOffice 7.4.7.2 40"; exit 0;; esac\n'
PROGRAMS = {
    "kills itself": "kill -9 $$\n",
    "hangs": "sleep 600 & wait\n",
    "hangs with children that catch signals": "trap '' TERM INT HUP\n(trap '' TERM INT HUP; sleep 600) &\nsleep 600\n",
    "says it is done": "exit 0\n",
    "cannot write its profile": "echo 'Error: no space left on device' >&2; exit 77\n",
    "writes half a PDF": 'for last; do :; done; while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"\n'
    'for file; do case "$file" in *.docx) printf "%%PDF-1.7 half" > "$2/$(basename "$file" .docx).pdf";; esac; done\n',
}

QUICK = ("kills itself", "hangs with children that catch signals")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "tmp").mkdir()
    return small(tmp_path / "slozka")


def build_with(root: Path, body: str) -> Ran:
    program = root.parent / "soffice"
    program.write_text(f"#!/bin/sh\n{VERSION}{body}", encoding="utf-8")
    program.chmod(0o755)
    environment = {"DOCPIPE_SOFFICE": str(program), "DOCPIPE_PATIENCE": "0.02", "TMPDIR": str(root.parent / "tmp")}
    return run(root, "build", "minutes", environment=environment)


@pytest.mark.parametrize("fault", [*QUICK, *(pytest.param(name, marks=pytest.mark.long) for name in PROGRAMS if name not in QUICK)])
def test_the_word_files_are_made_and_the_missing_pdfs_named(fault: str, root: Path) -> None:
    began = time.monotonic()
    ran = build_with(root, PROGRAMS[fault])
    assert time.monotonic() - began < 60
    assert ran.code == 1
    assert {(item["format"], item["fate"]) for item in ran.report["outputs"]} == {("docx", "built"), ("pdf", "failed")}
    assert {Path(item["path"]).suffix for item in ran.report["diagnostics"] if item["severity"] == "error"} == {".pdf"}
    assert set(ran.codes("error")) <= {"convert-failed", "convert-timeout"}
    assert len(ran.codes("error")) == 2
    assert_no_process_is_left(root.parent / "tmp")
    assert [path for path in (root.parent / "tmp").rglob("*") if path.is_file()] == []


def test_a_program_that_cannot_be_started_is_told(root: Path) -> None:
    program = root.parent / "soffice"
    program.write_bytes(b"\x7fELF no program")
    program.chmod(0o755)
    ran = run(root, "build", "minutes", environment={"DOCPIPE_SOFFICE": os.fspath(program)})
    assert ran.code == 1
    assert {(item["format"], item["fate"]) for item in ran.report["outputs"]} <= {("docx", "built"), ("pdf", "failed"), ("pdf", "missing")}
