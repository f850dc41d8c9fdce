"""A Word file with contents → the same file with the numbers of its pages in it, and the PDF made of that (design decision 8).

Convert, see on which pages the bookmarks came to stand, write the numbers into the Word file, convert again, until nothing moves.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pikepdf

from docpipe.convert.job import Paging
from docpipe.convert.source import MAIN_PART
from docpipe.diagnostics import Diagnostic

PLAIN: Final = "plain"
PAGED: Final = "paged"
"""A finished PDF that says where the bookmarks are."""
QUICK: Final = "quick"
"""One that says only that: no tags, no archive. The pages are the same, in two thirds of the time."""
_MOST: Final = 3
_BOOKMARK: Final = re.compile(rb'<w:bookmarkStart\b[^>]*?\bw:name="([^"]+)"')

Converter = Callable[[bytes, str], Diagnostic | None]
"""Converts a Word file in one of these ways; returns what was wrong."""


def settled(content: bytes, paging: Paging, convert: Converter, pdf: Path) -> tuple[bytes, Diagnostic | None]:
    """Return the Word file with its pages' numbers, and what was wrong; `pdf` is then made of it.

    Converted three times at most: a document in which something still moves is left as it is then, and its check tells.
    """
    content = paging.start or content
    for attempt in range(_MOST):
        how = QUICK if attempt == 0 and paging.start is None else PAGED
        if (problem := convert(content, how)) is not None:
            return content, problem
        following = paging.settle(content, places(pdf, content))
        if how == PAGED and (following == content or attempt == _MOST - 1):
            return content, None
        content = following
    return content, None


def places(pdf: Path, content: bytes) -> Mapping[str, int]:
    """Return the page, from 1, on which each bookmark of a Word file begins in its PDF; {} for a PDF that says nothing."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = {name.decode() for name in _BOOKMARK.findall(package.read(MAIN_PART))}
    try:
        with pikepdf.open(pdf) as made:
            pages = {page.obj.objgen: number for number, page in enumerate(made.pages, 1)}
            found = {str(key).removeprefix("/"): _page(target, pages) for key, target in made.Root.get("/Dests", pikepdf.Dictionary()).items()}
    except pikepdf.PdfError:
        return {}
    return {name: page for name in sorted(names) if (page := found.get(_escaped(name))) is not None}


def _escaped(name: str) -> str:
    """Return a bookmark's name as LibreOffice writes it into a PDF: what is no letter or digit by its code."""
    return "".join(letter if letter.isascii() and letter.isalnum() else f"{ord(letter):02X}" for letter in name)


def _page(target: pikepdf.Object, pages: Mapping[tuple[int, int], int]) -> int | None:
    place = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
    return pages.get(place[0].objgen) if isinstance(place, pikepdf.Array) and len(place) else None
