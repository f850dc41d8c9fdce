"""Tables of statistics: in a sheet or in YAML, with their source and the signs of statistics kept apart from nought."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from openpyxl import Workbook
from workspaces import small, write

from docpipe.model import Record
from docpipe.pipeline.load import Loaded, load
from docpipe.records.planning.table import ColumnKind, DataTable
from docpipe.workspace import Workspace

CSV = """Tabulka: Obyvatelé podle věku
Obec;0–14;15–64;65+;podíl 65+;rok
Horažďovice;780;3 250;1 234;23,4 %;2023
Malý Bor;70;–;i.d.;x;2023
Nová Ves;;.;0;0 %;2023
Celkem;850;3250;1234;;2023
Zdroj: ČSÚ, datová sada 130149, stav k 31. 12. 2023
Poznámka: Údaje malých obcí jsou důvěrné.
"""
YAML = """
název: Obyvatelé podle věku
zdroj: ČSÚ, datová sada 130149, stav k 31. 12. 2023
stav k: 31. 12. 2023
sloupce: [{název: Obec}, {název: 0–14}, {název: 15–64}, {název: 65+}, {název: podíl 65+}, {název: rok}]
řádky:
  - [Horažďovice, 780, 3 250, 1 234, "23,4 %", 2023]
  - {hodnoty: [Malý Bor, 70, –, i.d., x, 2023]}
  - [Nová Ves, "", ., 0, 0 %, 2023]
  - [Celkem, 850, 3250, 1234, "", 2023]
poznámka: Údaje malých obcí jsou důvěrné.
"""


def workbook() -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Obyvatelé podle věku"])
    page.append(["Obec", "0–14", "15–64", "65+", "podíl 65+", "rok"])
    page.append(["Horažďovice", 780, 3250, 1234, 0.234, 2023])
    page.append(["Malý Bor", 70, "–", "i. d.", "x", 2023])
    page.append(["Nová Ves", None, ".", 0, 0, 2023])
    page.append(["Celkem", 850, 3250, 1234, None, 2023])
    page.append(["Zdroj:", "ČSÚ, datová sada 130149, stav k 31. 12. 2023"])
    page.append(["Pozn.: Údaje malých obcí jsou důvěrné."])
    for row in range(3, 7):
        page[f"E{row}"].number_format = "0.0 %"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def loaded(root: Path, files: dict[str, str | bytes]) -> Loaded:
    return load(Workspace(write(small(root), {f"content/ukazkov/tabulky/{name}": content for name, content in files.items()})))


def table(state: Loaded) -> tuple[Record, DataTable]:
    (record,) = state.collection.of("table", "ukazkov")
    return record, cast("DataTable", record.value)


@pytest.mark.parametrize("name", ["vek.csv", "vek.xlsx", "vek.yaml"])
def test_a_table_is_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    content: str | bytes = {"csv": CSV, "xlsx": workbook(), "yaml": YAML}[name.partition(".")[2]]
    state = loaded(tmp_path, {name: content})
    assert [item for item in state.diagnostics if item.location and "tabulky" in item.location.path] == []
    record, found = table(state)
    assert (record.id, found.title, found.as_of) == ("vek", "Obyvatelé podle věku", date(2023, 12, 31))
    assert found.source is not None
    assert found.source.startswith("ČSÚ, datová sada 130149")
    assert found.note == "Údaje malých obcí jsou důvěrné."
    assert [column.kind for column in found.columns] == [
        ColumnKind.TEXT,
        *(ColumnKind.NUMBER,) * 3,
        ColumnKind.PERCENT,
        ColumnKind.YEAR,
    ]
    rows = [[value.number if value.number is not None else value.text for value in row.cells] for row in found.rows]
    assert rows[0] == ["Horažďovice", 780, 3250, 1234, Decimal("23.4"), 2023]
    assert rows[1] == ["Malý Bor", 70, "–", "i. d.", "x", 2023]
    assert rows[2] == ["Nová Ves", "", ".", 0, 0, 2023]
    assert [row.total for row in found.rows] == [False, False, False, True]


def test_each_value_says_its_cell(tmp_path: Path) -> None:
    record, _ = table(loaded(tmp_path, {"vek.xlsx": workbook()}))
    place = record.locate("rows", 0, "cells", 3)
    assert (place.path, place.cell) == ("content/ukazkov/tabulky/vek.xlsx", "D3")


def test_yaml_beside_a_sheet_says_what_it_lacks(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"vek.csv": "Obec;počet\nHoražďovice;5 264\n", "vek.yaml": "{název: Obyvatelé, zdroj: ČSÚ, jednotka: osoby}\n"}
    record, found = table(loaded(tmp_path, files))
    assert (found.title, found.source, found.unit, found.rows[0].cells[1].number) == ("Obyvatelé", "ČSÚ", "osoby", 5264)
    assert record.locate("source").path.endswith("vek.yaml")


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        ("a.csv", "Obec;počet\nA;1\nB;asi 200\nC;3\n", "table-cell-text", "3"),
        ("a.csv", "Obec;počet\nA;1.234\nB;200\nC;3\n", "number-ambiguous", "2"),
        ("a.csv", "Obec;počet\nA;1;ověřit\n", "table-cell-outside", "2"),
        ("a.yaml", "{název: T, sloupce: [{název: Obec}, {název: počet}], řádky: [[A]]}", "table-row-width", "1"),
        ("a.csv", "Obec;počet\n" + "A;1\n" * 2001, "table-rows-many", "2002"),
    ],
)
def test_a_cell_that_is_no_value_is_told(tmp_path: Path, name: str, content: str, code: str, place: str) -> None:
    state = loaded(tmp_path, {name: content})
    found = [(item.code, str(item.location.line)) for item in state.diagnostics if item.location and "tabulky" in item.location.path]
    assert (code, place) in found
