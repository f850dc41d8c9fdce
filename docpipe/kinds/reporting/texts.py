"""A report → the texts of the funder's form, field by field in the order of its tabs, as plain text with their lengths and limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

from docpipe.czech.format import format_date
from docpipe.czech.values import NBSP
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.figures.reporting.activities import ActivityFigure, planned_in
from docpipe.figures.reporting.evidence import publicity_value
from docpipe.figures.reporting.indicators import IndicatorFigure
from docpipe.figures.reporting.periods import period_after
from docpipe.kinds.reporting.book import ReportBook
from docpipe.kinds.reporting.known import evidence_line, sentences
from docpipe.kinds.reporting.principles import Kept, principles_of
from docpipe.kinds.reporting.references import in_words
from docpipe.prose.blocks import Prose
from docpipe.prose.texts import plain_text
from docpipe.records.reporting.form import FormField, ReportField, ReportForm
from docpipe.records.reporting.parts import Confidence
from docpipe.records.reporting.publicity import PUBLICITY_TYPES
from docpipe.records.reporting.report import CHANGE_TYPES

_KNOWN = ("[[hodnota:aktivita.", "[[value:aktivita.", "[[value:activity.", "[[hodnota:activity.")
"""A text that asks for a computed value of its activity says itself what docpipe would say before it."""
_SCOPES: Mapping[ReportField, str] = {
    ReportField.ACTIVITY: "activity",
    ReportField.OUTPUTS: "activity",
    ReportField.EVIDENCE: "activity",
    ReportField.ACTIVITY_DEVIATIONS: "activity",
    ReportField.INDICATOR: "indicator",
    ReportField.PRINCIPLE: "principle",
    ReportField.PROCUREMENT: "procurement",
    ReportField.CHANGE: "change",
    ReportField.PROBLEM: "problem",
    ReportField.SOLUTION: "problem",
    ReportField.AUDIT: "audit",
    ReportField.DECLARATION: "declaration",
}
"""Field → of what there is one for each; the others are there once."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """The text of one field of the form."""

    field: ReportField
    tab: str
    label: str
    about: str
    """Of which activity, indicator, principle … it is; may be empty."""
    text: str
    length: int
    """In characters as the funder's system counts them."""
    limit: int | None
    required: bool
    confidence: Confidence | None
    source: str
    """Where the limit comes from."""
    location: Location

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.length > self.limit


@dataclass(frozen=True, slots=True)
class _Said:
    """A text and where it is written."""

    text: str
    location: Location


def texts_of(book: ReportBook) -> tuple[FieldText, ...]:
    """Return the texts in the order of the form; nothing where the project follows no form."""
    if book.form is None:
        return ()
    found: list[FieldText] = []
    for scope, group in groupby(book.form.fields, key=lambda item: _SCOPES.get(item.field, item.field.value)):
        fields = tuple(group)
        for about, item in _items(scope, book):
            found += [_field_text(field, about, _SAYING[field.field](book, item), book, book.form) for field in fields]
    return tuple(found)


def _field_text(field: FormField, about: str, said: _Said, book: ReportBook, form: ReportForm) -> FieldText:
    own = next((item for item in book.rules.limits if item.field is field.field), None)
    limit = own.limit if own is not None else field.limit
    confidence = None if own is not None else field.confidence
    source = (own.source or "vykazovani.yaml") if own is not None else field.source or ""
    text = said.text.replace(NBSP, " ").strip()
    length = len(text.encode("utf-16-le")) // 2 + (form.line_end - 1) * text.count("\n")  # as a browser counts: a picture letter is two
    return FieldText(field.field, field.tab, field.label, about, text, length, limit, field.required, confidence, source, said.location)


def _items(scope: str, book: ReportBook) -> Iterator[tuple[str, Any]]:
    """Yield what there is a field for: what it is called, and the thing itself (or its place in the report)."""
    report = book.report
    match scope:
        case "activity":
            yield from ((f"{item.code} – {item.name}", item) for item in book.period.activities if item.code)
        case "indicator":
            yield from ((f"{item.indicator.code} {item.indicator.name}".replace(NBSP, " "), item) for item in book.indicators)
        case "principle":
            yield from ((item.name + (f" ({item.influence_name})" if item.influence else ""), item) for item in principles_of(book))
        case "procurement":
            yield from ((item.title, index) for index, item in enumerate(report.procurements))
        case "change":
            yield from ((f"{index + 1}. {CHANGE_TYPES[item.type][0]}", index) for index, item in enumerate(report.changes))
        case "problem":
            yield from ((f"{index + 1}. problém", index) for index in range(len(report.problems)))
        case "audit":
            yield from ((item.body, index) for index, item in enumerate(report.audits))
        case "declaration":
            yield from ((f"{index + 1}. prohlášení", index) for index in range(len(report.declarations)))
        case _:
            yield "", None


def _whole(name: str) -> Callable[[ReportBook, Any], _Said]:
    return lambda book, _item: _Said(plain_text(book.prose(getattr(book.report, name))), book.record.locate(name))


def _of_list(field: str, name: str) -> Callable[[ReportBook, Any], _Said]:
    def said(book: ReportBook, index: Any) -> _Said:
        text: Prose | None = getattr(getattr(book.report, field)[index], name)
        return _Said(plain_text(book.prose(text)), book.record.locate(field, index, name))

    return said


def speaks_itself(text: Prose | None) -> bool:
    """Return whether a text asks for what docpipe computed of its activity, so that nothing is put before it."""
    return text is not None and any(mark in plain_text(text).casefold() for mark in _KNOWN)


def _activity(book: ReportBook, activity: ActivityFigure) -> _Said:
    progress, index = book.progress_of(activity)
    known = "" if progress is not None and speaks_itself(progress.text) else sentences(activity)
    own = plain_text(book.prose(progress.text, activity)) if progress is not None else ""
    return _Said("\n".join(part for part in (known, own) if part), _of_activity(book, index, "text"))


def _of_activity(book: ReportBook, index: int, name: str) -> Location:
    return book.record.locate("activities", index, name) if index >= 0 else book.record.locate("activities")


def _part(name: str) -> Callable[[ReportBook, Any], _Said]:
    def said(book: ReportBook, activity: Any) -> _Said:
        progress, index = book.progress_of(activity)
        text: Prose | None = getattr(progress, name, None)
        return _Said(plain_text(book.prose(text, activity)), _of_activity(book, index, name))

    return said


def _evidence(book: ReportBook, activity: ActivityFigure) -> _Said:
    """Return what a person says of the evidence, else its list, short enough for the field."""
    own = _part("evidence")(book, activity)
    if own.text:
        return own
    field = next((item for item in (book.form.fields if book.form is not None else ()) if item.field is ReportField.EVIDENCE), None)
    rule = next((item.limit for item in book.rules.limits if item.field is ReportField.EVIDENCE), None)
    found = book.evidence_for(activity)
    return _Said(evidence_line(found, rule or (field.limit if field is not None else None)) if found else "", own.location)


def _next(book: ReportBook, _item: object) -> _Said:
    """Return the plan for the next period with the meetings that are planned in it."""
    own = plain_text(book.prose(book.report.next_text))
    period = period_after(book.record, book.collection)
    found = planned_in(book.record.project or "", book.collection, period) if period is not None else ()
    lines = [f"- {format_date(item.date)} {item.title}" for item in found]
    planned = "\n".join(["Plánovaná setkání:", *lines]) if lines else ""
    return _Said("\n".join(part for part in (own, planned) if part), book.record.locate("next_text"))


def _indicator(book: ReportBook, figure: IndicatorFigure) -> _Said:
    """Return the comment, else what is counted, where it is published and which attachment shows it."""
    place = book.record.locate("indicators", figure.index, "comment") if figure.index is not None else figure.record.locate("code")
    if figure.progress is not None and figure.progress.comment is not None:
        return _Said(plain_text(book.prose(figure.progress.comment)), place)
    lines = []
    for counted in figure.counted:
        item = counted.item
        own = tuple(entry for entry in book.evidence if entry.id.casefold() in {text.casefold() for text in item.evidence})
        parts = (
            item.what,
            item.url or "",
            f"zveřejněno {format_date(item.published_on)}" if item.published_on else "",
            f"{'příloha' if len(own) == 1 else 'přílohy'} {in_words(own)}" if own else "",
        )
        lines.append(", ".join(part for part in parts if part))
    return _Said("\n".join(lines), place)


def _publicity(book: ReportBook, _item: object) -> _Said:
    """Return the comment, else the register of the period."""
    if book.report.publicity is not None:
        return _whole("publicity")(book, None)
    lines = []
    for record in book.publicity:
        value = publicity_value(record)
        since = f"od {format_date(value.date)}" if value.date else ""
        lines.append(", ".join(part for part in (f"{PUBLICITY_TYPES[value.type][0]}: {value.title}", since, value.place or "", value.url or "") if part))
    return _Said("\n".join(lines), book.record.locate("publicity"))


def _principle(_book: ReportBook, kept: Kept) -> _Said:
    return _Said(plain_text(kept.text), kept.location)


def _declaration(book: ReportBook, index: int) -> _Said:
    return _Said(plain_text(book.prose(book.report.declarations[index])), book.record.locate("declarations", index))


_SAYING: Mapping[ReportField, Callable[[ReportBook, Any], _Said]] = {
    ReportField.SUMMARY: _whole("summary"),
    ReportField.DEVIATIONS: _whole("deviations"),
    ReportField.NEXT: _next,
    ReportField.ACTIVITY: _activity,
    ReportField.OUTPUTS: _part("outputs"),
    ReportField.EVIDENCE: _evidence,
    ReportField.ACTIVITY_DEVIATIONS: _part("deviations"),
    ReportField.INDICATOR: _indicator,
    ReportField.PUBLICITY: _publicity,
    ReportField.PRINCIPLE: _principle,
    ReportField.PROCUREMENT: _of_list("procurements", "text"),
    ReportField.CHANGE: _of_list("changes", "text"),
    ReportField.PROBLEM: _of_list("problems", "text"),
    ReportField.SOLUTION: _of_list("problems", "solution"),
    ReportField.AUDIT: _of_list("audits", "result"),
    ReportField.INCOME: _whole("income"),
    ReportField.DECLARATION: _declaration,
}


def too_long(texts: tuple[FieldText, ...]) -> Iterator[Diagnostic]:
    """Yield each text that its field does not take."""
    for item in texts:
        if item.is_over and item.limit is not None:
            arguments: dict[str, Plain] = {
                "field": ": ".join(part for part in (item.label, item.about) if part),
                "length": item.length,
                "limit": item.limit,
                "over": item.length - item.limit,
                "source": item.source or "–",
            }
            yield Diagnostic("report-text-too-long", item.location, arguments)
