"""The bytes of a PDF → the pages that have colours for print (CMYK, spot colours) in their pictures or their drawing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

_DEPTH: Final = 6
_PRINT: Final = frozenset({"/DeviceCMYK", "/Separation", "/DeviceN"})
_OPERATORS: Final = (b" k\n", b" K\n", b" k ", b" K ", b" k\r", b" K\r")


def pages_in_print_colours(content: bytes) -> frozenset[int]:
    """Return the numbers of such pages; none for a file that cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return frozenset(number for number, page in enumerate(pdf.pages, 1) if any(_of(page.obj, 0)))
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError, KeyError):
        return frozenset()


def _of(holder: Any, depth: int) -> Iterator[bool]:
    """Yield True for each thing of a page or a form that has such colours."""
    resources = holder.get("/Resources", pikepdf.Dictionary())
    yield any(_is_print(space) for _, space in resources.get("/ColorSpace", pikepdf.Dictionary()).items())
    yield any(operator in _drawing(holder) for operator in _OPERATORS)
    for item in resources.get("/XObject", pikepdf.Dictionary()).values():
        if item.get("/Subtype") == pikepdf.Name.Image:
            yield _is_print(item.get("/ColorSpace"))
        elif depth < _DEPTH:
            yield from _of(item, depth + 1)


def _is_print(space: Any) -> bool:
    """Return whether a colour space is one of print: by its name, by that it stands on, or by the number of its profile's colours."""
    if isinstance(space, pikepdf.Name):
        return str(space) in _PRINT
    if not isinstance(space, pikepdf.Array) or not len(space):
        return False
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1].get("/N", 3)) == 4  # noqa: PLR2004 - cyan, magenta, yellow, black
    return kind in _PRINT or (kind == "/Indexed" and _is_print(space[1]))


def _drawing(holder: Any) -> bytes:
    """Return what draws a page or a form."""
    if isinstance(holder, pikepdf.Stream):
        return holder.read_bytes()
    contents = holder.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
    return b"\n".join(part.read_bytes() for part in parts)
