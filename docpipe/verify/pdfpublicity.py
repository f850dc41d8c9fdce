"""A built PDF's pictures and pages, and the strip → breaches of publicity, by what its objects say alone: quick, for every build.

What the pages show is judged in `publicity` (rules PUB-01 to PUB-18).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.outside.pixels import pixels_of
from docpipe.programmes.strip import Strip
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import fold
from docpipe.verify.pages import Pages, PdfPicture
from docpipe.verify.pdftext import pages_with
from docpipe.verify.programmetexts import text_of_strip
from docpipe.verify.publicity.telling import strip_missing

_RATIO: Final = 0.02
"""Proportions on a page: LibreOffice draws to whole hundredths of a millimetre and whole points of a clip."""
_SLACK_MM: Final = 0.15


def unbranded_pages(pages: Pages, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield the breaches of publicity that the pages show."""
    if expectation.strip:
        yield from _strip(pages, expectation.strip, expectation)
    for code, argument, text in (
        ("publicity-number-missing", "number", expectation.registration_number),
        ("publicity-project-name-missing", "name", expectation.project_name),
    ):
        if text and fold(text).text not in pages.whole.folded.text:
            yield Diagnostic(code, expectation.at(page=1), {argument: text})


def _strip(pages: Pages, strip: Strip, expectation: Expectation) -> Iterator[Diagnostic]:
    first = next((item.picture for item in strip.items if item.picture is not None), None)
    pixels = None if first is None else pixels_of(first.content)
    if first is None or pixels is None:
        return
    wanted = text_of_strip(strip)
    with_words = pages_with(pages, wanted) if wanted else frozenset()
    told: set[str] = set()
    for number in range(1, len(pages.texts) + 1 if expectation.every_page else 2):
        drawn = [picture for picture in pages.pictures if picture.page == number]
        emblem = next((picture for picture in drawn if picture.pixels == (pixels.width, pixels.height)), None)
        if emblem is None:
            yield strip_missing(expectation.at(page=number), "page", number)
            continue
        if wanted and number not in with_words:
            yield Diagnostic("publicity-text-missing", expectation.at(page=number), {"text": wanted})
        for complaint in _drawn(emblem, drawn, first.alt, expectation):
            if complaint.code not in told:  # the same strip on every page: once is enough
                told.add(complaint.code)
                yield complaint


def _drawn(emblem: PdfPicture, drawn: list[PdfPicture], name: str, expectation: Expectation) -> Iterator[Diagnostic]:
    place = expectation.at(page=emblem.page)
    least = 0.0 if expectation.programme is None else float(expectation.programme.min_emblem_height_mm)
    if emblem.height_mm < least - _SLACK_MM:
        arguments = {"height": _millimetres(emblem.height_mm), "least": _millimetres(least)}
        yield Diagnostic("publicity-emblem-small", place, {**arguments})
    wanted, ratio = emblem.pixels[0] / emblem.pixels[1], emblem.width_mm / emblem.height_mm if emblem.height_mm else 0.0
    if emblem.upright and abs(ratio / wanted - 1) > _RATIO:
        yield Diagnostic("publicity-logo-stretched", place, {"name": name, "percent": round((ratio / wanted - 1) * 100)})
    if not emblem.upright:
        yield Diagnostic("publicity-logo-rotated", place, {"name": name})
    beside = [other for other in drawn if other is not emblem and _same_row(other, emblem)]
    if any(other.x_mm < emblem.x_mm - _SLACK_MM for other in beside):
        yield Diagnostic("publicity-emblem-not-first", place, {"first": f"{beside[0].pixels[0]} × {beside[0].pixels[1]} px"})
    for other in beside:
        if other.height_mm > emblem.height_mm + _SLACK_MM and other.width_mm > emblem.width_mm + _SLACK_MM:
            size = f"{other.pixels[0]} × {other.pixels[1]} px"
            yield Diagnostic("publicity-logo-larger", place, {"name": size, "height": _millimetres(other.height_mm)})


def _same_row(one: PdfPicture, other: PdfPicture) -> bool:
    return one.y_mm < other.y_mm + other.height_mm and other.y_mm < one.y_mm + one.height_mm


def _millimetres(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
