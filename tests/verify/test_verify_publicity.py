from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from finished_files import NUMBER, Draft, brand, codes, draft, edit_pdf, expectation, programme, strip
from PIL import Image

from docpipe.model import Ledger
from docpipe.programmes import Strip
from docpipe.verify import Expectation, verify_docx, verify_file, verify_pdf

Converted = dict[str, tuple[bytes, Ledger]]
EMBLEM = 0


def told(made: Draft, **changes: Any) -> set[str]:
    content, ledger = made.finish()
    return codes(verify_docx(content, expectation(ledger, **changes)))


def emblem(made: Draft) -> Any:
    return next(made.document.sections[0].header._element.iter(qn("wp:inline")))


def logo(width: int = 300, height: int = 200) -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(stream, "PNG")
    stream.seek(0)
    return stream


def add_logo(made: Draft, cell: int, tall: float, *, first: bool = False) -> None:
    paragraph = made.document.sections[0].header.tables[0].cell(0, cell).paragraphs[0]
    run = paragraph.add_run()
    shape = run.add_picture(logo(), height=Mm(tall))
    shape._inline.docPr.set("descr", "Město")
    if first:
        paragraph._p.insert(0, run._r)


def statement(made: Draft) -> Any:
    return made.document.sections[0].header.tables[0].cell(0, 1).paragraphs[0]


def without_strip(made: Draft) -> None:
    table = made.document.sections[0].header.tables[0]._tbl
    table.getparent().remove(table)


def small(made: Draft) -> None:
    for extent in (emblem(made).extent, next(emblem(made).iter(qn("a:ext")))):
        extent.set("cx", str(Mm(13.5)))
        extent.set("cy", str(Mm(9)))


def stretched(made: Draft) -> None:
    emblem(made).extent.set("cx", str(Mm(25)))


def cropped(made: Draft) -> None:
    crop = OxmlElement("a:srcRect")
    crop.set("l", "12000")
    next(emblem(made).iter(qn("pic:blipFill"))).insert(1, crop)


def recoloured(made: Draft) -> None:
    next(emblem(made).iter(qn("a:blip"))).append(OxmlElement("a:duotone"))


def greyed(made: Draft) -> None:
    next(emblem(made).iter(qn("a:blip"))).append(OxmlElement("a:grayscl"))


def rotated(made: Draft) -> None:
    next(emblem(made).iter(qn("a:xfrm"))).set("rot", "5400000")


def wrong_text(made: Draft) -> None:
    statement(made).runs[0].text = "EU"


def wrong_font(made: Draft) -> None:
    statement(made).runs[1].font.name = "Times New Roman"


def wrong_colour(made: Draft) -> None:
    statement(made).runs[1].font.color.rgb = RGBColor(0xFF, 0, 0)


def italic(made: Draft) -> None:
    statement(made).runs[2].font.italic = True


def italic_by_style(made: Draft) -> None:
    made.document.styles["Caption"].font.italic = True
    statement(made).style = made.document.styles["Caption"]


def foreign_number(made: Draft) -> None:
    made.document.sections[0].header.add_paragraph("CZ.06.4.59/0.0/0.0/16_075/0000001")


def foreign_text(made: Draft) -> None:
    made.document.sections[0].footer.add_paragraph("Integrovaný regionální operační program")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (without_strip, "publicity-strip-missing"),
        (small, "publicity-emblem-small"),
        (stretched, "publicity-logo-stretched"),
        (cropped, "publicity-logo-cropped"),
        (recoloured, "publicity-logo-recoloured"),
        (greyed, "publicity-emblem-grey"),
        (rotated, "publicity-logo-rotated"),
        (wrong_text, "publicity-text-missing"),
        (wrong_font, "publicity-text-font"),
        (wrong_colour, "publicity-text-colour"),
        (italic, "publicity-text-style"),
        (italic_by_style, "publicity-text-style"),
        (foreign_number, "publicity-number-foreign"),
        (foreign_text, "publicity-other-programme"),
        (lambda made: add_logo(made, 0, 12, first=True), "publicity-emblem-not-first"),
        (lambda made: add_logo(made, 1, 14), "publicity-logo-larger"),
    ],
)
def test_each_breach_is_told(spoil: Callable[[Draft], None], code: str) -> None:
    made = draft(0)
    spoil(made)
    assert code in told(made)


def test_a_smaller_logo_behind_the_emblem_is_right() -> None:
    made = draft(0)
    add_logo(made, 1, 12)
    assert told(made) == set()


def test_an_emblem_without_alt_text_is_found_by_its_file_and_one_with_another_file_by_its_alt_text() -> None:
    made = draft(0)
    alt = emblem(made).docPr.get("descr")
    del emblem(made).docPr.attrib["descr"]
    assert told(made) == {"publicity-logo-without-alt", "word-picture-without-alt"}
    made = draft(0)
    without_strip(made)
    shape = made.document.sections[0].header.paragraphs[0].add_run(" ".join(strip().items[0].lines)).add_picture(logo(), height=Mm(12))
    shape._inline.docPr.set("descr", alt)
    assert "publicity-emblem-replaced" in told(made)


def test_the_first_page_and_even_pages_need_the_strip_too() -> None:
    made = draft(0)
    made.document.sections[0].different_first_page_header_footer = True
    content, ledger = made.finish()
    (found,) = (item for item in verify_docx(content, expectation(ledger)) if item.code == "publicity-strip-missing")
    assert found.arguments["pages"] == "first"
    brand(made.document.sections[0].first_page_header)
    assert "publicity-strip-missing" not in told(made)
    made.document.settings.odd_and_even_pages_header_footer = True
    assert "publicity-strip-missing" in told(made)
    brand(made.document.sections[0].even_page_header)
    assert "publicity-strip-missing" not in told(made)


def test_a_strip_only_on_the_first_page_is_enough_where_the_programme_says_so() -> None:
    made = draft(0)
    made.document.sections[0].different_first_page_header_footer = True
    without_strip(made)
    brand(made.document.sections[0].first_page_header)
    assert told(made, every_page=False) == set()
    assert "publicity-strip-missing" in told(made)


def test_a_later_section_inherits_the_strip() -> None:
    made = draft(0)
    made.document.add_section()
    assert told(made) == set()


def test_the_number_and_the_name_are_asked_for_when_known() -> None:
    made = draft(0)
    assert told(made, registration_number="CZ.03.2.63/0.0/0.0/19_106/0000000") == {"publicity-number-missing", "publicity-number-foreign"}
    assert told(made, project_name="Komunitní plánování na Přešticku") == {"publicity-project-name-missing"}
    assert told(made, registration_number="", project_name="") == set()


def test_other_programmes_may_be_named_in_the_text() -> None:
    made = draft(0)
    made.document.add_paragraph("Investice: Integrovaný regionální operační program, CZ.06.4.59/0.0/0.0/16_075/0000001")
    assert told(made) == set()


def test_a_programme_whose_name_begins_like_anothers_is_not_taken_for_it() -> None:
    made = draft(0)
    made.document.sections[0].footer.add_paragraph("Operační program Zaměstnanost plus")
    assert "publicity-other-programme" in told(made)
    assert "publicity-other-programme" not in told(made, programme=programme("opz-plus"), other_programmes=(programme("irop-2014"),))


def test_an_unfunded_document_needs_no_strip() -> None:
    made = draft(0)
    without_strip(made)
    assert told(made, strip=Strip(), programme=None) == set()


def drawing(pdf: pikepdf.Pdf, change: Callable[[list[Any], list[Any]], None]) -> None:
    """Change the matrix of the emblem on the first page."""
    page = pdf.pages[0]
    kept = list(pikepdf.parse_content_stream(page))
    at = next(index for index, item in enumerate(kept) if str(item.operator) == "Do")
    operands = [float(item) for item in kept[at - 1].operands]
    extra: list[Any] = []
    change(operands, extra)
    kept[at - 1] = pikepdf.ContentStreamInstruction(operands, pikepdf.Operator("cm"))
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def scale(width: float, height: float) -> Callable[[pikepdf.Pdf], None]:
    def change(operands: list[Any], _: list[Any]) -> None:
        operands[0] *= width
        operands[3] *= height

    return lambda pdf: drawing(pdf, change)


def turn(pdf: pikepdf.Pdf) -> None:
    def change(operands: list[Any], _: list[Any]) -> None:
        operands[0], operands[1], operands[2], operands[3] = 0, operands[0], -operands[3], 0

    drawing(pdf, change)


def take_out(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    kept = [item for item in pikepdf.parse_content_stream(page) if str(item.operator) != "Do"]
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def second_logo(x: float, tall: float) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(pdf, b"\xff\0\0" * 6, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        image.Width, image.Height, image.ColorSpace, image.BitsPerComponent = 3, 2, pikepdf.Name.DeviceRGB, 8
        page = pdf.pages[0]
        page.obj.Resources.XObject["/Second"] = image
        page.contents_add(f"/Artifact BMC q {tall * 1.5} 0 0 {tall} {x} 759 cm /Second Do Q EMC".encode())

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (take_out, {"publicity-strip-missing"}),
        (scale(0.7, 0.7), {"publicity-emblem-small"}),
        (scale(1.2, 1), {"publicity-logo-stretched"}),
        (turn, {"publicity-logo-rotated"}),
        (second_logo(10, 30), {"publicity-emblem-not-first"}),
        (second_logo(300, 60), {"publicity-logo-larger"}),
        (second_logo(300, 30), set()),
    ],
)
def test_the_emblem_is_measured_on_the_page(converted: Converted, change: Callable[[pikepdf.Pdf], None], expected: set[str]) -> None:
    content, ledger = converted["good"]
    found = verify_pdf(edit_pdf(content, change), expectation(ledger, "good.pdf"))
    assert codes(found) == expected
    assert {item.location.page for item in found if item.location} <= {1}


def test_number_and_name_are_asked_for_on_the_pages(converted: Converted) -> None:
    content, ledger = converted["good"]
    found = verify_pdf(content, expectation(ledger, "good.pdf", registration_number=f"{NUMBER}9", project_name="Jiný projekt"))
    assert codes(found) == {"publicity-number-missing", "publicity-project-name-missing"}


def test_the_texts_of_another_programme_are_found_on_the_first_page_of_a_pdf_from_elsewhere(converted: Converted) -> None:
    content, _ = converted["good"]
    wanted = Expectation("cizi.pdf", Ledger("cizi.pdf"), programme=programme("opz-plus"), other_programmes=(programme("opz-2014"),))
    assert "publicity-other-programme" in codes(verify_file(content, "cizi.pdf", ".pdf", None, wanted))


def test_a_file_docpipe_did_not_make_is_measured_by_the_emblem_seen_in_it(converted: Converted) -> None:
    opz = programme("opz-2014")
    for spoil, expected in ((small, {"publicity-emblem-small"}), (stretched, {"publicity-logo-stretched"}), (without_strip, {"publicity-strip-missing"})):
        made = draft(0)
        assert verify_file(made.finish()[0], "cizi.docx", ".docx", opz) == ()
        spoil(made)
        assert codes(verify_file(made.finish()[0], "cizi.docx", ".docx", opz)) == expected
    content, _ = converted["good"]
    assert verify_file(content, "cizi.pdf", ".pdf", opz) == ()
    for change, expected in ((take_out, {"publicity-strip-missing"}), (scale(0.7, 0.7), {"publicity-emblem-small"})):
        assert codes(verify_file(edit_pdf(content, change), "cizi.pdf", ".pdf", opz)) == expected
    made = draft(0)
    without_strip(made)
    assert verify_file(made.finish()[0], "cizi.docx", ".docx", programme("none")) == ()
