"""Files that docpipe did not make: what they show is measured, what cannot be told is said not to be."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.shared import Mm, Pt
from finished_files import programme, to_pdf
from PIL import Image, ImageDraw

from docpipe.model import Ledger
from docpipe.outside import read_bytes
from docpipe.programmes import ASSETS
from docpipe.verify import Answers, Expectation, judge_file, publicity_of
from docpipe.verify.publicity.marking import marked, numbered
from docpipe.verify.publicity.sheet import Verdict

TEXT = "Spolufinancováno Evropskou unií"


def wanted(**changes: Any) -> Expectation:
    others = tuple(programme(name) for name in ("irop-2014", "irop-2021", "opz-2014"))
    return Expectation("letak.pdf", Ledger("letak.pdf"), programme=programme("opz-plus"), other_programmes=others, **changes)


def emblem(width: int = 900, height: int = 600) -> Image.Image:
    return Image.open(io.BytesIO(read_bytes(ASSETS / "eu-emblem.png"))).convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def logolink() -> bytes:
    """A strip as a graphic artist gives it: emblem and text in one picture."""
    picture = Image.new("RGB", (3000, 700), "white")
    picture.paste(emblem(), (50, 50))
    draw = ImageDraw.Draw(picture)
    draw.text((1080, 150), "Spolufinancováno", fill=(0, 51, 153), font_size=190)
    draw.text((1080, 380), "Evropskou unií", fill=(0, 51, 153), font_size=190)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=80)
    return stream.getvalue()


def letter(tall: float, picture: bytes, *, text: str = "") -> bytes:
    """A Word file written by hand: a picture in the header, with no alternative text."""
    document = docx.Document()
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.add_run().add_picture(io.BytesIO(picture), height=Mm(tall))
    if text:
        run = paragraph.add_run(f"\u2003\u2003{text}")
        run.font.name, run.font.size = "Verdana", Pt(11)
    document.sections[0].header.add_paragraph().paragraph_format.space_after = Pt(12)
    for number in range(20):
        document.add_paragraph(f"Pozvánka na setkání, odstavec {number + 1}: přijďte si popovídat o sociálních službách v obci.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def png() -> bytes:
    stream = io.BytesIO()
    emblem().save(stream, "PNG")
    return stream.getvalue()


def verdicts(answers: Answers) -> dict[str, Verdict]:
    return {item.rule: item.verdict for item in answers.judgements}


def broken(answers: Answers) -> set[str]:
    return {rule for rule, verdict in verdicts(answers).items() if verdict is Verdict.BREACH}


WORDS = {"strip": letter(14, logolink()), "hand": letter(12, png(), text=TEXT), "short": letter(6, png(), text="Spolufinancováno EU")}


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return to_pdf(tmp_path_factory.mktemp("cizi"), WORDS)


def test_a_strip_in_one_picture_is_measured_by_the_emblem_in_it_and_its_text_is_left_to_be_read(pdfs: dict[str, bytes]) -> None:
    for content, suffix in ((WORDS["strip"], ".docx"), (pdfs["strip"], ".pdf")):
        answers = publicity_of(content, suffix, wanted())
        found = verdicts(answers)
        assert broken(answers) - {"PUB-17"} == set()
        assert [found[rule] for rule in ("PUB-01", "PUB-02", "PUB-03", "PUB-05")] == [Verdict.RIGHT] * 4
        assert [found[rule] for rule in ("PUB-04", "PUB-07", "PUB-08", "PUB-09")] == [Verdict.OPEN] * 4
        [height] = next(item for item in answers.judgements if item.rule == "PUB-03").measured
        assert float(str(height.values["height"]).replace(",", ".")) == pytest.approx(12, abs=0.15)  # of the picture's 14 mm


def test_a_document_written_by_hand_is_right_where_it_is(pdfs: dict[str, bytes]) -> None:
    answers = publicity_of(pdfs["hand"], ".pdf", wanted())
    assert broken(answers) <= {"PUB-17", "PUB-09"}  # Verdana may not be on the machine
    assert verdicts(answers)["PUB-08"] is Verdict.RIGHT
    assert broken(publicity_of(WORDS["hand"], ".docx", wanted())) == {"PUB-17"}


def test_a_document_written_by_hand_is_wrong_where_it_is(pdfs: dict[str, bytes]) -> None:
    assert {"PUB-03", "PUB-08"} <= broken(publicity_of(pdfs["short"], ".pdf", wanted()))
    assert {"PUB-03", "PUB-08", "PUB-17"} == broken(publicity_of(WORDS["short"], ".docx", wanted()))


def leaflet(*, tall_mm: float, squeezed: float = 1.0) -> bytes:
    """A leaflet as a graphics program writes it: the whole page one picture, 300 pixels to the inch."""
    page = Image.new("RGB", (2480, 3508), "white")
    tall = round(tall_mm / 25.4 * 300)
    page.paste(emblem(round(tall * 1.5 * squeezed), tall), (160, 160))
    draw = ImageDraw.Draw(page)
    draw.text((800, 180), TEXT, fill=(0, 0, 0), font_size=80)
    draw.text((160, 800), "Katalog sociálních služeb", fill=(40, 40, 40), font_size=160)
    stream = io.BytesIO()
    page.save(stream, "PDF", resolution=300)
    return stream.getvalue()


def test_of_a_leaflet_that_is_one_picture_the_emblem_is_measured_and_the_words_are_not_judged() -> None:
    answers = publicity_of(leaflet(tall_mm=15), ".pdf", wanted())
    found = verdicts(answers)
    assert broken(answers) == set()
    assert [found[rule] for rule in ("PUB-01", "PUB-03", "PUB-05")] == [Verdict.RIGHT] * 3
    assert {found[rule] for rule in ("PUB-08", "PUB-09", "PUB-11", "PUB-12", "PUB-14", "PUB-17")} == {Verdict.OPEN}
    assert broken(publicity_of(leaflet(tall_mm=8), ".pdf", wanted())) == {"PUB-03"}
    assert broken(publicity_of(leaflet(tall_mm=20, squeezed=0.93), ".pdf", wanted())) == {"PUB-05"}


def test_each_page_with_a_breach_is_drawn_with_its_spots(pdfs: dict[str, bytes]) -> None:
    content = pdfs["short"]
    answers = publicity_of(content, ".pdf", wanted())
    pictures = marked(content, answers)
    assert set(pictures) == {1}
    with Image.open(io.BytesIO(pictures[1])) as picture:
        colours = {colour: count for count, colour in picture.convert("RGB").getcolors(1 << 24) or []}
        assert colours[196, 0, 26] > 500
    assert [number for number, _ in numbered(answers)] == list(range(1, len(answers.diagnostics) + 1))
    assert marked(content, Answers()) == {}


def test_what_cannot_be_opened_is_told_and_answers_nothing() -> None:
    for content, suffix in ((b"%PDF-1.7 nic", ".pdf"), (b"PK nic", ".docx")):
        judged = judge_file(content, f"x{suffix}", suffix, programme("opz-plus"))
        assert judged.diagnostics
        assert not judged.sheet
