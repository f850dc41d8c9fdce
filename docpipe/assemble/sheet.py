"""A page → the sheet as a reader sees it: its size, which way it is turned; and the page set upright on A4."""

from __future__ import annotations

from typing import Final

import pikepdf

from docpipe.assemble.graft import inherited
from docpipe.dataclass import dataclass

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f (ISO 32000-1, 8.3.3)."""

A4: Final = (595.276, 841.89)
MM: Final = 72 / 25.4
_LETTER: Final = (0.0, 0.0, 612.0, 792.0)
"""What readers take where a page does not say."""
_BOXES: Final = ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit")
_ALIKE: Final = 0.04
"""How far the sides' ratio may be from that of A4 for the page to be a sheet that was scanned whole."""
_WHOLE: Final = 0.7
"""The share of A4's width from which on a sheet of its shape is taken for a whole one."""
_MARGIN: Final = 10 * MM
_SAME: Final = 3 * MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown; points."""

    box: tuple[float, float, float, float]
    """Left, bottom, right, top of what is shown, in the page's own coordinates."""
    turn: int
    """Degrees clockwise: 0, 90, 180, 270."""
    unit: float = 1.0

    @classmethod
    def of(cls, page: pikepdf.Object) -> Sheet:
        """Return a page's sheet."""
        found = inherited(page, "/CropBox") or inherited(page, "/MediaBox")
        one, two, three, four = (float(value) for value in found) if isinstance(found, pikepdf.Array) and len(found) == 4 else _LETTER  # noqa: PLR2004
        box = (min(one, three), min(two, four), max(one, three), max(two, four))
        turn = inherited(page, "/Rotate")
        unit = page.get("/UserUnit", 1)
        return cls(box, round(float(turn or 0) / 90) % 4 * 90, float(unit) if float(unit) > 0 else 1.0)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points of paper."""
        width, height = (self.box[2] - self.box[0]) * self.unit, (self.box[3] - self.box[1]) * self.unit
        return (height, width) if self.turn in (90, 270) else (width, height)

    @property
    def matrix(self) -> Matrix:
        """What turns places on the sheet, from its lower left corner in points, into the page's coordinates."""
        left, bottom, right, top = self.box
        one = 1 / self.unit
        return {
            0: (one, 0.0, 0.0, one, left, bottom),
            90: (0.0, one, -one, 0.0, right, bottom),
            180: (-one, 0.0, 0.0, -one, right, top),
            270: (0.0, -one, one, 0.0, left, top),
        }[self.turn]

    @property
    def is_a4(self) -> bool:
        """Whether it is A4, upright or across."""
        short, long = sorted(self.size)
        return abs(short - A4[0]) <= _SAME and abs(long - A4[1]) <= _SAME


def set_upright(pdf: pikepdf.Pdf, page: pikepdf.Object, foot: float) -> None:
    """Set a page on an upright or lying A4, not turned; `foot` points at the sheet's foot are kept free (for a stamp).

    A sheet of A4's shape fills it. Anything else keeps its size, or is made smaller to fit between margins; nothing is enlarged that was not a whole sheet.
    Links and notes would stay where they were: the caller sees to it that there are none.
    """
    sheet = Sheet.of(page)
    width, height = sheet.size
    across = width > height
    paper = (A4[1], A4[0]) if across else A4
    whole = abs(max(width, height) / min(width, height) - A4[1] / A4[0]) <= _ALIKE and min(width, height) >= _WHOLE * A4[0]
    room = (paper[0], paper[1] - foot) if whole else (paper[0] - 2 * _MARGIN, paper[1] - 2 * _MARGIN - foot)
    scale = min(room[0] / width, room[1] / height)
    if not whole:
        scale = min(1.0, scale)
    left, bottom = (paper[0] - scale * width) / 2, foot + (paper[1] - foot - scale * height) / 2
    move = times(_inverse(sheet.matrix), (scale, 0.0, 0.0, scale, left, bottom))
    clip = f"{sheet.box[0]:.3f} {sheet.box[1]:.3f} {sheet.box[2] - sheet.box[0]:.3f} {sheet.box[3] - sheet.box[1]:.3f} re W n"
    surround(pdf, page, f"q {written(move)} cm {clip}\n".encode(), b"\nQ\n")
    for key in _BOXES:
        if key in page:
            del page[key]
    page.Rotate = 0
    page.MediaBox = page.CropBox = pikepdf.Array([0, 0, round(paper[0], 3), round(paper[1], 3)])


def surround(pdf: pikepdf.Pdf, page: pikepdf.Object, before: bytes, after: bytes) -> None:
    """Put operators before and after a page's content."""
    content = page.get("/Contents")
    streams = list(content) if isinstance(content, pikepdf.Array) else [content] if isinstance(content, pikepdf.Stream) else []
    page.Contents = pikepdf.Array([pdf.make_stream(before), *streams, pdf.make_stream(after)])


def written(matrix: Matrix) -> str:
    """Return a matrix as it stands in a content stream."""
    return " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in matrix)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does first the one, then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _inverse(matrix: Matrix) -> Matrix:
    a, b, c, d, e, f = matrix
    whole = a * d - b * c
    return (d / whole, -b / whole, -c / whole, a / whole, (c * f - d * e) / whole, (b * e - a * f) / whole)
