"""Every breach seen on a page has a spot on it, what is missing too; the pictures show each of them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from finished_files import NUMBER, PROJECT, expectation
from PIL import Image

from docpipe.model import Ledger
from docpipe.verify import Answers, Expectation
from docpipe.verify.publicity.drawnjudging import judge_drawn
from docpipe.verify.publicity.facts import EmblemSeen, PageFacts, Rect
from docpipe.verify.publicity.marking import marked, pictured
from docpipe.verify.publicity.sheet import Gathering, Spot
from docpipe.verify.publicity.wordsjudging import judge_words

EMBLEM = EmblemSeen(Rect(25, 12, 18, 12), (0, 51, 153), (255, 204, 0), 0, 0.0, 0.0, 1.5, None, fills=False, nearest=12.0)
HEADER = Rect(0, 6, 210, 36)
RED = (196, 0, 26)


def page(text: str, *emblems: EmblemSeen) -> PageFacts:
    return PageFacts(1, 210, 297, (), (), emblems, (), (), text, inked=False)


def wanted(**changes: Any) -> Expectation:
    return expectation(Ledger("zapis"), **changes)


def judged(seen: PageFacts, wish: Expectation) -> Answers:
    found = Gathering()
    judge_drawn([seen], wish, found)
    judge_words([seen], wish, found)
    return found.sheet()


def spots(answers: Answers, rule: str) -> list[Spot]:
    found = [breach.spot for item in answers.judgements if item.rule == rule for breach in item.breaches]
    assert found
    assert None not in found
    return [spot for spot in found if spot is not None]


LONG = "Zápis ze setkání k potřebám sociálních služeb, které se konalo na radnici města."


def test_a_missing_number_and_name_are_looked_for_in_the_header_under_the_emblem() -> None:
    answers = judged(page(LONG, EMBLEM), wanted())
    for rule in ("PUB-11", "PUB-12"):
        assert spots(answers, rule) == [Spot(1, HEADER, missing=True)]


def test_without_an_emblem_the_upper_edge_of_the_page_is_where_things_are_missing() -> None:
    answers = judged(page(LONG), wanted())
    for rule in ("PUB-01", "PUB-11", "PUB-12"):
        assert spots(answers, rule) == [Spot(1, Rect(0, 0, 210, 30), missing=True)]


def test_what_a_cover_lacks_is_lacking_on_the_whole_page() -> None:
    answers = judged(page(f"{LONG} {PROJECT} {NUMBER}", EMBLEM), wanted(cover=(("příjemce", ("Město Ukázkov",)), ("období", ("2023–2025",)))))
    assert spots(answers, "PUB-18") == [Spot(1, Rect(0, 0, 210, 297), missing=True)] * 2


@pytest.mark.parametrize(("lines", "band"), [((), HEADER), (tuple(f"Odstavec {number}." for number in range(20)), Rect(0, 267, 210, 30))])
def test_another_programme_is_framed_in_the_band_that_names_it(lines: tuple[str, ...], band: Rect) -> None:
    text = "\n".join((*lines, "Integrovaný regionální operační program", NUMBER, PROJECT))
    # of a file that docpipe did not make, the first and last lines of a page are its header and footer
    answers = judged(page(text, EMBLEM), replace(wanted(), strip=None))
    assert spots(answers, "PUB-14") == [Spot(1, band)]


def blank() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(stream, "PDF", resolution=150)
    return stream.getvalue()


def reds(picture: bytes) -> Image.Image:
    with Image.open(io.BytesIO(picture)) as opened:
        return opened.convert("RGB").point(lambda value: value)


def count_red(image: Image.Image) -> int:
    return {colour: number for number, colour in image.getcolors(1 << 24) or []}.get(RED, 0)


def test_a_page_that_lacks_something_gets_a_picture_with_a_dashed_frame() -> None:
    answers = judged(page(LONG), wanted())
    [picture] = marked(blank(), answers).values()
    whole = reds(picture)
    top = [whole.getpixel((x, 1)) == RED for x in range(whole.width)]
    assert 0.4 < sum(top) / len(top) < 0.8, "strokes and gaps"
    framed = reds(pictured(blank(), {1: [("PUB-05", Spot(1, Rect(0, 0, 210, 30)))]})[1])
    row = [framed.getpixel((x, 2)) == RED for x in range(5, framed.width - 5)]
    assert all(row), "what stands there is framed by a whole line"


def test_labels_of_one_place_do_not_cover_each_other_nor_leave_the_page() -> None:
    page_wide, foot = Rect(0, 0, 210, 297), Rect(0, 270, 210, 27)
    for place in (page_wide, foot):
        one = count_red(reds(pictured(blank(), {1: [("PUB-18", Spot(1, place, missing=True))]})[1]))
        three = count_red(reds(pictured(blank(), {1: [("PUB-18", Spot(1, place, missing=True))] * 3})[1]))
        label = count_red(reds(pictured(blank(), {1: [("PUB-18", Spot(1, Rect(50, 50, 10, 10)))]})[1]))
        assert three - one > 1.5 * (label - 400) > 0


def test_a_strip_of_the_page_shows_what_is_marked_and_no_more() -> None:
    low, high = Spot(1, Rect(20, 20, 30, 20)), Spot(1, Rect(20, 260, 30, 20))
    assert reds(pictured(blank(), {1: [("a", low)]}, strip=True)[1]).height < 400
    assert reds(pictured(blank(), {1: [("a", low)]})[1]).height > 1200
    assert reds(pictured(blank(), {1: [("a", low), ("b", high)]}, strip=True)[1]).height > 1200
    assert pictured(blank(), {}) == {}
