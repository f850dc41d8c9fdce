"""The reports of a project → their order, the rules and the form they follow, the period after each."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import cast

from docpipe.czech.values import Period
from docpipe.model import Record
from docpipe.records.collection import Collection, project_of
from docpipe.records.reporting.form import FormField, ReportForm
from docpipe.records.reporting.parts import Confidence
from docpipe.records.reporting.report import REPORT_TYPES, Report, ReportType
from docpipe.records.reporting.rules import ReportingRules

_DECEMBER = 12


def report_of(record: Record) -> Report:
    """Return a record's value as a report."""
    return cast("Report", record.value)


def reports_of(project: str | None, collection: Collection) -> tuple[Record, ...]:
    """Return the reports of a project in order of time."""
    return tuple(sorted(collection.of("report", project), key=lambda item: (report_of(item).start, report_of(item).end, report_of(item).number)))


def is_sound(report: Report) -> bool:
    """Return whether a period ends after it begins; of another one nothing can be counted."""
    return report.start <= report.end


def regular(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the reports that follow each other: all but extraordinary ones."""
    return tuple(record for record in records if report_of(record).type is not ReportType.EXTRAORDINARY)


def called(report: Report) -> str:
    """Return „Zpráva o realizaci č. 1 (průběžná)“."""
    return f"Zpráva o realizaci č.\u00a0{report.number} ({REPORT_TYPES[report.type][0]})"


def within(report: Report, day: date | None) -> bool:
    """Return whether a day belongs to the period."""
    return day is not None and report.start <= day <= report.end


def rules_of(project: str | None, collection: Collection) -> tuple[ReportingRules, Record | None]:
    """Return a project's rules of reporting and their record; the usual rules where there is none."""
    found = collection.of("reporting", project) if project is not None else ()
    return (cast("ReportingRules", found[0].value), found[0]) if found else (ReportingRules(), None)


def form_of(project: str | None, collection: Collection, usual: str) -> ReportForm | None:
    """Return the form that a project's reports follow, whole: that of its own rules, else the programme's."""
    return _named_form(rules_of(project, collection)[0].form or usual, project, collection, frozenset())


def _named_form(name: str, project: str | None, collection: Collection, passed: frozenset[str]) -> ReportForm | None:
    found = collection.named("report-form", name, project) if name else ()
    if not found or found[0].id in passed:
        return None
    form = cast("ReportForm", found[0].value)
    own = tuple(_sure(item, form) for item in form.fields)
    base = _named_form(form.based_on or "", project, collection, passed | {found[0].id})
    return form.model_copy(update={"fields": own}) if base is None else _laid_over(form, own, base)


def _sure(field: FormField, form: ReportForm) -> FormField:
    """Return a field with the source and the confidence of its form, where it has none of its own."""
    return field.model_copy(update={"source": field.source or form.source, "confidence": field.confidence or form.confidence})


def _laid_over(form: ReportForm, own: tuple[FormField, ...], base: ReportForm) -> ReportForm:
    """Return a form with all that it does not say itself taken from the one it is based on; its fields stand where that one has them, new ones last."""
    changed = {item.field: item for item in own}
    fields = (*(changed.pop(item.field, item) for item in base.fields), *changed.values())
    kept = {name: getattr(base, name) for name in ("principles", "indicators", "duties") if not getattr(form, name)}
    if "line_end" not in form.model_fields_set:
        kept["line_end"] = base.line_end
    return form.model_copy(update={**kept, "fields": fields, "confidence": form.confidence or _confidence(fields)})


def _confidence(fields: tuple[FormField, ...]) -> Confidence | None:
    return Confidence.UNCERTAIN if any(item.confidence is Confidence.UNCERTAIN for item in fields) else None


def months_after(day: date, months: int) -> date:
    """Return the day of the same number so many months later, else the last day of that month (zákon č. 89/2012 Sb., § 605 odst. 2)."""
    year, month = divmod(day.year * _DECEMBER + day.month - 1 + months, _DECEMBER)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period_after(record: Record, collection: Collection) -> Period | None:
    """Return the period that follows a report: as it says, as the next report says, else as long as its own; None after the project's end."""
    report = report_of(record)
    start = report.end + timedelta(days=1)
    later = next((report_of(item) for item in regular(reports_of(record.project, collection)) if report_of(item).start > report.end), None)
    home = collection.get(f"project:{record.project}")
    realisation = project_of(home).realisation if home is not None else None
    if report.type is ReportType.FINAL or (realisation is not None and start > realisation.end):
        return None
    months = (start.year - report.start.year) * _DECEMBER + start.month - report.start.month
    usual = months_after(start, max(months, 1)) - timedelta(days=1)
    end = report.next_until or (later.end if later is not None else usual)
    return Period(start, max(start, min(end, realisation.end) if realisation is not None else end))
