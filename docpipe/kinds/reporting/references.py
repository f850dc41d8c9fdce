"""`[[příloha:smlouva]]`, `[[hodnota:aktivita.setkani]]` in a report's texts → numbers of evidence and computed values; the rest as in every document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from docpipe.czech.format import format_number, format_percent
from docpipe.czech.values import NBSP
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.figures.figure import Figure
from docpipe.figures.reporting.activities import ActivityFigure, PeriodFigure
from docpipe.figures.reporting.evidence import Evidence, cited, names_of
from docpipe.figures.reporting.indicators import IndicatorFigure, digits
from docpipe.kinds.kind import World
from docpipe.kinds.references import resolved_one, unresolved
from docpipe.prose.blocks import Inline, Reference, Value
from docpipe.schema import fold_key

_FORMS = frozenset(("priloha", "prilohy", "priloze", "prilohu", "prilohou", "priloh", "priloham", "prilohach", "prilohami"))
"""The forms by which a sentence may write „příloha“, folded."""
_VALUES = frozenset(("value", "hodnota"))
_CZECH = ("zprava.", "aktivita.", "indikator.")
"""How the Czech names of values begin: those are offered to who misspelt one."""
_COUNTS = (("setkani", "meetings"), ("osoby", "people"), ("ucasti", "visits"), ("organizace", "organisations"), ("doklady", "evidence"))
"""What can be asked of the period and of an activity."""
_NUMBERS = (("prirustek", "increment"), ("celkem", "total"), ("cil", "target"), ("procento", "percent"))
"""What can be asked of an indicator."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a text of a report may refer to."""

    world: World
    period: PeriodFigure
    evidence: tuple[Evidence, ...]
    indicators: tuple[IndicatorFigure, ...]
    activity: ActivityFigure | None


def resolved_reference(reference: Reference, around: Around) -> Checked[tuple[Inline, ...]]:
    """Return what a reference stands for in a report."""
    folded = fold_key(reference.type)
    if folded in _FORMS or folded == "attachment":
        word = "příloha" if folded == "attachment" else reference.type
        return _evidence(reference, word, around)
    if folded in _VALUES:
        values = _values(around)
        found = values.get(_name(reference.target))
        if found is not None:
            return Checked((Value(found.value, _name(reference.target), found.locations),))
        checked = resolved_one(reference, around.world)
        return checked if not checked.diagnostics else unresolved(reference, tuple(name for name in values if name.startswith(_CZECH)))
    return resolved_one(reference, around.world)


def _name(target: str) -> str:
    return ".".join(fold_key(part) for part in target.split("."))


def _evidence(reference: Reference, word: str, around: Around) -> Checked[tuple[Inline, ...]]:
    found = cited(around.evidence, reference.target)
    if not found:
        return unresolved(reference, tuple(dict.fromkeys(name for item in around.evidence for name in names_of(item))))
    places = tuple(item.location for item in found)
    return Checked((Value(f"{word}{NBSP}{in_words(found)}", f"priloha.{reference.target}", places),))


def ranges(evidence: tuple[Evidence, ...]) -> str:
    """Return the numbers of evidence in a cell: „KA 02/01–03, KA 02/07“."""
    return ", ".join(f"{first.label}–{last.number:02}" if last is not first else first.label for first, last in _runs(evidence))


def in_words(evidence: tuple[Evidence, ...]) -> str:
    """Return the numbers of evidence in a sentence: „KA 02/01 až 03, KA 02/07“; a line may end after a dash, so there is none."""
    parts = []
    for first, last in _runs(evidence):
        word = "a" if last.number == first.number + 1 else "až"
        parts.append(f"{first.label}{NBSP}{word}{NBSP}{last.number:02}" if last is not first else first.label)
    return ", ".join(parts)


def _runs(evidence: tuple[Evidence, ...]) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield the first and the last of each row of numbers without a gap."""
    for _, items in groupby(evidence, key=lambda item: item.group):
        own = tuple(items)
        first = last = own[0]
        for item in own[1:]:
            if item.number != last.number + 1:
                yield first, last
                first = item
            last = item
        yield first, last


def _values(around: Around) -> Mapping[str, Figure[str]]:
    """Return what values can be asked for, by their Czech names and by their English ones."""
    found: dict[str, Figure[str]] = {}
    for czech, english, figure in (("zprava", "report", around.period.whole), ("aktivita", "activity", around.activity)):
        if figure is not None:
            own = around.evidence if figure is around.period.whole else tuple(item for item in around.evidence if item.group == figure.code)
            counts = (figure.held, figure.people, figure.visits, figure.organisations, Figure(len(own), tuple(item.location for item in own)))
            for (name, name_en), count in zip(_COUNTS, counts, strict=True):
                found[f"{czech}.{name}"] = found[f"{english}.{name_en}"] = Figure(format_number(count.value), count.locations)
    for item in around.indicators:
        place = (item.record.locate("target"),)
        target = item.indicator.target
        numbers = (
            Figure(format_number(item.increment.value), item.increment.locations),
            Figure(format_number(item.total.value), item.total.locations),
            Figure(format_number(target), place) if target is not None else None,
            Figure(format_percent(item.percent), (*item.total.locations, *place)) if item.percent is not None else None,
        )
        for (name, name_en), number in zip(_NUMBERS, numbers, strict=True):
            if number is not None:
                code = digits(item.indicator.code)
                found[f"indikator.{code}.{name}"] = found[f"indicator.{code}.{name_en}"] = number
    return found
