"""A meeting written in the Word form is the meeting that YAML would give; what is amiss is told at its paragraph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from form_samples import NAME, about_meeting, bare, loaded, the_meeting, yaml_meeting
from word_building import W, form, packed, parts_of

from docpipe.records.collection import meeting_of

SAID_OF_IT = {"rows-and-counts", "need-without-target-group", "need-without-kind", "task-without-who"}
NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Change = Callable[[Any], None]


def no_title(document: Any) -> None:
    document.paragraphs[0]._p.getparent().remove(document.paragraphs[0]._p)


def no_guide(document: Any) -> None:
    for paragraph in document.paragraphs[1:5]:
        paragraph._p.getparent().remove(paragraph._p)


def other_levels(document: Any) -> None:
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Heading 1":
            paragraph.style = document.styles["Title"]
        elif paragraph.style.name in ("Heading 2", "Heading 3"):
            paragraph.style = document.styles[f"Heading {int(paragraph.style.name[-1]) + 1}"]


@pytest.mark.parametrize("change", [None, no_title, no_guide, other_levels])
def test_it_is_the_same_record_as_in_yaml(tmp_path: Path, change: Change | None) -> None:
    there = loaded(tmp_path / "docx", form(change), ".docx")
    assert {item.code for item in about_meeting(there)} == SAID_OF_IT
    assert bare(the_meeting(there)) == bare(yaml_meeting(tmp_path / "yaml"))


def tracked(document: Any) -> None:
    paragraph = next(item for item in document.paragraphs if item.text.startswith("Závěr"))
    paragraph._p.append(parse_xml(f'<w:ins {W} w:id="1" w:author="A"><w:r><w:t xml:space="preserve"> Jednomyslně.</w:t></w:r></w:ins>'))
    paragraph._p.append(parse_xml(f'<w:del {W} w:id="2" w:author="A"><w:r><w:delText> Skoro.</w:delText></w:r></w:del>'))


def test_tracked_changes_are_read_as_accepted_and_said(tmp_path: Path) -> None:
    there = loaded(tmp_path, form(tracked), ".docx")
    (told,) = [item for item in about_meeting(there) if item.code == "word-changes-tracked"]
    assert told.location is not None
    assert told.location.paragraph
    conclusion = meeting_of(the_meeting(there)).agenda[1].conclusion
    assert conclusion is not None
    assert "Jednomyslně." in repr(conclusion)
    assert "Skoro" not in repr(conclusion)


def said(text: str, written: str) -> Change:
    def change(document: Any) -> None:
        cells = [paragraph for made in document.tables for row in made.rows for cell in row.cells for paragraph in cell.paragraphs]
        (found,) = {paragraph._p: paragraph for paragraph in (*document.paragraphs, *cells) if paragraph.text == text}.values()
        found.text = written

    return change


@pytest.mark.parametrize(
    ("change", "code", "text"),
    [
        (said("6. 2. 2024", "31. 2. 2024"), "date-no-day", "31. 2. 2024"),
        (said("místo", "mýsto"), "unknown-key-suggestion", "mýsto"),
        (said("omluvena", "možná"), "choice-unknown", "možná"),
        (said("14. 2. 2024", "brzy"), "date-not-understood", "brzy"),
        (said("Úkol: zajistit sál – do 1. 3. 2024", "Sešli jsme se."), "form-text-outside", "Sešli jsme se."),
        (said("Úkol: zajistit sál – do 1. 3. 2024", "Usnesení: Skupina schvaluje."), "form-outside-item", "Usnesení: Skupina schvaluje."),
        (said("Úkol: zajistit sál – do 1. 3. 2024", "Úkol: zajistit sál – do 31. 4. 2024"), "date-no-day", "Úkol: zajistit sál – do 31. 4. 2024"),
        (said("Setkání k potřebám seniorů", "x"), "form-title-twice", "Setkání k opatřením"),
    ],
)
def test_what_is_amiss_is_told_at_its_paragraph(tmp_path: Path, change: Change, code: str, text: str) -> None:
    if code == "form-title-twice":

        def change(document: Any) -> None:
            document.paragraphs[0].text = text

    there = loaded(tmp_path, form(change), ".docx")
    (told,) = [item for item in about_meeting(there) if item.code == code]
    assert told.location is not None
    assert told.location.part == "word/document.xml"
    body = docx.Document(str(tmp_path / f"{NAME}.docx")).element.body
    paragraphs = list(body.iter(f"{NAMESPACE}p"))
    assert told.location.paragraph
    assert "".join(item.text for item in paragraphs[told.location.paragraph - 1].iter(f"{NAMESPACE}t")) == text


def test_a_form_that_lost_its_table_is_told_as_such(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.element.body.remove(document.tables[0]._tbl)

    there = loaded(tmp_path, form(change), ".docx")
    assert there.collection.of("meeting") == ()
    assert [item.code for item in about_meeting(there)] == ["form-word-lost"]


def test_another_document_beside_the_records_is_no_record(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Prezentace o službách", 1)
    document.add_paragraph("Datum: 6. 2. 2024")
    document.save(str(tmp_path / "prezentace.docx"))
    there = loaded(tmp_path / "there", (tmp_path / "prezentace.docx").read_bytes(), ".docx")
    assert there.collection.of("meeting") == ()
    assert [item.code for item in about_meeting(there)] == ["form-word-other"]


def end_of_instruction_gone(document: Any) -> None:
    (end,) = [paragraph for paragraph in document.paragraphs[:8] if paragraph.text == ":::"]
    end._p.getparent().remove(end._p)


def deleted_end(document: Any) -> None:
    (found,) = [paragraph for paragraph in document.paragraphs if paragraph.text == "pečovatelská služba o víkendech,"]
    found._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {W}><w:del w:id="9" w:author="J" w:date="2024-06-14T08:00:00Z"/></w:rPr>'))


def deleted_row(document: Any) -> None:
    row = document.tables[1].rows[4]._tr
    row.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="9" w:author="J" w:date="2024-06-14T08:00:00Z"/>'))


def column_beside(document: Any) -> None:
    document.tables[0].rows[3]._tr.append(parse_xml(f"<w:tc {W}><w:p><w:r><w:t>ověřit</w:t></w:r></w:p></w:tc>"))


def two_people(document: Any) -> None:
    document.tables[1].cell(1, 0).add_paragraph("Petr Malý")


def lower_points(document: Any) -> None:
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Heading 2" and paragraph.text != "Účast":
            paragraph.style = document.styles["Heading 3"]


def no_colon(document: Any) -> None:
    (found,) = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Závěr:")]
    found.text = "Závěr Skupina doporučuje návrh."


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (end_of_instruction_gone, "part-open"),
        (deleted_end, "word-changes-tracked"),
        (deleted_row, "word-changes-tracked"),
        (column_beside, "form-note-beside"),
        (two_people, "form-two-names"),
        (lower_points, "form-heading-lower"),
        (no_colon, "form-colon-missing"),
    ],
)
def test_what_would_be_lost_or_read_wrong_is_told(tmp_path: Path, change: Change, code: str) -> None:
    assert code in [item.code for item in about_meeting(loaded(tmp_path, form(change), ".docx"))]


def first_heading_as_points(document: Any) -> None:
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Heading 2":
            paragraph.style = document.styles["Heading 1"]
        elif paragraph.style.name == "Heading 3":
            paragraph.style = document.styles["Heading 2"]


def typed_bullets(document: Any) -> None:
    for paragraph in document.paragraphs:
        if paragraph.style.name == "List Bullet" and paragraph.text.startswith("Potřeba"):
            paragraph.style, paragraph.text = document.styles["Normal"], f"- {paragraph.text}"


def prompt(document: Any) -> None:
    row = next(row for row in document.tables[0].rows if row.cells[0].text == "odkaz")
    words = "<w:r><w:t>Klikněte sem a zadejte text.</w:t></w:r>"
    row.cells[1].paragraphs[0]._p.append(parse_xml(f"<w:sdt {W}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{words}</w:sdtContent></w:sdt>"))


def bold_head(document: Any) -> None:
    for cell in document.tables[2].rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True


@pytest.mark.parametrize("change", [first_heading_as_points, typed_bullets, prompt, bold_head, end_of_instruction_gone])
def test_however_it_was_filled_in_it_is_the_same_record(tmp_path: Path, change: Change) -> None:
    there = loaded(tmp_path / "docx", form(change), ".docx")
    assert {item.code for item in about_meeting(there)} - {"part-open"} == SAID_OF_IT
    assert bare(the_meeting(there)) == bare(yaml_meeting(tmp_path / "yaml"))


def test_an_end_of_a_paragraph_deleted_with_changes_tracked_joins_two(tmp_path: Path) -> None:
    record = meeting_of(the_meeting(loaded(tmp_path, form(deleted_end), ".docx")))
    text = record.agenda[1].text
    assert text is not None
    assert "pečovatelská služba o víkendech,hlavně na venkově," in repr(text)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(512), "word-chapter-old"),
        (b"PK\x03\x04 nothing", "word-chapter-unreadable"),
        (packed({name: data for name, data in parts_of(form()).items() if name != "word/document.xml"}), "word-chapter-unreadable"),
    ],
)
def test_a_file_that_is_no_word_document_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    there = loaded(tmp_path, content, ".docx")
    assert [item.code for item in about_meeting(there)] == [code]
