"""A picture that its file only says to be turned → the same picture with its pixels turned, for programs that do not go by EXIF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from docpipe.outside.pixels import Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS: Final = 64_000_000
"""Unpacked and turned, such a picture takes some 400 MB for a moment; larger ones are left to the user's own program."""
_SIDE: Final = 8
"""Of a block of JPEG, in pixels."""
_QUARTERED: Final = 2
"""Pillow's number for 4:2:0, the one thinning of colours that stays the same when a picture is turned."""


def upright(content: bytes, pixels: Pixels) -> bytes | None:
    """Return the picture turned as its file says, without a word of turning (and without the rest of EXIF); None where it cannot be decoded or is too large.

    PNG is turned without loss. JPEG is compressed with its own tables, turned as well: where its sides are whole blocks, next to nothing is lost
    (the same numbers are rounded to the same steps), elsewhere no more than its first compression took. The colour profile is kept.
    """
    from PIL import Image

    if pixels.width * pixels.height > _MOST_PIXELS:
        return None
    way = Image.Transpose
    turns = {2: way.FLIP_LEFT_RIGHT, 3: way.ROTATE_180, 4: way.FLIP_TOP_BOTTOM, 5: way.TRANSPOSE, 6: way.ROTATE_270, 7: way.TRANSVERSE, 8: way.ROTATE_90}
    turn = turns.get(pixels.orientation)
    if turn is None:
        return content
    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=(pixels.suffix,)) as picture:
            options = _compression(picture, pixels) if pixels.suffix == "jpeg" else {}
            profile = picture.info.get("icc_profile")
            picture.transpose(turn).save(made, pixels.suffix, exif=b"", icc_profile=profile, **options)
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError):  # what Pillow says of damaged files
        return None
    return made.getvalue()


def _compression(picture: Image, pixels: Pixels) -> dict[str, Any]:
    """Return how a JPEG is compressed when it is turned: by its own tables, laid over where rows become columns."""
    from PIL import JpegImagePlugin

    tables: dict[int, list[int]] = getattr(picture, "quantization", {})
    if pixels.sideways:
        tables = {number: [table[column * _SIDE + row] for row in range(_SIDE) for column in range(_SIDE)] for number, table in tables.items()}
    whole = pixels.width % (2 * _SIDE) == 0 and pixels.height % (2 * _SIDE) == 0
    thinned = whole and JpegImagePlugin.get_sampling(picture) == _QUARTERED  # else the colours would be thinned once more, along other lines
    return {"qtables": [tables[number] for number in sorted(tables)], "subsampling": _QUARTERED if thinned else 0, "xmp": b""}
