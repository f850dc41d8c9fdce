"""The amounts of a plan → a table across two of their sides (service and source, municipality and year …), every cell exact and with its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import cast

from docpipe.figures.figure import Figure, places
from docpipe.figures.planning.entries import Entry
from docpipe.records.planning.budget import LineKind

SIDES: Mapping[str, Callable[[Entry], str | int | None]] = {
    "measure": lambda item: item.measure,
    "service": lambda item: item.service,
    "provider": lambda item: item.provider,
    "source": lambda item: item.source.id if item.source is not None else None,
    "municipality": lambda item: item.municipality,
    "year": lambda item: item.year,
}
"""By what an amount may be told apart."""

Key = tuple[str | int, str | int]


def crosstab(entries: Iterable[Entry], rows: str, columns: str) -> Mapping[Key, Figure[Decimal | None]]:
    """Return (row, column) → the sum of what sources give, in Kč; a pair that nobody states is not there. Raises KeyError for an unknown side.

    Decimals stay Decimals: pandas groups them as objects and adds them one by one. A part of a source („z toho“) has its own column and no other.
    """
    import pandas as pd

    row_of, column_of = SIDES[rows], SIDES[columns]
    given = [item for item in entries if item.kind is LineKind.SOURCE and item.crowns is not None and item.source is not None]
    if "source" not in (rows, columns):
        given = [item for item in given if item.source is not None and item.source.part_of is None]
    stated = [(row, column, item.crowns, at) for at, item in enumerate(given) if (row := row_of(item)) is not None and (column := column_of(item)) is not None]
    if not stated:
        return {}
    frame = pd.DataFrame.from_records(stated, columns=["row", "column", "crowns", "at"])
    frame = frame.astype({"row": object, "column": object, "crowns": object})
    found: dict[Key, Figure[Decimal | None]] = {}
    for key, group in frame.groupby(["row", "column"], sort=False):
        where = places(given[at].location for at in group["at"])
        found[cast("Key", key)] = Figure(sum(group["crowns"], Decimal(0)), where)
    return found
