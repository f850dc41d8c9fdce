"""The deadline that a decision gives, in its own unit → the day; the deadlines of all reports that were not submitted."""

from __future__ import annotations

from datetime import date, timedelta

from docpipe.czech.agreement import count
from docpipe.czech.calendar import is_working_day
from docpipe.czech.format import format_date, format_number
from docpipe.czech.values import NBSP
from docpipe.figures.deadline import Deadline
from docpipe.figures.figure import Figure
from docpipe.figures.reporting.periods import called, months_after, report_of, reports_of, rules_of
from docpipe.model import Record
from docpipe.records.collection import Collection, project_of
from docpipe.records.reporting.parts import DeadlineRule, Start, Unit
from docpipe.records.reporting.report import ReportType

_FEW = (2, 3, 4)
_CASES = {"Zpráva": "zprávu", "průběžná": "průběžnou", "závěrečná": "závěrečnou", "mimořádná": "mimořádnou"}


def last_day(rule: DeadlineRule, start: date) -> date:
    """Return the last day of a deadline that runs from a day: days begin with the one after it, months end on the day of its number (OZ § 605, § 607)."""
    if rule.unit is Unit.MONTHS:
        day = months_after(start, rule.count)
    elif rule.unit is Unit.DAYS:
        day = start + timedelta(days=rule.count)
    else:
        day = _working_days_after(start, rule.count)
    while rule.shift and not is_working_day(day):
        day += timedelta(days=1)
    return day


def _working_days_after(start: date, number: int) -> date:
    day = start
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def rule_of(record: Record, collection: Collection) -> Figure[DeadlineRule | None]:
    """Return the deadline that holds for a report, with the place where it is written: its own, else that of the project's rules for its type."""
    report = report_of(record)
    if report.deadline is not None:
        return Figure(report.deadline, (record.locate("deadline"),))
    rules, home = rules_of(record.project, collection)
    name = {ReportType.FINAL: "final_deadline", ReportType.INTERIM: "deadline"}.get(report.type, "")
    rule = getattr(rules, name) if name else None
    return Figure(rule, (home.locate(name),) if home is not None and rule is not None else ())


def start_of(rule: DeadlineRule, record: Record, collection: Collection) -> date | None:
    """Return the day from which a deadline runs; None where it is not known."""
    if rule.start is Start.DAY:
        return rule.day
    if rule.start is Start.PERIOD_END:
        return report_of(record).end
    home = collection.get(f"project:{record.project}")
    realisation = project_of(home).realisation if home is not None else None
    return realisation.end if realisation is not None else None


def deadline_of(record: Record, collection: Collection) -> Figure[date | None]:
    """Return the last day for submitting a report; None where no decision is written."""
    rule = rule_of(record, collection)
    start = start_of(rule.value, record, collection) if rule.value is not None else None
    return Figure(last_day(rule.value, start) if rule.value is not None and start is not None else None, rule.locations)


def told(rule: DeadlineRule, start: date) -> str:
    """Return how a deadline was counted: „1 měsíc od 30. 6. 2024“."""
    number = rule.count
    if rule.unit is Unit.MONTHS:
        length = count(number, "měsíc")
    elif rule.unit is Unit.DAYS:
        length = f"{format_number(number)}{NBSP}kalendářní{_ending(number)}"
    else:
        length = f"{format_number(number)}{NBSP}pracovní{_ending(number)}"
    return f"{length} od {format_date(start)}"


def _ending(number: int) -> str:
    return " den" if number == 1 else " dny" if number in _FEW else "ch dnů"


def deadlines_of(collection: Collection) -> tuple[Deadline, ...]:
    """Return the deadlines of all reports that were not submitted, by day."""
    found: list[Deadline] = []
    for project in collection.of("project"):
        rules, _ = rules_of(project.id, collection)
        for record in reports_of(project.id, collection):
            rule = rule_of(record, collection)
            start = start_of(rule.value, record, collection) if rule.value is not None else None
            if report_of(record).submitted_on is None and rule.value is not None and start is not None:
                whom, place = rules.responsible or report_of(record).contact or "", rule.locations[0]
                found.append(Deadline(last_day(rule.value, start), _to_submit(record), project.id, whom, place, record.key, told(rule.value, start)))
    return tuple(sorted(found))


def _to_submit(record: Record) -> str:
    """Return „podat zprávu o realizaci č. 1 (průběžnou)“."""
    text = called(report_of(record))
    for nominative, accusative in _CASES.items():
        text = text.replace(nominative, accusative)
    return f"podat {text}"
