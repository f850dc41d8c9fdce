"""A statistical table with its source and the day of its data, kept as a sheet or in YAML."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import model_validator

from docpipe.dataclass import dataclass
from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Flag, Text, Year, choice, entry


class ColumnKind(StrEnum):
    """How a column is set."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    YEAR = "year"


COLUMN_KINDS: dict[ColumnKind, tuple[str, ...]] = {
    ColumnKind.TEXT: ("text",),
    ColumnKind.NUMBER: ("číslo", "počet"),
    ColumnKind.MONEY: ("peníze", "Kč"),
    ColumnKind.PERCENT: ("procenta", "%"),
    ColumnKind.YEAR: ("rok",),
}
ColumnKindField = Annotated[ColumnKind, choice(ColumnKind, COLUMN_KINDS)]

SIGNS: dict[str, str] = {
    "–": "jev se nevyskytl",
    ".": "údaj není k dispozici nebo je nespolehlivý",
    "x": "zápis není možný z logických důvodů",
    "i. d.": "individuální (důvěrný) údaj",
}
"""Signs of statistical tables and the legend under the table (ČSÚ, značky v tabulkách). An empty cell is none of them."""


@dataclass(frozen=True, slots=True)
class TableValue:
    """A cell: a number, a sign of statistics, or a text; empty where nothing stands."""

    text: str
    """As it is printed where it is no number: 'Horažďovice', 'i. d.', ''."""
    number: Decimal | None = None

    @property
    def is_sign(self) -> bool:
        """Whether it is one of the signs that stand for a number."""
        return self.number is None and self.text in SIGNS


class Column(Entry):
    """A column: its header, and how its values are set."""

    name: Text = entry("název", "sloupec", public=True)
    kind: ColumnKindField | None = entry("druh", default=None, public=True, cs="text, číslo, peníze, procenta, rok; jinak podle hodnot")
    decimals: Text | None = entry("desetinná místa", default=None, public=True)
    total: Flag = entry("součet", default=False, public=True, cs="ano: dole se vypočte a vytiskne součet")


class TableRow(Entry):
    """A row of values, in the order of the columns."""

    cells: tuple[Any, ...] = entry("hodnoty", "buňky", default=(), public=True)
    """TableValue each."""
    total: Flag = entry("součet", default=False, public=True)

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, data: Any) -> Any:
        """Take a row written as a plain list."""
        return {"cells": tuple(data)} if isinstance(data, list) else data


class DataTable(Entry):
    """A table. Its sheet may say title, source, unit and note in lines above the header („Zdroj: ČSÚ, …“) or below the rows; else YAML beside it does."""

    id: Text | None = entry("id", default=None, public=True)
    title: Text | None = entry("název", "tabulka", "popisek", default=None, public=True)
    source: Text | None = entry("zdroj", default=None, public=True, cs="ČSÚ, datová sada 130149")
    as_of: Day | None = entry("stav k", "stav ke dni", default=None, public=True)
    year: Year | None = entry("rok", default=None, public=True)
    unit: Text | None = entry("jednotka", default=None, public=True)
    note: Text | None = entry("poznámka", default=None, public=True)
    sheet: Text | None = entry("list", default=None, public=True, cs="který list sešitu se čte; jinak první viditelný")
    columns: tuple[Column, ...] = entry("sloupce", default=(), public=True)
    rows: tuple[TableRow, ...] = entry("řádky", default=(), public=True)
    total_row: Flag = entry("součtový řádek", default=False, public=True, cs="ano: poslední řádek tabulky je součet")
    about_users: Flag = entry(
        "o uživatelích služeb", "o uživatelích", "z dotazníku", default=False, public=True, cs="ano: malá čísla se ve veřejné verzi nahradí „i. d.“"
    )
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("table", DataTable, ("tables", "tabulky"), ("tabulka", "table"), many=False, layered=True, sheet=True)
