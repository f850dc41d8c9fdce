"""What was loaded → everybody it speaks of, with every place in content, texts and documents, and until when it is kept."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from docpipe.czech import personal
from docpipe.czech.format import format_date
from docpipe.czech.names import fold_loose, fold_name, near_misses, split_titles
from docpipe.czech.sought import Names, clean
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location
from docpipe.editions.policies import POLICIES
from docpipe.figures.keeping import Keeping, keeping_of
from docpipe.figures.personal import Subject, Use, subjects_of
from docpipe.model import Document, Ledger
from docpipe.outside import read_bytes
from docpipe.pipeline.evidence import evidence_file
from docpipe.pipeline.issues import issues_of, signed_scan
from docpipe.pipeline.load import Loaded
from docpipe.pipeline.make import parse_ledger
from docpipe.pipeline.policies import policy_of
from docpipe.pipeline.worlds import Worlds
from docpipe.prose import resolve
from docpipe.prose.blocks import Inline, Prose, Reference
from docpipe.records.collection import Collection, evidence_of, meeting_of, project_of
from docpipe.rules.texts import passages_of

_AROUND = 40
"""Characters of a text that are told before and after a name."""
_MOST_AROUND = 160
_CALLED = {
    "comment": "připomínka k plánu",
    "measure": "opatření",
    "service": "služba",
    "project": "projekt",
    "report": "zpráva o realizaci",
    "bundle": "svazek",
}
_PHONE = 9
_ADDRESSED = re.compile(r"(?<!\w)(?:p\.|pí|pan\w{0,3}|paní|slečn\w{1,2}|koleg\w{1,3}|Mgr\.|Bc\.|Ing\.|MUDr\.|JUDr\.|PhDr\.)\s+$", re.IGNORECASE)
_BEFORE = 12
_LEDGER = ".ledger.json"
_PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Printed:
    """A document in which somebody stands."""

    path: str
    project: str
    edition: str
    state: str
    """'draft', 'released', 'scan'."""
    text: str
    """What of it was printed; '' for a scan, which nobody can search."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document that lies there."""

    path: str
    project: str
    edition: str
    state: str
    title: str


@dataclass(slots=True)
class Found:
    """Somebody, with the documents they stand in."""

    subject: Subject
    printed: list[Printed] = field(default_factory=list)

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects that hold anything of them."""
        return tuple(sorted({*self.subject.projects, *(item.project for item in self.printed)}))


@dataclass
class People:
    """Everybody a workspace speaks of."""

    loaded: Loaded
    today: date

    @cached_property
    def found(self) -> Mapping[str, Found]:
        """Everybody by folded name or id, with texts and documents."""
        found = {key: Found(subject) for key, subject in subjects_of(self.loaded.collection).items()}
        self._texts(found)
        self._documents(found)
        return found

    @cached_property
    def keeping(self) -> Mapping[str, Keeping]:
        """Project → until when its data are kept."""
        records = self.loaded.collection.of("project")
        return {record.id: keeping_of(project_of(record), self.loaded.programme_of(record)) for record in records if self._has_programme(record.id)}

    def _has_programme(self, project: str) -> bool:
        record = self.loaded.collection.get(f"project:{project}")
        return record is not None and project_of(record).programme in self.loaded.programmes

    def one(self, name: str) -> tuple[Found | None, tuple[str, ...]]:
        """Return what there is of somebody by name (without diacritics too) or id, else names that may be meant. Who stands only in texts is found there."""
        if by_mark := self._by_mark(name):
            return by_mark, ()
        people = self.loaded.collection.people_named(name)
        keys = [key for key, item in self.found.items() if item.subject.key in {record.key for record in people}] if people else [fold_name(name)]
        if len(keys) > 1:
            return None, tuple(record.id for record in people)
        if keys and keys[0] in self.found:
            return self.found[keys[0]], ()
        alike = [item for item in self.found.values() if any(fold_loose(one) == fold_loose(name) for one in item.subject.names)]
        if len(alike) == 1:
            return alike[0], ()
        only = {fold_name(name): Found(Subject(name, names=(name,)))}
        self._texts(only)
        self._documents(only)
        told = only[fold_name(name)]
        if told.subject.uses or told.printed:
            return told, ()
        return None, near_misses(name, [item.subject.name for item in self.found.values()])

    def _by_mark(self, text: str) -> Found | None:
        """Return who has an e-mail address or a phone number."""
        key = next((key for key, _, _ in _Marks(self.found).of(clean(text))), None) if "@" in text or sum(map(str.isdecimal, text)) >= _PHONE else None
        return self.found[key] if key is not None else None

    def _texts(self, found: Mapping[str, Found]) -> None:
        """Add the mentions in texts, by full name, e-mail address or phone number; what is a field of its own is there already."""
        marks = _Marks(found)
        keys = {fold_name(name): key for key, item in found.items() for name in item.subject.names}
        for record in self.loaded.collection.records:
            if record.type == "person":
                continue
            project = record.id if record.type == "project" else record.project
            for reference in _referred(record.value):
                if (key := keys.get(fold_name(reference.target))) is not None:
                    found[key].subject.uses.append(Use("v textu", found[key].subject.name, reference.location, project, record.key))
            for passage in passages_of(record):
                text = clean(passage.text)
                for key, start, end in (*marks.of(text), *marks.addressed(text)):
                    found[key].subject.uses.append(Use("v textu", _sentence(text, start, end), passage.at(start), project, record.key))

    def _documents(self, found: Mapping[str, Found]) -> None:
        """Add the documents that were built and released, by what was printed in them, and the scans of what somebody signed."""
        marks = _Marks(found)
        scans = self._scans()
        for document in self.loaded.documents:
            for path, state, ledger in self._ledgers(document):
                self._add(found, marks, _Paper(path, document.project, document.edition, state, document.title), ledger)
        for paper, ledger in self._left():
            self._add(found, marks, paper, ledger)
        for key, item in found.items():
            records = {use.record for use in item.subject.uses if use.what.startswith("účast")}
            for record in sorted(records & scans.keys()):
                project = record.partition(":")[2].partition("/")[0]
                title = f"sken nebo seznam přítomných: {title_of(self.loaded.collection, record)}"
                found[key].printed += [Printed(path, project, "internal", "scan", "", title) for path in scans[record]]

    @staticmethod
    def _add(found: Mapping[str, Found], marks: _Marks, paper: _Paper, ledger: Ledger) -> None:
        texts: dict[str, list[str]] = {}
        for entry in ledger:
            for key, _, _ in marks.of(clean(entry.text)):
                texts.setdefault(key, []).append(" ".join(entry.text.split()))
        for key, said in texts.items():
            shown = "; ".join(dict.fromkeys(item if len(item) <= 2 * _AROUND else f"{item[: 2 * _AROUND]}…" for item in said))
            found[key].printed.append(Printed(paper.path, paper.project, paper.edition, paper.state, shown, paper.title))

    def _left(self) -> Iterator[tuple[_Paper, Ledger]]:
        """Yield what lies under released/ and build/ of documents that no record gives any more: their data are there all the same."""
        workspace = self.loaded.workspace
        known = {document.stem for document in self.loaded.documents}
        for path in sorted(workspace.released.rglob(f"*{_LEDGER}")):
            stem = path.relative_to(workspace.released).as_posix().removesuffix(_LEDGER)
            if stem.rpartition("_v")[0] not in known and (ledger := _ledger(path)) is not None:
                said = _said_of(path.with_name(f"{path.name.removesuffix(_LEDGER)}.json"))
                edition, title = (str(said.get(name, "")) for name in ("edition", "title"))
                yield _Paper(f"released/{stem}.docx", stem.partition("/")[0], edition, "released", title), ledger
        drafts = workspace.build / ".docpipe"
        for path in sorted(drafts.rglob(f"*{_LEDGER}")):
            stem = path.relative_to(drafts).as_posix().removesuffix(_LEDGER)
            if stem not in known and (workspace.build / f"{stem}.docx").is_file() and (ledger := _ledger(path)) is not None:
                edition = next((item.name for item in POLICIES.values() if stem.endswith(f"_{item.word}")), "internal")
                yield _Paper(f"build/{stem}.docx", stem.partition("/")[0], edition, "draft", ""), ledger

    def _ledgers(self, document: Document) -> Iterator[tuple[str, str, Ledger]]:
        """Yield (path, state, ledger) of what lies there of a document: the draft, and each released version."""
        workspace = self.loaded.workspace
        stem = PurePosixPath(document.stem)
        draft = workspace.build / ".docpipe" / f"{document.stem}.ledger.json"
        places = [(f"build/{document.stem}.docx", "draft", draft)] if (workspace.build / f"{document.stem}.docx").is_file() else []
        try:
            issues = issues_of(workspace, document)
        except DocpipeError:
            issues = ()
        for issue in issues:
            released = workspace.released / stem.parent / f"{stem.name}_v{issue.version}.ledger.json"
            places.append((f"released/{document.stem}_v{issue.version}.docx", "released", released))
        for path, state, ledger in places:
            if (read := _ledger(ledger)) is not None:
                yield path, state, read

    def _scans(self) -> dict[str, list[str]]:
        """Return key of a meeting → the scans and lists of those who were there: of its evidence, and those filed with what was released."""
        workspace = self.loaded.workspace
        found: dict[str, list[str]] = {}
        for record in self.loaded.collection.of("meeting"):
            paths = (evidence_file(record, written, workspace) for _, written in evidence_of(record).files)
            found[record.key] = [workspace.name_of(path) for path in paths if path is not None]
        for document in self.loaded.documents:
            if document.subject in found:
                try:
                    versions = [issue.version for issue in issues_of(workspace, document)]
                except DocpipeError:
                    continue
                signed = (signed_scan(workspace, document, version) for version in versions)
                found[document.subject] += [workspace.name_of(path) for path in signed if path is not None]
        return {key: paths for key, paths in found.items() if paths}

    def told(self, wanted: Iterable[Found]) -> Iterator[Diagnostic]:
        """Yield what asks for something to be done: data past their time, released public documents with people who are no longer to be in them."""
        wanted = list(wanted)
        for project, keeping in sorted(self.keeping.items()):
            people = [item for item in wanted if project in item.projects]
            record = self.loaded.collection.get(f"project:{project}")
            if not people or record is None:
                continue
            if keeping.until is None:
                yield Diagnostic("retention-unknown", record.locate("programme"), {"project": project, "count": len(people)})
            elif keeping.is_over(self.today):
                yield Diagnostic("retention-over", record.locate("realisation"), {"project": project, "count": len(people), "day": _day(keeping.until)})
            elif not keeping.certain:
                yield Diagnostic("retention-uncertain", record.locate("programme"), {"project": project, "day": _day(keeping.until)})
        hidden = {fold_name(name) for name in Worlds(self.loaded).private_of(None, policy_of(self.loaded.settings, _PUBLIC, "")).names}
        for item in wanted:
            if hidden & {fold_name(name) for name in item.subject.names}:
                gone = (printed for printed in item.printed if printed.edition == _PUBLIC and printed.state == "released")
                yield from (Diagnostic("released-names-private", Location(printed.path), {"value": item.subject.name}) for printed in gone)


def _day(day: date) -> str:
    return f"{day.day}. {day.month}. {day.year}"


def _said_of(path: Path) -> Mapping[str, object]:
    """Return what a release's own record says; nothing for one that cannot be read."""
    try:
        said = json.loads(read_bytes(path))
    except (DocpipeError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _ledger(path: Path) -> Ledger | None:
    try:
        return parse_ledger(read_bytes(path))
    except (DocpipeError, ValueError):
        return None


def _referred(value: object) -> Iterator[Reference]:
    """Yield the references to people in the long texts of a record: „[[osoba:Jana Vzorová]]“."""
    if isinstance(value, Prose):
        seen: list[Reference] = []

        def note(reference: Reference) -> Checked[tuple[Inline, ...]]:
            seen.append(reference)
            return Checked((reference,))

        resolve(value, note)
        yield from (reference for reference in seen if reference.type in ("person", "osoba"))
    elif isinstance(value, tuple):
        for item in value:
            yield from _referred(item)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _referred(getattr(value, name))


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a mention, of a long one the words nearest to it."""
    first = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n\n")) + 1
    last = min((at + 1 for mark in (". ", "! ", "? ", "\n\n") if (at := text.find(mark, end)) >= 0), default=len(text))
    before, after = text[first:start], text[end:last]
    if len(before) > _MOST_AROUND:
        before = f"…{before[-_MOST_AROUND:].partition(' ')[2]}"
    if len(after) > _MOST_AROUND:
        after = f"{after[:_MOST_AROUND].rpartition(' ')[0]}…"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def title_of(collection: Collection, key: str) -> str:
    """Return what people call a record: „Setkání skupiny (6. 2. 2024)“, „rejstřík lidí“."""
    record = collection.get(key)
    if record is None or record.type == "person":
        return "rejstřík lidí"
    if record.type == "meeting":
        return f"{meeting_of(record).title} ({format_date(meeting_of(record).date)})"
    called = next((str(text) for name in ("title", "name", "number") if (text := getattr(record.value, name, None))), record.id)
    return f"{_CALLED[record.type]} {called}" if record.type in _CALLED else called


class _Marks:
    """By what people are told in a text: full names, e-mail addresses, phone numbers."""

    def __init__(self, found: Mapping[str, Found]) -> None:
        self._keys = {name: key for key, item in found.items() for name in item.subject.names}
        self._names = Names(self._keys)
        self._surnames = Counter(split_titles(item.subject.name)[2].casefold() for item in found.values())
        said = [(key, use) for key, item in found.items() for use in item.subject.uses]
        self._emails = {use.value.strip().lower(): key for key, use in said if "@" in use.value and " " not in use.value.strip()}
        digits = ((key, "".join(filter(str.isdecimal, use.value))) for key, use in said if use.what.endswith("telefon"))
        self._phones = {number[-personal.NATIONAL_DIGITS :]: key for key, number in digits if len(number) >= personal.NATIONAL_DIGITS}

    def addressed(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield the same of surnames alone after „paní“, „pan“ or a title, where one person only has that surname."""
        whole = [(hit.start, hit.end) for hit in self._names.whole(text)]
        for hit in self._names.surnames(text):
            alone = not any(start <= hit.start < end for start, end in whole)
            if alone and self._surnames[split_titles(hit.name)[2].casefold()] == 1 and _ADDRESSED.search(text, max(0, hit.start - _BEFORE), hit.start):
                yield self._keys[hit.name], hit.start, hit.end

    def of(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield (key, beginning, end) of each mention in a text."""
        yield from ((self._keys[hit.name], hit.start, hit.end) for hit in self._names.whole(text))
        if self._emails:
            yield from ((self._emails[item.value], item.start, item.end) for item in personal.emails(text) if item.value in self._emails)
        if self._phones:
            for digits, places in personal.phones(text):
                for at in range(len(digits) - personal.NATIONAL_DIGITS + 1):
                    if (key := self._phones.get(digits[at : at + personal.NATIONAL_DIGITS])) is not None:
                        yield key, places[at], places[at + personal.NATIONAL_DIGITS - 1] + 1
