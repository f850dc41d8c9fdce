"""What the records of a plan say of each other → a fault for every name that leads nowhere; in budgets an error at the cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from docpipe.czech.names import bare, fold_name, near_misses
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain, Severity
from docpipe.figures.needs import needs_of
from docpipe.figures.planning.entries import Names
from docpipe.figures.planning.levels import levels_of
from docpipe.figures.planning.tree import hanging, node_names, tree_of
from docpipe.model import Record
from docpipe.records.collection import Collection, project_of
from docpipe.records.planning.budget import Budget, BudgetLine
from docpipe.records.planning.chart import Chart
from docpipe.records.planning.evaluation import Evaluation
from docpipe.records.planning.indicator import Indicator
from docpipe.records.planning.measure import Measure
from docpipe.records.planning.plan import Plan
from docpipe.records.planning.service import Service

_SUGGESTIONS = 3
_SHOWN = 12
_MOST_LEVELS = 4
_WORDS: dict[str, tuple[str, str]] = {
    "need": ("potřebu", "need"),
    "service": ("službu", "service"),
    "measure": ("opatření", "measure"),
    "node": ("prioritu nebo cíl", "priority or goal"),
    "level": ("úroveň", "level"),
    "table": ("tabulku", "table"),
    "chapter": ("kapitolu", "chapter"),
    "goal": ("opatření, prioritu nebo cíl", "measure, priority or goal"),
}


def resolve_plans(collection: Collection) -> tuple[Diagnostic, ...]:
    """Return a complaint for each unresolved name in plans, cards, services and budgets, said to be about the record that makes it."""
    found: list[Diagnostic] = []
    projects = dict.fromkeys(record.project for kind in _JUDGES for record in collection.of(kind))
    for project in projects:
        view = _View(project or "", collection)
        for kind, judge in _JUDGES.items():
            for record in collection.of(kind, project or ""):
                found += [item.about(record.key) for item in judge(view, record)]
    return tuple(found)


@dataclass(slots=True)
class _View:
    """A project's names, gathered once."""

    project: str
    collection: Collection
    _names: Names | None = None
    _needs: frozenset[str] | None = None

    @property
    def names(self) -> Names:
        if self._names is None:
            self._names = Names(self.project, self.collection, tree_of(self.project, self.collection))
        return self._names

    @property
    def plan(self) -> Plan | None:
        found = self.collection.of("plan", self.project)
        return cast("Plan", found[0].value) if found else None

    @property
    def needs(self) -> frozenset[str]:
        """Ids of needs, as they are compared."""
        if self._needs is None:
            self._needs = frozenset(fold_name(item.id) for item in needs_of(self.project, self.collection).items)
        return self._needs

    @property
    def nodes(self) -> Mapping[str, str]:
        return node_names(self.plan) if self.plan is not None else {}

    def known(self, kind: str) -> tuple[str, ...]:
        """Return what may be meant: ids and names."""
        if kind == "need":
            return tuple(item.id for item in needs_of(self.project, self.collection).items)
        if kind == "node":
            return tuple(node.id for node in self.plan.nodes) if self.plan is not None else ()
        if kind == "goal":
            return (*self.known("measure"), *self.known("node"))
        records = self.collection.layered(kind, self.project)
        return tuple(dict.fromkeys(text for record in records for text in (record.id, getattr(record.value, "name", None)) if text))

    def has(self, kind: str, text: str) -> bool:
        """Return whether a text names one thing of a kind."""
        if kind == "need":
            return fold_name(text) in self.needs
        if kind == "node":
            return fold_name(text) in self.nodes
        if kind == "goal":
            return self.has("measure", text) or self.has("node", text)
        if kind in ("measure", "service"):
            return self.names.record(kind, text) is not None
        return bool(self.collection.named(kind, text, self.project))


def _unknown(view: _View, kind: str, value: str | None, location: Location, severity: Severity | None = None) -> Iterator[Diagnostic]:
    """Yield the complaint about a name of nothing, with those that may have been meant."""
    if value is None or view.has(kind, value):
        return
    known = view.known(kind)
    near = near_misses(value, known, _SUGGESTIONS)
    arguments: dict[str, Plain] = {"value": value, "what": _WORDS[kind][0], "what_en": _WORDS[kind][1]}
    if near:
        arguments["suggestion"] = " nebo ".join(f"„{name}“" for name in near)
        yield Diagnostic("plan-reference-unknown-suggestion", location, arguments, severity)
    else:
        yield Diagnostic("plan-reference-unknown", location, {**arguments, "known": known[:_SHOWN] or ("–",)}, severity)


def _plan(view: _View, record: Record) -> Iterator[Diagnostic]:
    plan = cast("Plan", record.value)
    plans = view.collection.of("plan", record.project)
    if plans[0] is not record:
        yield Diagnostic("plan-twice", Location(record.tree.path), {"project": record.project or ""}, related=(Location(plans[0].tree.path),))
    seen: dict[str, int] = {}
    on_tree = hanging(plan)
    for index, node in enumerate(plan.nodes):
        first = seen.setdefault(fold_name(node.id), index)
        if first != index:
            places = (record.locate("nodes", first, "id"),)
            yield Diagnostic("plan-node-twice", record.locate("nodes", index, "id"), {"value": node.id}, related=places)
        elif node.parent is not None and view.has("node", node.parent) and node.id not in on_tree:
            yield Diagnostic("plan-node-circle", record.locate("nodes", index, "parent"), {"value": node.id})
        yield from _unknown(view, "node", node.parent, record.locate("nodes", index, "parent"))
    levels = [bare(level.name) for level in levels_of(plan)]
    if len(levels) > _MOST_LEVELS:
        yield Diagnostic("plan-levels-many", record.locate("levels"), {"count": len(levels), "limit": _MOST_LEVELS})
    if plan.card_level is not None and bare(plan.card_level) not in levels:
        known = tuple(level.name for level in levels_of(plan))
        arguments: dict[str, Plain] = {"value": plan.card_level, "what": _WORDS["level"][0], "what_en": _WORDS["level"][1], "known": known}
        yield Diagnostic("plan-reference-unknown", record.locate("card_level"), arguments)
    for name in ("chapters", "left_out", "annexes"):
        for index, text in enumerate(getattr(plan, name)):
            yield from _unknown(view, "chapter", text, record.locate(name, index))


def _measure(view: _View, record: Record) -> Iterator[Diagnostic]:
    measure = cast("Measure", record.value)
    if measure.parent is not None:
        yield from _unknown(view, "node", measure.parent, record.locate("parent"))
    elif view.nodes:
        known = view.known("node")[:_SHOWN]
        yield Diagnostic("measure-without-parent", record.locate("name"), {"value": measure.name, "known": known})
    for name, kind in (("needs", "need"), ("services", "service")):
        for index, text in enumerate(getattr(measure, name)):
            yield from _unknown(view, kind, text, record.locate(name, index))
    for index, part in enumerate(measure.financing):
        yield from _unknown(view, "service", part.service, record.locate("financing", index, "service"))
        yield from _municipality(view, part.municipality, record.locate("financing", index, "municipality"))
    for index, text in enumerate(measure.municipalities):
        yield from _municipality(view, text, record.locate("municipalities", index))


def _service(view: _View, record: Record) -> Iterator[Diagnostic]:
    service = cast("Service", record.value)
    if not (found := view.collection.organisations_named(service.provider)):
        known = tuple(getattr(item.value, "name", "") for item in view.collection.of("organisation"))
        near = near_misses(service.provider, known, _SUGGESTIONS)
        arguments: dict[str, Plain] = {"value": service.provider}
        code = "unknown-organisation-suggestion" if near else "unknown-organisation"
        arguments |= {"suggestion": " nebo ".join(f"„{name}“" for name in near)} if near else {"known": known[:_SHOWN] or ("–",)}
        yield Diagnostic(code, record.locate("provider"), arguments)
    elif len(found) > 1:
        ids = tuple(item.id for item in found)
        yield Diagnostic("ambiguous-organisation", record.locate("provider"), {"value": service.provider, "ids": ids})
    for index, text in enumerate(service.municipalities):
        yield from _municipality(view, text, record.locate("municipalities", index))


def _municipality(view: _View, text: str | None, location: Location) -> Iterator[Diagnostic]:
    """Yield a warning for a municipality that the territory does not list: people write towns from elsewhere too, and may mean it."""
    record = view.collection.get(f"project:{view.project}")
    territory = project_of(record).territory if record is not None else None
    known = tuple(item.name for item in territory.municipalities) if territory is not None else ()
    if text and known and bare(text) not in {bare(name) for name in known}:
        near = near_misses(text, known, _SUGGESTIONS)
        suggestion = " nebo ".join(f"„{name}“" for name in near)
        yield Diagnostic(
            "municipality-unknown-suggestion" if near else "municipality-unknown", location, {"value": text, **({"suggestion": suggestion} if near else {})}
        )


def _indicator(view: _View, record: Record) -> Iterator[Diagnostic]:
    yield from _unknown(view, "goal", cast("Indicator", record.value).belongs_to, record.locate("belongs_to"))


def _evaluation(view: _View, record: Record) -> Iterator[Diagnostic]:
    yield from _unknown(view, "measure", cast("Evaluation", record.value).continues_as, record.locate("continues_as"))


def _chart(view: _View, record: Record) -> Iterator[Diagnostic]:
    yield from _unknown(view, "table", cast("Chart", record.value).table, record.locate("table"))


def _budget(view: _View, record: Record) -> Iterator[Diagnostic]:
    """Yield an error for each name of a sheet that names nothing, at its first cell, and for amounts of nobody and of no year."""
    lines = cast("Budget", record.value).lines
    told: set[tuple[str, str]] = set()
    for index, line in enumerate(lines):
        for kind, text in (("measure", line.measure), ("service", line.service)):
            if text and (kind, text) not in told:
                told.add((kind, text))
                yield from _unknown(view, kind, text, record.locate("lines", index, kind), Severity.ERROR)
        if line.municipality and ("municipality", line.municipality) not in told:
            told.add(("municipality", line.municipality))
            yield from _municipality(view, line.municipality, record.locate("lines", index, "municipality"))
    yield from _first(record, "budget-line-of-nobody", [at for at, line in enumerate(lines) if line.amount is not None and _is_nobodys(view, line)])
    yield from _first(record, "budget-line-without-year", [at for at, line in enumerate(lines) if line.amount is not None and line.year is None])
    yield from _shared(view, record, lines)


def _is_nobodys(view: _View, line: BudgetLine) -> bool:
    return not (line.measure or line.service or line.provider) and not (line.item and (view.has("service", line.item) or view.has("measure", line.item)))


def _first(record: Record, code: str, at: list[int]) -> Iterator[Diagnostic]:
    """Yield one complaint for all lines of a kind, at the first."""
    if at:
        related = tuple(record.locate("lines", index, "amount") for index in at[1:_SHOWN])
        yield Diagnostic(code, record.locate("lines", at[0], "amount"), {"count": len(at)}, related=related)


def _shared(view: _View, record: Record, lines: Iterable[BudgetLine]) -> Iterator[Diagnostic]:
    """Yield an error for a service that several cards list, or none does, where the sheet does not say the measure: its money has no place."""
    told: set[str] = set()
    for index, line in enumerate(lines):
        service = view.names.record("service", line.service) or view.names.record("service", line.item)
        if line.amount is None or line.measure or service is None or service in told:
            continue
        told.add(service)
        cards = view.names.lists.get(service, ())
        where = record.locate("lines", index, "service")
        if len(cards) > 1:
            yield Diagnostic("budget-service-of-many", where, {"value": line.service or line.item or service, "measures": cards[:_SHOWN]})
        elif not cards and view.plan is not None:
            yield Diagnostic("budget-service-of-none", where, {"value": line.service or line.item or service})


_JUDGES = {
    "plan": _plan,
    "measure": _measure,
    "service": _service,
    "indicator": _indicator,
    "evaluation": _evaluation,
    "chart": _chart,
    "budget": _budget,
}
