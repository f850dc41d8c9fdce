"""What people do in a meeting's workbook besides filling it in (looks, comments, links, sums, times typed as numbers) is read right, or told of at its cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from form_samples import about_meeting, loaded, the_meeting
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from workbook_building import workbook

from docpipe.prose.blocks import ItemList, Link, Paragraph, Run, plain
from docpipe.records.collection import meeting_of
from docpipe.records.meeting import Meeting

Change = Callable[[Any], None]
BOLD, ITALIC, STRUCK = InlineFont(b=True), InlineFont(i=True), InlineFont(strike=True)


def cell(sheet: str, place: str, value: Any, number_format: str = "General") -> Change:
    def change(book: Any) -> None:
        book[sheet][place] = value
        book[sheet][place].number_format = number_format

    return change


def read(tmp_path: Path, change: Change) -> Meeting:
    return meeting_of(the_meeting(loaded(tmp_path, workbook(change), ".xlsx")))


@pytest.mark.parametrize(
    ("value", "number_format", "code"),
    [
        (9, "h:mm", "time-is-number"),
        (9.5, "h:mm", "time-is-number"),
        (9, "General", "time-is-number"),
        (date(2024, 3, 9), "h:mm", "time-is-date"),
        ("9,5", "@", "time-not-understood"),
        ("9:30–11", "@", "time-is-span"),
        ("9:30 - 11:00 hod.", "@", "time-is-span"),
    ],
)
def test_a_number_in_place_of_a_time_is_refused(tmp_path: Path, value: Any, number_format: str, code: str) -> None:
    there = loaded(tmp_path, workbook(cell("Setkání", "B8", value, number_format)), ".xlsx")
    assert [(item.code, item.location.cell) for item in about_meeting(there) if item.code.startswith("time") and item.location] == [(code, "B8")]
    assert there.collection.of("meeting") == ()


@pytest.mark.parametrize(
    ("value", "number_format"),
    [(time(9, 30), "h:mm"), (0.3958333, "h:mm"), ("9.30", "@"), ("9:30 hod.", "@"), (45328.3958333, "d. m. yyyy h:mm")],
)
def test_a_time_is_read_however_it_is_kept(tmp_path: Path, value: Any, number_format: str) -> None:
    assert read(tmp_path, cell("Setkání", "B8", value, number_format)).start == time(9, 30)


def test_a_small_number_in_a_cell_for_a_date_is_no_day_of_1900(tmp_path: Path) -> None:
    there = loaded(tmp_path, workbook(cell("Setkání", "B7", 13, "d. m. yyyy")), ".xlsx")
    assert "date-is-number" in [item.code for item in about_meeting(there)]


def test_a_workbook_that_counts_days_from_1904_is_read_right(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904

    assert read(tmp_path, change).date == date(2024, 2, 6)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (CellRichText("Zaznělo, že ", TextBlock(BOLD, "služby "), "nestačí."), [("Zaznělo, že ", ""), ("služby", "b"), (" nestačí.", "")]),
        (CellRichText(TextBlock(ITALIC, "Nejvíc"), " chybí péče."), [("Nejvíc", "i"), (" chybí péče.", "")]),
        (CellRichText("Obec", TextBlock(BOLD, " („Lhota“)"), "nesouhlasí."), [("Obec ", ""), ("(„Lhota“", "b"), (")nesouhlasí.", "")]),
        (CellRichText("Cena ", TextBlock(BOLD, "**100 Kč**"), " platí."), [("Cena ", ""), ("100 Kč", "b"), (" platí.", "")]),
    ],
)
def test_bold_and_italics_in_a_text_stay(tmp_path: Path, value: Any, expected: list[tuple[str, str]]) -> None:
    text = read(tmp_path, cell("Program", "E2", value)).agenda[0].text
    assert text is not None
    (block,) = text.blocks
    assert isinstance(block, Paragraph)
    runs = [item for item in block.content if isinstance(item, Run)]
    assert [(run.text, "b" if run.strong else "i" if run.emphasis else "") for run in runs] == expected


def test_bold_lines_of_a_list_stay_a_list(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Program"]["E2"] = "Zaznělo:\n- první,\n- druhé."
        book["Program"]["E2"].font = Font(bold=True)

    text = read(tmp_path, change).agenda[0].text
    assert text is not None
    lead, items = text.blocks
    assert isinstance(lead, Paragraph)
    assert isinstance(items, ItemList)
    paragraphs = [block for item in items.items for block in item.blocks if isinstance(block, Paragraph)]
    assert [plain(block.content) for block in (lead, *paragraphs)] == ["Zaznělo:", "první,", "druhé."]
    assert all(isinstance(run, Run) and run.strong for block in (lead, *paragraphs) for run in block.content)


def test_bold_in_a_name_is_only_a_look(tmp_path: Path) -> None:
    assert read(tmp_path, cell("Účast", "A5", CellRichText(TextBlock(BOLD, "Marie"), " Nevšední"))).attendance[3].name == "Marie Nevšední"


def test_a_link_on_a_text_is_a_link(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Program"]["E2"] = "podklady"
        book["Program"]["E2"].hyperlink = "https://www.ukazkov.example/podklady"

    text = read(tmp_path, change).agenda[0].text
    assert text is not None
    (block,) = text.blocks
    assert isinstance(block, Paragraph)
    assert [(item.target, plain(item.content)) for item in block.content if isinstance(item, Link)] == [("https://www.ukazkov.example/podklady", "podklady")]


def commented(book: Any) -> None:
    book["Účast"]["A4"].comment = Comment("Jana:\nprosím doplnit titul", "Jana")


def in_thread(book: Any) -> None:
    words = "[Komentář ve vlákně]\n\nVaše verze aplikace Excel …\n\nKomentář:\n    prosím doplnit titul"
    book["Účast"]["A4"].comment = Comment(words, "tc={1}")


def struck(book: Any) -> None:
    book["Program"]["E2"] = CellRichText("Sejdeme se ", TextBlock(STRUCK, "v pondělí"), " v úterý.")


def linked(book: Any) -> None:
    book["Setkání"]["B11"].hyperlink = "https://mapy.example/radnice"


def summed(book: Any) -> None:
    book["Účast"]["A9"] = "Celkem: 4"


def numbered(book: Any) -> None:
    book["Účast"]["A9"] = 4


def two_people(book: Any) -> None:
    book["Účast"]["A2"] = "Jana Nováková\nPetr Malý"


def merged(book: Any) -> None:
    book["Účast"].merge_cells("B3:B5")


def beside_label(book: Any) -> None:
    book["Setkání"]["C12"], book["Setkání"]["B12"] = date(2024, 2, 7), None


@pytest.mark.parametrize(
    ("change", "code", "place", "said"),
    [
        (commented, "form-comment", ("Účast", "A4"), "prosím doplnit titul"),
        (in_thread, "form-comment", ("Účast", "A4"), "prosím doplnit titul"),
        (struck, "form-struck", ("Program", "E2"), "v pondělí"),
        (linked, "form-link-dropped", ("Setkání", "B11"), "https://mapy.example/radnice"),
        (summed, "attendee-name-odd", ("Účast", "A9"), "Celkem: 4"),
        (numbered, "attendee-name-odd", ("Účast", "A9"), "4"),
        (two_people, "form-two-names", ("Účast", "A2"), "Jana Nováková; Petr Malý"),
        (merged, "merged-cells", ("Účast", "B3"), "B3:B5"),
        (beside_label, "form-note-beside", ("Setkání", "C12"), "2024-02-07"),
    ],
)
def test_what_has_no_place_in_a_record_is_told(tmp_path: Path, change: Change, code: str, place: tuple[str, str], said: str) -> None:
    found = [item for item in about_meeting(loaded(tmp_path, workbook(change), ".xlsx")) if item.code == code]
    assert [(item.location.sheet, item.location.cell) for item in found if item.location] == [place]
    assert said in str(found[0].arguments)


def test_a_title_above_a_second_table_is_nobody(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Účast"]
        sheet["A9"], sheet["A10"], sheet["B10"], sheet["A11"], sheet["B11"] = "Hosté z kraje", "jméno", "organizace", "Jan Krajský", "Kraj"

    there = loaded(tmp_path, workbook(change), ".xlsx")
    assert [row.name for row in meeting_of(the_meeting(there)).attendance][3:] == ["Marie Nevšední", "Jan Krajský"]
    assert "sheet-title" in [item.code for item in about_meeting(there)]


def test_words_beside_numbers_and_dashes_for_none_are_read_as_in_the_other_forms(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Program"]["D2"], book["Usnesení"]["D2"], book["Usnesení"]["E2"] = "10 min", "2", "–"

    record = read(tmp_path, change)
    (resolution,) = record.agenda[1].resolutions
    assert (record.agenda[0].minutes, resolution.votes_for, resolution.votes_against) == (10, 2, 0)


def test_line_ends_that_only_the_width_of_a_cell_made_are_spaces(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Účast"]["A5"], book["Účast"]["B5"], book["Setkání"]["B4"] = "Marie\nNevšední", "Obec\nLhota", "Setkání k potřebám\nseniorů"

    record = read(tmp_path, change)
    assert (record.attendance[3].name, record.attendance[3].organisation, record.title) == ("Marie Nevšední", "Obec Lhota", "Setkání k potřebám seniorů")
