"""A workspace → one ZIP to hand over: content, templates, released files, scans, settings and a readable overview, with the digest of every file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity
from docpipe.export.archive import zipped
from docpipe.export.handover import TITLE, Taking, overview
from docpipe.figures.deadline import Deadline
from docpipe.messages import severity_of
from docpipe.outside import digest, installed_version, read_bytes, write_bytes
from docpipe.pipeline.duelist import DueList, due
from docpipe.pipeline.load import load
from docpipe.workspace import SETTINGS, Workspace, leftover, shipped_templates

LIST = "docpipe-predani.json"
"""The list of files with their digests."""
OVERVIEW = "Predavaci-prehled.docx"
FOLDERS = ("content", "templates_docx", "programmes", "odeslani", "loga", "released", "schemas")
STARTERS = ("docpipe.cmd", "docpipe.command", "docpipe.desktop")
FORMAT = 1
_TEMPLATE = "plan"


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
    name = workspace.name_of(path)
    found: list[Diagnostic] = []
    listed = due(workspace, today)
    files = {workspace.name_of(item): read_bytes(item, workspace.name_of(item)) for item in _taken(workspace, found)}
    edited = [item for item in listed.rows if item.sort == "edited"]
    for item in edited:
        files[item.location.path] = read_bytes(workspace.root / item.location.path, item.location.path)
        found.append(Diagnostic("pack-edited", item.location, {"file": item.location.path}))
    files[OVERVIEW] = _overview(workspace, listed, today)
    content = zipped({**files, LIST: _list(files, workspace, today)})
    if path.exists() and read_bytes(path, name) != content:
        if target is not None:
            raise DocpipeError([Diagnostic("pack-file-there", Location(name))])
        path = _free(path)
        name = workspace.name_of(path)
    write_bytes(path, content, name)
    faults = tuple(item for item in listed.diagnostics if severity_of(item) is Severity.FAULT)
    return Packed(name, len(files) + 1, len(content), (*faults, *found))


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


def _list(files: dict[str, bytes], workspace: Workspace, today: date) -> bytes:
    lines = {name: {"sha256": digest(content), "size": len(content)} for name, content in sorted(files.items())}
    data = {"format": FORMAT, "docpipe": installed_version(), "workspace": workspace.root.name, "date": today.isoformat(), "files": lines}
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _overview(workspace: Workspace, listed: DueList, today: date) -> bytes:
    """Return the readable overview as a Word file, in the styles that docpipe ships: whoever takes over may not have the workspace's fonts."""
    from docpipe import render

    loaded = load(workspace)
    path = shipped_templates() / f"{_TEMPLATE}.docx"
    template = render.open_template(path, _TEMPLATE, f"templates_docx/{path.name}")
    deadlines = tuple(
        Deadline(item.day, item.what, item.project, item.whom, item.location, item.key) for item in listed.rows if item.sort == "report" and item.day
    )
    released = {project.id: _released(workspace, project.id) for project in loaded.collection.of("project")}
    text = overview(Taking(loaded.collection, loaded.programmes, deadlines, len(listed.rows), released, today))
    return render.fill_form(template, TITLE, text, render.Properties(TITLE), numbered=False, room=False).docx


def _released(workspace: Workspace, project: str) -> int:
    """Return how many released files a project has."""
    folder = workspace.released / project
    return sum(1 for path in folder.rglob("*.pdf")) if folder.is_dir() else 0
