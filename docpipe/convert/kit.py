"""A LibreOffice installation → a worker process that has it loaded and converts one document after another."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from threading import Event

from docpipe.convert import soffice
from docpipe.convert.companion import Companion
from docpipe.dataclass import dataclass

_LIBRARIES = ("libmergedlo.so", "libsofficeapp.so")
_WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True, slots=True)
class Kit:
    """The library that carries LibreOfficeKit."""

    library: Path


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a document: `said` is None when it was saved, else LibreOffice's words. `megabytes`: what the worker holds in memory."""

    said: str | None
    megabytes: int


class WorkerEnded(Exception):  # noqa: N818 - an answer, not an error of docpipe's
    """The worker's process ended by itself; the text says how."""


def find(program: Path) -> Kit | None:
    """Return the kit of a LibreOffice; None where it has none that can be loaded.

    Only Linux has been tried. A LibreOffice in a sandbox of its own (snap, flatpak) has no library beside its program.
    """
    if not sys.platform.startswith("linux") or not sys.executable or not _WORKER.is_file():
        return None
    folder = program.resolve().parent
    return next((Kit(folder / name) for name in _LIBRARIES if (folder / name).is_file()), None)


class Worker:
    """One process with LibreOffice loaded, on a profile that no other process uses meanwhile."""

    def __init__(self, kit: Kit, folder: Path) -> None:
        """Start the process; `folder` holds the profile and the files. Raises OSError when no process can be started."""
        profile = folder / "profile"
        if not profile.exists():
            soffice.write_profile(profile)
        setting = {
            "library": str(kit.library),
            "program": str(kit.library.parent),
            "profile": profile.as_uri(),
            "options": soffice.all_options(),
            "parent": os.getpid(),
        }
        # Nothing but the standard library, whatever PYTHONPATH and user site say.
        command: list[str | Path] = [sys.executable, "-I", "-S", _WORKER, json.dumps(setting)]
        self._companion = Companion(command, environment={**soffice.ENVIRONMENT, "TMPDIR": str(folder)}, folder=folder)
        self.converted = 0

    def ready(self, seconds: float, stop: Event) -> bool:
        """Return whether LibreOffice has started. Raises TimeoutError, and outside.Stopped."""
        return self._companion.hear(seconds, stop) is not None

    def convert(self, source: Path, target: Path, *, seconds: float, stop: Event, way: str = "plain") -> Answer:
        """Convert one file. Raises TimeoutError, WorkerEnded, and outside.Stopped; after each of them the worker is of no more use."""
        self._companion.tell(json.dumps({"source": source.as_uri(), "target": target.as_uri(), "way": way}))
        line = self._companion.hear(seconds, stop)
        if line is None:
            raise WorkerEnded(f"exit {self._companion.end()}")
        self.converted += 1
        answer = json.loads(line)
        said = answer["said"]
        return Answer(None if said is None else said.replace(source.as_uri(), "").strip() or "–", int(answer["megabytes"]))

    def end(self) -> None:
        """Kill the process. It holds nothing that is worth a slower way out."""
        self._companion.end()
