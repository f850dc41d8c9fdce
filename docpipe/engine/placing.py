"""Outputs being put in their places → a log that a killed run leaves behind, by which the next one knows its files from a person's."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from docpipe.diagnostics import Location, fault
from docpipe.engine.manifest import Entry, Manifest, entry_of, plain_entry
from docpipe.engine.seal import sealed, unsealed
from docpipe.outside import read_bytes, remove, unwritable


class Placing:
    """The log of one run. Before an output is put down, its digest is noted; when all about it is written, what the manifest will say.

    The manifest is written at the end of a run only: of thousands of outputs it would be written thousands of times.
    A beginning reaches the disk before its output does: after a power cut docpipe would else take its own file for a person's and keep it.
    An end need not: an output that was only begun is made anew, and found equal.
    """

    def __init__(self, path: Path, folder: str) -> None:
        self.path = path
        self.folder = folder
        """How complaints call the build folder."""

    def begin(self, output: str, digest: str) -> None:
        """Note that an output is about to be put down. Raises DocpipeError 'output-unwritable'."""
        self._add(output, {"output": output, "digest": digest}, lasting=True)

    def end(self, output: str, entry: Entry) -> None:
        """Note that an output lies there with all that belongs to it. Raises DocpipeError 'output-unwritable'."""
        self._add(output, {"output": output, "entry": plain_entry(entry)})

    def _add(self, output: str, line: dict[str, Any], *, lasting: bool = False) -> None:
        _append(self.path, sealed(json.dumps(line, ensure_ascii=False).encode()) + b"\n", f"{self.folder}/{output}", lasting=lasting)

    def recover(self, manifest: Manifest, lying: Callable[[str], str | None]) -> None:
        """Take into the manifest what a killed run put down; `lying`: digest of the file that lies there now.

        An output that was begun and whose file is there is docpipe's own, but is to be made anew: not all about it may have been written.
        """
        for line in self._lines():
            output, known = line["output"], line.get("entry")
            entry = Entry("", line["digest"]) if known is None else entry_of(known)
            if lying(output) == entry.digest:
                manifest.entries[output] = entry

    def _lines(self) -> list[Any]:
        """Return the lines that are whole; the last one may have been cut short."""
        if not self.path.exists():
            return []
        lines = read_bytes(self.path, f"{self.folder}/{self.path.name}").split(b"\n")
        found = []
        for seal, line in pairwise(lines):
            with contextlib.suppress(ValueError):
                found.append(json.loads(unsealed(seal + b"\n" + line)))
        return found

    def forget(self) -> None:
        """Remove the log: the manifest says it all. Raises DocpipeError 'output-unwritable'."""
        remove(self.path, self.folder)


def renamed_aside(path: Path) -> Path:
    """Give a person's file a free name beside its own and return it."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.edited-{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)
    return aside


def _append(path: Path, content: bytes, name: str, *, lasting: bool) -> None:
    """Add to the end of a file, on the disk itself where it is to be `lasting`. What a full disk cuts short is taken back.

    Raises DocpipeError as `write_bytes`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as stream:
            length = stream.seek(0, os.SEEK_END)
            if (stream.write(content) or 0) < len(content):
                stream.truncate(length)
                raise fault("disk-full", Location(name))
            if lasting:
                os.fsync(stream.fileno())
    except OSError as error:
        raise unwritable(error, Location(name)) from None
