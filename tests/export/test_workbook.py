"""A document's tables as a workbook: types, sums as formulas with their values, text that stays text, and the check that can fail."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.diagnostics import Location
from docpipe.export import sheets_of, workbook
from docpipe.model import Context, Ledger, Sheet
from docpipe.prose.blocks import Caption, Cell, CellValue, Column, Landscape, Paragraph, Prose, Run, Table
from docpipe.verify import Expectation, Forbidden, verify_sheets

PLACE = Location("content/x.yaml")
MONEY = (Column(), Column("money"), Column("money"), Column("money"))


@dataclass(frozen=True, slots=True)
class Values:
    text: Prose


def cell(text: str, value: CellValue = None, span: int = 1) -> Cell:
    return Cell((Run(text),), value=value, span=span)


def money(*amounts: str | None) -> tuple[Cell, ...]:
    return tuple(cell("neuvedeno") if amount is None else cell(amount, Decimal(amount)) for amount in amounts)


def table(*rows: tuple[Cell, ...], totals: tuple[int, ...] = (), groups: tuple[int, ...] = (), caption: str = "Náklady podle zdrojů") -> Table:
    head = (cell("Zdroj"), cell("2023"), cell("2024"), cell("Celkem"))
    below = (Paragraph((Run("Zdroj: rozpočty poskytovatelů"),), PLACE),)
    return Table(head, rows, PLACE, Caption((Run(caption),)), below, MONEY, totals=totals, groups=groups)


def sheets(*tables: Table) -> tuple[Sheet, ...]:
    return sheets_of(Context(Values(Prose((tables[0], Landscape(tables[1:], PLACE))))), "Plán")


def opened(made: tuple[Sheet, ...], *, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(made, "Plán")), data_only=values)


def expectation(**fields: object) -> Expectation:
    return replace(Expectation(name="build/plan-tables.xlsx", ledger=Ledger("x")), **fields)


BUDGET = table(
    (cell("Obce", span=4),),
    (cell("Horažďovice"), *money("10", "20", "30")),
    (cell("Hradešice"), *money("1.5", None, "1.5")),
    (cell("Obce celkem"), *money("11.5", "20", "31.5")),
    (cell("Kraj", span=4),),
    (cell("Dotace"), *money("100", "200", "300")),
    (cell("Kraj celkem"), *money("100", "200", "300")),
    (cell("Celkem"), *money("111.5", "220", "331.5")),
    totals=(3, 6, 7),
    groups=(0, 4),
)


def test_sums_are_formulas_that_carry_their_values() -> None:
    made = sheets(BUDGET)
    written, shown = opened(made).worksheets[1], opened(made, values=True).worksheets[1]
    assert [written.cell(7, column).value for column in (2, 3, 4)] == ["=SUM(B5:B6)", "=SUM(C5:C6)", "=SUM(D5:D6)"]
    assert written["B11"].value == "=SUM(B5:B6,B9)"
    assert [shown.cell(11, column).value for column in (2, 3, 4)] == [111.5, 220, 331.5]
    assert written["D5"].value == "=SUM(B5:C5)"
    assert verify_sheets(workbook(made, "Plán"), made, expectation()) == ()


def test_a_number_that_is_no_sum_of_what_stands_above_is_a_number() -> None:
    made = sheets(table((cell("A"), *money("1", "2", "3")), (cell("Celkem"), *money("1", "2", "4")), totals=(1,)))
    page = opened(made).worksheets[1]
    assert [page.cell(5, column).value for column in (2, 3, 4)] == ["=SUM(B4)", "=SUM(C4)", 4]


def test_every_captioned_table_has_a_sheet_and_stands_in_the_list() -> None:
    made = sheets(
        BUDGET, table((cell("A"), *money("1", "2", "3")), caption="Přehled [všeho] a/b: dlouhý název, který se do listu nevejde"), replace(BUDGET, caption=None)
    )
    book = opened(made)
    assert book.sheetnames == ["Seznam tabulek", "1. Náklady podle zdrojů", "2. Přehled  všeho  a b  dlouhý"]
    assert [book.worksheets[0].cell(row, 2).value for row in (4, 5)] == ["Náklady podle zdrojů", "Přehled [všeho] a/b: dlouhý název, který se do listu nevejde"]
    assert book.worksheets[1]["A13"].value == "Zdroj: rozpočty poskytovatelů"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    found = opened(sheets(table((cell(text), *money("1", "2", "3"))))).worksheets[1]["A4"]
    assert found.data_type == "s"
    assert found.quotePrefix


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_what_was_printed_is_found_again(texts: list[str]) -> None:
    made = sheets(table(*((cell(text), *money("1", "2", "3")) for text in texts)))
    content = workbook(made, "Plán")
    kept = [re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text) for text in texts]
    if kept == texts and not any(re.search("[\ud800-\udfff\ufffe\uffff\r]", text) for text in texts):
        assert verify_sheets(content, made, expectation()) == ()


def test_the_same_tables_give_the_same_bytes() -> None:
    assert workbook(sheets(BUDGET), "Plán") == workbook(sheets(BUDGET), "Plán")


def _changed(content: bytes, old: str, new: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(buffer, "w") as written:
        for name in read.namelist():
            written.writestr(name, read.read(name).decode().replace(old, new) if name.endswith(".xml") else read.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<v>20</v>", "<v>21</v>", "verify-cell-differs"),
        ("<v>111.5</v>", "<v>112</v>", "verify-cell-differs"),
        ("<f>SUM(B5:B6)</f>", "<f>SUM(B5:B5)</f>", "verify-formula-foreign"),
        ("Dotace", "Dotac", "verify-cell-differs"),
        ("1. Náklady podle zdrojů", "jiný list", "verify-sheet-missing"),
    ],
)
def test_a_changed_workbook_is_found_out(old: str, new: str, code: str) -> None:
    made = sheets(BUDGET)
    found = verify_sheets(_changed(workbook(made, "Plán"), old, new), made, expectation())
    assert code in {item.code for item in found}


def test_a_file_that_is_no_workbook_is_told() -> None:
    assert [item.code for item in verify_sheets(b"PK", sheets(BUDGET), expectation())] == ["verify-sheet-broken"]


def test_a_name_that_the_edition_withholds_is_a_leak() -> None:
    made = sheets(table((cell("Jana Ukázková"), *money("1", "2", "3"))))
    found = verify_sheets(workbook(made, "Plán"), made, expectation(edition="public", forbidden=Forbidden(names=("Jana Ukázková",))))
    assert found
    assert all(item.code.startswith("leak-") for item in found)
    assert found[0].location == Location("build/plan-tables.xlsx", sheet="1. Náklady podle zdrojů", cell="A4")
