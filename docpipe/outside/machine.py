"""The machine: its clock, environment, processors, fonts and programs."""

from __future__ import annotations

import os
import sys
import time
from datetime import date, datetime
from functools import cache
from pathlib import Path

from docpipe.outside.processes import run


@cache
def installed_version() -> str:
    """Return the version of docpipe that is installed, '?' where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("docpipe")
    except PackageNotFoundError:
        return "?"


def today() -> date:
    """Return today's date in the machine's time zone. For release dates and due lists; never printed into a document unasked."""
    return datetime.now().astimezone().date()


def now() -> int:
    """Return the time in nanoseconds, to be compared with times of change."""
    return time.time_ns()


def environment(name: str) -> str | None:
    """Return an environment variable, None when unset or empty."""
    return os.environ.get(name) or None


def patience() -> float:
    """Return by what time limits are multiplied: DOCPIPE_PATIENCE, for a slow machine."""
    try:
        return min(1000.0, max(0.01, float((environment("DOCPIPE_PATIENCE") or "1").replace(",", "."))))
    except ValueError:
        return 1.0


def processors(most: int = 4) -> int:
    """Return how many processors this process may use, `most` at the most: each LibreOffice takes some 300 MB."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, most))


def find_program(*names: str) -> Path | None:
    """Return the first program of these names found on the PATH, or given as an absolute path that exists."""
    import shutil

    for name in names:
        if (found := shutil.which(name)) is not None:
            return Path(found)
    return None


def font_folders() -> tuple[Path, ...]:
    """Return where this system keeps its fonts and the user hers."""
    if sys.platform == "win32":
        roots = ((environment("WINDIR"), "Fonts"), (environment("LOCALAPPDATA"), "Microsoft/Windows/Fonts"))
        return tuple(Path(root) / name for root, name in roots if root)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts", Path.home() / ".fonts")


@cache
def font_for(family: str) -> str | None:
    """Return the family the machine will use for a font name ('Calibri' → 'Carlito'), None when fontconfig is not there."""
    program = find_program("fc-match")
    if program is None:
        return None
    finished = run([program, "--format=%{family}", family], seconds=20)
    return finished.output.split(",")[0].strip() if finished.code == 0 else None


@cache
def font_has(family: str, characters: str) -> bool | None:
    """Return whether a font of this family has all the characters, None when fontconfig is not there."""
    program = find_program("fc-list")
    if program is None:
        return None
    charset = " ".join(f"{ord(character):x}" for character in sorted(set(characters)))
    finished = run([program, f"{family}:charset={charset}", "family"], seconds=20)
    return bool(finished.output.strip()) if finished.code == 0 else None
