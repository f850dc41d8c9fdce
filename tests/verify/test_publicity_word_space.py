"""PUB-10 in a Word file: judged where the file tells how much room there is about the emblem, left to the PDF where it does not."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from finished_files import draft, expectation, strip, to_pdf
from PIL import Image
from test_word_pictures import ALT, EMBLEM, LOGO, group, held, made, pic, xfrm

from docpipe.model import Ledger
from docpipe.verify import publicity_of
from docpipe.verify.publicity.sheet import Judgement, Verdict

Build = Callable[[Any], None]
RIGHT, BREACH, OPEN = Verdict.RIGHT, Verdict.BREACH, Verdict.OPEN


def answer(content: bytes) -> Judgement:
    judged = publicity_of(content, ".docx", expectation(Ledger("x"), registration_number="", project_name=""))
    return next(item for item in judged.judgements if item.rule == "PUB-10")


def emblem(paragraph: Any) -> Any:
    item = strip().items[0]
    assert item.picture is not None
    run = paragraph.add_run()
    close(run.add_picture(io.BytesIO(item.picture.content), height=Mm(12)), ALT)
    return run


def close(shape: Any, alt: str) -> None:
    """Say of a picture what Word says of every one in a line: that it keeps no room about it."""
    shape._inline.docPr.set("descr", alt)
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")


def logo(paragraph: Any) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (300, 300), (120, 40, 40)).save(stream, "PNG")
    stream.seek(0)
    close(paragraph.add_run().add_picture(stream, height=Mm(10)), "Město")


def file(build: Build) -> bytes:
    document = docx.Document()
    build(document.sections[0].header)
    document.styles.element.find(".//{*}lang").set(qn("w:val"), "cs-CZ")
    document.add_paragraph("Zápis ze setkání, které se konalo na radnici města.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def words(paragraph: Any, text: str, size: float = 10) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Arial", Pt(size)


def beside(gap: str, size: float = 10) -> Build:
    """The emblem, so much room, and the words in one line; 20 points to whatever follows."""

    def build(header: Any) -> None:
        paragraph = header.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(20)
        emblem(paragraph)
        words(paragraph, f"{gap}Spolufinancováno", size)

    return build


def table(*, left_mm: float = 2, bottom_mm: float = 4, lines: bool = False, fixed: bool = True, width: float = 30) -> Build:
    def build(header: Any) -> None:
        made_of = header.add_table(1, 2, Mm(160))
        made_of.autofit = not fixed
        if lines:
            borders = OxmlElement("w:tblBorders")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
                line = OxmlElement(f"w:{side}")
                line.set(qn("w:val"), "single")
                borders.append(line)
            made_of._tbl.tblPr.append(borders)
        margins = OxmlElement("w:tblCellMar")
        for side, length in (("left", left_mm), ("bottom", bottom_mm), ("right", left_mm)):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), str(round(length * 1440 / 25.4)))
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        made_of._tbl.tblPr.append(margins)
        made_of.columns[0].width = made_of.cell(0, 0).width = Mm(width)
        first, second = made_of.cell(0, 0).paragraphs[0], made_of.cell(0, 1).paragraphs[0]
        emblem(first)
        first.alignment = second.alignment = WD_ALIGN_PARAGRAPH.LEFT
        words(second, "Evropská unie")

    return build


def two_pictures(header: Any) -> None:
    emblem(header.paragraphs[0])
    logo(header.paragraphs[0])


def alone(header: Any) -> None:
    header.paragraphs[0].paragraph_format.space_after = Pt(12)
    emblem(header.paragraphs[0])


def tabbed(header: Any) -> None:
    emblem(header.paragraphs[0])
    header.paragraphs[0].add_run().add_tab()
    words(header.paragraphs[0], "Spolufinancováno")


def under(space: float, size: float = 10) -> Build:
    def build(header: Any) -> None:
        emblem(header.paragraphs[0])
        header.paragraphs[0].paragraph_format.space_after = Pt(space)
        words(header.add_paragraph(), "Spolufinancováno Evropskou unií", size)

    return build


def broken_line(header: Any) -> None:
    header.paragraphs[0].paragraph_format.space_after = Pt(20)
    emblem(header.paragraphs[0]).add_break(WD_BREAK.LINE)
    words(header.paragraphs[0], "Spolufinancováno")


def framed(header: Any) -> None:
    alone(header)
    header.paragraphs[0]._p.get_or_add_pPr().append(OxmlElement("w:pBdr"))


def little_below(header: Any) -> None:
    table(bottom_mm=0.5)(header)
    words(header.paragraphs[-1], "Plánování sociálních služeb")


CASES: dict[str, tuple[Build, Verdict]] = {
    "nothing about it": (alone, RIGHT),
    "three em spaces": (beside("\u2003\u2003\u2003"), RIGHT),
    "one space": (beside(" "), BREACH),
    "no space": (beside(""), BREACH),
    "a large space": (beside(" ", 40), RIGHT),
    "a space that may do or not": (beside(" ", 30), OPEN),
    "another picture at its side": (two_pictures, BREACH),
    "a tab": (tabbed, OPEN),
    "words far below": (under(20), RIGHT),
    "words close below": (under(2), OPEN),
    "words in its next line": (broken_line, OPEN),
    "a frame": (framed, OPEN),
    "a cell of its own": (table(), RIGHT),
    "a cell no wider than it": (table(left_mm=0.5, width=19.5), BREACH),
    "a cell as wide as it likes": (table(fixed=False, left_mm=0.5), OPEN),
    "a cell with an empty line below": (table(bottom_mm=0.5), RIGHT),
    "a cell with words close below": (little_below, OPEN),
    "a cell with lines near it": (table(lines=True), BREACH),
    "a cell with lines far from it": (table(lines=True, left_mm=5, bottom_mm=5, width=40), OPEN),
}


@pytest.mark.parametrize("name", CASES)
def test_the_room_about_the_emblem_is_told_where_the_file_tells_it(name: str) -> None:
    build, verdict = CASES[name]
    said = answer(file(build))
    assert said.verdict is verdict, said
    assert [note.key for note in said.open] == (["publicity-open-word"] if verdict is OPEN else [])
    if verdict is BREACH:
        [breach] = said.breaches
        assert breach.diagnostic.arguments["wanted"] == "3,0"
        assert breach.diagnostic.location is not None
        assert (breach.diagnostic.location.part or "").startswith("word/header")


def test_what_is_said_of_a_word_file_its_pages_bear_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    sure = {f"d{number}": name for number, (name, (_, verdict)) in enumerate(CASES.items()) if verdict is not OPEN}
    pdfs = to_pdf(tmp_path_factory.mktemp("zona"), {key: file(CASES[name][0]) for key, name in sure.items()})
    for key, name in sure.items():
        judged = publicity_of(pdfs[key], ".pdf", expectation(Ledger("x"), registration_number="", project_name=""))
        said = next(item for item in judged.judgements if item.rule == "PUB-10")
        assert (said.verdict is RIGHT) is (CASES[name][1] is RIGHT), name


def test_a_picture_that_says_nothing_of_its_room_is_not_judged_by_its_spaces() -> None:
    def build(header: Any) -> None:
        beside(" ")(header)
        inline = next(header._element.iter(qn("wp:inline")))
        del inline.attrib["distR"]

    assert answer(file(build)).verdict is OPEN


def test_of_a_group_the_distance_of_its_pictures_is_measured() -> None:
    def near(gap: float) -> bytes:
        def markup(ids: Any) -> str:
            members = pic(ids[EMBLEM], ALT, xfrm(0, 0, 18, 12)) + pic(ids[LOGO], "Město", xfrm(18 + gap, 2, 8, 8))
            inner = xfrm(0, 0, 26 + gap, 12).replace("<a:xfrm>", "").replace("</a:xfrm>", "").replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
            return held(group(members, xfrm(0, 0, 26 + gap, 12, inner=inner)), 26 + gap, 12)

        return made(markup)

    close = answer(near(1.5))
    assert (close.verdict, close.breaches[0].diagnostic.arguments["found"]) == (BREACH, "1,5")
    assert answer(near(5)).verdict is OPEN, "what stands about the group is not known"


def test_of_what_floats_from_one_point_the_distance_is_measured_and_else_nothing_is_said() -> None:
    def floating(left: float, base: str = "margin") -> bytes:
        def markup(ids: Any) -> str:
            second = held(pic(ids[LOGO], "", xfrm(0, 0, 8, 8)), 8, 8, kind="Picture", alt="Město", left=left, base=base)
            return held(pic(ids[EMBLEM], "", xfrm(0, 0, 18, 12)), 18, 12, kind="Picture", alt=ALT, left=0) + second

        return made(markup)

    assert answer(floating(20)).verdict is BREACH
    assert answer(floating(30)).verdict is OPEN
    assert answer(floating(20, "page")).verdict is OPEN


def test_what_floats_over_the_header_may_be_anywhere() -> None:
    def markup(ids: Any) -> str:
        inline = held(pic(ids[EMBLEM], "", xfrm(0, 0, 18, 12)), 18, 12, kind="Picture", alt=ALT)
        return inline + held(pic(ids[LOGO], "", xfrm(0, 0, 8, 8)), 8, 8, kind="Picture", alt="Město", left=80)

    assert answer(made(markup)).verdict is OPEN


def test_the_strip_of_a_table_has_room_enough() -> None:
    said = answer(draft(0).finish()[0])
    assert said.verdict in (RIGHT, OPEN)
    assert not said.breaches
