"""The bytes of a Word file or a PDF, and what it was meant to be → its sheet of answers to the rules of publicity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pypdfium2

from docpipe.diagnostics import fault
from docpipe.outside import read_bytes
from docpipe.programmes import ASSETS
from docpipe.verify.expectation import Expectation
from docpipe.verify.package import open_package
from docpipe.verify.publicity.drawnjudging import judge_drawn
from docpipe.verify.publicity.facts import PageFacts
from docpipe.verify.publicity.looking import look
from docpipe.verify.publicity.sheet import Answers, Gathering
from docpipe.verify.publicity.thumbs import Thumb, decoded, thumb
from docpipe.verify.publicity.wordjudging import judge
from docpipe.verify.publicity.wordsjudging import judge_words
from docpipe.verify.styles import Styles


def of_pdf(content: bytes, expectation: Expectation) -> Answers:
    """Return the answers of a PDF."""
    if not _asked(expectation):
        return Answers()
    try:
        pages = look(content, known_pictures(expectation), every=expectation.every_page)
    except pypdfium2.PdfiumError as error:
        raise fault("pdf-unreadable", expectation.at(), reason=str(error)) from None
    found = Gathering()
    if pages:
        pages = _in_print_colours(content, pages)
        judge_drawn(pages, expectation, found)
        judge_words(pages, expectation, found)
    return found.sheet()


def of_word(content: bytes, expectation: Expectation) -> Answers:
    """Return the answers of a Word file."""
    package = open_package(content, expectation.name)
    if not _asked(expectation):
        return Answers()
    found = Gathering()
    judge(package, Styles(package), expectation, found)
    return found.sheet()


def _asked(expectation: Expectation) -> bool:
    """Return whether publicity is asked of the file at all."""
    return bool(expectation.strip) or (expectation.strip is None and expectation.programme is not None and expectation.programme.funded)


def known_pictures(expectation: Expectation) -> Mapping[str, Thumb]:
    """Return the likenesses of the strip's pictures; of a file that docpipe did not make, that of the composed emblem."""
    strip = expectation.strip
    if not strip:
        pixels = decoded(read_bytes(ASSETS / "eu-emblem.png"))
        return {} if pixels is None else {"eu-emblem": thumb(pixels)}
    made = {item.picture.asset: decoded(item.picture.content) for item in strip.items if item.picture is not None}
    return {name: thumb(pixels) for name, pixels in made.items() if pixels is not None}


def _in_print_colours(content: bytes, pages: tuple[PageFacts, ...]) -> tuple[PageFacts, ...]:
    """Return the pages with a mark where the file has colours for print: what a screen shows of them is not exact."""
    if not any(page.emblems for page in pages):
        return pages
    from docpipe.verify.publicity.printcolours import pages_in_print_colours

    marked = pages_in_print_colours(content)
    return tuple(replace(page, cmyk=page.number in marked) for page in pages)
