"""Pages drawn in every way an emblem may stand on them: right ones raise nothing, each broken one its own rule, what cannot be told is said not to be."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from drawn_pages import BLUE, YELLOW, Page, pdf_of, picture, scanned
from finished_files import programme
from PIL import Image, ImageDraw

from docpipe.model import Ledger
from docpipe.verify import Answers, Expectation, publicity_of
from docpipe.verify.publicity.rings import rings
from docpipe.verify.publicity.sheet import Verdict

Draw = Callable[[], Page | tuple[Page, ...]]


def answers(drawn: Page | tuple[Page, ...], name: str = "opz-plus", **changes: Any) -> Answers:
    pages = drawn if isinstance(drawn, tuple) else (drawn,)
    others = tuple(programme(other) for other in ("irop-2014", "opz-2014") if other != name)
    return publicity_of(pdf_of(*pages), ".pdf", Expectation("letak.pdf", Ledger("letak.pdf"), programme=programme(name), other_programmes=others, **changes))


def found(sheet: Answers) -> set[str]:
    return {item.code.removeprefix("publicity-") for item in sheet.diagnostics}


def left_open(sheet: Answers) -> set[str]:
    return {item.rule for item in sheet.judgements if item.verdict is Verdict.OPEN}


def measured(sheet: Answers, rule: str, name: str) -> str:
    return next(str(note.values[name]) for item in sheet.judgements if item.rule == rule for note in item.measured if name in note.values)


def usual(tall: float = 12, *, size: tuple[float, float] = (210, 297), **emblem: Any) -> Page:
    page = Page(*size)
    page.emblem(20, 12, tall, **emblem)
    page.statement()
    page.body()
    return page


def sheet_of_paper(tall: float = 12, **emblem: Any) -> Page:
    """A small one: scans of it are quickly made."""
    return usual(tall, size=(130, 90), **emblem)


def pictured(image: Image.Image, width: float = 18, height: float = 12) -> Page:
    page = Page()
    page.image(image, 20, 12, width, height)
    page.statement()
    page.body()
    return page


def on_ground(ground: tuple[int, int, int], *, edge: bool = True, light: bool = True) -> Page:
    page = Page()
    page.box(0, 0, 210, 45, ground)
    if edge:
        page.box(19.5, 11.5, 19, 13, (255, 255, 255))
    page.emblem(20, 12, 12, ground=BLUE if edge else None)
    page.statement(colour=(255, 255, 255) if light else (0, 0, 0))
    page.body()
    return page


def logo() -> Image.Image:
    drawn = Image.new("RGB", (900, 600), "white")
    ImageDraw.Draw(drawn).ellipse((40, 40, 560, 560), fill=(150, 30, 30))
    return drawn


def with_logo(x: float = 110, **place: Any) -> Page:
    page = usual()
    page.image(logo(), x, 12, 18, 12, **place)
    return page


def strip() -> Image.Image:
    drawn = Image.new("RGB", (1600, 300), "white")
    drawn.paste(picture(), (0, 0))
    ImageDraw.Draw(drawn).text((540, 60), "Spolufinancováno\nEvropskou unií", fill=BLUE, font_size=100)
    return drawn


def mirrored() -> Page:
    page = Page()
    page.image(strip(), 20, 12, 64, 12, mirrored=True)
    page.body()
    return page


def tinted() -> Page:
    page = Page()
    page.box(0, 0, 210, 297, (255, 250, 225))
    page.emblem(20, 12, 12)
    page.statement()
    return page


def grey_with_chart() -> Page:
    page = usual(ground=(47, 47, 47), star=(196, 196, 196))
    page.box(30, 150, 60, 80, (10, 60, 180))
    return page


def with_chart() -> Page:
    page = usual()
    page.box(30, 160, 60, 80, (10, 60, 180))
    return page


def without() -> Page:
    page = Page()
    page.body()
    return page


def unseen(**look: Any) -> Page:
    page = Page()
    page.emblem(20, 12, 12)
    page.statement(**look)
    page.body()
    return page


def written_over() -> Page:
    page = pictured(picture())
    page.text(22, 19, "KOPIE VERZE", size=10, colour=(220, 0, 0))
    return page


def beyond_the_page() -> Page:
    page = Page()
    page.image(picture(), -4, 12, 18, 12)
    page.statement(30)
    page.body()
    return page


def low() -> Page:
    page = Page(height=8)
    page.image(picture(), 20, 1, 18, 12)
    return page


def second_squeezed() -> Page:
    page = usual()
    page.emblem(20, 270, 12, wide=0.9)
    return page


RIGHT: dict[str, Draw] = {
    "white border on blue": lambda: on_ground(BLUE),
    "white border on red": lambda: on_ground((150, 20, 40)),
    "a picture with its border": lambda: pictured(picture(border=(255, 255, 255)), 18.96, 12.96),
    "tinted paper": tinted,
    "a wide low logo beside it": with_logo,
    "a blue chart": with_chart,
    "forty pixels to its height, but small": lambda: pictured(picture(80)),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_one_raises_nothing(name: str) -> None:
    sheet = answers(RIGHT[name]())
    assert found(sheet) == set()
    assert left_open(sheet) <= {"PUB-07", "PUB-11", "PUB-12", "PUB-17"}


BROKEN: dict[str, tuple[Draw, set[str]]] = {
    "turned by 5°": (lambda: usual(turned=5), {"logo-rotated"}),
    "turned by -15°": (lambda: usual(turned=-15), {"logo-rotated"}),
    "turned by 45°": (lambda: usual(turned=45), {"logo-rotated", "emblem-crowded"}),
    "squeezed by 5 %": (lambda: usual(wide=0.95), {"logo-stretched"}),
    "a second one squeezed": (second_squeezed, {"logo-stretched"}),
    "grey beside a blue chart": (grey_with_chart, {"emblem-grey"}),
    "an outline": (lambda: pictured(picture(field_=(255, 255, 255), star=(0, 0, 0), outline=True)), {"emblem-grey"}),
    "few pixels": (lambda: pictured(picture(40)), {"logo-coarse"}),
    "written over": (written_over, {"emblem-covered", "emblem-crowded"}),
    "8 mm": (lambda: usual(8), {"emblem-small"}),
    "3.5 mm": (lambda: usual(3.5), {"emblem-small"}),
    "mirrored strip": (mirrored, {"logo-rotated"}),
    "text that is invisible": (lambda: unseen(mode=3), {"text-missing"}),
    "text as white as the paper": (lambda: unseen(colour=(255, 255, 255)), {"text-missing"}),
    "partly beyond the page": (beyond_the_page, {"logo-cropped"}),
    "no emblem": (without, {"strip-missing"}),
    "a page too low for it": (low, {"logo-cropped", "text-missing"}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_one_is_caught_by_its_rule(name: str) -> None:
    draw, codes = BROKEN[name]
    sheet = answers(draw())
    assert found(sheet) == codes
    assert all(breach.spot is not None and breach.spot.page == 1 for item in sheet.judgements for breach in item.breaches)


def test_stars_that_point_away_from_the_middle_are_told() -> None:
    from drawn_pages import stars

    page = Page()
    page.box(20, 12, 18, 12, BLUE)
    for corners in stars(12, outward=True):
        page.area([(x + 20, y + 12) for x, y in corners], YELLOW)
    page.statement()
    page.body()
    assert found(answers(page)) == {"emblem-redrawn"}


def test_on_a_ground_of_its_own_colour_it_is_measured_by_its_stars_and_its_edges_are_not_judged() -> None:
    sheet = answers(on_ground(BLUE, edge=False))
    assert found(sheet) == set()
    assert {"PUB-06", "PUB-10"} <= left_open(sheet)
    assert (measured(sheet, "PUB-03", "width"), measured(sheet, "PUB-03", "height")) == ("18,0", "12,0")


@pytest.mark.parametrize(("dpi", "askew"), [(150, 0.7), (200, -2.0), (300, 0.4)])
def test_a_scan_is_measured_and_its_words_colours_and_edges_are_not_held_against_it(dpi: int, askew: float) -> None:
    sheet = answers(scanned(sheet_of_paper(), dpi, askew=askew))
    assert found(sheet) == set()
    assert {"PUB-07", "PUB-08", "PUB-09", "PUB-11", "PUB-14"} <= left_open(sheet)
    assert float(measured(sheet, "PUB-03", "height").replace(",", ".")) == pytest.approx(12, abs=0.3)


def test_a_grey_scan_says_nothing_of_the_colours_of_what_was_printed() -> None:
    sheet = answers(scanned(sheet_of_paper(), 200, grey=True))
    assert found(sheet) == set()
    assert "PUB-16" in left_open(sheet)


def test_what_is_too_small_or_squeezed_is_caught_in_a_scan_too() -> None:
    assert found(answers(scanned(sheet_of_paper(8), 300))) == {"emblem-small"}
    assert found(answers(scanned(sheet_of_paper(wide=0.93), 300))) == {"logo-stretched"}
    tiny = answers(scanned(sheet_of_paper(4), 100))
    assert found(tiny) == set()
    assert "PUB-01" in left_open(tiny)


def test_the_recognised_words_of_a_scan_are_read_and_what_they_do_not_say_is_left_open() -> None:
    words = ((42.0, 17.0, "Spolufinancováno"), (42.0, 22.0, "Evropskou unií"), (20.0, 60.0, "Zápis ze setkání o slu bách v obci"))
    project = {"registration_number": "CZ.03.02.02/00/22_001/0000123", "project_name": "Plánování"}
    sheet = answers(scanned(sheet_of_paper(), 200, askew=0.0, words=words), **project)
    assert found(sheet) == set()
    assert measured(sheet, "PUB-08", "text") == "Spolufinancováno Evropskou unií"
    assert {"PUB-09", "PUB-11", "PUB-12"} <= left_open(sheet)
    misread = (*((x, y, text.replace("á", "a")) for x, y, text in words[:2]), words[2])
    assert "PUB-08" in left_open(answers(scanned(sheet_of_paper(), 200, askew=0.0, words=misread)))


def test_each_page_that_must_have_the_strip_is_judged() -> None:
    small, old = usual(8), Page()
    old.emblem(20, 12, 12)
    for number, line in enumerate(("Evropská unie", "Evropský sociální fond", "Operacní program Zamestnanost")):
        old.text(42, 15 + number * 5, line, size=9)
    assert found(answers((usual(), small), every_page=True)) == {"emblem-small"}
    assert found(answers((usual(), small))) == set()
    assert "text-missing" in found(answers((usual(), old), every_page=True))


def test_the_ministrys_logo_is_asked_for_by_the_programmes_that_want_it() -> None:
    assert found(answers(usual(), "irop-2021")) == {"logo-missing"}
    said = usual()
    said.text(110, 17, "Ministerstvo")
    said.text(110, 22, "pro místní rozvoj CR")
    assert found(answers(with_logo(), "irop-2021")) == set()
    assert "PUB-01" in left_open(answers(with_logo(), "irop-2021"))


def test_a_sentence_about_another_programme_is_no_strip_of_it() -> None:
    page = usual()
    page.text(20, 34, "Projekt navazuje na Integrovaný regionální operacní program a na podporu z rozpoctu obce i kraje", size=9)
    assert found(answers(page)) == set()


def test_a_long_line_in_the_strips_row_that_names_another_programme_is_one() -> None:
    page = usual()
    page.text(42, 24, "Operacní program, projekt c. CZ.06.05.01/00/22_042/0001234 a další texty v jednom rádku", size=6)
    assert found(answers(page)) == {"number-foreign"}


def test_a_poster_is_measured_as_a_leaflet_is() -> None:
    page = Page(297, 420)
    page.emblem(20, 20, 60)
    page.statement(130, 45, size=36)
    page.text(20, 200, "Katalog sociálních slu eb", size=40)
    sheet = answers(page)
    assert found(sheet) == set(), "what is farther than a quarter of its height is not near"
    sides = [float(measured(sheet, "PUB-03", side).replace(",", ".")) for side in ("width", "height")]
    assert sides == pytest.approx([90, 60], abs=0.15)


def test_a_frame_beside_an_emblem_is_no_text_in_curves_and_a_page_without_text_is_no_scan() -> None:
    page = Page()
    page.emblem(20, 12, 12)
    page.box(60, 5, 0.2, 280, (0, 0, 0))
    page.body()
    assert found(answers(page)) == {"text-missing"}
    alone = Page(100, 67)
    alone.emblem(2, 2, 63)
    notes = {note.key for item in answers(alone).judgements if item.verdict is Verdict.OPEN for note in item.open}
    assert "publicity-open-no-text" in notes
    assert not any("scan" in key for key in notes)


@pytest.mark.parametrize("colour", [(0, 60, 160), (150, 30, 30)])
def test_what_touches_the_emblem_crowds_it_and_does_not_change_its_shape(colour: tuple[int, int, int]) -> None:
    page = Page()
    page.emblem(20, 12, 12)
    page.box(38, 12, 12, 12, colour)
    page.statement(56)
    page.body()
    assert found(answers(page)) == {"emblem-crowded"}


def test_a_photograph_full_of_grain_is_looked_through_in_a_moment() -> None:
    grain = np.random.default_rng(3).integers(0, 255, (400, 600, 3), dtype=np.uint8)
    start = time.process_time()
    assert rings(grain) is not None
    assert time.process_time() - start < 10
