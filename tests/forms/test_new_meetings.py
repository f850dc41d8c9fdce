"""`docpipe new meeting` makes a form that is right from the start, filled in with what is known, and read back as it was filled in; it overwrites nothing."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from form_samples import about_meeting
from workspaces import GROUPS, MEETING, run, small

from docpipe.export import workbook
from docpipe.figures.carried import open_after, open_before, unclear_reviews
from docpipe.figures.meetings import is_held
from docpipe.model import Record
from docpipe.pipeline.load import load
from docpipe.pipeline.newforms import new_meeting
from docpipe.pipeline.outcome import Asked
from docpipe.read.grid import parse_grids
from docpipe.records.collection import meeting_of
from docpipe.validate.forms.workbook import is_meeting
from docpipe.workspace import find
from docpipe.write.forms.begun import Begun, Invited
from docpipe.write.forms.meeting_book import sheets

FOLDER = "content/ukazkov/setkani"
BEFORE = (
    MEETING
    + """
    úkoly:
      - {co: zjistit počet zájemců, kdo: Petr Malý, termín: 30. 4. 2024}
      - {co: hotová věc, kdo: Petr Malý, stav: splněno}
    příští setkání: {datum: 5. 3. 2024, od: 13:00, místo: "Kulturní dům, malý sál"}
"""
)


def asked(root: Path, suffix: str, group: str | None = "PS Senioři", day: date | None = None) -> Asked:
    return Asked(group, day, None, None, suffix, root)


def made(root: Path, suffix: str) -> Path:
    small(root, meeting=BEFORE)
    return new_meeting(find(root), asked(root, suffix))[0]


def the_new_one(root: Path) -> Record:
    found = load(find(root))
    wrong = [item for item in about_meeting(found) if item.code != "sample-data"]
    (record,) = [item for item in found.collection.of("meeting") if meeting_of(item).date == date(2024, 3, 5)]
    assert [item.code for item in wrong if item.location and item.location.path == record.tree.path] == []
    return record


@pytest.mark.parametrize("suffix", [".xlsx", ".md", ".yaml", ".docx"])
def test_a_new_form_is_right_and_says_what_is_known(tmp_path: Path, suffix: str) -> None:
    path = made(tmp_path, suffix)
    assert path.name == f"2024-03-05-ps-seniori{suffix}"
    meeting = meeting_of(the_new_one(tmp_path))
    assert (meeting.group, meeting.start and meeting.start.hour, meeting.place) == ("Pracovní skupina Senioři", 13, "Kulturní dům, malý sál")
    assert [(row.name, row.presence.value) for row in meeting.attendance] == [
        ("Jana Nováková", "invited"),
        ("Petr Malý", "invited"),
        ("Eva Skrytá", "invited"),
    ]
    assert (meeting.review, meeting.tasks, meeting.evidence) == ((), (), None)


def fill(path: Path, cells: dict[str, dict[str, Any]]) -> None:
    book = openpyxl.load_workbook(path)
    for sheet, values in cells.items():
        for cell, value in values.items():
            book[sheet][cell] = value
    book.save(path)


def row_of(path: Path, label: str) -> str:
    sheet = openpyxl.load_workbook(path)["Setkání"]
    return next(f"B{row[0].row}" for row in sheet.iter_rows() if row[0].value == label)


@pytest.mark.parametrize("suffix", [".xlsx", ".md", ".yaml", ".docx"])
def test_a_new_form_is_a_meeting_that_is_still_to_come(tmp_path: Path, suffix: str) -> None:
    made(tmp_path, suffix)
    record = the_new_one(tmp_path)
    assert meeting_of(record).author
    assert not is_held(record), "who will take the minutes and what is left of last time say nothing of the meeting itself"


def test_what_is_filled_in_is_read(tmp_path: Path) -> None:
    path = made(tmp_path, ".xlsx")
    head = {
        "zapsal": "Jana Nováková",
        "datum zápisu": date(2024, 3, 6),
        "ověřovatelé": "Petr Malý",
        "doklady – zápis odeslán": "7. 3. 2024",
        "příští setkání – datum": date(2024, 4, 2),
    }
    fill(
        path,
        {
            "Setkání": {row_of(path, label): value for label, value in head.items()},
            "Účast": {"B5": "přítomna", "B6": "přítomen", "B7": "omluvena", "A8": "Marie Nová", "C8": "Lhota"},
            "Program": {"B5": "Zahájení", "E5": "Přivítání.", "B6": "Různé", "F6": "Bez závěru."},
            "Usnesení": {"A5": "Různé", "C5": "Skupina schvaluje.", "D5": 2, "E5": 0, "F5": 0},
            "Kontrola úkolů": {"E5": "splněno", "F5": "1. 3. 2024"},
            "Úkoly": {"A5": 2, "B5": "svolat schůzku", "C5": "Petr Malý", "D5": date(2024, 4, 3)},
            "Potřeby": {"A5": 2, "B5": "doprava", "C5": "senioři", "D5": "jiné"},
        },
    )
    meeting = meeting_of(the_new_one(tmp_path))
    assert [row.presence.value for row in meeting.attendance] == ["present", "present", "excused", "present"]
    assert [(item.title, bool(item.text), bool(item.conclusion)) for item in meeting.agenda] == [("Zahájení", True, False), ("Různé", False, True)]
    point = meeting.agenda[1]
    assert [item.votes_for for item in point.resolutions] == [2]
    assert [item.who for item in point.tasks] == ["Petr Malý"]
    assert [item.text for item in point.needs] == ["doprava"]
    assert [(item.what, str(item.from_meeting), item.state.value, str(item.done_on)) for item in meeting.review] == [
        ("zjistit počet zájemců", "2024-02-06", "done", "2024-03-01")
    ]
    assert meeting.evidence is not None
    assert (str(meeting.evidence.minutes_sent), meeting.next_meeting and str(meeting.next_meeting.date)) == ("2024-03-07", "2024-04-02")


HOSTILE = ('=HYPERLINK("http://x.example")', "+1", "-2+3", "@SUM(A1)", "\t=1", "'=1")


SAME = MEETING.replace(
    "text: Jana Nováková přivítala přítomné.", "text: Úvod.\n        usnesení: [{číslo: 1/2024, text: Předložit plán., kdo: Jana Nováková, pro: 2}]"
) + (
    "    příští setkání: {datum: 5. 3. 2024, od: 13:00}\n"
    "    úkoly: [{co: Sehnat sál, kdo: Petr Malý, termín: 1. 3. 2024}, {co: Sehnat sál, kdo: Jana Nováková, termín: 1. 3. 2024}]\n"
)


@pytest.mark.parametrize("suffix", [".xlsx", ".md"])
def test_whatever_was_left_open_can_be_closed_in_the_row_that_it_was_filled_in_with(tmp_path: Path, suffix: str) -> None:
    small(tmp_path, meeting=SAME)
    path = new_meeting(find(tmp_path), asked(tmp_path, suffix))[0]
    if suffix == ".xlsx":
        fill(path, {"Kontrola úkolů": {"E5": "splněno", "E6": "splněno", "E7": "splněno"}})
    else:
        text = path.read_text(encoding="utf-8")
        for line in ("- Usnesení č. 1/2024", "- Sehnat sál (Petr Malý)", "- Sehnat sál (Jana Nováková)"):
            assert f"{line}\n" in text
            text = text.replace(f"{line}\n", f"{line} – splněno\n")
        path.write_text(text, encoding="utf-8")
    loaded = load(find(tmp_path))
    (record,) = [item for item in loaded.collection.of("meeting") if meeting_of(item).date == date(2024, 3, 5)]
    assert len(open_before(record, loaded.collection)) == 3
    assert open_after(record, loaded.collection) == (), unclear_reviews(record, loaded.collection)


def test_no_text_becomes_a_formula() -> None:
    begun = Begun({("title",): HOSTILE[0], ("place",): HOSTILE[2]}, tuple(Invited(text, "pozván") for text in HOSTILE), (), HOSTILE, HOSTILE, ())
    content = workbook(sheets(begun), HOSTILE[0])
    book = openpyxl.load_workbook(io.BytesIO(content))
    formulas = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert all(formula.startswith("=IF(") for formula in formulas)
    assert [book["Účast"][f"A{row}"].value for row in range(5, 11)] == list(HOSTILE)
    assert all(book["Účast"][f"A{row}"].quotePrefix for row in range(5, 10))
    grids = parse_grids(content, "x.xlsx").value
    assert is_meeting(grids)


def test_the_same_is_the_same_file(tmp_path: Path) -> None:
    one, other = made(tmp_path / "a", ".xlsx").read_bytes(), made(tmp_path / "b", ".xlsx").read_bytes()
    assert one == other


def test_it_asks_for_what_is_not_clear_and_overwrites_nothing(tmp_path: Path) -> None:
    root = small(tmp_path, groups=GROUPS + "\n    - {název: Řídicí skupina, projekt: ukazkov}\n")
    assert run(root, "new", "meeting").codes() == ["new-group-needed"]
    assert run(root, "new", "setkání", "PS Rodiny").codes() == ["new-group-unknown"]
    assert run(root, "new", "setkání", "PS Senioři").codes() == ["new-date-needed"]
    ran = run(root, "new", "setkání", "ps senioři", "--date", "5. 3. 2024", "--text")
    assert (ran.code, ran.report["path"]) == (0, f"{FOLDER}/2024-03-05-ps-seniori.md")
    before = (root / FOLDER / "2024-03-05-ps-seniori.md").read_bytes()
    assert run(root, "new", "setkani", "PS Senioři", "--date", "2024-03-05").codes() == ["new-meeting-there"]
    assert (root / FOLDER / "2024-03-05-ps-seniori.md").read_bytes() == before
    assert sorted(path.name for path in (root / FOLDER).iterdir()) == ["2024-02-06-skupina.yaml", "2024-03-05-ps-seniori.md"]


def test_what_the_instructions_say_can_be_chosen(tmp_path: Path) -> None:
    """A closed drop-down refuses what is not in it: the states that its own sheet speaks of, and the roles that the quick start writes."""
    book = openpyxl.load_workbook(made(tmp_path, ".xlsx"))

    def offered(sheet: str, label: str) -> tuple[str, bool]:
        page = book[sheet]
        column = next(cell.column_letter for cell in page[4] if cell.value == label)
        (found,) = [item for item in page.data_validations.dataValidation if str(item.sqref).startswith(f"{column}5")]
        return str(found.formula1), bool(found.showErrorMessage)

    assert offered("Kontrola úkolů", "stav") == ('"splněno,trvá,zrušeno"', True)
    assert offered("Účast", "role")[1] is False


def test_somebody_whom_no_register_knows_is_invited_by_her_surname(tmp_path: Path) -> None:
    group = "    - {název: Pracovní skupina Rodina, zkratka: PS Rodina, projekt: ukazkov, členové: [{osoba: Anna Mladá}, {osoba: Jan Mladý}]}"
    small(tmp_path, meeting=BEFORE, groups=f"{GROUPS}\n{group}\n")
    path, begun = new_meeting(find(tmp_path), asked(tmp_path, ".md", "PS Rodina", date(2024, 3, 6)))
    assert path.is_file()
    assert [(item.name, item.presence) for item in begun.invited] == [("Anna Mladá", "pozvána"), ("Jan Mladý", "pozván")]


def test_rows_are_as_high_as_their_texts_and_grow_with_what_is_written(tmp_path: Path) -> None:
    page = openpyxl.load_workbook(made(tmp_path, ".xlsx"))["Setkání"]
    high = [row for row in range(5, page.max_row + 1) if (page.row_dimensions[row].height or 0) > 20]
    assert high
    assert all(len(str(page.cell(row, 3).value)) > 52 for row in high if page.cell(row, 3).value)
    xml = zipfile.ZipFile(next(tmp_path.glob(f"{FOLDER}/*.xlsx"))).read("xl/worksheets/sheet1.xml").decode()
    assert [number for number in re.findall(r'<row r="(\d+)"[^>]*customHeight', xml) if number != "2"] == []
