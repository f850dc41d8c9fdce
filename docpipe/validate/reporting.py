"""What the records of reporting say of each other → a fault for every name that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from docpipe.czech.format import format_date
from docpipe.czech.names import fold_name, near_misses
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.figures.activities import key_activity_of
from docpipe.figures.reporting.indicators import digits
from docpipe.model import Record
from docpipe.records.collection import Collection, project_of
from docpipe.records.project import Project
from docpipe.records.reporting.form import REPORT_FIELDS, ReportField, ReportForm
from docpipe.records.reporting.indicator import ProjectIndicator
from docpipe.records.reporting.parts import DeadlineRule, Start
from docpipe.records.reporting.publicity import Publicity
from docpipe.records.reporting.report import Report
from docpipe.records.reporting.rules import ReportingRules

_SUGGESTIONS = 3
_SHOWN = 12
_WORDS = {
    "activity": ("klíčovou aktivitu projektu", "key activity of the project"),
    "indicator": ("indikátor projektu", "indicator of the project"),
    "attachment": ("přílohu žádné zprávy projektu", "attachment of any report of the project"),
    "form": ("formulář zprávy", "report form"),
    "principle": ("horizontální princip", "horizontal principle"),
}


def resolve_reports(collection: Collection) -> tuple[Diagnostic, ...]:
    """Return a complaint for each unresolved name in reports, indicators, the publicity register and rules of reporting."""
    found: list[Diagnostic] = []
    for record in collection.of("report-form"):
        found += [item.about(record.key) for item in _form(record, collection)]
    for kind, judge in _JUDGES.items():
        for record in collection.of(kind):
            home = collection.get(f"project:{record.project}")
            if home is not None:
                found += [item.about(record.key) for item in judge(record, project_of(home), collection)]
    return tuple(found)


def _report(record: Record, project: Project, collection: Collection) -> Iterator[Diagnostic]:
    report = cast("Report", record.value)
    yield from _period(report, record)
    for index, item in enumerate(report.activities):
        yield from _activity(project, item.activity, record.locate("activities", index, "activity"))
    for index, attachment in enumerate(report.attachments):
        yield from _activity(project, attachment.activity, record.locate("attachments", index, "activity"))
    known = {digits(cast("ProjectIndicator", item.value).code): cast("ProjectIndicator", item.value).code for item in _own(collection, record)}
    for index, progress in enumerate(report.indicators):
        if digits(progress.code) not in known:
            yield _unknown("indicator", progress.code, record.locate("indicators", index, "code"), tuple(known.values()))
    codes = [(activity.code if (activity := key_activity_of(project, item.activity)) else item.activity) for item in report.activities]
    yield from _twice(codes, record, "activities", "activity")
    yield from _twice([digits(item.code) for item in report.indicators], record, "indicators", "code")
    yield from _twice([fold_name(item.id) for item in report.attachments], record, "attachments", "id")
    yield from _taken(report, record, collection)
    yield from _day_written(report.deadline, record, "deadline")


def _period(report: Report, record: Record) -> Iterator[Diagnostic]:
    """Yield a period that ends before it begins: nothing can be counted in it."""
    if report.end < report.start:
        arguments = {"start": format_date(report.start), "end": format_date(report.end)}
        yield Diagnostic("report-ends-before-start", record.locate("end"), dict(arguments), related=(record.locate("start"),))


def _taken(report: Report, record: Record, collection: Collection) -> Iterator[Diagnostic]:
    """Yield an attachment whose id is also that of a meeting or of an item of the publicity register: a citation could mean either."""
    others = {fold_name(item.id): item for kind in ("meeting", "publicity") for item in collection.of(kind, record.project)}
    for index, item in enumerate(report.attachments):
        if (other := others.get(fold_name(item.id))) is not None:
            yield Diagnostic("report-attachment-id-taken", record.locate("attachments", index, "id"), {"value": item.id}, related=(other.locate(),))


def _own(collection: Collection, record: Record) -> tuple[Record, ...]:
    return collection.of("project-indicator", record.project)


def _twice(keys: Sequence[str], record: Record, field: str, name: str) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for index, key in enumerate(keys):
        known = first.setdefault(key, index)
        if known != index:
            written = getattr(getattr(record.value, field)[index], name)
            word = REPORT_FIELDS[written][0] if isinstance(written, ReportField) else written
            yield Diagnostic("report-item-twice", record.locate(field, index, name), {"value": word}, related=(record.locate(field, known, name),))


def _indicator(record: Record, _project: Project, collection: Collection) -> Iterator[Diagnostic]:
    reports = [cast("Report", item.value) for item in collection.of("report", record.project)]
    known = {fold_name(attachment.id): attachment.id for report in reports for attachment in report.attachments}
    for index, counted in enumerate(cast("ProjectIndicator", record.value).counted):
        for number, text in enumerate(counted.evidence):
            if fold_name(text) not in known:
                yield _unknown("attachment", text, record.locate("counted", index, "evidence", number), tuple(known.values()))


def _publicity(record: Record, project: Project, _collection: Collection) -> Iterator[Diagnostic]:
    yield from _activity(project, cast("Publicity", record.value).key_activity, record.locate("key_activity"))


def _rules(record: Record, _project: Project, collection: Collection) -> Iterator[Diagnostic]:
    rules = cast("ReportingRules", record.value)
    first = collection.of("reporting", record.project)[0]
    if first is not record:
        yield Diagnostic("reporting-twice", Location(record.tree.path), {}, related=(Location(first.tree.path),))
    if rules.form is not None and not collection.named("report-form", rules.form, record.project):
        forms = tuple(item.id for item in collection.layered("report-form", record.project))
        yield _unknown("form", rules.form, record.locate("form"), forms)
    yield from _twice([item.field.value for item in rules.limits], record, "limits", "field")
    yield from _twice([fold_name(item.principle) for item in rules.principles], record, "principles", "principle")
    for name in ("deadline", "final_deadline"):
        yield from _day_written(getattr(rules, name), record, name)


def _form(record: Record, collection: Collection) -> Iterator[Diagnostic]:
    """Yield what is wrong with a form: one based on none, a field twice, no field at all."""
    form = cast("ReportForm", record.value)
    others = tuple(item for item in collection.layered("report-form", record.project) if item is not record)
    if form.based_on is not None and not any(item.id == form.based_on or cast("ReportForm", item.value).name == form.based_on for item in others):
        yield _unknown("form", form.based_on, record.locate("based_on"), tuple(item.id for item in others))
    elif form.based_on is None and not form.fields:
        yield Diagnostic("report-form-empty", record.locate("name"), {"value": form.name})
    yield from _twice([item.field.value for item in form.fields], record, "fields", "field")


def _day_written(rule: DeadlineRule | None, record: Record, field: str) -> Iterator[Diagnostic]:
    if rule is not None and rule.start is Start.DAY and rule.day is None:
        yield Diagnostic("deadline-day-missing", record.locate(field), {})


def _activity(project: Project, text: str | None, location: Location) -> Iterator[Diagnostic]:
    if text and key_activity_of(project, text) is None:
        yield _unknown("activity", text, location, tuple(item.code for item in project.key_activities))


def _unknown(what: str, value: str, location: Location, known: Iterable[str]) -> Diagnostic:
    names = tuple(dict.fromkeys(known))
    near = near_misses(value, names, _SUGGESTIONS)
    arguments: dict[str, Plain] = {"value": value, "what": _WORDS[what][0], "what_en": _WORDS[what][1]}
    if near:
        return Diagnostic("report-reference-unknown-suggestion", location, {**arguments, "suggestion": " nebo ".join(f"„{name}“" for name in near)})
    return Diagnostic("report-reference-unknown", location, {**arguments, "known": names[:_SHOWN] or ("–",)})


_JUDGES = {"report": _report, "project-indicator": _indicator, "publicity": _publicity, "reporting": _rules}
