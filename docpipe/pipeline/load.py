"""A workspace's files → its records, programmes and plan: read → validate → figure → check → graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import cast

from docpipe import graph, programmes, rules, validate
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, Severity
from docpipe.discover import discover
from docpipe.messages import codes, severity_of
from docpipe.model import Document, Record, Scalar, Tree
from docpipe.programmes.schema import Programme
from docpipe.read import SUFFIXES, read
from docpipe.records.collection import Collection, project_of
from docpipe.records.types import RecordType
from docpipe.validate.references import resolve
from docpipe.validate.registers import Source, is_beside
from docpipe.workspace import FORMAT, SETTINGS, Workspace, content_files, find
from docpipe.workspace.settings import Settings

LEAK = "leak-"
"""Codes that begin so speak of personal data where it must not be; no setting lowers them."""


@dataclass(frozen=True)
class Loaded:
    """Everything that was read, and the documents it gives."""

    workspace: Workspace
    settings: Settings
    collection: Collection
    programmes: Mapping[str, Programme]
    """By name, those that projects use."""
    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def faulty(self) -> Mapping[str, Diagnostic]:
        """Key of a record or document → the first fault said of it."""
        found: dict[str, Diagnostic] = {}
        for item in self.diagnostics:
            if severity_of(item) is Severity.FAULT:
                for key in item.subjects:
                    found.setdefault(key, item)
        return found

    def programme_of(self, project: Record) -> Programme:
        """Return the programme of a project whose programme is known."""
        return self.programmes[project_of(project).programme]


def open_workspace(start: Path) -> Checked[Workspace]:
    """Return the workspace around a folder, when this docpipe can read its format. Raises DocpipeError."""
    workspace = find(start)
    return Checked(workspace, _settings(workspace).diagnostics)


def load(workspace: Workspace) -> Loaded:
    """Return all that can be read, and every complaint about the rest. Raises DocpipeError when the settings themselves cannot be read."""
    settings = _settings(workspace)
    records = _records(workspace)
    collection = Collection(records.value)
    known = _programmes(workspace, collection)
    unresolved = _without_echoes(resolve(collection), records.diagnostics)
    plan = graph.plan(collection)
    judged = rules.judge(collection, known.value, settings.value)
    found = (*settings.diagnostics, *records.diagnostics, *known.diagnostics, *unresolved, *judged, *plan.diagnostics)
    return Loaded(workspace, settings.value, collection, known.value, plan.value, overridden(found, settings.value))


def overridden(diagnostics: Iterable[Diagnostic], settings: Settings) -> tuple[Diagnostic, ...]:
    """Return complaints with the severities the settings give them, and the reasons. A fault and a leak keep theirs."""
    changes = {item.code: item for item in settings.severities}

    def changed(item: Diagnostic) -> Diagnostic:
        change = changes.get(item.code)
        if change is None or severity_of(item) is Severity.FAULT or item.code.startswith(LEAK):
            return item
        return replace(item, severity=Severity(change.severity.value), reason=change.reason)

    return tuple(changed(item) for item in diagnostics)


def once(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return complaints, each place, code and arguments once: a template used by twenty meetings is complained of once, about all of them."""
    first: dict[tuple[object, ...], Diagnostic] = {}
    for item in diagnostics:
        key = (item.code, item.location, tuple(sorted(item.arguments.items(), key=lambda pair: pair[0])), item.severity)
        known = first.get(key)
        first[key] = item if known is None else known.about(*item.subjects)
    return tuple(first.values())


def _settings(workspace: Workspace) -> Checked[Settings]:
    path = workspace.root / SETTINGS
    checked = read(path, SETTINGS)
    _hold_format(checked.value)
    settings = validate.settings_of(checked.value, Settings)
    known = set(codes())
    place = Location(SETTINGS)
    unknown = [Diagnostic("severity-code-unknown", place, {"value": item.code}) for item in settings.severities if item.code not in known]
    fixed = [Diagnostic("severity-not-lowered", place, {"value": item.code}) for item in settings.severities if item.code in known and _is_fixed(item.code)]
    return Checked(settings, (*checked.diagnostics, *unknown, *fixed))


def _is_fixed(code: str) -> bool:
    return severity_of(Diagnostic(code)) is Severity.FAULT or code.startswith(LEAK)


def _hold_format(tree: Tree) -> None:
    """Raise DocpipeError for a format this docpipe cannot read, before anything else of the file is understood (design decision 17)."""
    data = tree.data if isinstance(tree.data, dict) else {}
    for key, value in data.items():
        if key in ("formát", "format") and isinstance(value, Scalar) and value.text.isdecimal() and int(value.text) != FORMAT:
            code = "format-newer" if int(value.text) > FORMAT else "format-unknown"
            raise DocpipeError([Diagnostic(code, value.location, {"found": int(value.text), "known": FORMAT})])


def record_types() -> Mapping[str, RecordType]:
    """Return every record type by name."""
    return {kind.name: kind for kind in (cast(RecordType, found) for found in discover("docpipe.records", "RECORD").values())}


def _records(workspace: Workspace) -> Checked[tuple[Record, ...]]:
    """Read every content file and validate what is in it; a file that cannot be read leaves the others as they are."""
    types = record_types()
    places = {place: (kind.name, kind.shared) for kind in types.values() for place in kind.places}
    found = content_files(workspace, places, SUFFIXES)
    known = tuple(sorted(places))
    problems = [Diagnostic("file-not-recognised", Location(workspace.name_of(path)), {"known": known}) for path in found.strangers]
    sources: list[Source] = []
    beside: list[Path] = []
    for file in found.files:
        kind = types[file.type]
        if is_beside(file.path, kind):
            beside.append(file.path)
            continue
        try:
            checked = read(file.path, file.name)
        except DocpipeError as error:
            problems += [item.about(f"file:{file.name}") for item in error.diagnostics]
            continue
        problems += checked.diagnostics
        sources.append(Source(file.path, checked.value, kind, file.project))
    records = validate.records_of(sources, beside, workspace.root)
    orphans = _without_project(sources)
    return Checked(records.value, (*problems, *records.diagnostics, *orphans))


def _without_project(sources: list[Source]) -> tuple[Diagnostic, ...]:
    """Return a fault for each project folder that has records and no project file."""
    described = {source.project for source in sources if source.type.name == "project"}
    folders = {source.project: source.tree.path for source in reversed(sources) if source.project and source.project not in described}
    return tuple(Diagnostic("project-missing", Location(path), {"project": project}) for project, path in sorted(folders.items()) if project)


def _programmes(workspace: Workspace, collection: Collection) -> Checked[Mapping[str, Programme]]:
    """Read the programme of each project: the workspace's own file before the shipped one."""
    found: dict[str, Programme] = {}
    problems: list[Diagnostic] = []
    for record in collection.of("project"):
        name = project_of(record).programme
        if name in found:
            continue
        path = workspace.programmes / f"{name}.yaml"
        if not path.is_file():
            if name not in programmes.names():
                known = (*programmes.names(), *_own_programmes(workspace))
                problems.append(Diagnostic("programme-unknown", record.locate("programme"), {"value": name, "known": known}).about(record.key))
                continue
            path = programmes.path(name)
        try:
            checked = read(path, workspace.name_of(path) if path.is_relative_to(workspace.root) else f"programmes/{name}.yaml")
            found[name] = validate.settings_of(checked.value, Programme)
            problems += checked.diagnostics
        except DocpipeError as error:
            problems += [item.about(record.key) for item in error.diagnostics]
    return Checked(found, tuple(problems))


def _own_programmes(workspace: Workspace) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in workspace.programmes.glob("*.yaml"))) if workspace.programmes.is_dir() else ()


def _without_echoes(unresolved: Iterable[Diagnostic], earlier: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return unresolved references without those to a record that could not be read: its own fault is the one to mend, and these are said to be related."""
    faulty = {key: item for item in earlier if severity_of(item) is Severity.FAULT for key in item.subjects}
    kept: list[Diagnostic] = []
    for item in unresolved:
        cause = next((faulty[key] for key in _could_be(item) if key in faulty), None)
        if cause is None:
            kept.append(item)
        elif cause.location is not None:
            arguments = {"cause": str(cause.location)}
            kept.append(Diagnostic("needs-faulty", item.location, {**arguments}, related=(cause.location,), subjects=item.subjects))
    return tuple(kept)


def _could_be(item: Diagnostic) -> tuple[str, ...]:
    """Return the keys that the record an unresolved name means would have."""
    from docpipe.czech.names import slug

    value = item.arguments.get("value")
    return tuple(f"{kind}:{slug(value)}" for kind in ("person", "group", "organisation")) if isinstance(value, str) and value.strip() else ()
