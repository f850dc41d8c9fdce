"""Pictures of a PDF finer than asked for → the same in fewer pixels; pictures drawn at several sizes keep what the largest needs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import pikepdf
from PIL import Image

from docpipe.assemble.record import Change, Done
from docpipe.assemble.sheet import Matrix, times

_INCH: Final = 72.0
_WORTH: Final = 1.2
"""How much finer than asked a picture must be: a small gain is not worth a second loss."""
_QUALITY: Final = 85
_BITS: Final = 8
_SPACES: Final = {"/DeviceRGB": "RGB", "/DeviceGray": "L"}
_MOST_PIXELS: Final = 100_000_000
"""A larger picture is not unpacked."""
_DEEPEST: Final = 8
_NO_DICTIONARY: Final = pikepdf.Dictionary()
_SAME: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def resample(pdf: pikepdf.Pdf, resolution: int) -> list[Done]:
    """Make pictures of more than `resolution` dots an inch coarser and return how many were.

    Photographs and scans in grey or colour only: black and white scans are small, and grey letters are harder to read than jagged ones.
    """
    inches: dict[tuple[int, int], tuple[pikepdf.Object, float, float]] = {}
    for page in pdf.pages:
        for picture, matrix in _drawn(page, page.obj.get("/Resources"), _SAME, 0):
            width, height = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5 / _INCH, (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5 / _INCH
            _, wide, high = inches.get(picture.objgen, (picture, 0.0, 0.0))
            inches[picture.objgen] = (picture, max(wide, width), max(high, height))
    count = sum(_coarser(picture, round(width * resolution), round(height * resolution)) for picture, width, height in inches.values())
    return [Done(Change.RESAMPLED, count)] if count else []


def _drawn(content: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object | None, start: Matrix, depth: int) -> Iterator[tuple[pikepdf.Object, Matrix]]:
    """Yield the pictures that a content draws, with the matrix that turns a unit square into each one's place (ISO 32000-1, 8.9.5)."""
    if resources is None or depth == _DEEPEST:
        return
    objects = resources.get("/XObject", _NO_DICTIONARY)
    matrix, saved = start, []
    for instruction in pikepdf.parse_content_stream(content, "q Q cm Do"):
        operator = str(instruction.operator)
        if operator == "q":
            saved.append(matrix)
        elif operator == "Q":
            matrix = saved.pop() if saved else start
        elif operator == "cm":
            a, b, c, d, e, f = (float(value) for value in instruction.operands)
            matrix = times((a, b, c, d, e, f), matrix)
        elif isinstance(item := objects.get(str(instruction.operands[0])), pikepdf.Stream):
            if item.get("/Subtype") == pikepdf.Name.Image and item.is_indirect:
                yield item, matrix
            elif item.get("/Subtype") == pikepdf.Name.Form:
                a, b, c, d, e, f = (float(value) for value in item.get("/Matrix", _SAME))
                yield from _drawn(item, item.get("/Resources", resources), times((a, b, c, d, e, f), matrix), depth + 1)


def _coarser(picture: pikepdf.Object, width: int, height: int) -> bool:
    """Make a picture coarser where that is worth it; one of a kind that is better left alone stays."""
    mode = _SPACES.get(str(picture.get("/ColorSpace")))
    if (
        not isinstance(picture, pikepdf.Stream)
        or mode is None
        or picture.get("/BitsPerComponent") != _BITS
        or "/SMask" in picture
        or "/Mask" in picture
        or "/Decode" in picture
    ):
        return False
    if picture.Width * picture.Height > _MOST_PIXELS:
        return False
    if picture.Width <= width * _WORTH or picture.Height <= height * _WORTH or not width or not height:
        return False
    lossy = "/DCTDecode" in str(picture.get("/Filter"))
    try:
        shown = pikepdf.PdfImage(picture).as_pil_image().convert(mode)
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return False
    stream = io.BytesIO()
    small = shown.resize((width, height), Image.Resampling.LANCZOS)
    if lossy:
        small.save(stream, "JPEG", quality=_QUALITY)
        picture.write(stream.getvalue(), filter=pikepdf.Name.DCTDecode)
    else:
        picture.write(small.tobytes())
    if "/DecodeParms" in picture:
        del picture["/DecodeParms"]
    picture.Width, picture.Height = width, height
    return True
