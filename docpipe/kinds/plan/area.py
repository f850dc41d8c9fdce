"""The territory in tables: municipalities, statistics, target groups."""

from __future__ import annotations

from typing import cast

from docpipe.kinds.plan.book import Book, capital, run
from docpipe.kinds.plan.statistics import statistics_table
from docpipe.kinds.plan.tables import count, table, text
from docpipe.prose.blocks import Block, Heading, Insert, Item, ItemList, Paragraph, Prose, Run
from docpipe.records.planning.table import DataTable
from docpipe.records.planning.target_group import TargetGroup


def territory(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the municipalities with the numbers of their inhabitants and the sum."""
    area, record = book.world.project_value.territory, book.world.project
    if area is None or not area.municipalities:
        return ()
    known = [item for item in area.municipalities if item.population is not None]
    if not known:
        names = [Item((Paragraph(run(item.name), insert.location),)) for item in area.municipalities]
        return (ItemList(ordered=False, items=tuple(names), location=insert.location),)
    places = [record.locate("territory", "municipalities", index, "population") for index, _ in enumerate(area.municipalities)]
    rows = [(text(item.name, place), count(item.population, place)) for item, place in zip(area.municipalities, places, strict=True)]
    rows.append((text("Celkem"), count(sum(item.population or 0 for item in known), *places)))
    columns = (("Obec", "text", None), ("Počet obyvatel", "number", None))
    missing = len(area.municipalities) - len(known)
    below = (f"U {missing} obcí počet obyvatel není uveden.",) if missing else ()
    return (table("uzemi", "Obce území a počet obyvatel", columns, rows, insert.location, totals=(len(rows) - 1,), below=below),)


def statistics(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the project's statistical tables that no chapter puts in a place of its own, each with its charts."""
    made: list[Block] = []
    for record in book.layered("table"):
        if record.id not in book.placed and cast("DataTable", record.value).rows:
            made += [*statistics_table(book, record, insert.location), *book.charts_of(record.id, insert.location)]
    return tuple(made)


def target_groups(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the target groups: described ones under headings, the others as a list."""
    own = [cast("TargetGroup", record.value) for record in book.of("target-group")]
    described = [item for item in own if item.text]
    plain = [item.name for item in own if not item.text]
    made: list[Block] = []
    if plain or not own:
        named = plain or list(dict.fromkeys(name for measure in book.tree.measures.values() for name in measure.measure.target_groups))
        items = tuple(Item((Paragraph(run(name), insert.location),)) for name in named)
        made += [ItemList(ordered=False, items=items, location=insert.location)] if items else []
    for item in described:
        made.append(Heading(2, (Run(capital(item.name)),), insert.location))
        made += book.prose(item.text or Prose()).blocks
        if item.size is not None:
            made.append(Paragraph(run(f"Odhadovaný počet osob: {item.size}{f' ({item.size_note})' if item.size_note else ''}."), insert.location))
    return tuple(made)
