"""Services → types, forms, units and providers that do not fit the law's table, the register or each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from docpipe.czech.format import format_date
from docpipe.czech.names import near_misses
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.people import organisation_of
from docpipe.model import DataPath, Record
from docpipe.records.collection import valid_on
from docpipe.records.planning.parts import CAPACITY_UNITS, SERVICE_FORMS, CapacityUnit, ServiceForm
from docpipe.records.planning.service_type import ServiceType
from docpipe.rules.planning.reading import measure_of, plan_of, service_of
from docpipe.rules.view import Rule, View

_PARAGRAPH = re.compile(r"§\s*([0-9]+[a-z]?)\b", re.IGNORECASE)
_REGISTER_NUMBER = re.compile(r"[0-9]{7}")
_BY_FORM: dict[ServiceForm, frozenset[CapacityUnit]] = {
    ServiceForm.RESIDENTIAL: frozenset({CapacityUnit.BEDS, CapacityUnit.CLIENTS, CapacityUnit.PLACES}),
    ServiceForm.AMBULATORY: frozenset({CapacityUnit.CLIENTS, CapacityUnit.CONTACTS, CapacityUnit.INTERVENTIONS, CapacityUnit.PLACES, CapacityUnit.HOURS}),
    ServiceForm.FIELD: frozenset({CapacityUnit.CLIENTS, CapacityUnit.CONTACTS, CapacityUnit.INTERVENTIONS, CapacityUnit.HOURS}),
}
"""Units of capacity by form, as the register of providers has them; of staff every service has some."""
_BY_PARAGRAPH: dict[str, frozenset[CapacityUnit]] = {"55": frozenset({CapacityUnit.CALLS}), "63": frozenset({CapacityUnit.BEDS})}
"""A help line counts calls; a night shelter counts beds though it is ambulatory (zákon č. 108/2006 Sb., § 55 and § 63)."""


def type_named(text: str, view: View, project: str | None) -> tuple[Record, ...]:
    """Return the rows of the table of service types that a text names: by paragraph („§ 40“), by name, or by both."""
    paragraph = _PARAGRAPH.search(text) or re.fullmatch(r"\s*([0-9]{2}[a-z]?)\s*", text)
    if paragraph is not None:
        rows = view.collection.layered("service-type", project)
        return tuple(row for row in rows if _paragraph(row) == paragraph[1].casefold())
    return view.collection.named("service-type", text, project)


def _type(record: Record) -> ServiceType:
    return cast("ServiceType", record.value)


def _paragraph(record: Record) -> str:
    """Return the paragraph of a row of the table, '60a'; empty for a type that has none."""
    return (_type(record).paragraph or "").strip("§ ").casefold()


def _types(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a service of no type of the law, of an unknown one, or in a form that its type has not."""
    service = service_of(record)
    if service.related:
        return
    if not service.type:
        yield Diagnostic("service-without-type", record.locate("name"), {"value": service.name})
        return
    found = type_named(service.type, view, record.project)
    yield from _known(service.type, found, record, ("type",), view)
    if found:
        allowed = frozenset(form for row in found for form in _type(row).forms)
        for index, form in enumerate(service.forms):
            if form not in allowed:
                yield _form(record, ("forms", index), form, _type(found[0]))


def _types_of_measure(record: Record, view: View) -> Iterator[Diagnostic]:
    measure = measure_of(record)
    allowed: set[ServiceForm] = set()
    unknown = False
    for index, text in enumerate(measure.service_types):
        found = type_named(text, view, record.project)
        yield from _known(text, found, record, ("service_types", index), view)
        unknown = unknown or not found
        allowed |= {form for row in found for form in _type(row).forms}
    if allowed and not unknown:
        for index, form in enumerate(measure.forms):
            if form not in allowed:
                arguments: dict[str, Plain] = {"value": SERVICE_FORMS[form][0], "types": measure.service_types}
                yield Diagnostic("measure-form-not-allowed", record.locate("forms", index), arguments)


def _known(text: str, found: tuple[Record, ...], record: Record, at: DataPath, view: View) -> Iterator[Diagnostic]:
    """Yield a type that is not in the table, or was not in force when the plan begins."""
    if not found:
        names = tuple(_type(row).name for row in view.collection.of("service-type"))
        near = tuple(near_misses(_PARAGRAPH.sub("", text).strip(" ,–-"), names))
        yield Diagnostic("service-type-unknown", record.locate(*at), {"value": text, "suggestions": near or names[:3]})
        return
    plans = view.collection.of("plan", record.project)
    period = plan_of(plans[0]).period if plans else None
    if period is not None and not any(valid_on(period.end, _type(row).valid_from, _type(row).valid_to) for row in found):
        yield Diagnostic("service-type-not-in-force", record.locate(*at), {"value": text, "date": format_date(period.end)})


def _form(record: Record, at: DataPath, form: ServiceForm, kind: ServiceType) -> Diagnostic:
    allowed = tuple(SERVICE_FORMS[item][0] for item in kind.forms)
    title = f"§ {kind.paragraph.strip('§ ')} {kind.name}" if kind.paragraph else kind.name
    arguments: dict[str, Plain] = {"value": SERVICE_FORMS[form][0], "type": title, "allowed": allowed}
    return Diagnostic("service-form-not-allowed", record.locate(*at), arguments)


def _units(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield capacities in a unit that their form has not: „32 lůžek“ at a field service."""
    service = service_of(record)
    rows = type_named(service.type, view, record.project) if service.type else ()
    extra = frozenset(unit for row in rows for unit in (*_type(row).units, *_BY_PARAGRAPH.get(_paragraph(row), ())))
    for index, capacity in enumerate(service.capacities):
        forms = (capacity.form,) if capacity.form is not None else service.forms
        if capacity.unit is None or capacity.unit is CapacityUnit.STAFF or not forms:
            continue
        allowed = frozenset(unit for form in forms for unit in _BY_FORM[form]) | extra
        if capacity.unit not in allowed:
            arguments: dict[str, Plain] = {
                "value": CAPACITY_UNITS[capacity.unit][0],
                "forms": tuple(SERVICE_FORMS[form][0] for form in forms),
                "allowed": tuple(sorted(CAPACITY_UNITS[unit][0] for unit in allowed)),
            }
            yield Diagnostic("capacity-unit-misfit", record.locate("capacities", index, "unit"), arguments)


def _counts(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield a service with more clients of the territory than clients, or without a form."""
    service = service_of(record)
    if service.clients is not None and service.clients_local is not None and service.clients_local > service.clients:
        arguments = {"local": service.clients_local, "all": service.clients}
        yield Diagnostic("clients-local-exceed", record.locate("clients_local"), dict(arguments), related=(record.locate("clients"),))
    if not service.forms and not service.related:
        yield Diagnostic("service-without-form", record.locate("name"), {"value": service.name})


def _register(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a service that ended before the plan, a register number of another form, and a provider without its IČO."""
    service = service_of(record)
    plans = view.collection.of("plan", record.project)
    period = plan_of(plans[0]).period if plans else None
    if service.until is not None and period is not None and service.until < period.start:
        yield Diagnostic("service-ended", record.locate("until"), {"value": service.name, "date": format_date(service.until)})
    if service.register_number and not _REGISTER_NUMBER.fullmatch(service.register_number):
        yield Diagnostic("register-number-form", record.locate("register_number"), {"value": service.register_number})
    providers = view.collection.organisations_named(service.provider)
    if len(providers) == 1 and not service.related and organisation_of(providers[0]).ico is None:
        yield Diagnostic("provider-without-ico", record.locate("provider"), {"value": service.provider}, related=(providers[0].locate("name"),))


def _same_number(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a register number that two services of a project have."""
    number = service_of(record).register_number
    for other in view.collection.of("service", record.project) if number else ():
        if other is record:
            return
        if service_of(other).register_number == number:
            yield Diagnostic("register-number-twice", record.locate("register_number"), {"value": number}, related=(other.locate("register_number"),))


RULES = (
    Rule("service", _types),
    Rule("measure", _types_of_measure),
    Rule("service", _units),
    Rule("service", _counts),
    Rule("service", _register),
    Rule("service", _same_number),
)
