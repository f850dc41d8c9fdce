"""A long document: captions counted, references shown, headings numbered as Word numbers them, contents listed, pages turned."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from books import PLACE, Book, Card, Chapter, book, book_template, money, printed, text_of
from docx.oxml.ns import qn
from judges import JudgeDocx

from docpipe.model import Context
from docpipe.prose.blocks import Anchored, Block, CrossReference, Landscape, Paragraph, Prose, Run
from docpipe.render import Properties, Rendered, render
from docpipe.verify import Expectation, verify_docx


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return printed(book_template(tmp_path_factory.mktemp("kniha")), book(chapters=4, paragraphs=2))


def document_of(result: Rendered) -> str:
    with zipfile.ZipFile(io.BytesIO(result.docx)) as archive:
        return archive.read("word/document.xml").decode()


def texts(result: Rendered) -> list[str]:
    """What each paragraph of the body says, fields' results too, instructions not."""
    body = docx.Document(io.BytesIO(result.docx)).element.body
    return ["".join(item.text or "" for item in paragraph.iter(qn("w:t"))).replace("\xa0", " ") for paragraph in body.iter(qn("w:p"))]


def test_captions_are_counted_each_label_by_itself(made: Rendered) -> None:
    captions = [text for text in texts(made) if re.match(r"(Tabulka|Graf|Obrázek) \d+: ", text) and not text.endswith("–")]
    assert captions[:4] == ["Tabulka 1: Částky podle obcí", "Graf 1: Obyvatelé 1", "Obrázek 1: Mapa", "Tabulka 2: Částky podle obcí"]
    assert captions[-1] == "Tabulka 5: Částky podle obcí" or "Tabulka 5: Částky podle obcí" in captions


def test_references_show_what_they_refer_to(made: Rendered) -> None:
    [found] = [text for text in texts(made) if "je více" in text and "tabulce 2" in text]
    assert found.startswith("V tabulce 2 na straně –, v grafu 1 a v kapitole 2.1 („Východiska“, s. –)")
    assert "opatření 1.1 na straně –" in found


def test_contents_list_headings_as_word_numbers_them(made: Rendered) -> None:
    listed = [text for text in texts(made) if text.endswith("–")]
    assert listed[:4] == ["1.Kapitola o území 1–", "1.1Východiska–", "1.2Částky–", "1.2.1Podrobně–"]
    assert "Opatření 1.10 Terénní služby–" in listed
    assert listed[-5:-4] == ["Tabulka 5: Částky podle obcí–"]
    assert "aktualizujte" not in document_of(made)
    assert "w:dirty" not in document_of(made)


def test_the_ledger_has_the_numbers_and_no_pages(made: Rendered) -> None:
    entries = [entry.text.replace("\xa0", " ").strip() for entry in made.ledger]
    assert "Tabulka 1:" in entries
    assert any(text.endswith("V tabulce 2 na straně") for text in entries)
    assert not any("–" in text for text in entries)
    expectation = Expectation(name="kniha.docx", ledger=made.ledger, language="")
    assert [item for item in verify_docx(made.docx, expectation) if item.code.startswith("verify-text")] == []


def test_turned_pages_are_sections_that_take_their_heading_along(made: Rendered) -> None:
    sections = docx.Document(io.BytesIO(made.docx)).sections
    assert [section.orientation for section in sections] == [0, 1, 0]
    assert [section.different_first_page_header_footer for section in sections] == [True, False, False]
    xml = document_of(made)
    assert xml.find("Široká tabulka", xml.find("Terénní služby") + 10_000) > xml.find("<w:sectPr")
    assert "docpipeTurn" not in xml


def test_every_link_inside_leads_to_a_bookmark_that_stands_once(made: Rendered) -> None:
    xml = document_of(made)
    names = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml)
    assert len(names) == len(set(names))
    led = set(re.findall(r'w:anchor="([^"]+)"', xml)) | set(re.findall(r"(?:PAGE)?REF (\S+)", xml))
    assert led <= set(names)
    assert len(re.findall("<w:bookmarkEnd", xml)) == len(names)


def test_the_validator_finds_nothing(made: Rendered, tmp_path: Path, judge_docx: JudgeDocx) -> None:
    path = tmp_path / "kniha.docx"
    path.write_bytes(made.docx)
    assert judge_docx([path]) == []


def test_the_same_book_has_the_same_bytes(made: Rendered, tmp_path: Path) -> None:
    assert printed(book_template(tmp_path), book(chapters=4, paragraphs=2)).docx == made.docx


def one(folder: Path, *blocks: Block) -> tuple[list[str], Rendered]:
    values = Book("Plán", (Chapter(Anchored("Úvod", "chapter:uvod"), Prose(blocks)),), ())
    checked = render(book_template(folder), Context(values), document="x", properties=Properties("Plán"))
    return [item.code for item in checked.diagnostics], checked.value


def test_a_reference_to_what_is_not_printed_is_told_with_its_place(tmp_path: Path) -> None:
    found, _ = one(tmp_path, Paragraph((CrossReference("table:chybi", PLACE, "tabulka"),), PLACE))
    assert found == ["reference-not-printed"]


def test_a_reference_may_stand_in_a_note_and_in_a_cell(tmp_path: Path) -> None:
    codes, result = one(tmp_path, *text_of("A[^1]\n\n| B |\n|---|\n| [[tabulka:t]] |\n\n[^1]: Viz [[tabulka:t]].\n").blocks, money(2, "table:t"))
    assert codes == []
    assert "tabulka 1" in texts(result)
    with zipfile.ZipFile(io.BytesIO(result.docx)) as archive:
        assert re.search(r"<w:t[^>]*>1</w:t>", archive.read("word/footnotes.xml").decode())


@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize("before", [True, False])
def test_turned_pages_leave_no_blank_page(tmp_path: Path, before: bool, after: bool) -> None:
    text = Paragraph((Run("Text."),), PLACE)
    turned = (Landscape((money(2),), PLACE), Landscape((text,), PLACE))
    _, result = one(tmp_path, *((text,) if before else ()), *turned, *((text,) if after else ()))
    expected = ([0] if before else []) + [1] + ([0] if after else [])
    # the heading of the chapter is taken along, and what stands before it is on the pages of the contents
    assert [section.orientation for section in docx.Document(io.BytesIO(result.docx)).sections] == ([0] if not before else []) + expected


def test_a_card_is_a_place_to_lead_to(tmp_path: Path) -> None:
    values = Book("Plán", (), (Card(Anchored("Opatření 1.1", "measure:a"), "a"), Card(Anchored("Opatření 1.2", "measure:b"), "b")))
    checked = render(book_template(tmp_path), Context(values), document="x", properties=Properties("Plán"))
    assert {"dp_measure_a", "dp_measure_b"} <= set(re.findall(r'w:name="(dp_[^"]+)"', document_of(checked.value)))
    assert [entry.text for entry in checked.value.ledger if entry.path.endswith("heading")] == ["Opatření\xa01.1", "Opatření\xa01.2"]
