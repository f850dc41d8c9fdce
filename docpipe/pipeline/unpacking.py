"""A ZIP that was handed over → a workspace: every name and digest held first, then written, and nothing that is there written over."""

from __future__ import annotations

import json
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.outside import digest_of, free_bytes, make_runnable, move_all, opened_stream, staging, stamp_of, written_to
from docpipe.pipeline.handed import FORMAT, LIST, STARTERS, folded, is_safe

_MOST_BYTES = 4_000_000_000
_MOST_RATIO = 20
"""So many times its own size a large ZIP may give: docpipe itself deflates nothing, and what somebody packed anew is mostly pictures."""
_MOST_LIST = 200_000_000
_PIECE = 1 << 20
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The workspace that was written."""

    root: Path
    written: tuple[str, ...]
    """Files that were not there yet."""
    same: int
    """How many were there, the same."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What the list says of a file."""

    sha256: str
    size: int


def unpack(archive: Path, target: Path) -> Unpacked:
    """Write the files of a handed-over ZIP into a folder, all of them or none, a piece of one of them in memory at a time.

    Raises DocpipeError for a ZIP that is not whole, is dangerous or in the way of files, and where there is no room for it.
    """
    name = archive.name
    with opened_stream(archive, name) as stream:
        with _reading(name):
            package = zipfile.ZipFile(stream)
        listed = _listed(package, name)
        entries = _held(package, listed, name, stamp_of(archive)[0])
        new = _not_in_the_way(listed, target)
        _hold_room(sum(line.size for line in listed.values()), target, name)
        with staging(target, target.as_posix()) as stage:
            _stage(package, entries, listed, stage, name)
            move_all(stage, target, new)
    for starter in STARTERS:
        if starter in new and not starter.endswith(".cmd"):
            make_runnable(target / starter)
    return Unpacked(target, tuple(new), len(listed) - len(new))


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Raise DocpipeError 'unpack-damaged' for whatever goes wrong in reading a ZIP."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise fault("unpack-damaged", Location(name), reason=str(error) or type(error).__name__) from None


def _listed(package: zipfile.ZipFile, name: str) -> Mapping[str, _Line]:
    """Return the list of files with their digests. Raises DocpipeError 'unpack-not-ours', 'unpack-newer'."""
    if LIST not in package.namelist() or package.getinfo(LIST).file_size > _MOST_LIST:
        raise fault("unpack-not-ours", Location(name), list=LIST)
    with _reading(name):
        content = package.read(LIST)
    try:
        data: Any = json.loads(content)
        version, files = data["format"], data["files"]
        if version != FORMAT:
            raise fault("unpack-newer", Location(name), found=str(version), known=FORMAT)
        return {str(inner): _Line(str(line["sha256"]), int(line["size"])) for inner, line in files.items()}
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        raise fault("unpack-not-ours", Location(name), list=LIST) from None


def _held(package: zipfile.ZipFile, listed: Mapping[str, _Line], name: str, size: int) -> list[zipfile.ZipInfo]:
    """Return the entries of the listed files, none missing and none besides. Raises DocpipeError with everything that is wrong. `size`: of the ZIP."""
    entries = [item for item in package.infolist() if item.filename != LIST]
    problems = list(_dangers(entries, name))
    whole = sum(item.file_size for item in entries)
    if whole > max(_MOST_BYTES, _MOST_RATIO * size):
        problems.append(Diagnostic("unpack-too-large", Location(name), {"limit": max(_MOST_BYTES, _MOST_RATIO * size) // 1_000_000}))
    if problems:
        raise DocpipeError(problems[:_SHOWN])
    names = {item.filename for item in entries}
    problems += [Diagnostic("unpack-file-missing", Location(name), {"file": inner}) for inner in sorted(listed.keys() - names)]
    problems += [Diagnostic("unpack-file-unlisted", Location(name), {"file": inner}) for inner in sorted(names - listed.keys())]
    problems += [_changed(name, item.filename) for item in entries if item.filename in listed and item.file_size != listed[item.filename].size]
    if problems:
        raise DocpipeError(problems[:_SHOWN])
    return entries


def _changed(name: str, inner: str) -> Diagnostic:
    return Diagnostic("unpack-file-changed", Location(name), {"file": inner})


def _dangers(entries: list[zipfile.ZipInfo], name: str) -> Iterator[Diagnostic]:
    """Yield the entries that would be written outside of the folder, through a link, over each other, or that a system would take for something else."""
    known: set[str] = set()
    for item in entries:
        plain = folded(item.filename)
        if not is_safe(item.filename) or stat.S_ISLNK(item.external_attr >> 16) or item.is_dir() or item.flag_bits & 1 or plain in known:
            yield Diagnostic("unpack-name-refused", Location(name), {"file": item.filename})
        known.add(plain)


def _not_in_the_way(listed: Mapping[str, _Line], target: Path) -> list[str]:
    """Return the files that are not there yet. Raises DocpipeError for each that is there with another content, or whose place is taken."""
    if target.exists() and not target.is_dir():
        raise fault("unpack-place-taken", Location(target.as_posix()))
    new: list[str] = []
    problems: list[Diagnostic] = []
    for inner, line in listed.items():
        path = target / inner
        blocked = next(
            (parent for parent in path.parents if parent != target and parent.is_relative_to(target) and (parent.is_file() or parent.is_symlink())), None
        )
        if blocked is not None or path.is_dir() or path.is_symlink():
            problems.append(Diagnostic("unpack-place-taken", Location((blocked or path).as_posix())))
        elif not path.exists():
            new.append(inner)
        elif stamp_of(path)[0] != line.size or digest_of(path, inner) != line.sha256:
            problems.append(Diagnostic("unpack-file-there", Location(inner), {"file": inner}))
    if problems:
        raise DocpipeError(_distinct(problems))
    return new


def _hold_room(needed: int, target: Path, name: str) -> None:
    """Raise DocpipeError 'unpack-no-room' where the disk has too little left, before anything is written to it."""
    free = free_bytes(target)
    if free is not None and free < needed:
        arguments = {"needed": -(-needed // 1_000_000), "free": free // 1_000_000}
        raise DocpipeError([Diagnostic("unpack-no-room", Location(name), dict(arguments))])


def _stage(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], listed: Mapping[str, _Line], stage: Path, name: str) -> None:
    """Write every file into a folder of its own. Raises DocpipeError with those that are not as they were packed."""
    problems: list[Diagnostic] = []
    for item in entries:
        digest, _ = written_to(stage / item.filename, _pieces(package, item, name), item.filename)
        if digest != listed[item.filename].sha256:
            problems.append(_changed(name, item.filename))
    if problems:
        raise DocpipeError(problems[:_SHOWN])


def _pieces(package: zipfile.ZipFile, item: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    with _reading(name), package.open(item) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _distinct(problems: list[Diagnostic]) -> list[Diagnostic]:
    return list({(item.code, item.location): item for item in problems}.values())[:_SHOWN]
