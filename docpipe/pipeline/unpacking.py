"""A ZIP that was handed over → a workspace: every name and digest held first, then written, and nothing that is there written over."""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.outside import digest, read_bytes, write_bytes
from docpipe.pipeline.packing import FOLDERS, FORMAT, LIST, OVERVIEW, STARTERS
from docpipe.workspace import SETTINGS

_TOPS = frozenset((*FOLDERS, SETTINGS, *STARTERS, OVERVIEW, LIST, "build"))
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
"""Signs that no file's name may have on Windows."""
_MOST_BYTES = 4_000_000_000
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The workspace that was written."""

    root: Path
    written: tuple[str, ...]
    """Files that were not there yet."""
    same: int
    """How many were there, the same."""


def unpack(archive: Path, target: Path) -> Unpacked:
    """Write the files of a handed-over ZIP into a folder. Raises DocpipeError for a ZIP that is not whole, is dangerous or in the way of files."""
    name = archive.name
    content = read_bytes(archive, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            listed = _listed(package, name)
            files = _held(package, listed, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise fault("unpack-damaged", Location(name), reason=str(error) or type(error).__name__) from None
    new = _not_in_the_way(files, target)
    for inner in new:
        write_bytes(target / inner, files[inner], inner)
    return Unpacked(target, tuple(new), len(files) - len(new))


def _listed(package: zipfile.ZipFile, name: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the list of files with their digests. Raises DocpipeError 'unpack-not-ours', 'unpack-newer'."""
    try:
        data = json.loads(package.read(LIST))
        version, files = data["format"], data["files"]
        lines = {str(inner): {"sha256": str(line["sha256"]), "size": int(line["size"])} for inner, line in files.items()}
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        raise fault("unpack-not-ours", Location(name), list=LIST) from None
    if version != FORMAT:
        raise fault("unpack-newer", Location(name), found=str(version), known=FORMAT)
    return lines


def _held(package: zipfile.ZipFile, listed: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, bytes]:
    """Return the files, all of them as they were packed. Raises DocpipeError with everything that is wrong."""
    entries = [item for item in package.infolist() if item.filename != LIST]
    problems = list(_dangers(entries, name))
    if sum(item.file_size for item in entries) > _MOST_BYTES:
        problems.append(Diagnostic("unpack-too-large", Location(name), {"limit": _MOST_BYTES // 1_000_000}))
    if problems:
        raise DocpipeError(problems)
    names = {item.filename for item in entries}
    problems += [Diagnostic("unpack-file-missing", Location(name), {"file": inner}) for inner in sorted(listed.keys() - names)]
    problems += [Diagnostic("unpack-file-unlisted", Location(name), {"file": inner}) for inner in sorted(names - listed.keys())]
    files: dict[str, bytes] = {}
    for item in entries:
        line = listed.get(item.filename)
        if line is None:
            continue
        content = package.read(item) if item.file_size == line["size"] else b""
        if item.file_size != line["size"] or digest(content) != line["sha256"]:
            problems.append(Diagnostic("unpack-file-changed", Location(name), {"file": item.filename}))
        files[item.filename] = content
    if problems:
        raise DocpipeError(problems[:_SHOWN])
    return files


def _dangers(entries: list[zipfile.ZipInfo], name: str) -> Iterator[Diagnostic]:
    """Yield the entries that would be written outside of the folder, through a link, over each other, or that a system would take for something else."""
    known: set[str] = set()
    for item in entries:
        folded = item.filename.casefold()
        if not _is_safe(item.filename) or stat.S_ISLNK(item.external_attr >> 16) or item.is_dir() or item.flag_bits & 1 or folded in known:
            yield Diagnostic("unpack-name-refused", Location(name), {"file": item.filename})
        known.add(folded)


def _is_safe(name: str) -> bool:
    """Return whether a name is a plain path inside a workspace, on every system."""
    parts = name.split("/")
    plain = all(part and part not in (".", "..") and not part.endswith((".", " ")) and not _RESERVED.fullmatch(part) for part in parts)
    return plain and not _REFUSED.search(name) and not PurePosixPath(name).is_absolute() and parts[0] in _TOPS and not any(part[0] == "." for part in parts)


def _not_in_the_way(files: Mapping[str, bytes], target: Path) -> list[str]:
    """Return the files that are not there yet. Raises DocpipeError for each that is there with another content, or whose place is taken."""
    if target.exists() and not target.is_dir():
        raise fault("unpack-place-taken", Location(target.as_posix()))
    new: list[str] = []
    problems: list[Diagnostic] = []
    for inner, content in files.items():
        path = target / inner
        blocked = next(
            (parent for parent in path.parents if parent != target and parent.is_relative_to(target) and (parent.is_file() or parent.is_symlink())), None
        )
        if blocked is not None or path.is_dir() or path.is_symlink():
            problems.append(Diagnostic("unpack-place-taken", Location((blocked or path).as_posix())))
        elif not path.exists():
            new.append(inner)
        elif read_bytes(path, inner) != content:
            problems.append(Diagnostic("unpack-file-there", Location(inner), {"file": inner}))
    if problems:
        raise DocpipeError(_distinct(problems))
    return new


def _distinct(problems: list[Diagnostic]) -> list[Diagnostic]:
    return list({(item.code, item.location): item for item in problems}.values())[:_SHOWN]
