"""Needs and what answers them: the register of needs, needs by target group, and the threads need – measure – service – indicator."""

from __future__ import annotations

from docpipe.figures.needs import NeedFigure
from docpipe.figures.planning.tree import MeasureFigure
from docpipe.kinds.plan.book import Book, capital
from docpipe.kinds.plan.registers import measured
from docpipe.kinds.plan.services import service_of
from docpipe.kinds.plan.tables import count, lines, linked, table, text, title
from docpipe.prose.blocks import Block, Cell, CrossReference, Insert, Run
from docpipe.records.need import NEED_KINDS, NeedState
from docpipe.records.planning.parts import IndicatorPart

_UNKNOWN_KIND = "Ostatní potřeby"
_UNANSWERED = "Potřeby, na které v tomto období žádné opatření neodpovídá"
_SAID = {NeedState.NOT_SOLVED: "nebude řešeno", NeedState.SOLVED: "vyřešeno"}


def needs(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return every need with its number, source and the measures that answer it."""
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for kind, _ in book.needs.by_kind:
        groups.append(len(rows))
        rows.append(title(capital(NEED_KINDS[kind][0]) if kind else _UNKNOWN_KIND, 5))
        rows += [_row(book, need, insert) for need in book.needs.of_kind(kind)]
    if not rows:
        return ()
    columns = (("Č.", "number", 0.8), ("Potřeba", "text", 5.2), ("Cílové skupiny", "text", 4.0), ("Zdroj", "text", 2.3), ("Řešení", "text", 1.7))
    return (table("potreby", "Přehled zjištěných potřeb", columns, rows, insert.location, groups=groups),)


def _row(book: Book, need: NeedFigure, insert: Insert) -> tuple[Cell, ...]:
    return (
        count(need.number, need.location),
        lines(_said(need), *need.text.locations),
        text(", ".join(need.target_groups.value), *need.target_groups.locations),
        text(need.source.value, *need.source.locations),
        _answer(book, need, insert),
    )


def _answer(book: Book, need: NeedFigure, insert: Insert) -> Cell:
    """Return the numbers of the measures that answer a need, else that none does."""
    answering = book.measures_for(need.id)
    if answering:
        return linked((book.measure_link(measure, insert.location) for measure in answering), *(measure.location for measure in answering))
    return text(_SAID.get(need.need.state, ""), need.location)


def by_target_group(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return how many needs concern each target group."""
    rows = [(text(label), count(figure.value, *figure.locations)) for label, figure in book.needs.by_target_group]
    if not rows:
        return ()
    note = f"Celkem bylo zjištěno {book.needs.count.value} potřeb; potřeba, která se týká více skupin, je započtena u každé z nich."
    columns = (("Cílová skupina", "text", None), ("Počet potřeb", "number", None))
    return (table("potreby-podle-skupin", "Počet potřeb podle cílových skupin", columns, rows, insert.location, below=(note,)),)


def _said(need: NeedFigure) -> tuple[str, ...]:
    """Return a need, and why it will not be answered."""
    reason = need.need.reason if need.need.state is NeedState.NOT_SOLVED else None
    return (need.text.value.rstrip(" .,;"), *((f"Důvod: {reason}",) if reason else ()))


def threads(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the table that leads from the needs that each measure answers through its services to its indicators; then the needs that none answers."""
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for top in book.tree.tops:
        groups.append(len(rows))
        rows.append(title(f"{top.label} – {top.node.title}", 4, top.location))
        rows += [_thread(book, measure, insert) for measure in top.all_measures()]
    rows += [_thread(book, measure, insert) for measure in book.tree.loose]
    open_ = [need for need in book.needs.items if not book.measures_for(need.id)]
    if open_:
        groups.append(len(rows))
        rows.append(title(_UNANSWERED, 4))
        rows += [(_needs_cell((need,)), text(_SAID.get(need.need.state, "")), text(""), text("")) for need in open_]
    if not rows:
        return ()
    columns = (("Potřeba", "text", 5.2), ("Opatření", "text", 3.4), ("Služba", "text", 4.0), ("Ukazatel a cílová hodnota", "text", 4.2))
    return (table("vazby", "Vazby potřeb, opatření, služeb a ukazatelů", columns, rows, insert.location, groups=groups),)


def _thread(book: Book, measure: MeasureFigure, insert: Insert) -> tuple[Cell, ...]:
    found = (book.service(item) for item in measure.measure.services)
    services = ", ".join(service_of(record).name for record in found if record is not None)
    indicators = [_target(item) for item in measure.measure.indicators]
    link = CrossReference(f"measure:{measure.id}", insert.location, text=measure.number or measure.measure.name)
    return (
        _needs_cell(tuple(need for name in measure.measure.needs if (need := book.needs_by_id.get(name)) is not None)),
        Cell((link, *((Run(f" {measure.measure.name}"),) if measure.number else ())), locations=(measure.location,)),
        text(services, measure.record.locate("services")),
        lines(indicators, measure.record.locate("indicators")),
    )


def _needs_cell(needs: tuple[NeedFigure, ...]) -> Cell:
    return lines((f"č. {need.number} {'; '.join(_said(need))}" for need in needs), *(need.location for need in needs))


def _target(item: IndicatorPart) -> str:
    unit = f" ({item.unit})" if item.unit else ""
    return f"{item.name}: {measured(item.target)}{unit}" if item.target else item.name
