"""A workspace → one ZIP to hand over: content, templates, released files, scans, settings and a readable overview, with the digest of every file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity
from docpipe.export.archive import zipped_into
from docpipe.export.handover import TITLE, Taking, overview
from docpipe.figures.deadline import Deadline
from docpipe.messages import severity_of
from docpipe.outside import digest_of, digest_of_stream, draft_of, installed_version, pieces, place, stamp_of
from docpipe.pipeline.duelist import DueList, due
from docpipe.pipeline.handed import FOLDERS, FORMAT, LIST, OVERVIEW, STARTERS, TOPS, folded, is_safe
from docpipe.pipeline.issues import SIGNED
from docpipe.pipeline.load import load
from docpipe.workspace import SETTINGS, Workspace, leftover, shipped_templates

_TEMPLATE = "plan"
_DEADLINES = frozenset(("report", "plan", "hearing", "session", "milestone", "mandate", "comments", "next"))
"""Sorts of what is lacking that are days of the project, not tasks of the team."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The ZIP that was made."""

    name: str
    """Its path, relative to the workspace where it lies in it."""
    files: int
    size: int
    """Bytes."""
    diagnostics: tuple[Diagnostic, ...]


def pack(workspace: Workspace, today: date, target: Path | None = None) -> Packed:
    """Write the ZIP, into build/predani where no place is said. Raises DocpipeError 'pack-file-there' rather than writing over a file."""
    path = target or workspace.build / "predani" / f"{workspace.root.name}_{today.isoformat()}.zip"
    found: list[Diagnostic] = []
    listed = due(workspace, today)
    files = {workspace.name_of(item): item for item in _taken(workspace, found)}
    for item in (item for item in listed.rows if item.sort == "edited"):
        files[item.location.path] = workspace.root / item.location.path
        found.append(Diagnostic("pack-edited", item.location, {"file": item.location.path}))
    _hold_names(files)
    found += _left_out(workspace, path)
    with draft_of(path, workspace.name_of(path)) as stream:
        packed = zipped_into(stream, _contents(workspace, files, _overview(workspace, listed, today), today))
        size = stream.tell()
        path = _put(stream, path, workspace, asked=target is not None)
    faults = tuple(item for item in listed.diagnostics if severity_of(item) is Severity.FAULT)
    return Packed(workspace.name_of(path), len(packed), size, (*faults, *found))


def _contents(workspace: Workspace, files: Mapping[str, Path], overview: bytes, today: date) -> Iterator[tuple[str, int, Iterator[bytes]]]:
    """Yield what goes in, in order of names; last the list of all of it, whose digests are known only then."""
    known: dict[str, dict[str, str | int]] = {}

    def noted(name: str, content: Iterable[bytes]) -> Iterator[bytes]:
        digest, size = sha256(), 0
        for piece in content:
            digest.update(piece)
            size += len(piece)
            yield piece
        known[name] = {"sha256": digest.hexdigest(), "size": size}

    for name in sorted((*files, OVERVIEW)):
        path = files.get(name)
        if path is None:
            yield name, len(overview), noted(name, (overview,))
        else:
            yield name, stamp_of(path)[0], noted(name, pieces(path, name))
    data = {"format": FORMAT, "docpipe": installed_version(), "workspace": workspace.root.name, "date": today.isoformat(), "files": known}
    content = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode()
    yield LIST, len(content), iter((content,))


def _put(stream: BinaryIO, path: Path, workspace: Workspace, *, asked: bool) -> Path:
    """Put the ZIP in its place, or beside another one that is there; return where it is. Raises DocpipeError 'pack-file-there'."""
    name = workspace.name_of(path)
    if path.exists():
        stream.flush()
        if digest_of(path, name) == digest_of_stream(stream):
            return path
        if asked:
            raise DocpipeError([Diagnostic("pack-file-there", Location(name))])
    target = _free(path) if path.exists() else path
    place(stream, path, target, workspace.name_of(target))
    return target


def _hold_names(files: Iterable[str]) -> None:
    """Raise DocpipeError with every name that another system cannot have: the ZIP would not be unpacked there."""
    problems: list[Diagnostic] = []
    known: dict[str, str] = {}
    for name in sorted(files):
        other = known.setdefault(folded(name), name)
        if other != name:
            problems.append(Diagnostic("pack-names-clash", Location(name), {"other": other}))
        elif not is_safe(name):
            problems.append(Diagnostic("pack-name-refused", Location(name), {"file": name.rpartition("/")[2]}))
    if problems:
        raise DocpipeError(problems)


def _left_out(workspace: Workspace, target: Path) -> Iterator[Diagnostic]:
    """Yield one complaint naming what lies in the workspace beside the folders that are handed over: nothing stays behind unsaid."""
    own = {*TOPS, workspace.build.name, target.name}
    names = [f"{path.name}/" if path.is_dir() else path.name for path in workspace.root.iterdir() if path.name not in own and path.name[0] not in ".~"]
    if names:
        yield Diagnostic("pack-left-out", Location(SETTINGS), {"names": tuple(sorted(names))})


def _free(path: Path) -> Path:
    number = 2
    while (other := path.with_name(f"{path.stem}_{number}{path.suffix}")).exists():
        number += 1
    return other


def _taken(workspace: Workspace, found: list[Diagnostic]) -> Iterator[Path]:
    """Yield the files that are handed over; what is left out is told, as is a copy that a synchronising program made in a conflict."""
    yield from (path for name in (SETTINGS, *STARTERS) if (path := workspace.root / name).is_file())
    for folder in FOLDERS:
        yield from _below(workspace, workspace.root / folder, found)


def _below(workspace: Workspace, folder: Path, found: list[Diagnostic]) -> Iterator[Path]:
    if not folder.is_dir():
        return
    entries = sorted(folder.iterdir(), key=lambda path: path.name)
    names = frozenset(path.name for path in entries)
    for path in entries:
        told = leftover(path.name, names, workspace.name_of(path))
        if told is not None:
            found.append(told)
            if told.code != "conflict-copy":
                continue
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            found.append(Diagnostic("pack-link", Location(workspace.name_of(path))))
        elif path.is_dir():
            yield from _below(workspace, path, found)
        elif path.is_file():
            yield path


def _overview(workspace: Workspace, listed: DueList, today: date) -> bytes:
    """Return the readable overview as a Word file, in the styles that docpipe ships: whoever takes over may not have the workspace's fonts."""
    from docpipe import render

    loaded = load(workspace)
    path = shipped_templates() / f"{_TEMPLATE}.docx"
    template = render.open_template(path, _TEMPLATE, f"templates_docx/{path.name}")
    deadlines = tuple(
        Deadline(item.day, item.what, item.project, item.whom, item.location, item.key) for item in listed.rows if item.sort in _DEADLINES and item.day
    )
    released = {project.id: _released(workspace, project.id) for project in loaded.collection.of("project")}
    text = overview(Taking(loaded.collection, loaded.programmes, deadlines, Counter(item.project for item in listed.rows), released, today))
    return render.fill_form(template, TITLE, text, render.Properties(TITLE), numbered=False, room=False).docx


def _released(workspace: Workspace, project: str) -> int:
    """Return how many released files a project has."""
    folder = workspace.released / project
    return sum(1 for path in folder.rglob("*.pdf") if not path.stem.endswith(SIGNED)) if folder.is_dir() else 0
