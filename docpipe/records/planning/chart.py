"""A chart of the plan: what is drawn, of which table or figure."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Entry, Flag, Number, Text, choice, entry


class ChartKind(StrEnum):
    COLUMN = "column"
    STACKED = "stacked"
    BAR = "bar"
    LINE = "line"
    PIE = "pie"
    GANTT = "gantt"
    PYRAMID = "pyramid"


CHART_KINDS: dict[ChartKind, tuple[str, ...]] = {
    ChartKind.COLUMN: ("sloupcový", "sloupce"),
    ChartKind.STACKED: ("skládaný", "skládaný sloupcový", "skládané sloupce"),
    ChartKind.BAR: ("pruhový", "pruhy"),
    ChartKind.LINE: ("spojnicový", "čára"),
    ChartKind.PIE: ("výsečový", "koláč", "koláčový"),
    ChartKind.GANTT: ("harmonogram", "Ganttův"),
    ChartKind.PYRAMID: ("věková pyramida", "pyramida"),
}
ChartKindField = Annotated[ChartKind, choice(ChartKind, CHART_KINDS)]


class ChartValue(Entry):
    """A value of a series written in the chart itself."""

    category: Text = entry("kategorie", "popisek", public=True)
    value: Number | None = entry("hodnota", default=None, public=True)


class ChartSeries(Entry):
    """A series: a column of the table, or values of its own."""

    name: Text = entry("název", "řada", public=True)
    column: Text | None = entry("sloupec", default=None, public=True)
    values: tuple[ChartValue, ...] = entry("hodnoty", default=(), public=True)


class Chart(Entry):
    """A chart. It takes its data of a table by id, of a computed figure by name, or holds them itself."""

    id: Text | None = entry("id", default=None, public=True)
    kind: ChartKindField = entry("druh", "typ", public=True)
    title: Text = entry("název", "popisek", public=True)
    alt: Text | None = entry("náhradní text", "alt", default=None, public=True, cs="co graf říká, pro toho, kdo ho nevidí")
    table: Text | None = entry("tabulka", default=None, public=True, cs="id tabulky, z níž se kreslí")
    figure: Text | None = entry("hodnoty", "výpočet", default=None, public=True, cs="co docpipe počítá: financování, zdroje, harmonogram …")
    category: Text | None = entry("kategorie", "sloupec kategorií", default=None, public=True)
    series: tuple[ChartSeries, ...] = entry("řady", default=(), public=True)
    unit: Text | None = entry("jednotka", default=None, public=True)
    source: Text | None = entry("zdroj", default=None, public=True)
    note: Text | None = entry("poznámka", default=None, public=True)
    labels: Flag = entry("popisky hodnot", default=True, public=True)
    legend: Flag = entry("legenda", default=True, public=True)
    width: Number | None = entry("šířka", default=None, public=True, cs="v centimetrech")
    height: Number | None = entry("výška", default=None, public=True, cs="v centimetrech")
    about_users: Flag = entry(
        "o uživatelích služeb", "o uživatelích", "z dotazníku", default=False, public=True, cs="ano: malá čísla se ve veřejné verzi vynechají"
    )
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("chart", Chart, ("charts", "grafy"), ("graf", "chart"), many=False, layered=True)
