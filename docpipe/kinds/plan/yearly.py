"""The measures of one year of the plan → its yearly action plan: what is done, by whom, for how much and of what, and what it is known by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.czech.format import format_period
from docpipe.czech.values import Period
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.figures.planning.money import Money, Sums, added
from docpipe.figures.planning.tree import MeasureFigure
from docpipe.kinds.common import known_as
from docpipe.kinds.plan.book import Book, listed, span_text
from docpipe.kinds.plan.money import amount_cell, amount_text, main_sources, money
from docpipe.kinds.plan.registers import measured
from docpipe.kinds.plan.tables import lines, table, title
from docpipe.prose.blocks import Block, Cell, CrossReference, Insert, Item, ItemList, Paragraph, Run
from docpipe.records.planning.measure import Activity
from docpipe.records.planning.parts import IndicatorPart

_NAME = "akcni-plan"
_WIDTH = 6


def action_plan(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the action plan of the year that the insert names („akcni-plan:2024“), of the plan's first year where it names none.

    A plan may be refined by yearly action plans (zákon č. 108/2006 Sb., § 3 písm. h). A measure belongs to the years of its schedule and to those for
    which it has an amount; one with neither belongs to every year. A year that the plan is not for is told.
    """
    year = year_of(book, insert)
    if year is None:
        _refuse(book, insert)
        return ()
    found = money(book)
    chosen = [measure for measure in book.tree.measures.values() if _belongs(measure, _sums(found, measure), year)]
    if not chosen:
        return ()
    rows, groups = _rows(book, chosen, found, year, insert)
    total = added(_sums(found, measure).costs(year) for measure in chosen)
    rows.append((Cell((Run("Celkem"),), span=3), amount_cell(book, total), Cell((), span=2)))
    columns = (
        ("Č.", "text", 0.9),
        (f"{book.tree.card_name.name.capitalize()} a aktivity roku", "text", 6.4),
        ("Kdo", "text", 3.2),
        (f"Náklady ({book.unit})", "money", 1.7),
        (f"Zdroje ({book.unit})", "text", 3.0),
        ("Ukazatele", "text", 3.8),
    )
    below = (book.plan.rounding,) if book.plan.rounding and found is not None else ()
    return (table(f"{_NAME}-{year}", f"Akční plán na rok {year}", columns, rows, insert.location, totals=(len(rows) - 1,), groups=groups, below=below),)


def year_of(book: Book, insert: Insert) -> int | None:
    """Return the year of an action plan; None where it is none of the plan's years, or the plan has no years."""
    years = _years(book)
    asked = insert.name.partition(":")[2].strip()
    if not asked:
        return years[0] if years else None
    return int(asked) if asked in map(str, years) else None


def places_of(book: Book, insert: Insert) -> tuple[str, ...]:
    """Return the anchor of an action plan's table; none for a year that the plan is not for."""
    year = year_of(book, insert)
    return (f"table:{_NAME}-{year}",) if year is not None else ()


def _years(book: Book) -> Sequence[int]:
    return book.period.years if book.period is not None else ()


def _refuse(book: Book, insert: Insert) -> None:
    """Tell of a year that the plan is not for; a plan without years has no action plans, and its missing period is told elsewhere."""
    asked = insert.name.partition(":")[2].strip()
    if asked and book.period is not None:
        arguments: dict[str, Plain] = {"value": asked, "period": format_period(book.period), "known": tuple(f"{_NAME}:{year}" for year in _years(book))}
        book.sources.diagnostics.append(Diagnostic("action-plan-year", insert.location, arguments))


def _sums(found: Money | None, measure: MeasureFigure) -> Sums:
    return found.measure(measure.id) if found is not None else Sums(())


def _belongs(measure: MeasureFigure, sums: Sums, year: int) -> bool:
    """Return whether a measure is a matter of a year."""
    when = measure.measure.schedule
    if sums.costs(year).value or (when is not None and _within(when, year)):
        return True
    return when is None and sums.costs().value is None


def _within(when: Period | None, year: int) -> bool:
    return when is None or year in when.years


def _rows(book: Book, chosen: list[MeasureFigure], found: Money | None, year: int, insert: Insert) -> tuple[list[tuple[Cell, ...]], list[int]]:
    """Return the rows, each priority's under its title, and the indexes of the titles."""
    tops = {measure.id: top for top in book.tree.tops for measure in top.all_measures()}
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    under = None
    for measure in chosen:
        top = tops.get(measure.id)
        if top is not None and top.id != under:
            groups.append(len(rows))
            rows.append(title(f"{top.label} – {top.node.title}", _WIDTH, top.location))
            under = top.id
        rows.append(_row(book, measure, found, year, insert))
    return rows, groups


def _row(book: Book, measure: MeasureFigure, found: Money | None, year: int, insert: Insert) -> tuple[Cell, ...]:
    item, sums = measure.measure, _sums(found, measure)
    steps = [(figure.location, _step(book, figure.label, figure.activity)) for figure in measure.activities if _within(figure.activity.when, year)]
    given = [(source, sums.funding(year, source=source.id)) for source in main_sources(found)] if found is not None else []
    said = [(f"{source.short_name or source.name}: {amount_text(book, amount.value)}", amount) for source, amount in given if amount.value]
    return (
        Cell((CrossReference(f"measure:{measure.id}", insert.location, text=measure.number or "–"),)),
        _what(measure, steps),
        lines(_who(book, measure), measure.record.locate("implementers" if item.implementers else "responsible")),
        amount_cell(book, sums.costs(year)),
        lines((text for text, _ in said), *(place for _, amount in said for place in amount.locations)),
        lines(_indicators(item.indicators), measure.record.locate("indicators")),
    )


def _what(measure: MeasureFigure, steps: list[tuple[Location, str]]) -> Cell:
    """Return a measure's name with its steps of the year under it."""
    items = tuple(Item((Paragraph((Run(text),), place),)) for place, text in steps)
    under = (ItemList(ordered=False, items=items, location=measure.location),) if items else ()
    return Cell((Run(measure.measure.name, strong=True),), blocks=under, locations=(measure.location,))


def _step(book: Book, label: str, activity: Activity) -> str:
    """Return „vydání katalogu (I/2023, město Horažďovice)“, „Aktivita 1.2.1 – vydání katalogu“ where the plan numbers its steps."""
    about = listed((span_text(activity.when), book.organisation(activity.who) if activity.who else ""))
    return listed((label, f"{activity.text}{f' ({about})' if about else ''}"), " – ")


def _who(book: Book, measure: MeasureFigure) -> Iterator[str]:
    item = measure.measure
    yield listed(book.organisation(name) for name in item.implementers)
    if item.responsible:
        yield f"odpovídá {known_as(book.world, item.responsible, None)}"


def _indicators(parts: Sequence[IndicatorPart]) -> Iterator[str]:
    """Yield „počet klientů za rok (osoba): výchozí 382, cíl 390 (2025)“."""
    for part in parts:
        target = f"cíl {measured(part.target)}{f' ({part.target_year})' if part.target_year else ''}" if part.target else ""
        values = listed((f"výchozí {measured(part.baseline)}" if part.baseline else "", target))
        yield f"{part.name}{f' ({part.unit})' if part.unit else ''}{f': {values}' if values else ''}"
