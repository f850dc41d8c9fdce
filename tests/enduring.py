"""Builds that things happen to: started to be killed, held in limits, and looked at afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from badinput import SETKANI, good_meeting
from workspaces import small, write

RECORD = f"{SETKANI}/2024-02-06-skupina.yaml"
BROKEN = 70


def several(root: Path, meetings: int = 4) -> Path:
    """Write the small workspace with some more meetings."""
    more = {f"{SETKANI}/2024-03-{day:02}-dalsi.yaml": good_meeting(f"{day}. 3. 2024", f"{day}. 3. 2024") for day in range(4, 3 + meetings)}
    return write(small(root), more)


def begin(root: Path, *words: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start docpipe in a session of its own."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})}
    command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True)


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    """Kill a process that has not ended by then; what it began is left to look after itself."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
    process.communicate()


def outputs(root: Path) -> dict[str, bytes]:
    """Return what a build made, ledgers too, by path; without what is only about runs (manifest, journal, lock, log)."""
    build = root / "build"
    return {
        path.relative_to(build).as_posix(): path.read_bytes()
        for path in sorted(build.rglob("*"))
        if path.is_file() and (path.suffix in (".docx", ".pdf", ".json") and path.name not in ("holder.json", "manifest.json"))
    }


def assert_nothing_is_half_written(root: Path) -> None:
    """Hold that each document that lies in the build folder is whole."""
    for path in (root / "build").rglob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None, path
    for path in (root / "build").rglob("*.pdf"):
        assert path.read_bytes().rstrip().endswith(b"%%EOF"), path


def temporary_files(root: Path) -> list[str]:
    """Return what is left of files that were being written."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob(".*.tmp"))


def processes_of(folder: Path) -> Iterator[int]:
    """Yield the live processes whose command line or environment speaks of a folder."""
    mark = os.fsencode(folder)
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != os.getpid():
            try:
                said = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
                state = (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
            except OSError:
                continue
            if mark in said and state != "Z":
                yield int(entry.name)


def assert_no_process_is_left(folder: Path, seconds: float = 15) -> None:
    """Hold that soon no process of a build is alive."""
    end = time.monotonic() + seconds
    while (left := list(processes_of(folder))) and time.monotonic() < end:
        time.sleep(0.1)
    assert left == []
