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
from docpipe.pdf.places import places_of

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
        if (problem := convert(paging.light(content) if how == QUICK else content, how)) is not None:
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
            return {name: place.page for name, place in places_of(made, sorted(names)).items()}
    except pikepdf.PdfError:
        return {}
