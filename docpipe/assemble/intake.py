"""A file that is to go into a bundle → what it is: facts, before anything is done to it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from docpipe.dataclass import dataclass

LARGEST_PART: Final = 200_000_000
"""Bytes of one part; the file is held in memory while the bundle is made."""


class Format(StrEnum):
    """What a file's content is, whatever its name says."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file is. Pages count from 1."""

    format: Format
    digest: str
    """SHA-256 of the file."""
    size: int
    """Bytes."""
    pages: int
    sizes_mm: tuple[tuple[int, int], ...]
    """The different page sizes as seen (width, height), each once, in the order met."""
    turned: tuple[int, ...] = ()
    """Pages that are shown turned by the page's own entry, or a picture's by its EXIF."""
    title: str = ""
    language: str = ""
    tagged: bool = False
    archival: str = ""
    """The PDF/A that the file declares: '2B'; '' for none."""
    accessible: str = ""
    """The PDF/UA that the file declares: '1'; '' for none."""
    without_text: tuple[int, ...] = ()
    """Pages that show something and have no text."""
    fonts_missing: tuple[str, ...] = ()
    """Names of fonts that are not embedded."""
    signed: bool = False
    fields: tuple[str, ...] = ()
    """Names of form fields."""
    dynamic: bool = False
    """A form whose pages only a program with XFA draws (ISO 32000-1, table 28, NeedsRendering): what the file shows otherwise is a page that says so."""
    scripts: bool = False
    attachments: tuple[str, ...] = ()
    layers: bool = False
    mended: str = ""
    """What had to be mended to read it, as the library says; '' for a whole file."""

    @property
    def scan(self) -> bool:
        """Whether no page has text."""
        return self.pages > 0 and len(self.without_text) == self.pages
