"""The name of an amount of the plan („plan.total.2023“, „source.kraj.total“) → the amount, with the cells it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docpipe.czech.names import fold_name
from docpipe.figures.figure import Figure
from docpipe.figures.planning.money import Money, Sums, money_of
from docpipe.records.collection import Collection

_NAME = re.compile(r"(?P<what>plan|source|node|level|measure|service|municipality)(?:\.(?P<which>.+?))?\.total(?:\.(?P<year>\d{4}))?")


def plan_value(name: str, project: str, collection: Collection) -> Figure[Decimal | None] | None:
    """Return the amount in Kč that a name stands for; None for no such name, a Figure of None where nothing is stated.

    Names: plan.total, source.ID.total, node.ID.total, measure.ID.total, service.ID.total, municipality.NAME.total, each also with a year behind it.
    """
    found = _NAME.fullmatch(name)
    money = money_of(project, collection) if found is not None else None
    if found is None or money is None:
        return None
    year = int(found["year"]) if found["year"] else None
    if found["what"] == "source":
        known = next((source.id for source in money.sources if source.id == found["which"]), None)
        return money.plan.funding(year, source=known) if known is not None else None
    sums = _sums(money, found["what"], found["which"] or "")
    if sums is None:
        return None
    return sums.funding(year) if found["what"] == "municipality" else sums.costs(year)


def _sums(money: Money, what: str, which: str) -> Sums | None:
    if what == "plan":
        return None if which else money.plan
    if what in ("node", "level"):
        return money.node(which) if which in money.tree.nodes else None
    if what == "measure":
        return money.measure(which) if which in money.tree.measures else None
    if what == "service":
        return money.services.get(which)
    return next((sums for name, sums in money.municipalities.items() if fold_name(name) == fold_name(which)), None)


def value_names(project: str, collection: Collection) -> Iterator[str]:
    """Yield the names that there are, without years: for what a mistaken one may have meant."""
    money = money_of(project, collection)
    if money is None:
        return
    yield "plan.total"
    yield from (f"plan.total.{year}" for year in money.years)
    yield from (f"source.{source.id}.total" for source in money.sources)
    yield from (f"node.{name}.total" for name in money.tree.nodes)
    yield from (f"measure.{name}.total" for name in money.tree.measures)
    yield from (f"service.{name}.total" for name in money.services)
    yield from (f"municipality.{name}.total" for name in money.municipalities)
