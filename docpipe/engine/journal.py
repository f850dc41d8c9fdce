"""What a whole run read and left behind → whether anything has changed since, told by looking at the files' stamps only.

As in git, a stamp (size and time of change) is a hint: where it differs, or is as young as the journal itself, the file's digest decides.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docpipe.dataclass import dataclass
from docpipe.diagnostics import DocpipeError
from docpipe.engine.seal import sealed, unsealed
from docpipe.outside import digest_of, read_bytes, stamp_of, write_bytes

_VERSION = 1
_RACY_NS = 2_000_000_000
"""File systems keep times to two seconds at worst: a file changed within them of the journal may have changed again unseen."""

Stamp = tuple[int, int]
"""Size and time of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Journal:
    """One run: every file it read or left behind with stamp and digest, the tools it used, and what it had to say."""

    taken: int
    """When it was written, in nanoseconds."""
    tools: str
    """Fingerprint of the program, the engines and the fonts."""
    files: Mapping[str, tuple[int, int, str]]
    """Path → size, time of change, SHA-256 ('' for a folder's listing, whose stamp is the number of its entries)."""
    told: Any
    """Plain data: what the run gave."""

    def holds(self, tools: str, seen: Mapping[str, Stamp], locate: Callable[[str], Path]) -> bool:
        """Return whether the same files are there, unchanged, and the tools are the same. `seen`: the stamps of now."""
        if tools != self.tools or seen.keys() != self.files.keys():
            return False
        return all(self._same(name, stamp, locate) for name, stamp in seen.items())

    def digest_of(self, name: str, stamp: Stamp) -> str | None:
        """Return the digest of a file whose stamp has not changed and is old enough to be trusted; None where it must be read."""
        size, changed, content = self.files.get(name, (-1, -1, ""))
        return content if stamp == (size, changed) and changed + _RACY_NS < self.taken else None

    def _same(self, name: str, stamp: Stamp, locate: Callable[[str], Path]) -> bool:
        size, changed, content = self.files[name]
        if stamp[0] != size:
            return False
        if stamp[1] == changed and changed + _RACY_NS < self.taken:
            return True
        try:
            return digest_of(locate(name), name) == content
        except DocpipeError:
            return False


def read_journal(path: Path) -> Journal | None:
    """Return the journal of the last whole run; None where there is none or it cannot be read."""
    try:
        data = json.loads(unsealed(read_bytes(path)))
        if data["version"] != _VERSION:
            return None
        return Journal(data["taken"], data["tools"], {name: (item[0], item[1], item[2]) for name, item in data["files"].items()}, data["told"])
    except (DocpipeError, ValueError, KeyError, TypeError, IndexError):
        return None


def write_journal(path: Path, journal: Journal, name: str) -> None:
    """Write the journal whole or not at all."""
    data = {"version": _VERSION, "taken": journal.taken, "tools": journal.tools, "files": dict(journal.files), "told": journal.told}
    write_bytes(path, sealed(json.dumps(data, ensure_ascii=False).encode()), name, lasting=False)


def taken_files(seen: Mapping[str, Stamp], locate: Callable[[str], Path], known: Mapping[str, str]) -> dict[str, tuple[int, int, str]]:
    """Return files with their digests; `known`: those already known. A file that changes meanwhile gets a stamp that will not match."""
    found: dict[str, tuple[int, int, str]] = {}
    for name, stamp in seen.items():
        path = locate(name)
        content = known.get(name) or _digest(path, name)
        found[name] = (*(stamp if content and stamp_of(path) == stamp else (-1, -1)), content)
    return found


def _digest(path: Path, name: str) -> str:
    """Return a file's digest, '' for one that cannot be read (it went away meanwhile, or is a pipe)."""
    try:
        return digest_of(path, name)
    except DocpipeError:
        return ""
