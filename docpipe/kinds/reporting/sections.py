"""A report and what is known around it → the values of its document."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.format import format_date, format_period
from docpipe.czech.values import Period
from docpipe.diagnostics import Checked
from docpipe.figures.reporting.activities import ActivityFigure
from docpipe.figures.reporting.deadlines import deadline_of
from docpipe.figures.reporting.periods import called, period_after
from docpipe.kinds.common import document_view, known_as, project_view
from docpipe.kinds.kind import Sources, World
from docpipe.kinds.reporting import known
from docpipe.kinds.reporting.book import ReportBook
from docpipe.kinds.reporting.context import ActivityView, FactView, ItemView, PrincipleView, ReportContext
from docpipe.kinds.reporting.principles import principles_of, unknown_principles
from docpipe.kinds.reporting.texts import speaks_itself, texts_of, too_long
from docpipe.model import Context, Record
from docpipe.prose.blocks import Prose
from docpipe.records.reporting.report import CHANGE_TYPES, Audit, Change


def contents(record: Record, world: World) -> Checked[Context]:
    """Return what a report prints, and a complaint about every text that the funder's form does not take."""
    sources = Sources()
    book = ReportBook(world, record, sources)
    report = book.report
    period = Period(report.start, report.end)
    after = period_after(record, book.collection)
    values = ReportContext(
        strip=world.strip,
        document=document_view(called(report), world, sample=book.is_sample),
        project=project_view(world, sources),
        subtitle=f"za období {format_period(period)}",
        facts=tuple(_facts(book, period)),
        summary=book.prose(report.summary),
        deviations=book.prose(report.deviations),
        activities=tuple(_activity(book, item) for item in book.period.activities),
        indicators=known.indicators_table(book),
        counted=known.counted_table(book),
        indicator_comments=tuple(_comments(book)),
        publicity=known.publicity_table(book),
        publicity_text=book.prose(report.publicity),
        principles=tuple(PrincipleView(item.name, item.influence_name, item.text) for item in principles_of(book)),
        procurements=known.procurements_table(book),
        procurement_texts=tuple(ItemView(item.title, book.prose(item.text), Prose()) for item in report.procurements if item.text is not None),
        changes=tuple(ItemView(_change(index, item), book.prose(item.text), Prose()) for index, item in enumerate(report.changes, start=1)),
        problems=tuple(ItemView(f"Problém {index}", book.prose(item.text), book.prose(item.solution)) for index, item in enumerate(report.problems, start=1)),
        audits=tuple(ItemView(_audit(item), book.prose(item.result), Prose()) for item in report.audits),
        income=book.prose(report.income),
        declarations=tuple(ItemView(f"Prohlášení {index}", book.prose(item), Prose()) for index, item in enumerate(report.declarations, start=1)),
        next_period=format_period(after) if after is not None else "",
        next_text=book.prose(report.next_text),
        planned=known.planned_table(book),
        attachments=known.attachments_table(book),
    )
    _placed(book)
    sources.diagnostics += [*unknown_principles(book), *too_long(texts_of(ReportBook(world, record, Sources())))]
    return sources.context(values)


def _placed(book: ReportBook) -> None:
    """Say where the short values of the document were written."""
    record, sources = book.record, book.sources
    sources.computed("document.title", (record.locate("number"), record.locate("type")))
    sources.computed("subtitle", (record.locate("start"), record.locate("end")))
    for index, item in enumerate(book.period.activities):
        sources.computed(f"activities[{index}].known", (*item.held.locations, *item.visits.locations))
        sources.computed(f"activities[{index}].evidence", tuple(entry.location for entry in book.evidence_for(item)))
    for name in ("changes", "problems", "audits"):
        for index in range(len(getattr(book.report, name))):
            sources.note(f"{name}[{index}]", record, name, index)


def _facts(book: ReportBook, period: Period) -> Iterator[FactView]:
    """Yield the identification of the report."""
    report, project = book.report, book.world.project_value
    beneficiary, ico = book.beneficiary
    deadline = deadline_of(book.record, book.collection)
    lines = (
        ("Registrační číslo", project.registration_number.text if project.registration_number else ""),
        ("Název projektu", project.name or ""),
        ("Příjemce", f"{beneficiary}, IČO {ico}" if ico else beneficiary),
        ("Sledované období", format_period(period)),
        ("Lhůta pro podání", format_date(deadline.value) if deadline.value is not None else ""),
        ("Datum předložení", format_date(report.submitted_on) if report.submitted_on is not None else ""),
        ("Kontaktní osoba", known_as(book.world, report.contact, None)),
    )
    yield from (FactView(label, value) for label, value in lines if value)


def _activity(book: ReportBook, item: ActivityFigure) -> ActivityView:
    progress, _ = book.progress_of(item)
    text = progress.text if progress is not None else None
    return ActivityView(
        title=f"{item.code} – {item.name}" if item.code else "Setkání bez klíčové aktivity",
        known="" if speaks_itself(text) else known.sentences(item),
        text=book.prose(text, item),
        meetings=known.meetings_table(book, item),
        outputs=book.prose(progress.outputs if progress is not None else None, item),
        deviations=book.prose(progress.deviations if progress is not None else None, item),
        evidence_text=book.prose(progress.evidence if progress is not None else None, item),
        evidence=known.evidence_sentence(book, item),
    )


def _comments(book: ReportBook) -> Iterator[ItemView]:
    for item in book.indicators:
        if item.progress is not None and item.progress.comment is not None:
            yield ItemView(f"{item.indicator.code} {item.indicator.name}", book.prose(item.progress.comment), Prose())


def _change(number: int, item: Change) -> str:
    days = [f"{word} {format_date(day)}" for word, day in (("oznámena", item.announced_on), ("schválena", item.approved_on)) if day is not None]
    return f"Změna {number} – {CHANGE_TYPES[item.type][0]}" + (f" ({', '.join(days)})" if days else "")


def _audit(item: Audit) -> str:
    days = " – ".join(format_date(day) for day in (item.start, item.end) if day is not None)
    return f"{item.body} ({days})" if days else item.body
