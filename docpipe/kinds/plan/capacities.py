"""Services and their place in the network → „Tabulka potřebných kapacit pro kraj“: what is there, what changes, what is needed, and from when."""

from __future__ import annotations

from decimal import Decimal

from docpipe.kinds.plan.book import Book
from docpipe.kinds.plan.services import by_area, counted, forms_of, service_of, signed, state_text, type_text
from docpipe.kinds.plan.tables import lines, linked, table, text, title
from docpipe.model import Record
from docpipe.prose.blocks import Block, Cell, Insert
from docpipe.records.planning.parts import CapacityUnit, Network

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


def capacities(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the table of the capacities that the territory needs, by the areas of the law (zákon č. 108/2006 Sb., § 94 and § 95)."""
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for label, records in by_area(book):
        asked = [record for record in records if service_of(record).network is not None and not service_of(record).related]
        if asked:
            groups.append(len(rows))
            rows.append(title(label, len(_COLUMNS)))
            rows += [_row(book, record, insert) for record in asked]
    if not rows:
        return ()
    below = ("Potřebná kapacita je součet dnešní kapacity v síti a navržené změny. Kapacita je nejvyšší počet podle registrace, nikoli počet volných míst.",)
    return (table("kapacity", "Tabulka potřebných kapacit pro kraj", _COLUMNS, rows, insert.location, groups=groups, below=below),)


def _row(book: Book, record: Record, insert: Insert) -> tuple[Cell, ...]:
    service = service_of(record)
    place = service.network or Network()
    kind = book.service_type(service.type)
    answering = [measure for measure in book.tree.measures.values() if record.id in measure.measure.services or service.name in measure.measure.services]
    changing = [measure for measure in answering if measure.measure.network is not None] or (answering if place.change or place.staff_change else [])
    here = record.locate("network")
    return (
        lines((service.name, book.organisation(service.provider)), record.locate("name")),
        text(type_text(kind) if kind else service.type, record.locate("type")),
        text(forms_of(service.forms), record.locate("forms")),
        text(state_text(place), here),
        lines((counted(place.count, place.unit), counted(place.staff, CapacityUnit.STAFF)), here),
        lines((signed(place.change, place.unit), signed(place.staff_change, CapacityUnit.STAFF)) if _changes(place) else ("beze změny",), here),
        lines((_needed(place.count, place.change, place.unit), _needed(place.staff, place.staff_change, CapacityUnit.STAFF)), here),
        text(str(place.from_year) if place.from_year else "", here),
        linked(book.measure_link(measure, insert.location) for measure in changing),
    )


def _changes(place: Network) -> bool:
    return bool(place.change or place.staff_change)


def _needed(now: Decimal | None, change: Decimal | None, unit: CapacityUnit | None) -> str:
    return "" if now is None and change is None else counted((now or Decimal()) + (change or Decimal()), unit)
