"""A project's number, periods and register entries → what does not fit its programme."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.format import format_date
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.people import person_of
from docpipe.model import DataPath, Record
from docpipe.records.collection import project_of
from docpipe.rules.view import Rule, View


def _registration_number(record: Record, view: View) -> Iterator[Diagnostic]:
    """Judge the number: its form is its funding period's, its first part the programme's number; a missing one is never invented."""
    project = project_of(record)
    programme = view.programmes.get(project.programme)
    number = project.registration_number
    if programme is None or not programme.number:
        return
    title = programme.short_title or programme.title
    if number is None:
        yield Diagnostic("registration-number-missing", record.locate(), {"project": project.name or record.id, "programme": title})
        return
    place, related = record.locate("registration_number"), (record.locate("programme"),)
    wanted = programme.registration_period.replace("-", "–")
    arguments: dict[str, Plain] = {"value": number.text, "programme": title, "period": wanted, "number": programme.number}
    if programme.registration_period and number.period != programme.registration_period:
        yield Diagnostic("registration-number-of-other-period", place, {**arguments, "found": number.period.replace("-", "–")}, related=related)
    elif number.programme != programme.number:
        yield Diagnostic("registration-number-of-other-programme", place, {**arguments, "found": number.programme}, related=related)


def _name(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a project without its name: every document of a funded project carries it (PUB-12)."""
    programme = view.programmes.get(project_of(record).programme)
    if programme is not None and programme.number and not project_of(record).name:
        yield Diagnostic("project-name-missing", record.locate(), {"project": record.id})


def _call_year(record: Record, _view: View) -> Iterator[Diagnostic]:
    project = project_of(record)
    number, realisation = project.registration_number, project.realisation
    if number is None or realisation is None or number.call_year is None or number.call_year <= realisation.start.year:
        return
    arguments: dict[str, Plain] = {"value": number.call_year, "start": format_date(realisation.start)}
    yield Diagnostic("call-after-start", record.locate("registration_number"), arguments, related=(record.locate("realisation"),))


def _same_number(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a number that two projects have."""
    number = project_of(record).registration_number
    for other in view.collection.of("project") if number is not None else ():
        if other is record:
            return
        if project_of(other).registration_number == number:
            related = (other.locate("registration_number"),)
            yield Diagnostic("registration-number-twice", record.locate("registration_number"), {"value": str(number)}, related=related)


def _sample(record: Record, _view: View) -> Iterator[Diagnostic]:
    if project_of(record).sample:
        yield Diagnostic("sample-data", record.locate("sample"), {"value": project_of(record).name})


def _organisations_of_people(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield organisations of people that differ from a registered one by a letter or two; they need not be in the register."""
    person = person_of(record)
    written: list[tuple[DataPath, str | None]] = [(("organisation",), person.organisation)]
    written += [(("functions", index, "organisation"), item.organisation) for index, item in enumerate(person.functions)]
    for at, name in written:
        if name and name not in view.allowed_names and not view.collection.organisations_named(name):
            for near in view.near_organisations.of(name)[:1]:
                yield Diagnostic("person-organisation-near-miss", record.locate(*at), {"value": name, "suggestion": near})


RULES = (
    Rule("project", _registration_number),
    Rule("project", _name),
    Rule("project", _call_year),
    Rule("project", _same_number),
    Rule("project", _sample),
    Rule("person", _organisations_of_people),
)
