"""A JPG, PNG or TIFF → a PDF with a page a picture, upright, the picture's own bytes where PDF can hold them."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from typing import Final

import img2pdf
from PIL import Image, ImageOps

from docpipe.assemble.opening import damaged
from docpipe.diagnostics import DocpipeError, Location, fault

_MOST_PIXELS: Final = 100_000_000
"""Of one picture; A3 at 600 dpi has 70 million. A few bytes may say that they are a picture of many gigabytes."""
_MOST_PAGES: Final = 1000
_KEPT: Final = frozenset({"1", "L", "RGB", "P"})
"""Modes that go in as they are; CMYK would need another output profile than the rest of the bundle has (ISO 19005-2, 6.2.4.3)."""

_ORIENTATION: Final = 0x112
"""The EXIF entry that says which way is up."""
_TURNED: Final = (1, 3, 6, 8)
"""Its values that a page can be turned by; the others are mirror images, or nonsense."""
_DAMAGE: Final = (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, struct.error, img2pdf.ImageOpenError)
"""What the libraries raise for a picture that is not whole."""


def paged(content: bytes, place: Location, name: str) -> bytes:
    """Return a PDF of a picture's pages (a TIFF may have many).

    Raises DocpipeError 'bundle-part-damaged' or 'bundle-part-too-many-pixels'. EXIF says which way is up; where it says nonsense, the picture stays as it lies.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit is ours
            warnings.simplefilter("ignore", UserWarning)  # odd EXIF, odd tags of TIFF: what counts is whether the pixels can be read
            whole = all(_fits(frame) for frame in _frames(content, place, name))
            inputs = [content] if whole else list(_redrawn(content, place, name))
            return bytes(img2pdf.convert(inputs, rotation=img2pdf.Rotation.ifvalid, engine=img2pdf.Engine.pikepdf, nodate=True))
    except Image.DecompressionBombError:
        raise _too_large("?", place, name) from None
    except _DAMAGE as error:
        raise damaged(error, place, name) from None


def _frames(content: bytes, place: Location, name: str) -> Iterator[Image.Image]:
    """Yield a picture's pages, each read to its end: one cut short is damaged."""
    with Image.open(io.BytesIO(content)) as picture:
        count = getattr(picture, "n_frames", 1)
        for number in range(min(count, _MOST_PAGES + 1)):
            picture.seek(number)
            if picture.width * picture.height > _MOST_PIXELS or number == _MOST_PAGES:
                raise _too_large(f"{picture.width} × {picture.height}", place, name)
            picture.load()
            yield picture


def _fits(frame: Image.Image) -> bool:
    return frame.mode in _KEPT and "transparency" not in frame.info and frame.getexif().get(_ORIENTATION, 1) in _TURNED


def _redrawn(content: bytes, place: Location, name: str) -> Iterator[bytes]:
    """Yield each page anew as PNG: on white where it is transparent, in RGB or grey."""
    for picture in _frames(content, place, name):
        frame = ImageOps.exif_transpose(picture)
        if "A" in frame.getbands() or "transparency" in frame.info:
            shown = frame.convert("RGBA")
            drawn = Image.new("RGB", shown.size, "white")
            drawn.paste(shown, mask=shown.getchannel("A"))
        else:
            drawn = frame if frame.mode in _KEPT else frame.convert("L" if frame.mode.startswith(("I", "F", "L")) else "RGB")
        stream = io.BytesIO()
        drawn.save(stream, "PNG", dpi=picture.info.get("dpi", (96, 96)))
        yield stream.getvalue()


def _too_large(size: str, place: Location, name: str) -> DocpipeError:
    return fault("bundle-part-too-many-pixels", place, file=name, size=size, limit=_MOST_PIXELS // 1_000_000, pages=_MOST_PAGES)
