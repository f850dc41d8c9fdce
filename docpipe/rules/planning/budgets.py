"""A plan's money → sums that do not agree, crowns taken for thousands, years and sources that do not belong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from docpipe.czech.format import format_money, format_period
from docpipe.czech.names import bare
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.figures.figure import Figure
from docpipe.figures.planning.entries import Entry
from docpipe.figures.planning.money import Amount, Money, Sums, money_of
from docpipe.model import Record
from docpipe.records.planning.budget import LineKind
from docpipe.records.planning.funding_source import FundingSource
from docpipe.rules.planning.reading import measure_of
from docpipe.rules.view import Rule, View

_THOUSAND = Decimal(1000)
_NEAR_SOURCE = 75
"""Least similarity (0–100, rapidfuzz ratio) of a source's name to one that was meant."""
_SUGGESTED = 3


def _money(plan: Record, view: View) -> Money | None:
    assert plan.project is not None
    return money_of(plan.project, view.collection)


def said(amount: Decimal | None) -> str:
    """Return an amount as complaints show it: '1 234 500 Kč'."""
    return "neuvedeno" if amount is None else format_money(amount)


def _scaled(one: Decimal, other: Decimal) -> bool:
    """Return whether of two amounts one is a thousand times the other: crowns taken for thousands of crowns."""
    return bool(one) and bool(other) and (one == other * _THOUSAND or other == one * _THOUSAND)


def _disagree(code: str, one: Amount, other: Amount, **arguments: Plain) -> Iterator[Diagnostic]:
    """Yield two amounts that should be one, at the first; said otherwise where one is a thousand times the other."""
    if one.value is None or other.value is None or one.value == other.value:
        return
    place = one.locations[0] if one.locations else None
    told: dict[str, Plain] = {**arguments, "value": said(one.value), "other": said(other.value), "difference": said(one.value - other.value)}
    yield Diagnostic("amount-thousandfold" if _scaled(one.value, other.value) else code, place, told, related=other.locations[:3])


def _totals(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield totals and subtotals of sheets that are not the sum of what they stand for."""
    money = _money(record, view)
    for check in money.checks if money is not None else ():
        if not check.is_right and not check.is_rounding:
            stated: Amount = Figure(check.stated.value, check.stated.locations)
            computed: Amount = Figure(check.computed.value, check.computed.locations)
            year = f" {check.year}" if check.year is not None else ""
            yield from _disagree("budget-total-differs", stated, computed, label=f"{check.label}{year}")


def _costs_and_sources(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield costs of a year that are not what the sources give, by measure and service."""
    money = _money(record, view)
    groups: dict[tuple[str | None, str | None, int | None], list[Entry]] = {}
    for item in money.entries if money is not None else ():
        groups.setdefault((item.measure, item.service, item.year), []).append(item)
    for (measure, service, year), items in groups.items():
        sums = Sums(tuple(items))
        stated, funding = sums.stated(), sums.funding()
        if stated.value is not None and funding.value is not None and not any(item.crowns is None and item.kind is LineKind.COST for item in items):
            arguments: dict[str, Plain] = {"what": service or measure or "–", "year": year or "–"}
            yield from _disagree("costs-differ-from-sources", stated, funding, **arguments)


def _card_and_sheet(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a measure whose card states other costs than its budget sheet."""
    money = _money(record, view)
    for key, measure in money.tree.measures.items() if money is not None else ():
        assert money is not None
        for year in money.years:
            if (pair := money.compare(key, year)) is not None:
                yield from _disagree("card-and-budget-differ", *pair, measure=measure.measure.name, year=year)


def _years(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield amounts of years that are not the plan's, and a measure with years of its own schedule left out."""
    money = _money(record, view)
    if money is None or not money.years:
        return
    told: set[tuple[str, int]] = set()
    for item in money.entries:
        if item.year is not None and item.crowns and item.year not in money.years and (item.record.key, item.year) not in told:
            told.add((item.record.key, item.year))
            arguments: dict[str, Plain] = {"year": item.year, "first": money.years[0], "last": money.years[-1]}
            yield Diagnostic("budget-year-outside", item.location, arguments)
    for key, measure in money.tree.measures.items():
        yield from _years_missing(measure.record, money.measure(key), money.years)


def _years_missing(record: Record, sums: Sums, years: tuple[int, ...]) -> Iterator[Diagnostic]:
    schedule = measure_of(record).schedule
    wanted = tuple(year for year in years if schedule is None or year in schedule.years)
    missing = tuple(str(year) for year in wanted if not any(item.year == year for item in sums.entries))
    if sums.entries and missing and any(item.year is not None for item in sums.entries):
        yield Diagnostic("budget-year-missing", record.locate("name"), {"value": measure_of(record).name, "years": missing})


def _without_costs(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield measures that state no costs at all, once the plan has money."""
    money = _money(record, view)
    if money is None or not money.entries:
        return
    for key, measure in money.tree.measures.items():
        if money.measure(key).costs().value is None:
            yield Diagnostic("measure-without-costs", measure.location, {"value": measure.measure.name})


def _sources(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield sources that are in no vocabulary, each once."""
    money = _money(record, view)
    told: set[str] = set()
    for item in (*money.entries, *money.repeated) if money is not None else ():
        if item.source is not None and item.source.record is None and item.source.id not in told:
            told.add(item.source.id)
            near = _near_sources(item.source.name, view.collection.layered("funding-source", record.project))
            yield Diagnostic("funding-source-unknown", _source_place(item), {"value": item.source.name, "suggestions": near or ("–",)})


def _near_sources(text: str, known: tuple[Record, ...]) -> tuple[str, ...]:
    """Return the names of the sources that a text may have meant, nearest first: any of their names and short forms may be the near one."""
    from rapidfuzz import fuzz

    def nearness(record: Record) -> float:
        value = cast("FundingSource", record.value)
        return max(fuzz.ratio(bare(text), bare(name)) for name in (value.name, value.short_name or "", *value.aliases))

    ranked = sorted(((nearness(record), record) for record in known), key=lambda pair: -pair[0])
    near = [record for score, record in ranked if score >= _NEAR_SOURCE] or [record for _, record in ranked]
    return tuple(cast("FundingSource", record.value).name for record in near[:_SUGGESTED])


def _source_place(item: Entry) -> Location:
    path = item.path[:-2] if item.from_card else item.path
    return item.record.locate(*path, "source")


def _project_bound(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield money of a European project in a year after the project, or before it."""
    money, project = _money(record, view), view.project(record)
    realisation = project.realisation if project is not None else None
    if money is None or realisation is None:
        return
    told: set[tuple[str, int]] = set()
    for item in money.entries:
        if item.source is None or not item.source.project_bound or item.year is None or not item.crowns or item.year in realisation.years:
            continue
        if (item.source.id, item.year) not in told:
            told.add((item.source.id, item.year))
            arguments: dict[str, Plain] = {"value": item.source.name, "year": item.year, "period": format_period(realisation)}
            yield Diagnostic("project-money-outside-project", item.location, arguments)


def _doubled(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield an amount that stands twice: the same measure, service, source, municipality and year, of two sheets or two rows."""
    money = _money(record, view)
    first: dict[tuple[object, ...], Entry] = {}
    for item in money.entries if money is not None else ():
        if item.crowns and (item.measure or item.service) and item.kind is LineKind.SOURCE:
            key = (item.measure, item.service, item.provider, item.source.id if item.source else None, item.municipality, item.year, item.crowns)
            known = first.setdefault(key, item)
            if known is not item and (known.record.key, known.location.sheet) != (item.record.key, item.location.sheet):
                yield Diagnostic("amount-twice", item.location, {"value": said(item.crowns)}, related=(known.location,))


RULES = (
    Rule("plan", _totals),
    Rule("plan", _costs_and_sources),
    Rule("plan", _card_and_sheet),
    Rule("plan", _years),
    Rule("plan", _without_costs),
    Rule("plan", _sources),
    Rule("plan", _project_bound),
    Rule("plan", _doubled),
)
