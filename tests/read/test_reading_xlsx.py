"""Sheets as they are: the kind of each cell, its number format, its place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docpipe.diagnostics import Checked, DocpipeError
from docpipe.model import Scalar, Tree, Written
from docpipe.read import parse


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet(fill: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "Prezence"
    fill(page)
    return saved(book)


def table(*rows: list[object]) -> bytes:
    def fill(page: Worksheet) -> None:
        for row in rows:
            page.append(row)

    return sheet(fill)


def read(content: bytes) -> Checked[Tree]:
    return parse(content, "a.xlsx")


def leaf(tree: Tree, *path: str | int) -> Scalar:
    data: object = tree.data
    for step in path:
        data = data[step]  # type: ignore[index]
    assert isinstance(data, Scalar)
    return data


def codes(content: bytes) -> list[tuple[str, str]]:
    return [(item.code, str(item.location)) for item in read(content).diagnostics]


def replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return a workbook with bytes of its first sheet replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert old in part
                part = part.replace(old, new)
            after.writestr(name, part)
    return stream.getvalue()


def test_the_kind_of_a_cell_is_kept() -> None:
    def fill(page: Worksheet) -> None:
        page.append(["IČO", "číslo", "podíl", "den", "čas", "kdy", "ano", "celé", "zlomek", "formát"])
        page.append(["00255513", 255513, 0.5, date(2021, 3, 9), time(9, 0), datetime(2021, 3, 9, 9, 30), True, 12.0, 0.1 + 0.2, 255513])  # noqa: DTZ001
        page["C2"].number_format = "0 %"
        page["J2"].number_format = "00000000"

    tree = read(sheet(fill)).value
    assert isinstance(tree.data, list)
    assert isinstance(tree.data[0], dict)
    found = {key: (leaf(tree, 0, key).text, leaf(tree, 0, key).written) for key in tree.data[0]}
    assert found == {
        "IČO": ("00255513", Written.TEXT_CELL),
        "číslo": ("255513", Written.NUMBER_CELL),
        "podíl": ("0.5", Written.NUMBER_CELL),
        "den": ("2021-03-09", Written.DATE_CELL),
        "čas": ("09:00:00", Written.DATE_CELL),
        "kdy": ("2021-03-09T09:30:00", Written.DATE_CELL),
        "ano": ("true", Written.BOOL_CELL),
        "celé": ("12", Written.NUMBER_CELL),
        "zlomek": ("0.3", Written.NUMBER_CELL),
        "formát": ("255513", Written.NUMBER_CELL),
    }
    assert leaf(tree, 0, "podíl").format == "0 %"
    assert leaf(tree, 0, "formát").format == "00000000"
    assert str(leaf(tree, 0, "IČO").location) == "a.xlsx:Prezence!A2"
    assert str(tree.locate_key((0, "den"))) == "a.xlsx:Prezence!D1"


def test_a_title_above_and_empty_rows_between_are_no_data() -> None:
    content = table(["Prezenční listina 9. 3. 2021"], [], ["Jméno", "Podpis"], [None, None], ["Jan", None], ["Eva", "x"])
    checked = read(content)
    assert [item.code for item in checked.diagnostics] == ["sheet-title"]
    assert leaf(checked.value, 0, "Jméno").text == "Jan"
    assert str(checked.value.locate((0, "Podpis"))) == "a.xlsx:Prezence!B5"
    assert leaf(checked.value, 1, "Podpis").text == "x"


def test_a_sheet_of_one_column_has_its_header_first() -> None:
    assert leaf(read(table(["Jméno"], ["Jan"])).value, 0, "Jméno").text == "Jan"


def test_several_filled_sheets_are_read_by_name_and_hidden_ones_are_not() -> None:
    book = Workbook()
    for name in ("Lidé", "Organizace", "Prázdný", "Číselníky"):
        page = book.create_sheet(name)
        if name != "Prázdný":
            page.append(["a", "b"])
            page.append([name, 1])
    book["Číselníky"].sheet_state = "hidden"
    checked = read(saved(book))
    assert [item.code for item in checked.diagnostics] == ["sheet-hidden"]
    assert isinstance(checked.value.data, dict)
    assert list(checked.value.data) == ["Lidé", "Organizace"]
    assert leaf(checked.value, "Organizace", 0, "a").text == "Organizace"
    assert str(checked.value.locate(("Organizace", 0, "b"))) == "a.xlsx:Organizace!B2"


def test_merged_cells_in_data_are_an_error_and_in_a_title_are_not() -> None:
    def fill(page: Worksheet) -> None:
        for row in (["Listina", None], ["Jméno", "Organizace"], ["Jan", "MAS"], ["Eva", None]):
            page.append(row)
        page.merge_cells("A1:B1")
        page.merge_cells("B3:B4")

    checked = read(sheet(fill))
    assert [(item.code, str(item.location), item.arguments.get("range")) for item in checked.diagnostics if item.code == "merged-cells"] == [
        ("merged-cells", "a.xlsx:Prezence!B3", "B3:B4")
    ]
    assert checked.value.data[1]["Organizace"] is None  # type: ignore[index,call-overload]


def test_a_formula_is_its_stored_value_or_a_fault() -> None:
    content = table(["a", "b"], [1, "=A2*2"])
    assert codes(content) == [("formula-without-value", "a.xlsx:Prezence!B2")]
    for old in (b"<v></v>", b"<v />", b"<v/>"):
        try:
            calculated = replaced(content, old, b"<v>2</v>")
        except AssertionError:
            continue
        break
    assert codes(calculated) == []
    assert leaf(read(calculated).value, 0, "b").text == "2"


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell() -> None:
    content = table(["a", "b"], [1, '=IF(A2=1,"","x")'])
    assert codes(replaced(content, b'<c r="B2">', b'<c r="B2" t="str">')) == []


def test_errors_of_a_sheet_are_not_values() -> None:
    content = table(["a", "b"], [1, "#REF!"])
    assert codes(content) == [("cell-error", "a.xlsx:Prezence!B2")]
    assert read(content).value.data[0]["b"] is None  # type: ignore[index,call-overload]


def test_wrong_shape_has_the_cell() -> None:
    assert codes(table(["a", "a", None], [1, 2, 3])) == [
        ("table-header-duplicate", "a.xlsx:Prezence!B1"),
        ("table-header-missing", "a.xlsx:Prezence!C2"),
    ]


def test_control_characters_of_a_cell_are_removed_with_a_warning() -> None:
    content = replaced(
        table(["a", "b"], [1, 2]),
        b'<c r="B2" t="n"><v>2</v></c>',
        b'<c r="B2" t="inlineStr"><is><t>x_x0007_y</t></is></c>',
    )
    assert codes(content) == [("control-character", "a.xlsx:Prezence!B2")]
    assert leaf(read(content).value, 0, "b").text == "xy"


def test_one_stray_cell_in_the_last_corner_costs_nothing() -> None:
    def fill(page: Worksheet) -> None:
        page.append(["a", "b"])
        page.append([1, 2])
        page["XFD1048576"] = " "

    assert codes(sheet(fill)) == []


def test_an_empty_workbook_is_said() -> None:
    assert codes(saved(Workbook())) == [("table-empty", "a.xlsx")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "xlsx-unreadable"),
        (b"Jmeno;Podpis\n", "xlsx-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "xlsx-old-or-locked"),
        (bytes(21_000_000), "file-too-large"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(DocpipeError) as caught:
        read(content)
    assert [item.code for item in caught.value.diagnostics] == [code]


def test_a_workbook_that_would_fill_the_memory_is_refused_before_it_is_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(210_000_000))
    with pytest.raises(DocpipeError) as caught:
        read(stream.getvalue())
    assert caught.value.diagnostics[0].code == "xlsx-bomb"


def test_a_damaged_workbook_is_a_fault_not_a_crash() -> None:
    content = table(["a", "b"], [1, 2])
    with pytest.raises(DocpipeError):
        read(replaced(content, b"<sheetData>", b"<sheetData><"))
    with pytest.raises(DocpipeError):
        read(content[: len(content) // 2])
