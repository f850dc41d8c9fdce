"""Word files whose strip is there in the file and not on the page, or not as it seems: each is told, or said not to be judged."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from drawn_pages import BLUE, picture
from finished_files import programme
from PIL import Image

from docpipe.model import Ledger
from docpipe.verify import Answers, Expectation, publicity_of
from docpipe.verify.publicity.sheet import Verdict

TEXT = "Spolufinancováno Evropskou unií"
Spoil = Callable[[Any], None]


def letter(shown: Image.Image | None = None, *, tall: float = 12, body: bool = False, colour: tuple[int, int, int] = BLUE) -> Any:
    """A Word file by somebody else: the strip as a table in the header, or in the body."""
    document = docx.Document()
    table = document.add_table(1, 2) if body else document.sections[0].header.add_table(1, 2, Mm(160))
    stream = io.BytesIO()
    (shown or picture()).save(stream, "PNG")
    stream.seek(0)
    table.cell(0, 0).paragraphs[0].add_run().add_picture(stream, height=Mm(tall))._inline.docPr.set("descr", TEXT)
    run = table.cell(0, 1).paragraphs[0].add_run(TEXT)
    run.font.name, run.font.size, run.font.color.rgb = "Arial", Pt(9), RGBColor(*colour)
    document.add_paragraph("Zveme vás na setkání o sociálních službách.")
    return document


def judged(document: Any, name: str = "opz-plus", **changes: Any) -> Answers:
    stream = io.BytesIO()
    document.save(stream)
    return publicity_of(stream.getvalue(), ".docx", Expectation("dopis.docx", Ledger("dopis.docx"), programme=programme(name), **changes))


def found(sheet: Answers) -> set[str]:
    return {item.code.removeprefix("publicity-") for item in sheet.diagnostics}


def left_open(sheet: Answers) -> set[str]:
    return {note.key.removeprefix("publicity-open-") for item in sheet.judgements for note in item.open}


def header(document: Any) -> Any:
    return document.sections[0].header._element


def statement(document: Any) -> Any:
    return next(run for run in header(document).iter(qn("w:r")) if run.find(qn("w:t")) is not None)


def hidden_words(document: Any) -> None:
    statement(document).get_or_add_rPr().append(OxmlElement("w:vanish"))


def hidden_picture(document: Any) -> None:
    next(header(document).iter(qn("wp:docPr"))).set("hidden", "1")


def deleted_picture(document: Any) -> None:
    run = next(header(document).iter(qn("w:drawing"))).getparent()
    deleted = OxmlElement("w:del")
    deleted.set(qn("w:id"), "9")
    deleted.set(qn("w:author"), "Jan Vrba")
    run.getparent().replace(run, deleted)
    deleted.append(run)


def effect(markup: str) -> Spoil:
    """Change the picture as Word's own palette of effects does."""
    space = 'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
    layer = f'<a:ext uri="{{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}}"><a14:imgProps {space}><a14:imgLayer><a14:imgEffect>{markup}</a14:imgEffect>'

    def spoil(document: Any) -> None:
        blip = next(header(document).iter(qn("a:blip")))
        blip.append(parse_xml(f"<a:extLst {nsdecls('a')}>{layer}</a14:imgLayer></a14:imgProps></a:ext></a:extLst>"))

    return spoil


BROKEN: dict[str, tuple[Spoil, str]] = {
    "words that are hidden": (hidden_words, "text-missing"),
    "a picture that is hidden": (hidden_picture, "strip-missing"),
    "a picture deleted with changes tracked": (deleted_picture, "strip-missing"),
    "an effect that takes its colours": (effect('<a14:saturation sat="0"/>'), "emblem-grey"),
    "an effect that changes its light": (effect('<a14:brightnessContrast bright="40000"/>'), "logo-recoloured"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_in_the_file_and_not_on_the_page_is_not_there(name: str) -> None:
    spoil, code = BROKEN[name]
    document = letter()
    assert found(judged(document)) == set()
    spoil(document)
    assert found(judged(document)) == {code}


PICTURES: dict[str, tuple[Image.Image, set[str]]] = {
    "turned by 10°": (picture().rotate(10, Image.Resampling.BICUBIC, expand=True, fillcolor="white"), {"logo-rotated"}),
    "an outline": (picture(field_=(255, 255, 255), star=(0, 0, 0), outline=True), {"emblem-grey"}),
    "its white border": (picture(border=(255, 255, 255)), set()),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_emblem_is_known_in_a_picture_by_its_stars(name: str) -> None:
    shown, codes = PICTURES[name]
    assert found(judged(letter(shown, tall=15))) == codes


def test_a_border_does_not_make_an_emblem_taller() -> None:
    assert found(judged(letter(picture(border=(255, 255, 255)), tall=10.4))) == {"emblem-small"}
    assert found(judged(letter(tall=10))) == set()


def test_on_the_ground_of_its_own_colour_the_emblem_in_a_picture_is_measured_and_its_edges_left_open() -> None:
    ground = Image.new("RGB", (900, 600), BLUE)
    ground.paste(picture(), (200, 150))
    sheet = judged(letter(ground, tall=26))
    assert found(sheet) == set()
    assert "merged-word" in left_open(sheet)


def test_a_strip_in_the_body_alone_is_open_where_every_page_must_have_it() -> None:
    assert found(judged(letter(body=True))) == set()
    assert "body-only" not in left_open(judged(letter(body=True)))
    sheet = judged(letter(body=True), every_page=True)
    assert found(sheet) == set()
    assert [item.verdict for item in sheet.judgements if item.rule == "PUB-01"] == [Verdict.OPEN]


def test_white_words_are_left_to_be_seen_on_the_page() -> None:
    assert "white" in left_open(judged(letter(colour=(255, 255, 255))))


def test_a_picture_that_is_only_linked_is_not_in_the_file() -> None:
    document = letter()
    blip = next(header(document).iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    next(header(document).iter(qn("wp:docPr"))).set("descr", "")
    sheet = judged(document)
    assert found(sheet) == set()
    assert "linked" in left_open(sheet)


def test_the_ministrys_logo_is_asked_for_in_a_word_file_too() -> None:
    document = letter()
    assert found(judged(document, "irop-2021")) == {"logo-missing"}
    document.sections[0].header.add_paragraph("Ministerstvo pro místní rozvoj ČR")
    assert found(judged(document, "irop-2021")) == set()
