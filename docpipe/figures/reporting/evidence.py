"""A report's meetings, attachments and publicity → numbered evidence, by key activity: the one list that report, bundle and texts have their numbers from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import cast

from docpipe.czech.format import format_date
from docpipe.czech.values import NBSP
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.activities import key_activity_of
from docpipe.figures.meetings import has_invitation, has_minutes, has_sheet, is_held
from docpipe.figures.reporting.activities import code_of, meetings_between
from docpipe.figures.reporting.periods import report_of, rules_of
from docpipe.model import Record
from docpipe.records.collection import Collection, evidence_of, meeting_of, project_of
from docpipe.records.group import Group
from docpipe.records.project import Project
from docpipe.records.reporting.publicity import PUBLICITY_TYPES, Publicity
from docpipe.records.reporting.rules import MEETING_EVIDENCE, MeetingEvidence
from docpipe.schema import fold_key

COMMON = "P"
"""The group of what belongs to no key activity."""
CHECKLIST = "publicity-check"
"""The kind of document in which the beneficiary says what was checked of the publicity of a period; it goes with every report."""
FILES = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".docx"})
"""Files that can become a part of a bundle."""
_ON_LINE = {"online_list": ("seznam", "seznam účastníků z on-line setkání"), "declaration": ("prohlášení", "prohlášení organizátora o účasti")}
"""What shows an on-line meeting: the field → how a text cites it, what it is called."""
_READY = {MeetingEvidence.INVITATION: has_invitation, MeetingEvidence.ATTENDANCE: has_sheet, MeetingEvidence.MINUTES: has_minutes}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One numbered piece of evidence."""

    group: str
    """Code of a key activity, or COMMON."""
    number: int
    """In its group, from 1."""
    title: str
    """„zápis PS Senioři 9. 3. 2021“."""
    id: str
    """By which texts cite it: the id of an attachment, of a publicity item, 'meeting/kind'."""
    location: Location
    record: Record
    """What it comes of: the meeting, the report, the publicity item."""
    kind: str = ""
    """Kind of the meeting's document, '' for a file."""
    file: str = ""
    """As it is written, relative to the file of its record; '' for a document, and for an attachment whose file is not there yet."""
    scan: str = ""
    """The scan of the signed sheet, as the meeting names it."""

    @property
    def label(self) -> str:
        """„KA 02/03“, never divided at the end of a line."""
        return f"{self.group.replace(' ', NBSP)}/{self.number:02}"


@dataclass(frozen=True, slots=True)
class _Found:
    group: str
    title: str
    id: str
    location: Location
    record: Record
    kind: str = ""
    file: str = ""
    scan: str = ""


def numbered_evidence(record: Record, collection: Collection) -> tuple[Evidence, ...]:
    """Return the evidence of a report in the order of its numbers: the key activities as the project has them, what is common to all last."""
    home = collection.get(f"project:{record.project}")
    assert home is not None, "evidence is numbered only for a project that was read"
    project = project_of(home)
    checked = _Found(COMMON, "kontrolní list povinné publicity", CHECKLIST, record.locate("number"), record, CHECKLIST)
    found = (*_of_meetings(record, project, collection), *_of_report(record, project), *_of_publicity(record, project, collection), checked)
    groups = (*(activity.code for activity in project.key_activities), COMMON)
    numbered: list[Evidence] = []
    for group in groups:
        own = (item for item in found if item.group == group)
        numbered += [
            Evidence(group, number, item.title, item.id, item.location, item.record, item.kind, item.file, item.scan)
            for number, item in enumerate(own, start=1)
        ]
    return tuple(numbered)


def _of_meetings(record: Record, project: Project, collection: Collection) -> Iterator[_Found]:
    report = report_of(record)
    wanted = rules_of(record.project, collection)[0].meeting_evidence
    for meeting in meetings_between(record.project, collection, report.start, report.end):
        if not is_held(meeting):
            continue
        group, name, place = code_of(meeting, project) or COMMON, _named(meeting, collection), meeting.locate("title")
        said = evidence_of(meeting)
        for kind in (item for item in MeetingEvidence if item in wanted and _READY[item](meeting)):
            scan = said.sheet_scan or "" if kind is MeetingEvidence.ATTENDANCE else ""
            yield _Found(group, f"{MEETING_EVIDENCE[kind][0]}{name}", f"{meeting.id}/{kind.value}", place, meeting, kind.value, scan=scan)
        listed = name if name.startswith(NBSP) else f"{NBSP}–{name}"
        for field, (_, word) in _ON_LINE.items():
            file = getattr(said, field) or ""
            if field == "declaration" and file == said.online_list:
                continue  # one file that is both is one piece of evidence
            if PurePosixPath(file).suffix.lower() in FILES:
                yield _Found(group, f"{word}{listed}", f"{meeting.id}/{field}", meeting.locate("evidence", field), meeting, file=file)


def _named(meeting: Record, collection: Collection) -> str:
    """Return „ PS Senioři 9. 3. 2021“, which reads on after „zápis“; without a group „ – Veřejné setkání 9. 3. 2021“, as nobody declines titles."""
    value = meeting_of(meeting)
    groups = collection.groups_named(value.group, meeting.project) if value.group else ()
    group = cast("Group", groups[0].value) if groups else None
    if group is not None and group.short_name:
        return f" {group.short_name}{NBSP}{format_date(value.date)}".replace(" ", NBSP).replace(NBSP, " ", 1)
    if group is not None and group.genitive:
        return f" {group.genitive} {format_date(value.date)}"
    return f"{NBSP}– {value.title} {format_date(value.date)}"


def _of_report(record: Record, project: Project) -> Iterator[_Found]:
    for index, item in enumerate(report_of(record).attachments):
        activity = key_activity_of(project, item.activity) if item.activity else None
        yield _Found(activity.code if activity else COMMON, item.title, item.id, record.locate("attachments", index), record, file=item.file or "")


def _of_publicity(record: Record, project: Project, collection: Collection) -> Iterator[_Found]:
    """Yield the photographs of what was to be seen in the period."""
    for item in publicity_of(record, collection):
        value = publicity_value(item)
        if value.photo:
            activity = key_activity_of(project, value.key_activity) if value.key_activity else None
            kind = PUBLICITY_TYPES[value.type][0]
            title = value.title if value.title.casefold().startswith(kind) else f"{kind}{NBSP}– {value.title}"
            yield _Found(activity.code if activity else COMMON, title, item.id, item.locate("photo"), item, file=value.photo)


def publicity_value(record: Record) -> Publicity:
    """Return a record's value as an item of the publicity register."""
    return cast("Publicity", record.value)


def publicity_of(record: Record, collection: Collection) -> tuple[Record, ...]:
    """Return what of the publicity register was to be seen on some day of a report's period, in order of time; what has no date is always."""
    report = report_of(record)

    def seen(value: Publicity) -> bool:
        return (value.date is None or value.date <= report.end) and (value.until is None or value.until >= report.start)

    found = [item for item in collection.of("publicity", record.project) if seen(publicity_value(item))]
    return tuple(sorted(found, key=lambda item: (str(publicity_value(item).date or ""), item.id)))


def cited(evidence: tuple[Evidence, ...], target: str) -> tuple[Evidence, ...]:
    """Return the evidence that a text cites: by its id, or everything of a meeting by the meeting's id."""
    wanted = fold_key(target)
    exact = tuple(item for item in evidence if wanted in (fold_key(item.id), fold_key(_czech(item))))
    return exact or tuple(item for item in evidence if item.record.type == "meeting" and fold_key(item.record.id) == wanted)


def names_of(item: Evidence) -> tuple[str, ...]:
    """Return the names by which a text may cite a piece of evidence, as one would write them."""
    return (item.record.id, _czech(item)) if item.record.type == "meeting" else (_czech(item),)


def _czech(item: Evidence) -> str:
    """Return an id in Czech: '2024-03-14/zápis', 'kontrolní list publicity'."""
    if item.kind == CHECKLIST:
        return "kontrolní list publicity"
    if item.record.type == "meeting" and not item.kind:
        return f"{item.record.id}/{_ON_LINE[item.id.rpartition('/')[2]][0]}"
    kind = next((MEETING_EVIDENCE[kind][0] for kind in MeetingEvidence if kind.value == item.kind), "")
    return f"{item.record.id}/{kind}" if kind else item.id
