"""Builds that are broken off, killed, or run two at once: nothing is harmed, and the next one goes on."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from badinput import SETKANI, built, good_meeting
from workspaces import run, small, write

pytestmark = [pytest.mark.xdist_group("bad-input-interrupted"), pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX does")]

INTERRUPTED = (130, -signal.SIGINT)
"""A shell shows both as 130: the second is Python telling by which signal it ended."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace whose PDFs take LibreOffice seconds."""
    more = {f"{SETKANI}/2024-03-{day:02}-dalsi.yaml": good_meeting(f"{day}. 3. 2024", f"{day}. 3. 2024") for day in (4, 5, 6, 7)}
    (tmp_path / "tmp").mkdir()
    return write(small(tmp_path / "slozka"), more)


@pytest.fixture
def start(root: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """Return a list for processes begun by the test; what is left of them is ended."""
    begun: list[subprocess.Popen[str]] = []
    yield begun
    for process in begun:
        if process.poll() is None:
            process.kill()
            process.communicate()
    for pid in offices(root):
        os.kill(pid, signal.SIGKILL)


def begin(root: Path, begun: list[subprocess.Popen[str]], *words: str) -> subprocess.Popen[str]:
    """Begin a build whose temporary files have a folder of their own: by it its LibreOffice is known among all others."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(root.parent / "tmp")}
    command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", "build", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True)
    begun.append(process)
    return process


def offices(root: Path) -> list[int]:
    """Return the live processes whose command line or environment speaks of the build's temporary folder, docpipe itself left out."""
    mark = str(root.parent / "tmp").encode()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != os.getpid():
            try:
                command, state = (entry / "cmdline").read_bytes(), (entry / "stat").read_text().rpartition(")")[2].split()[0]
                mine = mark in command or mark in (entry / "environ").read_bytes()
            except OSError:
                continue
            # a process that is just being begun has no command line yet: it may be docpipe itself
            if command and state != "Z" and mine and b"build\0" not in command:
                found.append(int(entry.name))
    return found


def wait_for(what: str, root: Path, process: subprocess.Popen[str]) -> None:
    """Wait until the build converts ('office') or has written a Word file ('word')."""
    for _ in range(400):
        if process.poll() is not None:
            pytest.fail(f"the build ended too soon: {process.communicate()}")
        if offices(root) if what == "office" else list((root / "build").rglob("*.docx")):
            return
        time.sleep(0.05)
    pytest.fail("the build never came so far")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_during_conversion_ends_quickly_and_leaves_no_libreoffice(jobs: str, root: Path, start: list[subprocess.Popen[str]]) -> None:
    process = begin(root, start, "-j", jobs)
    wait_for("office", root, process)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - began < 3
    assert process.returncode in INTERRUPTED
    assert "přerušeno; příští spuštění naváže" in err
    assert "Traceback" not in out + err
    for _ in range(20):
        if not offices(root):
            break
        time.sleep(0.1)
    assert offices(root) == []
    kept = f"docpipe-{os.getuid()}"  # LibreOffice's profiles, kept for the next build
    assert [path.name for path in (root.parent / "tmp").glob("docpipe-*") if path.name != kept] == []


def test_an_interrupt_at_any_time_shows_no_traceback(root: Path, start: list[subprocess.Popen[str]]) -> None:
    for wait in (0.15, 0.4, 0.8):
        process = begin(root, start, "--format", "docx")
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert process.returncode in (*INTERRUPTED, 0)
        # before the program's first line runs, the interpreter's own traceback is nobody's to hide
        assert not re.search(r"docpipe/(?!__(init|main)__\.py)", err.partition("Traceback")[2]), err + out
    assert run(root, "build", "--format", "docx").code == 0


def test_a_killed_build_goes_on_where_it_stopped(root: Path, start: list[subprocess.Popen[str]]) -> None:
    process = begin(root, start, "--format", "docx")
    wait_for("word", root, process)
    process.kill()
    process.communicate()
    there = list((root / "build").rglob("*.docx"))
    ran = run(root, "build", "--format", "docx")
    assert ran.code == 0
    assert set(built(ran).values()) <= {"built", "adopted", "unchanged"}
    assert sum(fate != "built" for fate in built(ran).values()) >= len([path for path in there if not path.name.startswith(".")]) > 0
    assert set(built(run(root, "build", "--format", "docx")).values()) == {"unchanged"}


def test_two_builds_at_once_do_no_harm(root: Path, start: list[subprocess.Popen[str]]) -> None:
    both = [begin(root, start, "--format", "docx"), begin(root, start, "--format", "docx")]
    said = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert {err for _, err in said} == {""}
    ran = run(root, "build", "--format", "docx")
    assert (ran.code, set(built(ran).values())) == (0, {"unchanged"})
    assert [path.name for path in root.rglob("*.tmp")] == []
