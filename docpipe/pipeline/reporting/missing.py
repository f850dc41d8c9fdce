"""A report and its evidence → what is missing before it can be submitted (co chybí k podání zprávy), each with the place where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docpipe.czech.format import format_date, format_number
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, Plain, Severity
from docpipe.figures.evidence import signatures_of
from docpipe.figures.lacking import Lacking
from docpipe.figures.lacks import Lack
from docpipe.figures.reporting.deadlines import deadline_of
from docpipe.figures.reporting.evidence import CHECKLIST, publicity_value
from docpipe.figures.reporting.periods import called, rules_of
from docpipe.kinds.reporting.book import ReportBook
from docpipe.kinds.reporting.texts import texts_of
from docpipe.messages import severity_of, tell
from docpipe.model import Document, Record
from docpipe.pipeline.issues import changed_since, issues_of, signed_scan
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.make import Maker
from docpipe.pipeline.reporting import without_echoes
from docpipe.pipeline.reporting.chosen import the_report
from docpipe.pipeline.reporting.copying import book_of, document_of, unfinished
from docpipe.pipeline.worlds import Worlds
from docpipe.records.collection import evidence_of, meeting_of
from docpipe.records.meeting import Form
from docpipe.records.reporting.publicity import PUBLICITY_TYPES, PublicityType
from docpipe.records.reporting.report import ReportType
from docpipe.workspace import Workspace

_MADE_OF_FILES = ("bundle", CHECKLIST)
"""Kinds of documents that are made of finished files: a build says whether those have changed."""
_SEEN_ON_LINE = (PublicityType.WEB, PublicityType.SOCIAL)


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing to a report."""

    report: str
    """'project/id'."""
    title: str
    deadline: str
    """„30. 7. 2024“; empty where no decision is written, or the report is submitted."""


def missing(workspace: Workspace, word: str | None) -> Checked[Missing]:
    """Return a complaint for everything that a report lacks or that is wrong with what it is made of. Raises DocpipeError for one that cannot be printed."""
    loaded = load(workspace)
    record = the_report(loaded, word)
    book = book_of(loaded, record)
    day = deadline_of(record, book.collection).value if book.report.submitted_on is None else None
    found = _found(loaded, record, book)
    about = Missing(f"{record.project}/{record.id}", called(book.report), format_date(day) if day is not None else "")
    return Checked(about, found)


_TOLD_OF_MEETINGS = frozenset({"report-scan-missing", "report-signatures-missing", "report-online-evidence-missing", "report-meeting-not-held"})
"""What a list of everything that is lacking says of each meeting anyway."""
_DRAFT = "report-document-not-released"
_NAMED_DRAFTS = 3


def lacking_to_reports(loaded: Loaded) -> Iterator[Lacking]:
    """Yield what is missing to each report that was not submitted, from the last day of its period on and by its deadline; its drafts together."""
    for record in loaded.collection.of("report"):
        try:
            book = book_of(loaded, record)
        except (DocpipeError, StopIteration):
            continue  # the faults of the report or its project are told where they are
        if book.report.submitted_on is not None:
            continue
        found = [item for item in _found(loaded, record, book) if severity_of(item) is not Severity.INFO and item.code not in _TOLD_OF_MEETINGS]
        day = deadline_of(record, book.collection).value or book.report.end
        whom = rules_of(record.project, book.collection)[0].responsible or book.report.contact or ""

        def lack(text: str, place: Location, key: str = record.key, day: date = day, whom: str = whom, book: ReportBook = book) -> Lacking:
            what = f"ke zprávě č. {book.report.number}: {text}"
            return Lacking(Lack.REPORT_ITEM, day, what, book.record.project or "", whom, place, key, since=book.report.end)

        yield from (lack(tell(item, "cs"), item.location or record.locate("number")) for item in found if item.code != _DRAFT)
        if drafts := [str(item.arguments["value"]) for item in found if item.code == _DRAFT]:
            more = f" a další ({len(drafts) - _NAMED_DRAFTS})" if len(drafts) > _NAMED_DRAFTS else ""
            what = "je jen pracovní verze, není vydáno" if len(drafts) == 1 else "jsou jen pracovní verze, nejsou vydány"
            yield lack(f"{what}: {', '.join(drafts[:_NAMED_DRAFTS])}{more}", record.locate("number"))


def _found(loaded: Loaded, record: Record, book: ReportBook) -> tuple[Diagnostic, ...]:
    unread = [item for item in loaded.diagnostics if severity_of(item) is Severity.FAULT]
    found = (*_said(loaded, record, book), *(item.about(record.key) for item in _lacking(book, loaded)))
    return once(overridden(without_echoes(found, loaded.collection, unread), loaded.settings))


def _said(loaded: Loaded, record: Record, book: ReportBook) -> Iterator[Diagnostic]:
    """Yield what reading, rules and making say of the report and of all it is made from, but that data are sample."""
    keys = {record.key, *(item.record.key for item in book.evidence), *(item.key for item in (*book.period.whole.meetings, *book.publicity))}
    keys |= {item.record.key for item in book.indicators}
    yield from (item for item in loaded.diagnostics if keys & set(item.subjects) and item.code != "sample-data")
    try:
        yield from Maker(loaded, Worlds(loaded)).draft(document_of(loaded, record)).diagnostics
    except DocpipeError as error:
        yield from error.diagnostics


def _lacking(book: ReportBook, loaded: Loaded) -> Iterator[Diagnostic]:
    yield from unfinished(texts_of(book))
    yield from _meetings(book, loaded)
    yield from _publicity(book)
    yield from _attachments(book)
    yield from _targets(book)
    yield from _releases(book, loaded)
    if deadline_of(book.record, book.collection).value is None:
        yield Diagnostic("report-deadline-missing", book.record.locate("end"), {})


def _meetings(book: ReportBook, loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield meetings of the period that were not held, and those held that nothing but their minutes shows."""
    for item in book.period.unheld:
        yield Diagnostic("report-meeting-not-held", item.locate("date"), _named(item))
    for item in book.period.whole.meetings:
        if not book.code_of(item):
            yield Diagnostic("report-meeting-without-activity", item.locate("title"), _named(item))
        said = evidence_of(item)
        if meeting_of(item).form is Form.ONLINE:
            if not (said.online_list and said.declaration):
                lack = (
                    "prohlášení pořadatele"
                    if said.online_list
                    else "seznam přihlášených"
                    if said.declaration
                    else "seznam přihlášených a prohlášení pořadatele"
                )
                yield Diagnostic("report-online-evidence-missing", item.locate("evidence"), {**_named(item), "missing": lack})
            continue
        if not said.sheet_scan and not _filed_scan(item, loaded):
            yield Diagnostic("report-scan-missing", item.locate("evidence"), _named(item))
        if signatures_of(item, book.collection).counted.value is None:
            yield Diagnostic("report-signatures-missing", item.locate("evidence"), _named(item))


def _named(item: Record) -> dict[str, Plain]:
    return {"value": meeting_of(item).title, "date": format_date(meeting_of(item).date)}


def _filed_scan(meeting: Record, loaded: Loaded) -> bool:
    """Return whether a signed scan was filed with a released sheet of the meeting."""
    sheets = (item for item in loaded.documents if item.kind == "attendance" and item.subject == meeting.key)
    return any(signed_scan(loaded.workspace, sheet, issue.version) is not None for sheet in sheets for issue in issues_of(loaded.workspace, sheet))


def _publicity(book: ReportBook) -> Iterator[Diagnostic]:
    """Yield the kinds of publicity that the form asks for and nothing shows, posters without a photograph, pages without an address."""
    there = {publicity_value(item).type for item in book.publicity}
    for duty in book.form.duties if book.form is not None else ():
        if duty.type not in there:
            arguments: dict[str, Plain] = {"what": PUBLICITY_TYPES[duty.type][0], "source": duty.source or "–"}
            yield Diagnostic("report-publicity-missing", book.record.locate("publicity"), arguments)
    for item in book.publicity:
        value = publicity_value(item)
        if value.type is PublicityType.POSTER and not value.photo:
            yield Diagnostic("report-poster-without-photo", item.locate("title"), {"value": value.title})
        if value.type in _SEEN_ON_LINE and not value.url:
            yield Diagnostic("report-publicity-without-address", item.locate("title"), {"value": value.title})
        if value.date is None:
            yield Diagnostic("report-publicity-undated", item.locate("title"), {"value": value.title})


def _attachments(book: ReportBook) -> Iterator[Diagnostic]:
    for index, item in enumerate(book.report.attachments):
        if not item.file:
            yield Diagnostic("report-attachment-without-file", book.record.locate("attachments", index), {"value": item.title})


def _targets(book: ReportBook) -> Iterator[Diagnostic]:
    """Yield indicators of a final report that did not reach their target."""
    if book.report.type is not ReportType.FINAL:
        return
    for item in book.indicators:
        target = item.indicator.target
        if target is not None and not item.is_reached:
            arguments: dict[str, Plain] = {
                "indicator": item.indicator.code,
                "value": format_number(item.total.value),
                "target": format_number(target - item.indicator.baseline),
            }
            yield Diagnostic("report-target-not-reached", item.record.locate("target"), arguments)


def _releases(book: ReportBook, loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield documents that go with the report and were not released, or say something else than the content does now."""
    maker = Maker(loaded, Worlds(loaded))
    wanted = {(item.record.key, item.kind) for item in book.evidence if item.kind}
    own = [item for item in loaded.documents if (item.subject, item.kind) in wanted and item.edition == "internal"]
    own += [item for item in loaded.documents if item.kind == "bundle" and _belongs(item, book)]
    for document in (*own, document_of(loaded, book.record)):
        record = loaded.collection.get(document.subject)
        if issues_of(loaded.workspace, document):
            changed = changed_since(maker, document) if document.kind not in _MADE_OF_FILES else None
            yield from (changed,) if changed is not None else ()
        elif record is not None:
            words = f"{document.stem.split('/')[1]} {document.project}/{document.record}"
            yield Diagnostic("report-document-not-released", record.locate("title"), {"value": document.title, "words": words})


def _belongs(document: Document, book: ReportBook) -> bool:
    record = book.collection.get(document.subject)
    return record is not None and record.project == book.record.project and getattr(record.value, "report", None) == book.record.id
