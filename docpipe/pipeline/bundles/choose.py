"""Bundles as written, and the documents there are → the parts of each, in order; what a part asks for and does not find is told at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from docpipe import graph
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, Plain, Severity, fault
from docpipe.editions.policies import POLICIES, edition_named
from docpipe.figures.activities import key_activity_of
from docpipe.kinds.kind import Kind, Listed
from docpipe.messages import severity_of
from docpipe.model import Document, Record, Selector
from docpipe.pipeline.bundles.patterns import LABEL_FIELDS, STAMP_FIELDS, is_counting, label_of, letter, stamp_of, unknown_fields
from docpipe.records.bundle import Bundle, BundlePart, Order
from docpipe.records.collection import Collection, bundle_of, meeting_of, project_of
from docpipe.schema import fold_key
from docpipe.workspace import Workspace

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".docx")
"""Files from outside that can become a part."""
PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One part: a document of docpipe, or a file from outside."""

    id: str
    """Its place in the bundle, from 1; links and destinations are made of it."""
    number: int
    """What it is counted as, from 1; 0 for one whose label does not count: „Plán“ before „Příloha č. 1“."""
    label: str
    title: str
    place: Location
    spec: BundlePart
    stamp: str | None = None
    """With the fields of the page left in it."""
    document: Document | None = None
    file: Path | None = None
    scan: Path | None = None
    """The scan of the signed document that the bundle itself names."""
    scan_place: Location | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What a part selects, before it is numbered."""

    spec: BundlePart
    index: int
    place: Location
    title: str
    activity: str = ""
    document: Document | None = None
    file: Path | None = None
    scan: Path | None = None


def choose(collection: Collection, documents: Sequence[Document], workspace: Workspace) -> Checked[Mapping[str, tuple[Chosen, ...]]]:
    """Return key of a bundle → its parts; a bundle with a fault has those that are right."""
    found: dict[str, tuple[Chosen, ...]] = {}
    problems: list[Diagnostic] = []
    shelf = _Shelf(collection, tuple(item for item in documents if item.kind != "bundle"), workspace)
    for record in collection.of("bundle"):
        if collection.get(f"project:{record.project}") is None:
            continue
        parts = _Parts(record, shelf)
        found[record.key] = parts.chosen()
        problems += [item.about(record.key) for item in parts.problems]
    return Checked(found, tuple(problems))


@dataclass(frozen=True)
class _Shelf:
    """What parts are chosen from."""

    collection: Collection
    documents: tuple[Document, ...]
    workspace: Workspace

    def activity(self, document: Document) -> str:
        """Return the code of the key activity that a document's meeting belongs to, '' for none."""
        record, project = self.collection.get(document.subject), self.collection.get(f"project:{document.project}")
        if record is None or record.type != "meeting" or project is None or not meeting_of(record).key_activity:
            return ""
        found = key_activity_of(project_of(project), meeting_of(record).key_activity or "")
        return found.code if found is not None else ""


@dataclass(slots=True)
class _Parts:
    """The parts of one bundle."""

    record: Record
    shelf: _Shelf
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def bundle(self) -> Bundle:
        return bundle_of(self.record)

    def chosen(self) -> tuple[Chosen, ...]:
        """Return the parts, numbered and labelled."""
        self._whole()
        found: list[_Found] = []
        first: dict[object, _Found] = {}
        for index, spec in enumerate(self.bundle.parts):
            try:
                for item in self._found(index, spec):
                    known = first.setdefault(item.document.key if item.document else item.file, item)
                    if known is item:
                        found.append(item)
                    else:
                        arguments: dict[str, Plain] = {"title": item.title, "number": known.index + 1}
                        self.problems.append(Diagnostic("bundle-part-twice", item.place, arguments, related=(known.place,)))
            except DocpipeError as error:
                self.problems += error.diagnostics
        return tuple(self._numbered(place, number, item) for place, (number, item) in enumerate(self._counted(found), start=1))

    def _counted(self, found: Iterable[_Found]) -> Iterator[tuple[int, _Found]]:
        """Yield the parts with their numbers; one with a label of its own that holds none is not counted, and the next goes on."""
        number = 0
        for item in found:
            counts = item.spec.label is None or is_counting(item.spec.label)
            number += counts
            yield number if counts else 0, item

    def _whole(self) -> None:
        """Judge what is said of the whole bundle."""
        if edition_named(self.bundle.edition) is None:
            self.problems.append(self._no_edition(self.bundle.edition, self.record.locate("edition")))
        for name, stamp in (("label", False), ("stamp", True)):
            self._hold_pattern(getattr(self.bundle, name), self.record.locate(name), stamp=stamp)
        if not self.bundle.parts:
            self.problems.append(Diagnostic("bundle-without-parts", self.record.locate("parts"), {"bundle": self.bundle.title}))

    def _hold_pattern(self, pattern: str | None, place: Location, *, stamp: bool) -> None:
        for text in unknown_fields(pattern or "", stamp=stamp):
            known = tuple(f"{{{name}}}" for name in (STAMP_FIELDS if stamp else LABEL_FIELDS))
            self.problems.append(Diagnostic("bundle-pattern-unknown", place, {"value": text, "known": known}))

    @staticmethod
    def _no_edition(value: str, place: Location) -> Diagnostic:
        return Diagnostic("bundle-edition-unknown", place, {"value": value, "known": tuple(item.word for item in POLICIES.values())})

    def _found(self, index: int, spec: BundlePart) -> Iterator[_Found]:
        """Yield what a part selects, in order. Raises DocpipeError for a part that can select nothing."""
        place = self.record.locate("parts", index)
        self._hold_pattern(spec.label, self.record.locate("parts", index, "label"), stamp=False)
        self._hold_pattern(spec.stamp, self.record.locate("parts", index, "stamp"), stamp=True)
        selecting = [name for name in ("kinds", "records", "projects", "activity", "since", "until", "edition", "scan") if getattr(spec, name)]
        if spec.file is not None:
            if selecting:
                raise fault("bundle-part-both", self.record.locate("parts", index, selecting[0]), file=spec.file)
            path = file_of(self.record, spec.file, self.record.locate("parts", index, "file"), self.shelf.workspace)
            yield _Found(spec, index, place, spec.title or _named(path), file=path)
            return
        if not set(selecting) - {"scan", "edition"}:
            raise fault("bundle-part-undefined", place)
        yield from self._documents(index, spec, place)

    def _documents(self, index: int, spec: BundlePart, place: Location) -> Iterator[_Found]:
        documents = self._selected(index, spec)
        if not documents and not spec.optional:
            raise fault("bundle-part-selects-nothing", place, selector=_told(spec), edition=POLICIES[self._edition(index, spec)].word)
        scan = None
        if spec.scan is not None:
            at = self.record.locate("parts", index, "scan")
            if len(documents) != 1:
                raise fault("bundle-scan-ambiguous", at, file=spec.scan, count=len(documents))
            scan = file_of(self.record, spec.scan, at, self.shelf.workspace)
        if spec.title and len(documents) > 1:
            raise fault("bundle-title-shared", self.record.locate("parts", index, "title"), value=spec.title, count=len(documents))
        for document in documents:
            yield _Found(spec, index, place, spec.title or document.title, self.shelf.activity(document), document, None, scan)

    def _selected(self, index: int, spec: BundlePart) -> list[Document]:
        """Return the documents of a part, of each the edition that the bundle has; of one that has no internal edition, an internal bundle takes the public."""
        kinds, edition = self._kinds(index, spec), self._edition(index, spec)
        selector = Selector(self._projects(index, spec), kinds, self._records(index, spec), since=spec.since, until=spec.until)
        activity = self._activity(index, spec)
        best: dict[tuple[str, str, str], Document] = {}
        for document in self.shelf.documents:
            if selector.takes(document) and (not activity or self.shelf.activity(document) == activity):
                key = (document.kind, document.project, document.record)
                if document.edition == edition:
                    best[key] = document
                elif edition != PUBLIC and spec.edition is None:
                    best.setdefault(key, document)
        order = kinds or tuple(graph.kinds())

        def place(document: Document) -> tuple[object, ...]:
            day, kind = (document.day is None, str(document.day or "")), order.index(document.kind)
            return (kind, day, document.stem) if spec.order is Order.KIND else (day, document.record, kind, document.stem)

        return sorted(best.values(), key=place)

    def _edition(self, index: int, spec: BundlePart) -> str:
        """Return the edition of a part's documents. Raises DocpipeError for one that is not known, or that a public bundle must not have."""
        whole = edition_named(self.bundle.edition) or "internal"
        if spec.edition is None:
            return whole
        place = self.record.locate("parts", index, "edition")
        edition = edition_named(spec.edition)
        if edition is None:
            raise DocpipeError([self._no_edition(spec.edition, place)])
        if whole == PUBLIC and edition != PUBLIC:
            raise fault("bundle-edition-private", place, value=spec.edition)
        return edition

    def _kinds(self, index: int, spec: BundlePart) -> tuple[str, ...]:
        known = {fold_key(word): kind.name for kind in graph.kinds().values() if kind.name != "bundle" for word in (kind.name, kind.word, *kind.label)}
        return tuple(
            known[fold_key(word)] if fold_key(word) in known else self._unknown("kind", word, index, "kinds", number, [k.word for k in _others()])
            for number, word in enumerate(spec.kinds)
        )

    def _projects(self, index: int, spec: BundlePart) -> tuple[str, ...]:
        known = [record.id for record in self.shelf.collection.of("project")]
        wanted = spec.projects or (self.record.project or "",)
        return tuple(word if word in known else self._unknown("project", word, index, "projects", number, known) for number, word in enumerate(wanted))

    def _records(self, index: int, spec: BundlePart) -> tuple[str, ...]:
        known = {name: None for item in self.shelf.documents for name in (item.record, f"{item.project}/{item.record}")}
        own = [item.record for item in self.shelf.documents if item.project in (spec.projects or (self.record.project,))]
        return tuple(word if word in known else self._unknown("record", word, index, "records", number, own) for number, word in enumerate(spec.records))

    def _activity(self, index: int, spec: BundlePart) -> str:
        """Return the code of a part's key activity as the project writes it, '' for none."""
        if not spec.activity:
            return ""
        projects = [self.shelf.collection.get(f"project:{name}") for name in spec.projects or (self.record.project,)]
        for project in projects:
            if project is not None and (found := key_activity_of(project_of(project), spec.activity)) is not None:
                return found.code
        known = [item.code for project in projects if project is not None for item in project_of(project).key_activities]
        return self._unknown("activity", spec.activity, index, "activity", None, known)

    def _unknown(self, sort: str, word: str, index: int, field_name: str, number: int | None, known: Sequence[str]) -> str:
        """Raise the complaint about a word that means nothing."""
        place = self.record.locate("parts", index, field_name, *(() if number is None else (number,)))
        near = get_close_matches(word.casefold(), list(dict.fromkeys(known)), n=1)
        if near:
            raise fault(f"bundle-{sort}-unknown-suggestion", place, value=word, suggestion=near[0])
        raise fault(f"bundle-{sort}-unknown", place, value=word, known=tuple(dict.fromkeys(known))[:12] or ("–",))

    def _numbered(self, place: int, number: int, item: _Found) -> Chosen:
        values: dict[str, str | int] = {"number": number, "letter": letter(number), "activity": item.activity}
        label = label_of(item.spec.label or self.bundle.label, values)
        stamp = stamp_of(item.spec.stamp or self.bundle.stamp, {**values, "label": label})
        at = self.record.locate("parts", item.index, "scan") if item.scan is not None else None
        return Chosen(str(place), number, label, item.title, item.place, item.spec, stamp, item.document, item.file, item.scan, at)


def keys_of(item: Chosen) -> tuple[str, ...]:
    """Return by what the bundle's lead may refer to a part: its own id, the record's or file's name, its number."""
    names = [item.spec.id] if item.spec.id else []
    if item.document is not None:
        names += [f"{graph.kinds()[item.document.kind].word} {item.document.record}", item.document.record]
    if item.file is not None:
        names += [item.file.name, item.file.stem]
    return tuple(dict.fromkeys([*names, *([str(item.number)] if item.number else [])]))


def listed_of(chosen: Iterable[Chosen]) -> tuple[Listed, ...]:
    """Return parts as the cover lists them before their pages are known."""
    return tuple(Listed(item.id, item.label, item.title, 0, "", "", item.place, item.number, keys_of(item)) for item in chosen)


def _others() -> tuple[Kind, ...]:
    return tuple(kind for kind in graph.kinds().values() if kind.name != "bundle")


def _told(spec: BundlePart) -> str:
    """Return what a part asks for, in the words of its writer."""
    pieces = [*spec.kinds, *spec.records, *spec.projects, spec.activity or ""]
    pieces += [f"{word} {day.day}. {day.month}. {day.year}" for word, day in (("od", spec.since), ("do", spec.until)) if day is not None]
    return ", ".join(piece for piece in pieces if piece)


def _named(path: Path) -> str:
    """Return a title made of a file's name: 'prezencni-listina_podpisy.pdf' → 'prezencni listina podpisy'."""
    text = " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    return text[:1].upper() + text[1:]


def projects_of(collection: Collection) -> frozenset[str]:
    """Return the projects that bundles select from."""
    found = {record.project or "" for record in collection.of("bundle")}
    return frozenset(found.union(name for record in collection.of("bundle") for spec in bundle_of(record).parts for name in spec.projects))


def watched(record: Record) -> tuple[str, ...]:
    """Return what the keys of records begin with that a bundle selects from: one that cannot be read may be a part of it."""
    found: list[str] = []
    if bundle_of(record).report is not None:
        found += [f"{kind}:{record.project}/" for kind in ("meeting", "report", "publicity", "reporting")]
    for spec in bundle_of(record).parts:
        if spec.file is None:
            for project in spec.projects or (record.project or "",):
                found += [f"meeting:{project}/{name.rpartition('/')[2]}" for name in spec.records] or [f"meeting:{project}/"]
    return tuple(dict.fromkeys(found))


_ECHOES = ("bundle-record-unknown", "bundle-part-selects-nothing", "bundle-scan-ambiguous")
"""Codes that begin so may come of a record that could not be read."""


def without_echoes(found: Iterable[Diagnostic], collection: Collection, unreadable: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield complaints without those of parts that a faulty record may be missing from: its own fault is the one to mend, and the bundle is held back by it."""
    faulty = {key for item in unreadable if severity_of(item) is Severity.FAULT for key in item.subjects}
    held = {record.key for record in collection.of("bundle") if any(key.startswith(watched(record)) for key in faulty)}
    for item in found:
        if not (item.code.startswith(_ECHOES) and held & set(item.subjects)):
            yield item


def file_of(record: Record, written: str, place: Location, workspace: Workspace, suffixes: tuple[str, ...] = SUFFIXES) -> Path:
    """Return the file that a bundle names, looked for beside the bundle, in its project's folder and in content/. Raises DocpipeError."""
    inside = PurePosixPath(written.replace("\\", "/"))
    content = workspace.content.resolve()
    bases = (workspace.root / PurePosixPath(record.tree.path).parent, workspace.content / (record.project or ""), workspace.content, workspace.root)
    for base in bases:
        path = Path(base / inside)
        if not path.is_file():
            continue
        if not path.resolve().is_relative_to(content):
            raise fault("bundle-file-outside", place, file=written)
        if suffixes and path.suffix.lower() not in suffixes:
            raise fault("bundle-file-kind", place, file=written, known=tuple(suffix.removeprefix(".").upper() for suffix in suffixes))
        return path
    if any((base / inside).is_dir() for base in bases):
        raise fault("bundle-file-folder", place, file=written)
    looked = dict.fromkeys(f"{workspace.name_of(Path(base))}/{inside}" for base in bases[:2])
    raise fault("bundle-file-missing", place, file=written, looked=tuple(looked))
