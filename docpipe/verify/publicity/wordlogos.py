"""A Word file's pictures → those that are the emblem or hold it, by their file, by how they look, or by their alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.outside import digest, read_bytes
from docpipe.programmes import ASSETS
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import plain
from docpipe.verify.package import MAIN, WP, Package, w
from docpipe.verify.pictures import WordPicture
from docpipe.verify.publicity.facts import Colour

_MOST_PIXELS: Final = 9_000_000
"""In a larger picture an emblem is looked for by its colour only."""
_WHOLE: Final = 0.9
"""An emblem that takes so much of its picture's sides is the whole picture."""


_EDGES: Final = 0.985
"""Share of a picture's side from which an emblem ends where its picture does; less is a border."""


@dataclass(frozen=True, slots=True)
class Look:
    """How an emblem is seen in the pixels of a picture; shares of the picture's width and height."""

    width: float
    height: float
    left: float
    field: Colour
    stars: Colour
    turned: int
    cut: float
    strange: float
    ratio: float
    """The emblem's own width to its height, in the picture's pixels."""
    merged: bool = False
    points_out: bool = False


@dataclass(frozen=True, slots=True)
class WordEmblem:
    """A picture that is the emblem, or holds it."""

    picture: WordPicture
    known: str = ""
    """Which picture of the strip it is."""
    look: Look | None = None
    """None where its file is known and need not be looked at, or where it cannot be."""

    @property
    def height_mm(self) -> float:
        """The emblem's own height."""
        return self.picture.height_mm * (self.look.height if self.look is not None and self.look.height < _EDGES else 1.0)

    @property
    def width_mm(self) -> float:
        """The emblem's own width."""
        return self.picture.width_mm * (self.look.width if self.look is not None and self.look.width < _EDGES else 1.0)

    @property
    def fills(self) -> bool:
        """Whether the picture is nothing but the emblem, as far as is known."""
        return self.look is None or (self.look.width > _WHOLE and self.look.height > _WHOLE)


def emblem_in(picture: WordPicture, expectation: Expectation, *, thorough: bool) -> WordEmblem | None:
    """Return what a picture is to the emblem, None for another picture. `thorough`: look at the pixels of those whose file is not known."""
    first = next((item.picture for item in expectation.strip.items if item.picture is not None), None) if expectation.strip else None
    if first is not None and picture.digest == digest(first.content):
        return WordEmblem(picture, first.asset, None if first.composed or not thorough else looked_at(picture.content))
    if not expectation.strip and picture.digest == composed():
        return WordEmblem(picture, "eu-emblem")
    named = bool(picture.alt) and plain(picture.alt).casefold() in _alts(expectation)
    look = looked_at(picture.content) if thorough else None
    return WordEmblem(picture, look=look) if look is not None or named else None


def _alts(expectation: Expectation) -> frozenset[str]:
    """Return the alternative texts by which the emblem is known."""
    if expectation.strip:
        first = next((item.picture.alt for item in expectation.strip.items if item.picture is not None), "")
        return frozenset({plain(first).casefold()} - {""})
    assets = expectation.programme.assets if expectation.programme is not None else ()
    return frozenset(plain(asset.alt).casefold() for asset in assets if asset.holds_text or asset.whole_strip or asset.name == "eu-emblem")


@cache
def composed() -> str:
    """Return the digest of the emblem that docpipe composed."""
    return digest(read_bytes(ASSETS / "eu-emblem.png"))


@lru_cache(maxsize=64)
def looked_at(content: bytes) -> Look | None:
    """Return the emblem seen in a picture's pixels; None where there is none, or the picture cannot be decoded."""
    from docpipe.verify.publicity.emblem import Box, Pixels
    from docpipe.verify.publicity.finding import emblems
    from docpipe.verify.publicity.thumbs import decoded

    pixels = decoded(content)
    if pixels is None:
        return None
    height, width = pixels.shape[:2]
    step = max(1, round(max(width, height) / 700))

    def closer(box: Box) -> tuple[Pixels, float, float, float]:
        margin = (box[3] - box[1]) * 0.25
        left, top, right, bottom = (round(value * step) for value in (box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin))
        left, top = max(left, 0), max(top, 0)
        return pixels[top : max(bottom, top), left : max(right, left)], float(step), left / step, top / step

    seen = emblems(pixels[::step, ::step], closer, [(0.0, 0.0, width / step, height / step)] if width * height < _MOST_PIXELS else ())
    if not seen:
        return None
    first = seen[0]
    box = [value * step for value in first.box]
    size = ((box[2] - box[0]) / width, (box[3] - box[1]) / height)
    return Look(*size, box[0] / width, first.field, first.stars, first.turned, first.cut, first.strange, first.ratio, first.merged, first.points_out)


def is_readable(picture: WordPicture) -> bool:
    """Return whether a picture's pixels can be looked at."""
    from docpipe.verify.publicity.thumbs import decoded

    return decoded(picture.content) is not None


def first_page_end(package: Package) -> int | None:
    """Return the number of the body's paragraph with which its first page ends, by a break or by where Word last broke it; None where nothing says so."""
    for paragraph in package.paragraphs[MAIN]:
        element = paragraph.element
        before = element.find(f"{w('pPr')}/{w('pageBreakBefore')}")
        if before is not None and paragraph.number > 1 and before.get(w("val")) not in ("0", "false"):
            return paragraph.number - 1
        broken = any(item.get(w("type")) == "page" for item in element.iter(w("br")))
        if broken or element.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            return paragraph.number
        if next(element.iter(w("lastRenderedPageBreak")), None) is not None and paragraph.number > 1:
            return paragraph.number - 1
    return None


def in_row(emblem: WordPicture, found: Sequence[WordPicture]) -> list[WordPicture]:
    """Return the pictures that stand in a row with one: all of a header or footer; of the body those of its table row or paragraph."""
    same = [picture for picture in found if picture.part == emblem.part]
    row = same if emblem.part != MAIN else [picture for picture in same if picture.row == emblem.row]
    if is_ordered(row):
        row.sort(key=lambda picture: picture.left_mm or 0.0)
    return row


def is_ordered(row: Sequence[WordPicture]) -> bool:
    """Return whether the file says of all pictures of a row how far from the left they stand, from the same place."""
    return all(picture.left_mm is not None for picture in row) and len({picture.left_from for picture in row}) == 1


def is_shown(picture: WordPicture) -> bool:
    """Return whether a picture is printed: it is not deleted with its changes tracked, nor hidden."""
    place = picture.place
    if place is None:
        return True
    about = place.find(f"{{{WP}}}docPr")
    return next(place.iterancestors(w("del"), w("moveFrom")), None) is None and (about is None or about.get("hidden") not in ("1", "true"))
