"""A workspace's files → its records, programmes and plan: read → validate → figure → check → graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import cast

from docpipe import graph, programmes, rules, validate
from docpipe.czech.names import slug
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, Severity
from docpipe.messages import codes, severity_of
from docpipe.model import Document, Record, Scalar, Tree
from docpipe.pipeline.bundles.choose import Chosen, choose, projects_of, without_echoes
from docpipe.pipeline.bundles.presets import presets_of
from docpipe.pipeline.evidence import hold_evidence_files
from docpipe.pipeline.reading import is_word_meeting, read_content, read_form, stranger, unread
from docpipe.pipeline.reporting import files_missing, with_bundles
from docpipe.pipeline.reporting import without_echoes as without_echoes_of_reports
from docpipe.programmes.schema import Programme
from docpipe.read import SUFFIXES, read
from docpipe.records.collection import Collection, meeting_of, project_of
from docpipe.records.registry import basic_types, planning_types, reporting_types
from docpipe.records.types import RecordType
from docpipe.sending.schema import Preset
from docpipe.validate.references import resolve
from docpipe.validate.registers import Partial, Source, is_beside, sheet_source
from docpipe.workspace import FORMAT, SETTINGS, ContentFile, Found, Place, Workspace, content_files, listing, shipped_content
from docpipe.workspace.settings import Settings

REGISTER = "register:"
"""The key of a whole register begins so: it stands for all that is in a file nobody could read."""
_WRITTEN_IN = (".yaml", ".yml", ".md")
_WITH_FILES = frozenset(("bundle", "report"))
"""Types written in one of those formats alone: tables beside them are what they hand over."""
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
    lying: tuple[Diagnostic, ...]
    """What is to be said of files that were passed over: leftovers, strangers."""
    told: tuple[Diagnostic, ...]
    """Every other complaint."""
    across: tuple[Diagnostic, ...]
    """Complaints of rules that look across projects."""
    unread_names: tuple[str, ...] = ()
    """Names of people whose entries are faulty: no edition may show what nobody could read to be public."""
    days: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Content file → the days of the meetings in it."""
    projects: frozenset[str] | None = None
    """The projects of which every record is here; None for all. Of the others the documents and complaints of the last run stand."""
    bundles: Mapping[str, tuple[Chosen, ...]] = field(default_factory=dict)
    """Key of a bundle → its parts."""
    presets: Mapping[str, Preset] = field(default_factory=dict)
    """By name, those that bundles are sent by."""
    spans: frozenset[str] = frozenset()
    """The projects that bundles select from."""

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every complaint."""
        return (*self.lying, *self.told, *self.across)

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


def load(workspace: Workspace, reads: Callable[[ContentFile], bool] = lambda _file: True) -> Loaded:
    """Return all that can be read, and every complaint about the rest. Raises DocpipeError when the settings themselves cannot be read.

    `reads`: which content files to read; of the others nothing is known.
    """
    settings, settings_tree = _settings(workspace)
    lying, sources = _sources(workspace, reads)
    partial: list[Partial] = []
    records = _records(workspace, sources.value, partial)
    collection = Collection(with_bundles(records.value, workspace))
    known = _programmes(workspace, collection)
    unreadable = (*lying, *sources.diagnostics, *records.diagnostics)
    unresolved = without_echoes_of_reports(_without_echoes(resolve(collection), unreadable), collection, unreadable)
    plan = graph.plan(collection)
    judged = without_echoes_of_reports(rules.judge(collection, known.value, settings.value, across=False), collection, unreadable)
    across = rules.judge(collection, known.value, settings.value, across=True)
    rest = _judged_in_part(collection, partial, known.value, settings.value) if partial else ()
    echoless = without_echoes_of_reports(_without_echoes(rest, unreadable), collection, unreadable)
    chosen, presets = choose(collection, plan.value, workspace), presets_of(workspace, collection)
    bundled = (*without_echoes(chosen.diagnostics, collection, unreadable), *presets.diagnostics)
    permitted = _findings_judged(settings.value, settings_tree, collection)
    read_in = (*settings.diagnostics, *permitted, *sources.diagnostics, *records.diagnostics, *known.diagnostics)
    evidence = (*hold_evidence_files(collection, workspace), *files_missing(collection, workspace))
    found = (*read_in, *unresolved, *_without_lost_reviews(judged, unreadable), *echoless, *evidence, *plan.diagnostics, *bundled)
    passed_over, told, between = (overridden(items, settings.value) for items in (lying, found, across))
    names = _unread_names(sources.value, collection)
    return Loaded(
        workspace,
        settings.value,
        collection,
        known.value,
        plan.value,
        passed_over,
        told,
        between,
        names,
        _days(collection),
        bundles=chosen.value,
        presets=presets.value,
        spans=projects_of(collection),
    )


def _days(collection: Collection) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for record in collection.of("meeting"):
        found.setdefault(record.tree.path, []).append(meeting_of(record).date.isoformat())
    return {path: tuple(days) for path, days in found.items()}


_COUNTED_TOGETHER = frozenset({"attendance", "attendance_file", "counts", "excused", "guests", "group", "agenda", "members"})
"""Fields that rules count or compare with others: where one of them is faulty, only what names somebody is judged."""


def _judged_in_part(collection: Collection, partial: Iterable[Partial], programmes: Mapping[str, Programme], settings: Settings) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the values that do fit, of records that as a whole do not: all of a run's mistakes are told at once.

    Only complaints at a written value are taken: what is missing may stand in the part that could not be read.
    """
    left = {item.record.key: item for item in partial if collection.get(item.record.key) is None}
    everything = Collection((*collection.records, *(item.record for item in left.values())))

    def placed(found: Iterable[Diagnostic], *, counts: bool) -> Iterator[Diagnostic]:
        for diagnostic in found:
            item = next((left[key] for key in diagnostic.subjects if key in left), None)
            if item is not None and diagnostic.location in _values_of(item.record) and not (counts and item.dropped & _COUNTED_TOGETHER):
                yield diagnostic

    return (
        *placed(resolve(everything), counts=False),
        *placed(rules.judge(everything, programmes, settings), counts=True),
    )


def _values_of(record: Record) -> frozenset[Location]:
    """Return the places of a record's values, without its own beginning."""
    return frozenset(place for path, place in record.tree.marks.items() if path)


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


def _settings(workspace: Workspace) -> tuple[Checked[Settings], Tree]:
    path = workspace.root / SETTINGS
    checked = read(path, SETTINGS)
    _hold_format(checked.value)
    valid = validate.validated(checked.value, (), checked.value.data, Settings)
    settings = cast(Settings, valid.value)
    known = set(codes())
    wrong = [
        Diagnostic(
            "severity-not-lowered" if item.code in known else "severity-code-unknown", valid.tree.locate(("severities", index, "code")), {"value": item.code}
        )
        for index, item in enumerate(settings.severities)
        if item.code not in known or _is_fixed(item.code)
    ]
    told = tuple(_policy_judged(settings, valid.tree)) if settings.personal_data or settings.allowed_findings or settings.severities else ()
    return Checked(settings, (*checked.diagnostics, *valid.diagnostics, *wrong, *told)), valid.tree


def _policy_judged(settings: Settings, tree: Tree) -> Iterator[Diagnostic]:
    from docpipe.pipeline.policies import judged

    yield from judged(settings, tree)


def _findings_judged(settings: Settings, tree: Tree, collection: Collection) -> tuple[Diagnostic, ...]:
    if not settings.allowed_findings:
        return ()
    from docpipe.pipeline.policies import findings_judged

    return tuple(findings_judged(settings, tree, collection))


def _is_fixed(code: str) -> bool:
    return severity_of(Diagnostic(code)) is Severity.FAULT or code.startswith(LEAK)


def _hold_format(tree: Tree) -> None:
    """Raise DocpipeError for a format this docpipe cannot read, before anything else of the file is understood (design decision 17)."""
    data = tree.data if isinstance(tree.data, dict) else {}
    for key, value in data.items():
        if key in ("formát", "format") and isinstance(value, Scalar) and value.text.isdecimal() and int(value.text) != FORMAT:
            code = "format-newer" if int(value.text) > FORMAT else "format-unknown"
            raise DocpipeError([Diagnostic(code, value.location, {"found": int(value.text), "known": FORMAT})])


@dataclass(frozen=True, slots=True)
class _Sources:
    """The content files that could be read, and those that lie beside a record."""

    read: tuple[Source, ...]
    beside: Mapping[Path, tuple[Diagnostic, ...]]
    """And what is wrong with one that cannot be opened, to be told where no record reads it in."""
    projects: frozenset[str]
    """Folders that have a project file, readable or not."""


def _sources(workspace: Workspace, reads: Callable[[ContentFile], bool]) -> tuple[tuple[Diagnostic, ...], Checked[_Sources]]:
    """Read every content file that is to be read; one that cannot be read leaves the others as they are. First: what is said of files passed over."""
    types, found = _found(workspace)
    known = tuple(sorted(_places(types)))
    strangers = (stranger(workspace.name_of(path), known) for path in found.strangers)
    lying = (*found.told, *strangers, *unread(found))
    problems: list[Diagnostic] = []
    sources: list[Source] = []
    beside: dict[Path, tuple[Diagnostic, ...]] = {}
    for file in found.files:
        kind = types[file.type]
        if kind.name in _WITH_FILES and file.path.suffix.lower() not in _WRITTEN_IN:
            continue  # a table that a bundle or a report carries
        if is_beside(file.path, kind):
            beside[file.path] = ()
        if not reads(file):
            continue
        try:
            if file.path not in beside and not is_word_meeting(file):
                sources.append(_source(file, kind))
            elif (form := read_form(file)) is not None:
                sources.append(Source(file.path, form.value, kind, file.project, form.diagnostics))
                beside.pop(file.path, None)
            elif file.path not in beside:
                problems.append(Diagnostic("form-word-other", Location(file.name)))
        except DocpipeError as error:
            found_wrong = tuple(item.about(_key_of_file(file, kind)) for item in error.diagnostics)
            if file.path in beside:  # a list that a meeting reads in is complained of there
                beside[file.path] = found_wrong
            else:
                problems += found_wrong
    described = frozenset(file.project for file in found.files if file.type == "project" and file.project)
    return lying, Checked(_Sources(tuple(sources), beside, described), tuple(problems))


def _source(file: ContentFile, kind: RecordType) -> Source:
    """Read a content file. Raises DocpipeError when nothing of it can be used."""
    if kind.sheet and file.path.suffix.lower() in (".csv", ".tsv", ".txt", ".xlsx", ".xlsm"):
        from docpipe.read.grid import read_grids

        return sheet_source(file.path, file.name, kind, file.project, read_grids(file.path, file.name))
    checked = read_content(file)
    return Source(file.path, checked.value, kind, file.project, checked.diagnostics, shipped=file.shipped)


def _found(workspace: Workspace) -> tuple[Mapping[str, RecordType], Found]:
    """Return the content files and the record types they are of: those of reports and of the plan, with what docpipe ships, only where there are some."""
    listed = listing(workspace)
    types = basic_types()
    groups: list[Mapping[str, RecordType]] = []
    found = content_files(workspace, listed, _places(types), SUFFIXES)
    for more in (reporting_types, planning_types):
        if not found.strangers:
            break
        groups.append(more())
        types = {**types, **groups[-1]}
        found = content_files(workspace, listed, _places(types), SUFFIXES)
    used = {file.type for file in found.files}
    shipped = tuple(file for group in groups if used & set(group) for file in shipped_content(_places(group), SUFFIXES))
    return types, replace(found, files=(*found.files, *shipped)) if shipped else found


def _places(types: Mapping[str, RecordType]) -> Mapping[str, Place]:
    return {name: Place(kind.name, kind.scopes, kind.suffixes) for kind in types.values() for name in kind.places}


def _key_of_file(file: ContentFile, kind: RecordType) -> str:
    """Return the key by which a file that cannot be read is spoken of: its record's, or that of the whole register."""
    if kind.name == "project":
        return f"project:{file.project}"
    return f"{kind.name}:{file.project}/{slug(file.path.stem)}" if file.project else f"{REGISTER}{kind.name}"


def _records(workspace: Workspace, sources: _Sources, partial: list[Partial]) -> Checked[tuple[Record, ...]]:
    """Validate what was read, with a fault for each project folder that has records and no project file."""
    records = validate.records_of(sources.read, sources.beside, workspace.root, partial)
    folders = {source.project: source.tree.path for source in reversed(sources.read) if source.project and source.project not in sources.projects}
    orphans = (Diagnostic("project-missing", Location(path), {"project": project}) for project, path in sorted(folders.items()) if project)
    return Checked(records.value, (*records.diagnostics, *orphans))


def _unread_names(sources: _Sources, collection: Collection) -> tuple[str, ...]:
    """Return the names of people that are written in a register and were not taken from it."""
    written = (name for source in sources.read if source.type.name == "person" for name in validate.names_written(source))
    return tuple(dict.fromkeys(name for name in written if not collection.people_named(name)))


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
            programme = checked.then(lambda tree: validate.settings_of(tree, Programme))
            found[name] = programme.value
            problems += programme.diagnostics
        except DocpipeError as error:
            problems += [item.about(record.key) for item in error.diagnostics]
    return Checked(found, tuple(problems))


def _own_programmes(workspace: Workspace) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in workspace.programmes.glob("*.yaml"))) if workspace.programmes.is_dir() else ()


def _without_echoes(unresolved: Iterable[Diagnostic], earlier: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return unresolved references without those to a record that could not be read: its own fault is the one to mend, and these are said to be related."""
    faulty = {key: item for item in earlier if severity_of(item) is Severity.FAULT for key in item.subjects}
    kept: list[Diagnostic] = []
    told: set[tuple[object, ...]] = set()
    for item in unresolved:
        cause = next((faulty[key] for key in _could_be(item) if key in faulty), None)
        if cause is None:
            kept.append(item)
        elif cause.location is not None and (item.subjects, cause.location) not in told:
            told.add((item.subjects, cause.location))
            arguments = {"cause": str(cause.location)}
            kept.append(Diagnostic("needs-faulty", item.location, {**arguments}, related=(cause.location,), subjects=item.subjects))
    return tuple(kept)


def _without_lost_reviews(judged: Iterable[Diagnostic], unreadable: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield complaints without those of a review that names nothing open, where a meeting of the project, which may have set it, could not be read."""
    faulty = {key.partition("/")[0] for item in unreadable if severity_of(item) is Severity.FAULT for key in item.subjects if key.startswith("meeting:")}
    for item in judged:
        if item.code != "review-unknown" or not faulty.intersection(key.partition("/")[0] for key in item.subjects):
            yield item


def _could_be(item: Diagnostic) -> tuple[str, ...]:
    """Return the keys that the record an unresolved name means would have, and that of its register."""
    value = item.arguments.get("value")
    kind = next((name for name in ("person", "group", "organisation", "project") if item.code.startswith(f"unknown-{name}")), None)
    return (f"{kind}:{slug(value)}", f"{REGISTER}{kind}") if kind and isinstance(value, str) and value.strip() else ()
