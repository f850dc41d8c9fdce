"""Registers and attendance lists as people's office programs write them: encodings, delimiters, cells; and what is wrong in them, by cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from badinput import SETKANI, assert_good_meeting_built, assert_told, at, built, in_cell, of_file, spot, workspace
from workspaces import MEETING, Ran, run

pytestmark = pytest.mark.xdist_group("bad-input-tables")

INLINE = """    účast:
      - {jméno: Jana Nováková}
      - {jméno: Petr Malý}
"""
LIDE_CSV = """\
jméno;titul;pohlaví;funkce;organizace;e-mail;veřejné
Jana Nováková;Mgr.;žena;koordinátorka;Město Ukázkov;jana@ukazkov.example;"jméno;funkce"
Petr Malý;;muž;;;;
Eva Skrytá;;žena;;;eva@skryta.example;
"""
UCAST_CSV = """\
Jméno,Organizace,Účast
Jana Nováková,Město Ukázkov,přítomna
Petr Malý,"Služby Ukázkov, z.s.",přítomen
"""
UCAST_BAD = """\
Jméno;Organizace;účast
Jana Nováková;Město Ukázkov;možná
Petr Malý;Služby Ukázkov; z.s.;přítomen
Eva Skrytá;"Nedokončená;přítomna
"""


def beside(name: str, day: str) -> str:
    """Return a meeting whose attendance lies in a file."""
    text = MEETING.replace("6. 2. 2024", day).replace("7. 2. 2024", day)
    assert INLINE in text
    return text.replace(INLINE, f"    soubor účasti: {name}\n")


def workbook(fill: Callable[[Any], None], title: str = "List") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    fill(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def organisations(sheet: Any) -> None:
    for row in (
        ["Seznam organizací", None, None],
        ["název", "IČO", "web"],
        ["Město Ukázkov", "00255513", "www.ukazkov.example"],
        ["Číslo místo textu", 255513, None],
        ["Služby Ukázkov, z.s.", None, "=CONCATENATE(A3)"],
        ["Sloučené", None, None],
    ):
        sheet.append(row)
    sheet.merge_cells("A6:B6")


def attendance(sheet: Any) -> None:
    for row in (["jméno", "organizace", "účast"], ["Jana Nováková", "Město Ukázkov", "přítomna"], ["Petr Malý", None, "přítomen"]):
        sheet.append(row)


def attendance_with_formula(sheet: Any) -> None:
    attendance(sheet)
    sheet["B3"] = "=B2"


MEETINGS = {
    "2024-03-05-csv.yaml": beside("2024-03-05-ucast.csv", "5. 3. 2024"),
    "2024-03-06-xlsx.yaml": beside("2024-03-06-ucast.xlsx", "6. 3. 2024"),
    "2024-03-07-spatne.yaml": beside("2024-03-07-ucast.csv", "7. 3. 2024"),
    "2024-03-08-vzorec.yaml": beside("2024-03-08-ucast.xlsx", "8. 3. 2024"),
    "2024-03-11-ven.yaml": beside("../../../../x.csv", "11. 3. 2024"),
    "2024-03-12-neni.yaml": beside("../../x.csv", "12. 3. 2024"),
    "2024-03-13-jinam.yaml": beside("/etc/hostname", "13. 3. 2024"),
}
LISTS: dict[str, bytes] = {
    "2024-03-05-ucast.csv": b"\xef\xbb\xbf" + UCAST_CSV.replace("\n", "\r\n").encode(),
    "2024-03-06-ucast.xlsx": workbook(attendance),
    "2024-03-07-ucast.csv": UCAST_BAD.encode(),
    "2024-03-08-ucast.xlsx": workbook(attendance_with_formula),
    "navic.csv": UCAST_CSV.encode(),
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return one run over a workspace whose registers and attendance lists are tables."""
    files: dict[str, str | bytes] = {f"{SETKANI}/{name}": content for name, content in (*MEETINGS.items(), *LISTS.items())}
    files |= {"content/lide.csv": LIDE_CSV.replace("\n", "\r\n").encode("cp1250"), "content/organizace.xlsx": workbook(organisations, "Organizace")}
    root = workspace(tmp_path_factory.mktemp("tabulky"), files)
    (root / "content/lide.yaml").unlink()
    (root / "content/organizace.yaml").unlink()
    (root.parent / "x.csv").write_text(UCAST_CSV, encoding="utf-8")
    return run(root, "build", "--format", "docx")


def test_registers_in_tables_do_what_yaml_does(ran: Ran) -> None:
    assert ran.code == 1
    assert_good_meeting_built(ran)
    assert ran.find("unknown-person") == ran.find("unknown-organisation") == []


def test_a_table_in_cp1250_with_semicolons_is_read_and_the_encoding_told(ran: Ran) -> None:
    assert_told(of_file(ran, "encoding-guessed", "content/lide.csv"), "Windows-1250", "UTF-8", severity="warning")


def test_a_text_ico_keeps_its_zeros_and_a_number_is_refused_with_a_proposal(ran: Ran) -> None:
    assert_told(in_cell(ran, "ico-cell-is-number", "content/organizace.xlsx", "Organizace", "B4"), "255513", "00255513", severity="fault")
    assert len([code for code in ran.codes() if code.startswith("ico-")]) == 1


def test_merged_cells_and_a_title_row_are_told(ran: Ran) -> None:
    assert_told(in_cell(ran, "merged-cells", "content/organizace.xlsx", "Organizace", "A6"), "A6:B6", severity="error")
    assert_told(in_cell(ran, "sheet-title", "content/organizace.xlsx", "Organizace", "A1"), "Seznam organizací", severity="info")


def test_a_formula_without_a_value_is_told_in_a_register_and_stops_a_list(ran: Ran) -> None:
    assert_told(in_cell(ran, "formula-without-value", "content/organizace.xlsx", "Organizace", "C5"), "=CONCATENATE(A3)", severity="fault")
    path = f"{SETKANI}/2024-03-08-ucast.xlsx"
    assert_told(in_cell(ran, "formula-without-value", path, "List", "B3"), "=B2", severity="fault")
    assert set(built(ran, "_vzorec").values()) == {"failed"}


def test_attendance_lies_beside_the_meeting_as_csv_with_bom_or_as_xlsx(ran: Ran) -> None:
    for name in ("_csv", "_xlsx"):
        assert set(built(ran, name).values()) == {"built"}
        assert len(built(ran, name)) == 4


def test_everything_wrong_in_an_attendance_list_comes_at_once(ran: Ran) -> None:
    path = f"{SETKANI}/2024-03-07-ucast.csv"
    assert_told(at(ran, "choice-unknown", spot(ran.root, path, "možná")), "možná", "omluven", severity="fault")
    assert_told(at(ran, "table-row-long", spot(ran.root, path, "z.s.;přítomen", "přítomen")), "přítomen", "3", severity="fault")
    assert_told(at(ran, "csv-quote", spot(ran.root, path, '"Nedokončená')), "Nedokončená", severity="error")


def test_attendance_is_taken_only_from_inside_the_workspace(ran: Ran) -> None:
    for name, code, value in (
        ("2024-03-11-ven.yaml", "attendance-file-refused", "../../../../x.csv"),
        ("2024-03-12-neni.yaml", "attendance-file-missing", "../../x.csv"),
        ("2024-03-13-jinam.yaml", "attendance-file-refused", "/etc/hostname"),
    ):
        path = f"{SETKANI}/{name}"
        assert_told(at(ran, code, spot(ran.root, path, value)), value, severity="fault")


def test_an_attendance_list_that_nobody_uses_is_told(ran: Ran) -> None:
    assert_told(of_file(ran, "attendance-file-unused", f"{SETKANI}/navic.csv"), severity="warning")


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + bytes(600), b"nothing of a workbook"])
def test_a_register_that_is_no_workbook_is_told_once_and_holds_back_what_needs_it(content: bytes, tmp_path: Path) -> None:
    root = workspace(tmp_path, {"content/organizace.xlsx": content})
    (root / "content/organizace.yaml").unlink()
    ran = run(root, "check")
    code = "xlsx-old-or-locked" if content.startswith(b"\xd0") else "xlsx-unreadable"
    assert_told(of_file(ran, code, "content/organizace.xlsx"), severity="fault")
    assert not [found for found in ran.codes() if found.startswith("unknown-organisation")]
    assert {item["related"][0]["path"] for item in ran.find("needs-faulty")} == {"content/organizace.xlsx"}
