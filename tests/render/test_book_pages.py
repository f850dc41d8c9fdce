"""A long document's numbers of pages: in the Word file and in the PDF made of it those of the pages where the things are."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from books import Settled, book, book_template, printed, settled
from judges import JudgeDocx, JudgePdf

from docpipe.convert.paging import places
from docpipe.render import has_pages, is_unsettled, with_numbers_of, with_pages


def pages(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_range().replace("\xa0", " ") for page in document]
    document.close()
    return found


def test_the_numbers_of_the_contents_are_those_of_the_pages(long_book: Settled) -> None:
    printed_pages = pages(long_book.pdf)
    assert len(printed_pages) > 40
    listed = "\n".join(printed_pages[1:4])
    for number in range(1, 13):
        [where] = [index for index, text in enumerate(printed_pages, 1) if index > 4 and f"Kapitola o území {number}\r" in f"{text}\r".replace("\n", "\r")]
        assert re.search(rf"Kapitola o území {number}\b[ .]+{where}\b", listed)
    for number in range(1, 11):
        [where] = [index for index, text in enumerate(printed_pages, 1) if index > 4 and f"Opatření 1.{number} Terénní" in text]
        assert re.search(rf"Opatření 1\.{number} Terénní služby[ .]+{where}\b", listed)


def test_word_shows_the_same_numbers_without_bringing_fields_up_to_date(long_book: Settled) -> None:
    content = long_book.word.read_bytes()
    assert has_pages(content)
    assert not is_unsettled(content)
    assert is_unsettled(long_book.rendered.docx)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode()
        assert "updateFields" not in archive.read("word/settings.xml").decode()
    found = places(long_book.pdf, content)
    shown = re.findall(r"PAGEREF (\S+) .*?<w:t[^>]*>(\d+)</w:t>", xml)
    assert len(shown) > 120
    assert [(name, number) for name, number in shown if found[name] != int(number)] == []


def test_nothing_moved_the_second_time(long_book: Settled) -> None:
    assert long_book.turns == 2
    assert with_pages(long_book.word.read_bytes(), places(long_book.pdf, long_book.word.read_bytes())) == long_book.word.read_bytes()


def test_a_good_guess_is_converted_once(long_book: Settled, tmp_path: Path) -> None:
    guess = with_numbers_of(long_book.rendered.docx, long_book.word.read_bytes())
    again = settled(tmp_path, long_book.rendered, guess)
    assert again.turns == 1
    assert again.word.read_bytes() == long_book.word.read_bytes()
    assert again.pdf.read_bytes() == long_book.pdf.read_bytes()


def test_the_judges_find_nothing(long_book: Settled, judge_docx: JudgeDocx, judge_pdf: JudgePdf) -> None:
    assert judge_docx([long_book.word]) == []
    assert judge_pdf([long_book.pdf]) == []


@pytest.mark.parametrize("other", [b"", b"PK", b"nothing"])
def test_a_guess_from_what_is_no_word_file_is_none(long_book: Settled, other: bytes) -> None:
    assert with_numbers_of(long_book.rendered.docx, other) == long_book.rendered.docx


def test_the_other_engine_settles_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPIPE_CONVERTER", "batch")
    small = printed(book_template(tmp_path / "a"), book(chapters=2, paragraphs=3))
    (tmp_path / "b").mkdir()
    batch = settled(tmp_path / "b", small)
    monkeypatch.delenv("DOCPIPE_CONVERTER")
    (tmp_path / "c").mkdir()
    assert batch.word.read_bytes() == settled(tmp_path / "c", small).word.read_bytes()


def test_pages_that_begin_anew_bear_their_own_numbers(tmp_path: Path) -> None:
    from docx import Document
    from docx.enum.section import WD_SECTION
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    from docpipe.render import open_template

    book_template(tmp_path)
    document = Document(str(tmp_path / "kniha.docx"))
    first = next(paragraph for paragraph in document.paragraphs if paragraph.text == "{%p for chapter in chapters %}")
    document.add_section(WD_SECTION.NEW_PAGE)
    holder = next(item for item in document.element.body.iter() if item.tag.endswith("}sectPr") and item.getparent().tag.endswith("}pPr"))
    paragraph = holder.getparent().getparent()
    first._p.addprevious(paragraph)
    document.sections[-1]._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    document.save(str(tmp_path / "kniha.docx"))
    result = settled(tmp_path, printed(open_template(tmp_path / "kniha.docx", "kniha", "kniha.docx"), book(chapters=2, paragraphs=3)))
    listed = "\n".join(pages(result.pdf)[:3])
    assert re.search(r"Kapitola o území 1[ .]+1\b", listed)
