"""A meeting filled in as a workbook is the meeting that YAML would give; what was moved, hidden or put beside is read right or told of at its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from form_samples import about_meeting, bare, loaded, the_meeting, yaml_meeting
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbook_building import ATTENDANCE, HEAD, Cells, workbook

from docpipe.model import Scalar
from docpipe.read.grid import parse_grids
from docpipe.records.collection import meeting_of
from docpipe.validate.forms.workbook import meeting_of as tree_of

SAID_OF_IT = {"rows-and-counts", "need-without-target-group", "need-without-kind", "task-without-who"}
Change = Callable[[Any], None]


def renamed(book: Any) -> None:
    for old, new in (("Program", "Body jednání"), ("Účast", "Kdo přišel"), ("Setkání", "List1"), ("Úkoly", "List4")):
        book[old].title = new


def moved(book: Any) -> None:
    book.move_sheet("Potřeby", -5)
    book.move_sheet("Setkání", 4)
    book["Úkoly"].move_range("A1:F4", rows=6, cols=2)


def columns_moved(book: Any) -> None:
    sheet = book["Účast"]
    for row in sheet.iter_rows(min_row=1, max_row=5):
        row[0].value, row[4].value = row[4].value, row[0].value


def merged_points(book: Any) -> None:
    book["Potřeby"]["A3"].value = None
    book["Potřeby"].merge_cells("A2:A3")


def two_tables(book: Any) -> None:
    sheet = book["Účast"]
    sheet.move_range("A5:F5", rows=4)
    for column, label in enumerate(("jméno", "organizace", "funkce", "role"), 1):
        sheet.cell(8, column, label)


def title_above(book: Any) -> None:
    sheet = book["Účast"]
    sheet.insert_rows(1, 6)
    sheet["A1"] = "Prezenční listina"
    sheet.merge_cells("A1:D1")


@pytest.mark.parametrize("change", [None, renamed, moved, columns_moved, merged_points, two_tables, title_above])
def test_it_is_the_same_record_as_in_yaml(tmp_path: Path, change: Change | None) -> None:
    there = loaded(tmp_path / "xlsx", workbook(change), ".xlsx")
    assert {item.code for item in about_meeting(there)} == SAID_OF_IT
    assert bare(the_meeting(there)) == bare(yaml_meeting(tmp_path / "yaml"))


def hidden_sheet(book: Any) -> None:
    book["Úkoly"].sheet_state = "hidden"


def filtered(book: Any) -> None:
    book["Účast"].auto_filter.ref = "A1:E5"
    book["Účast"].row_dimensions[3].hidden = True


def hidden_column(book: Any) -> None:
    book["Účast"].column_dimensions["B"].hidden = True


def note_beside(book: Any) -> None:
    book["Účast"]["H3"] = "přišel pozdě"


def note_beside_head(book: Any) -> None:
    book["Setkání"]["F4"] = "ověřit"


def other_sheet(book: Any) -> None:
    book.create_sheet("Poznámky")["A1"] = "zavolat starostovi"


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (hidden_sheet, "form-sheet-hidden", ("Úkoly", None)),
        (filtered, "form-rows-hidden", ("Účast", "A3")),
        (hidden_column, "form-columns-hidden", ("Účast", "B1")),
        (note_beside, "form-note-beside", ("Účast", "H3")),
        (note_beside_head, "form-note-beside", ("Setkání", "F4")),
        (other_sheet, "form-sheet-unknown", ("Poznámky", None)),
    ],
)
def test_what_nobody_sees_is_read_and_told(tmp_path: Path, change: Change, code: str, place: tuple[str, str | None]) -> None:
    there = loaded(tmp_path / "xlsx", workbook(change), ".xlsx")
    assert [(item.location.sheet, item.location.cell) for item in about_meeting(there) if item.code == code and item.location] == [place]
    assert {item.code for item in about_meeting(there)} == {*SAID_OF_IT, code}
    assert bare(the_meeting(there)) == bare(yaml_meeting(tmp_path / "yaml"))


def cell(sheet: str, place: str, value: Any) -> Change:
    def change(book: Any) -> None:
        book[sheet][place] = value

    return change


def header_gone(book: Any) -> None:
    book["Účast"].delete_rows(1)


def unmerged_names(book: Any) -> None:
    book["Účast"].merge_cells("A2:A3")


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (cell("Setkání", "B7", "31. 2. 2024"), "date-no-day", ("Setkání", "B7")),
        (cell("Setkání", "B7", "6/2/2024"), "date-not-understood", ("Setkání", "B7")),
        (cell("Setkání", "B7", "45328"), "date-is-number", ("Setkání", "B7")),
        (cell("Setkání", "A11", "mýsto"), "unknown-key-suggestion", ("Setkání", "A11")),
        (cell("Setkání", "B4", None), "missing-key", ("Setkání", "B4")),
        (cell("Účast", "E4", "možná"), "choice-unknown", ("Účast", "E4")),
        (cell("Účast", "A1", None), "form-column-missing", ("Účast", "B1")),
        (cell("Účast", "A1", "příjmení a jméno"), "form-column-missing", ("Účast", "A1")),
        (header_gone, "form-header-missing", ("Účast", None)),
        (cell("Účast", "B1", "kus"), "form-column-unknown", ("Účast", "B1")),
        (cell("Účast", "C1", "organizace"), "table-header-duplicate", ("Účast", "C1")),
        (cell("Usnesení", "A2", None), "form-item-missing", ("Usnesení", "B2")),
        (cell("Usnesení", "A2", "Závěr"), "form-item-unknown", ("Usnesení", "A2")),
        (cell("Usnesení", "D2", "dva"), "number-not-understood", ("Usnesení", "D2")),
        (cell("Úkoly", "D4", "brzy"), "date-not-understood", ("Úkoly", "D4")),
        (cell("Program", "B2", "=1/0"), "formula-without-value", ("Program", "B2")),
        (unmerged_names, "merged-cells", ("Účast", "A2")),
    ],
)
def test_what_is_amiss_is_told_at_its_cell(tmp_path: Path, change: Change, code: str, place: tuple[str | None, str | None]) -> None:
    there = loaded(tmp_path, workbook(change), ".xlsx")
    told = [(item.location.sheet, item.location.cell) for item in about_meeting(there) if item.code == code and item.location]
    assert told == [place], [(item.code, str(item.location)) for item in about_meeting(there)]


@pytest.mark.parametrize("written", ["6. 2. 2024", "6.2.2024", "06.02.2024", "6. února 2024", "2024-02-06", "úterý 6. února 2024"])
def test_a_date_as_text_is_a_date(tmp_path: Path, written: str) -> None:
    there = loaded(tmp_path, workbook(cell("Setkání", "B7", written)), ".xlsx")
    assert str(meeting_of(the_meeting(there)).date) == "2024-02-06"


def test_a_list_of_those_who_came_is_no_meeting(tmp_path: Path) -> None:
    there = loaded(tmp_path, workbook(sheets={"Setkání": ATTENDANCE}), ".xlsx")
    assert there.collection.of("meeting") == ()
    assert [item.code for item in about_meeting(there)] == ["attendance-file-unused"]


def test_a_locked_workbook_is_refused_once(tmp_path: Path) -> None:
    there = loaded(tmp_path, b"\xd0\xcf\x11\xe0" + bytes(600), ".xlsx")
    assert [item.code for item in about_meeting(there)] == ["xlsx-old-or-locked"]


ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff\u2028\u2029_"), min_size=1, max_size=80).filter(str.strip)


def read_back(sheets: dict[str, Cells]) -> dict[str, Any]:
    tree, _ = tree_of(parse_grids(workbook(sheets=sheets), "x.xlsx").value, "x.xlsx")
    assert isinstance(tree.data, dict)
    return tree.data


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=ANY, note=ANY, name=ANY, text=ANY)
def test_any_text_of_a_cell_comes_out(place: str, note: str, name: str, text: str) -> None:
    head = [row for row in HEAD if row[0] not in ("místo", "číslo")]
    data = read_back(
        {"Setkání": [*head, ("místo", place), ("poznámka", note)], "Účast": [ATTENDANCE[0], (name, text)], "Program": [("č.", "bod", "text"), (1, name, text)]}
    )

    def read(value: Any) -> str:
        assert isinstance(value, Scalar)
        return value.text

    assert (read(data["place"]), read(data["note"])) == (normalize("NFC", place), normalize("NFC", note))
    assert [(read(row["name"]), read(row["organisation"])) for row in data["attendance"]] == [(normalize("NFC", name), normalize("NFC", text))]
    assert [(read(row["title"]), read(row["text"]).rstrip("\n")) for row in data["agenda"]] == [(normalize("NFC", name), normalize("NFC", text))]
