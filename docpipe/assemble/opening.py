"""A path → the bytes of a file that may go into a bundle, and a PDF opened; or the complaint why not."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import pikepdf

from docpipe import outside
from docpipe.assemble.intake import LARGEST_PART, Format
from docpipe.dataclass import dataclass
from docpipe.diagnostics import DocpipeError, Location, fault

LARGEST_WHOLE: Final = 600_000_000
"""Bytes of all parts together."""
_MEGABYTE: Final = 1_000_000
_BEGINNINGS: Final = ((b"\xff\xd8\xff", Format.JPEG), (b"\x89PNG\r\n\x1a\n", Format.PNG), (b"II*\x00", Format.TIFF), (b"MM\x00*", Format.TIFF))
_FOREIGN: Final = (
    (b"PK\x03\x04", "ZIP, Word, Excel"),
    (b"\xd0\xcf\x11\xe0", "Word 97–2003"),
    (b"{\\rtf", "RTF"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"RIFF", "WebP"),
)
_HEIC: Final = re.compile(rb".{4}ftyp(heic|heix|mif1|avif)", re.DOTALL)
DAMAGE: Final = (pikepdf.PdfError, pikepdf.DataDecodingError, AttributeError, TypeError, ValueError, KeyError, IndexError, OverflowError)
"""What reading a damaged file raises: an object may be of another type than the standard says, and pikepdf gives it as it is."""
_HEADER: Final = 1024
"""Bytes in which a PDF's header must begin (ISO 32000-1, annex H.3, note 13)."""
_SUFFIXES: Final = {".pdf": Format.PDF, ".jpg": Format.JPEG, ".jpeg": Format.JPEG, ".png": Format.PNG, ".tif": Format.TIFF, ".tiff": Format.TIFF}


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was taken: its bytes, and what they are."""

    content: bytes
    format: Format
    digest: str


def read(source: Path, place: Location, name: str) -> bytes:
    """Return a file's bytes. Raises DocpipeError 'bundle-part-missing', '-empty', '-too-large' at the place, or as reading does."""
    try:
        content = outside.read_bytes(source, name, most=LARGEST_PART)
    except DocpipeError as error:
        found = error.diagnostics[0]
        if found.code == "file-missing":
            raise fault("bundle-part-missing", place, file=name) from None
        if found.code == "file-too-large":
            raise fault("bundle-part-too-large", place, file=name, size=found.arguments["size"], limit=LARGEST_PART // _MEGABYTE) from None
        raise DocpipeError(replace(item, related=(*item.related, place)) for item in error.diagnostics) from None
    if not content.strip(b"\0\t\n\r\f "):
        raise fault("bundle-part-empty", place, file=name)
    return content


def take(source: Path, place: Location, name: str) -> Taken:
    """Return a file that may go into a bundle.

    Raises DocpipeError 'bundle-part-missing', '-empty', '-too-large', '-unknown' at the place, or as reading does.
    """
    content = read(source, place, name)
    kind = _format(content)
    if kind is None:
        raise fault("bundle-part-unknown", place, file=name, found=_foreign(content))
    return Taken(content, kind, outside.digest(content))


def misnamed(name: str, kind: Format) -> bool:
    """Return whether a file's name says that it is something else."""
    said = _SUFFIXES.get(Path(name).suffix.lower())
    return said is not None and said is not kind


def opened(content: bytes, place: Location, name: str) -> pikepdf.Pdf:
    """Return a PDF, whole and open for all. Raises DocpipeError 'bundle-part-encrypted', '-damaged', '-without-pages'.

    A damaged file is not mended on the quiet: what a truncated one has lost, nobody would see in the bundle.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)
        said = pdf.Root.Pages.get("/Count")  # before qpdf reads the page tree, leaves out what is no page and mends the count
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise fault("bundle-part-encrypted", place, file=name) from None
    except DAMAGE as error:
        raise damaged(error, place, name) from None
    if pdf.is_encrypted:
        raise fault("bundle-part-encrypted", place, file=name)
    if said != pages:
        raise damaged(f"/Count {said}, {pages} pages", place, name)
    if not pages:
        raise fault("bundle-part-without-pages", place, file=name)
    return pdf


@contextmanager
def reading(place: Location, name: str) -> Iterator[None]:
    """Make what a damaged file raises while it is read or taken over the complaint about it."""
    try:
        yield
    except DAMAGE as error:
        raise damaged(error, place, name) from None


def damaged(error: Exception | str, place: Location, name: str) -> DocpipeError:
    """Return the complaint about a file that cannot be read."""
    return fault("bundle-part-damaged", place, file=name, reason=reason_of(str(error)))


def reason_of(said: str) -> str:
    """Return what a library says, without the memory address of what it read."""
    reason = re.sub(r"^(?:stream|file|<)[^>]*>[^:]*: |^[^:]*BytesIO[^:]*: ", "", said).strip().partition("\n")[0]
    return re.sub(r" ?<[^>]* object at [^>]*>", "", reason)[:200]


def _format(content: bytes) -> Format | None:
    found = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
    return found or (Format.PDF if b"%PDF-" in content[:_HEADER] else None)


def _foreign(content: bytes) -> str:
    if _HEIC.match(content):
        return "HEIC, AVIF"
    found = next((name for beginning, name in _FOREIGN if content.startswith(beginning)), "")
    if found == "ZIP, Word, Excel":
        found = "Word" if b"word/" in content[:4096] else "Excel" if b"xl/" in content[:4096] else found
    return found or ("HTML" if content.lstrip()[:1] == b"<" else "text" if _is_text(content[:4096]) else "?")


def _is_text(beginning: bytes) -> bool:
    return b"\0" not in beginning and beginning.decode("utf-8", "ignore").replace("\n", "").replace("\r", "").replace("\t", "").isprintable()
