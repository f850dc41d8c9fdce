"""Places in the regional network → „Tabulka potřebných kapacit pro kraj“: what is there, what changes, what is needed, and from when."""

from __future__ import annotations

from typing import cast

from docpipe.figures.planning.network import NetworkRow, network_of
from docpipe.figures.planning.tree import MeasureFigure
from docpipe.kinds.plan.book import Book
from docpipe.kinds.plan.services import AREAS, counted, forms_of, service_of, signed, state_text, type_text
from docpipe.kinds.plan.tables import lines, linked, table, text, title
from docpipe.prose.blocks import Block, Cell, Insert
from docpipe.records.planning.parts import CapacityUnit
from docpipe.records.planning.service_type import ServiceType

_COLUMNS = (
    ("Služba, poskytovatel", "text", 4.6),
    ("Druh služby", "text", 3.4),
    ("Forma", "text", 1.9),
    ("Síť", "text", 1.9),
    ("Kapacita v síti", "text", 2.4),
    ("Návrh změny", "text", 2.4),
    ("Potřebná kapacita", "text", 2.4),
    ("Od roku", "text", 1.2),
    ("Opatření", "text", 1.6),
)
_NEW = "Nové služby navržené opatřeními"
_NOTE = "Potřebná kapacita je součet dnešní kapacity v síti a navržené změny. Kapacita je nejvyšší počet podle registrace, nikoli počet volných míst."


def capacities(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the table of the capacities that the territory needs, by the areas of the law (zákon č. 108/2006 Sb., § 94 and § 95)."""
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    under = ""
    for row in network_of(book.project, book.world.collection):
        label = _area(row)
        if label != under:
            groups.append(len(rows))
            rows.append(title(label, len(_COLUMNS)))
            under = label
        rows.append(_row(book, row, insert))
    if not rows:
        return ()
    return (table("kapacity", "Tabulka potřebných kapacit pro kraj", _COLUMNS, rows, insert.location, groups=groups, below=(_NOTE,)),)


def _area(row: NetworkRow) -> str:
    if row.service is None:
        return _NEW
    return AREAS[cast("ServiceType", row.type.value).area] if row.type is not None else AREAS[None]


def _row(book: Book, row: NetworkRow, insert: Insert) -> tuple[Cell, ...]:
    kind = cast("ServiceType", row.type.value) if row.type is not None else None
    provider = book.organisation(service_of(row.service).provider) if row.service is not None else ""
    forms = service_of(row.service).forms if row.service is not None else row.measure.measure.forms if row.measure is not None else ()
    unit, staff = row.unit, CapacityUnit.STAFF
    change = (signed(row.change.value, unit), signed(row.staff_change.value, staff))
    return (
        lines((row.name, provider), row.record.locate("name")),
        text(type_text(kind) if kind else ""),
        text(forms_of(forms)),
        text(state_text(row.network), *row.state.locations),
        lines((counted(row.now.value, unit), counted(row.staff_now.value, staff)), *row.now.locations, *row.staff_now.locations),
        lines(change if any(change) else ("beze změny",), *row.change.locations, *row.staff_change.locations),
        lines((counted(row.wanted.value, unit), counted(row.staff_wanted.value, staff)), *row.wanted.locations, *row.staff_wanted.locations),
        text(str(row.network.from_year) if row.network.from_year else ""),
        linked((book.measure_link(measure, insert.location) for measure in _asking(book, row)), row.location),
    )


def _asking(book: Book, row: NetworkRow) -> list[MeasureFigure]:
    """Return the measures that a change comes from: those that speak of the network, else all that name a service whose place changes."""
    if row.measure is not None:
        return [row.measure]
    named = [measure for measure in book.tree.measures.values() if any(book.service(name) is row.service for name in measure.measure.services)]
    return [measure for measure in named if measure.measure.network is not None] or (named if row.change.value or row.staff_change.value else [])
