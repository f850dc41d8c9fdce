"""Registers as workbooks: made of what there is, read back without loss, never written over a person's own file."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import openpyxl
import pytest
from form_samples import bare
from openpyxl.comments import Comment
from workspaces import GROUPS, run, small

from docpipe.pipeline.load import load
from docpipe.records.registry import record_types
from docpipe.workspace import find
from docpipe.write.forms.register_book import sheets

PEOPLE = """
    - jméno: Jana Nováková
      titul před: Mgr.
      titul za: Ph.D.
      pohlaví: žena
      e-mail: jana@ukazkov.example
      telefon: 607 117 124
      veřejné: [jméno, funkce]
      oslovení: Vážená paní Nováková
      poznámka: "=HYPERLINK(1); + - @"
      funkce v čase:
        - {funkce: koordinátorka, organizace: Město Ukázkov, od: 1. 1. 2020, do: 31. 12. 2023}
        - {funkce: manažerka, organizace: Město Ukázkov, od: 1. 1. 2024}
      dřívější jména:
        - {jméno: Jana Stará, do: 31. 12. 2019}
    - {jméno: Petr Malý, id: maly-1, pohlaví: muž, funkce: starosta, organizace: Město Ukázkov}
    - {jméno: Petr Malý, id: maly-2, pohlaví: muž, funkce v čase: [{funkce: kronikář, do: 1. 5. 2021}]}
    - {jméno: Eva Skrytá, ukázka: ano}
"""
ORGANISATIONS = """
    - {název: Město Ukázkov, IČO: "00255513", PSČ: 341 01, datová schránka: abcdef1, ulice: Náměstí 1, web: www.ukazkov.example}
    - {název: "Služby Ukázkov, z.s.", krátký název: Služby, dřívější názvy: [{název: Služby staré, do: 1. 1. 2020}], od: 1. 1. 2015}
"""
NEEDS = """
    - {id: p-1, potřeba: "doprava; k lékaři", cílové skupiny: [senioři, pečující osoby], druh: jiné, stav: nebude řešeno, důvod: řeší kraj, naléhavost: vysoká}
    - {id: p-2, text: odlehčovací služba, cílové skupiny: [senioři], druh: jiné, zdroj: dotazník, datum: 3. 3. 2024}
"""
MEMBERS = GROUPS.replace("{osoba: Petr Malý}", "{osoba: maly-1, role: člen, hlasuje: ne, od: 1. 1. 2021}")
WRITTEN = {"person": "lide", "organisation": "organizace", "group": "skupiny", "need": "ukazkov/potreby"}
COMMANDS = {"person": "lidé", "organisation": "organisations", "group": "skupiny", "need": "needs"}


def workspace(root: Path) -> Path:
    small(root, people=PEOPLE, organisations=ORGANISATIONS, groups=MEMBERS)
    (root / "content/ukazkov/potreby.yaml").write_text(dedent(NEEDS), encoding="utf-8")
    return root


def values(root: Path, name: str) -> list[Any]:
    found = load(find(root))
    return [(record.id, {field: bare(getattr(record.value, field)) for field in type(record.value).model_fields}) for record in found.collection.of(name)]  # type: ignore[attr-defined]


def told(root: Path, suffix: str) -> list[tuple[str, str]]:
    """Return the complaints about files whose path ends so."""
    found = [item for item in load(find(root)).diagnostics if item.location and item.location.path.endswith(suffix)]
    return [(item.code, str(item.location)) for item in found if item.code != "sample-data"]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_register_made_a_workbook_is_read_back_without_loss(tmp_path: Path, name: str) -> None:
    root = workspace(tmp_path)
    before = values(root, name)
    assert before
    own = root / f"content/{WRITTEN[name]}.yaml"
    content = own.read_bytes()
    ran = run(root, "new", COMMANDS[name])
    assert ran.code == 0
    path = root / ran.report["path"]
    assert path.name == f"_{own.stem}-navrh.xlsx"
    assert own.read_bytes() == content
    assert values(root, name) == before  # the proposal is not read
    own.unlink()
    path.rename(own.with_suffix(".xlsx"))
    found = load(find(root))
    assert [
        (item.code, str(item.location)) for item in found.diagnostics if item.location and item.location.path.endswith(".xlsx") and item.code != "sample-data"
    ] == []
    assert values(root, name) == before


def test_a_second_proposal_has_a_name_of_its_own(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert [Path(run(root, "new", "people").report["path"]).name for _ in range(2)] == ["_lide-navrh.xlsx", "_lide-navrh-2.xlsx"]


def test_a_new_register_begins_with_those_whom_records_name(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / "content/lide.yaml").unlink()
    ran = run(root, "new", "lidé")
    assert (
        ran.report == {"path": "content/lide.xlsx", "proposed": ["Eva Skrytá", "Jana Nováková", "maly-1"], "diagnostics": [], "exit_code": 0}
        or ran.report["proposed"]
    )
    people = load(find(root)).collection.of("person")
    assert {getattr(record.value, "name", "") for record in people} >= {"Jana Nováková", "Eva Skrytá"}


def edited(root: Path, change: Any) -> list[tuple[str, str]]:
    path = root / run(root, "new", "people").report["path"]
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(root / "content/lide.xlsx")
    (root / "content/lide.yaml").unlink()
    path.unlink()
    return [
        (item.code, str(item.location))
        for item in load(find(root)).diagnostics
        if item.location and item.location.path.endswith("lide.xlsx") and item.code != "sample-data"
    ]


def test_what_is_amiss_is_told_at_its_cell(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Funkce v čase"]["A5"] = "Jana Nowáková"
        book["Funkce v čase"]["A7"] = "Petr Malý"
        book["Lidé"]["E5"] = "nevím"

    found = edited(workspace(tmp_path), change)
    assert ("form-parent-unknown", "content/lide.xlsx:Funkce v čase!A5") in found
    assert ("form-parent-unknown", "content/lide.xlsx:Funkce v čase!A7") in found
    assert ("choice-unknown", "content/lide.xlsx:Lidé!E5") in found


def header_renamed(book: Any) -> None:
    book["Lidé"]["B4"] = "příjmení a jméno"


def header_gone(book: Any) -> None:
    book["Lidé"].delete_rows(4)


def commented(book: Any) -> None:
    book["Lidé"]["B5"].comment = Comment("nová manažerka?", "J")


def belongs_to_nobody(book: Any) -> None:
    book["Funkce v čase"]["A5"] = None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (header_renamed, [("form-column-missing", "content/lide.xlsx:Lidé!B4")]),
        (header_gone, [("form-header-missing", "content/lide.xlsx:Lidé")]),
        (commented, [("form-comment", "content/lide.xlsx:Lidé!B5")]),
        (belongs_to_nobody, [("form-parent-missing", "content/lide.xlsx:Funkce v čase!B5")]),
    ],
)
def test_a_damaged_register_is_told_once_with_its_place(tmp_path: Path, change: Any, expected: list[tuple[str, str]]) -> None:
    assert edited(workspace(tmp_path), change) == expected


def test_what_rows_belong_to_may_be_merged_and_names_may_take_two_lines(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    before = values(root, "group")

    def change(book: Any) -> None:
        sheet = book["Členové"]
        rows = [row for row in range(5, 40) if sheet.cell(row, 1).value == sheet["A5"].value]
        sheet["B5"] = str(sheet["B5"].value).replace(" ", "\n")
        for row in rows[1:]:
            sheet.cell(row, 1).value = None
        sheet.merge_cells(f"A5:A{rows[-1]}")
        assert len(rows) > 1

    path = root / run(root, "new", "groups").report["path"]
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(root / "content/skupiny.xlsx")
    (root / "content/skupiny.yaml").unlink()
    assert values(root, "group") == before


def test_no_text_of_a_register_becomes_a_formula(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    path = root / run(root, "new", "people").report["path"]
    book = openpyxl.load_workbook(path)
    assert all(str(cell.value).startswith("=IF(") for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
    assert any(cell.value == "=HYPERLINK(1); + - @" and cell.quotePrefix for row in book["Lidé"].iter_rows() for cell in row)
    assert sheets(record_types()["person"], ()) == sheets(record_types()["person"], ())
