"""The places that a number came from are told in few lines: the cells of a sheet together, neighbours as ranges."""

from __future__ import annotations

from docpipe.commands._cells import gathered
from docpipe.diagnostics import Location


def cell(name: str, sheet: str = "Rozpočet", path: str = "a.xlsx") -> Location:
    return Location(path, sheet=sheet, cell=name)


def test_cells_of_one_sheet_are_ranges() -> None:
    cells = [cell(name) for name in ("C10", "C2", "C3", "C4", "AA2", "D4", "C9", "C2")]
    assert gathered(cells) == ("a.xlsx:Rozpočet!C2–C4, C9–C10, D4, AA2",)


def test_sheets_files_and_lines_stay_apart_in_their_order() -> None:
    places = [Location("b.yaml", line=3), cell("A1"), cell("A2", sheet="Jiný"), cell("A2"), Location("b.yaml", line=4), cell("A1", path="c.xlsx")]
    assert gathered(places) == ("b.yaml:3", "a.xlsx:Rozpočet!A1–A2", "a.xlsx:Jiný!A2", "b.yaml:4", "c.xlsx:Rozpočet!A1")


def test_many_lines_of_a_file_are_ranges_and_few_keep_their_columns() -> None:
    lines = [Location("obce.csv", line=line, column=5) for line in (10, 3, 4, 5, 5)]
    assert gathered(lines) == ("obce.csv:3–5, 10",)
    assert gathered(lines[:2]) == ("obce.csv:10:5", "obce.csv:3:5")
