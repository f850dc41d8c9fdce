"""Numbers of pages are held against the pages, headings do not stand alone at a page's foot, no page is blank."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from books import PLACE, Book, Chapter, Settled, book_template, printed, settled
from docx.enum.text import WD_BREAK

from docpipe.convert import Job, Paging, convert
from docpipe.prose.blocks import Anchored, Heading, Paragraph, Prose, Run
from docpipe.verify import Expectation, verify_docx, verify_pdf


def expectation(made: Settled) -> Expectation:
    return Expectation(name="kniha.pdf", ledger=made.rendered.ledger, title="Plán území")


def changed(content: bytes, change: Callable[[str], str]) -> bytes:
    """A Word file with another main part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()).encode() if name == "word/document.xml" else part)
    return made.getvalue()


def found(pdf: bytes, word: bytes, made: Settled) -> list[tuple[str, str]]:
    return [(item.code, str(item.arguments.get("text", ""))) for item in verify_pdf(pdf, expectation(made), word)]


def test_a_right_book_has_nothing_wrong(long_book: Settled) -> None:
    word, pdf = long_book.word.read_bytes(), long_book.pdf.read_bytes()
    assert verify_docx(word, replace(expectation(long_book), name="kniha.docx")) == ()
    assert verify_pdf(pdf, expectation(long_book), word) == ()


def test_a_number_of_a_page_that_is_another_is_told_with_both(long_book: Settled) -> None:
    first = re.compile(r"(PAGEREF _Toc100000002 .*?<w:t[^>]*>)(\d+)(</w:t>)")
    word = changed(long_book.word.read_bytes(), lambda xml: first.sub(lambda match: f"{match[1]}{int(match[2]) + 1}{match[3]}", xml, count=1))
    [complaint] = verify_pdf(long_book.pdf.read_bytes(), expectation(long_book), word)
    assert (complaint.code, complaint.arguments["shown"], complaint.arguments["page"]) == ("page-number-wrong", "6", "5")
    assert complaint.location is not None
    assert complaint.location.page == 5


def test_a_line_that_the_pdf_does_not_print_so_is_told(long_book: Settled) -> None:
    word = changed(long_book.word.read_bytes(), lambda xml: xml.replace("Opatření\xa01.3 Terénní služby", "Opatření\xa01.3 Pobytové služby", 1))
    assert [code for code, _ in found(long_book.pdf.read_bytes(), word, long_book)] == ["contents-line-lost", "contents-line-other"]


def test_a_number_that_leads_nowhere_is_told(long_book: Settled) -> None:
    word = changed(long_book.word.read_bytes(), lambda xml: xml.replace("PAGEREF dp_table_castky_", "PAGEREF dp_table_jinde_", 1))
    assert [code for code, _ in found(long_book.pdf.read_bytes(), word, long_book)] == ["page-number-of-nothing"]


def test_contents_that_nobody_brought_up_to_date_are_told(long_book: Settled, tmp_path: Path) -> None:
    """The PDF of a Word file in which somebody typed a number into the contents."""
    first = re.compile(r"(PAGEREF _Toc100000001 .*?<w:t[^>]*>)(\d+)(</w:t>)")
    word = changed(long_book.word.read_bytes(), lambda xml: first.sub(r"\g<1>99\g<3>", xml, count=1))
    source, target = tmp_path / "kniha.docx", tmp_path / "kniha.pdf"
    source.write_bytes(word)
    assert convert([Job(source, target, "kniha.pdf", "Plán území", paging=Paging(tmp_path / "p.docx", lambda content, _: content))]).diagnostics == ()
    assert found(target.read_bytes(), word, long_book) == [("page-number-wrong", "1. Kapitola o území 1")]
    assert found(target.read_bytes(), long_book.word.read_bytes(), long_book) == [("contents-line-lost", "1. Kapitola o území 1")]


@pytest.fixture(scope="module")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """A book whose template lets headings stand alone, and has a page with nothing on it."""
    folder = tmp_path_factory.mktemp("volna")
    book_template(folder)
    document = docx.Document(str(folder / "kniha.docx"))
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].paragraph_format.keep_with_next = False
    chapters = next(paragraph for paragraph in document.paragraphs if paragraph.text == "{%p for chapter in chapters %}")
    for _ in range(2):
        chapters.insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)
    document.save(str(folder / "kniha.docx"))
    from docpipe.render import open_template

    lines = tuple(Paragraph((Run(f"Řádek {number}."),), PLACE) for number in range(60))
    blocks = tuple(block for line in lines for block in (line, Heading(1, (Run("Nadpis"),), PLACE)))
    values = Book("Plán území", (Chapter(Anchored("Úvod", "chapter:uvod"), Prose(blocks)),), ())
    return settled(folder, printed(open_template(folder / "kniha.docx", "kniha", "kniha.docx"), values))


def test_headings_alone_at_the_foot_of_a_page_are_told(loose: Settled) -> None:
    codes = [code for code, _ in found(loose.pdf.read_bytes(), loose.word.read_bytes(), loose)]
    assert "heading-orphaned" in codes
    assert set(codes) <= {"heading-orphaned", "page-blank"}


def test_a_page_with_nothing_but_its_footer_is_told(loose: Settled) -> None:
    codes = [code for code, _ in found(loose.pdf.read_bytes(), loose.word.read_bytes(), loose)]
    assert codes.count("page-blank") == 1
