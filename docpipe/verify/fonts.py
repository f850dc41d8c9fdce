"""A PDF's fonts → which are not embedded, and which characters were printed as the box of a missing glyph.

Text extraction and validators believe the font's own table of characters; a missing glyph shows only in the font program: it is a copy of glyph 0, or code 0.
CFF fonts are left out: their outlines are not compared (LibreOffice embeds the usual fonts as TrueType).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

import pikepdf

from docpipe.dataclass import dataclass

_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_PAIR: Final = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4,})>")
_BLOCK: Final = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_DEPTH: Final = 8
_SHOWS: Final = frozenset({"Tj", "TJ", "'", '"'})


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font of a PDF."""

    name: str
    """Without the subset's prefix."""
    embedded: bool
    page: int
    """The first page that may use it."""
    missing: str
    """Characters printed as a missing glyph; the replacement character where the file does not say which."""


def fonts_of(pdf: pikepdf.Pdf) -> tuple[PdfFont, ...]:
    """Return the fonts of all pages, those of form XObjects too, each once."""
    found: dict[tuple[int, int] | int, PdfFont] = {}
    for number, page in enumerate(pdf.pages, 1):
        for font in _fonts(page.obj.get("/Resources"), _DEPTH):
            key = font.objgen if font.is_indirect else id(font)
            if key not in found:
                found[key] = _read(font, page, number)
    return tuple(found.values())


def _fonts(resources: pikepdf.Object | None, depth: int) -> Iterator[pikepdf.Object]:
    if resources is None or depth == 0:
        return
    yield from resources.get("/Font", pikepdf.Dictionary()).values()
    for item in resources.get("/XObject", pikepdf.Dictionary()).values():
        if item.get("/Subtype") == pikepdf.Name.Form:
            yield from _fonts(item.get("/Resources"), depth - 1)


def _read(font: pikepdf.Object, page: pikepdf.Page, number: int) -> PdfFont:
    name = str(font.get("/BaseFont", "/?")).removeprefix("/")
    plain = name.split("+", 1)[1] if re.match(r"[A-Z]{6}\+", name) else name
    if font.get("/Subtype") == pikepdf.Name.Type3:
        return PdfFont(plain, True, number, "")  # noqa: FBT003 - its glyphs stand in the file by nature
    composite = font.get("/Subtype") == pikepdf.Name.Type0
    described = font.DescendantFonts[0] if composite else font
    descriptor = described.get("/FontDescriptor", pikepdf.Dictionary())
    embedded = any(key in descriptor for key in _FONT_FILES)
    missing = _code_zero(font, page) if composite else _boxes(font, descriptor)
    return PdfFont(plain, embedded, number, missing)


def _boxes(font: pikepdf.Object, descriptor: pikepdf.Object) -> str:
    """Return the characters of a simple TrueType font whose glyph is a copy of glyph 0 (LibreOffice numbers glyphs as it meets them)."""
    if "/FontFile2" not in descriptor or "/ToUnicode" not in font:
        return ""
    try:
        glyphs = _glyphs(descriptor.FontFile2.read_bytes())
    except (struct.error, KeyError, IndexError):
        return ""
    characters = _characters(font.ToUnicode.read_bytes())
    first = glyphs[0] if glyphs else b""
    boxes = (index for index, glyph in enumerate(glyphs) if index and first and glyph == first)
    return "".join(characters.get(index, "\ufffd") for index in boxes)


def _characters(cmap: bytes) -> Mapping[int, str]:
    pairs = (pair for block in _BLOCK.findall(cmap) for pair in _PAIR.findall(block))
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be", "replace") for code, value in pairs if len(value) % 4 == 0}


def _glyphs(program: bytes) -> list[bytes]:
    """Return the outlines of a TrueType program (OpenType specification, 'loca' and 'glyf')."""
    tables: dict[bytes, tuple[int, int]] = {}
    for index in range(struct.unpack_from(">H", program, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sLLL", program, 12 + 16 * index)
        tables[tag] = (start, length)
    long = struct.unpack_from(">h", program, tables[b"head"][0] + 50)[0]
    start, length = tables[b"loca"]
    offsets = struct.unpack_from(f">{length // 4}L", program, start) if long else [2 * item for item in struct.unpack_from(f">{length // 2}H", program, start)]
    outlines = tables[b"glyf"][0]
    return [program[outlines + begin : outlines + end] for begin, end in pairwise(offsets)]


def _code_zero(font: pikepdf.Object, page: pikepdf.Page) -> str:
    """Return the replacement character where a page shows glyph 0 of a composite font with the encoding Identity-H (Word's way)."""
    if font.get("/Encoding") != pikepdf.Name("/Identity-H"):
        return ""
    names = {name for name, item in page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary()).items() if item.objgen == font.objgen}
    current = ""
    for instruction in pikepdf.parse_content_stream(page, "Tf Tj TJ ' \""):
        operator = str(instruction.operator)
        if operator == "Tf":
            current = str(instruction.operands[0])
        elif operator in _SHOWS and current in names and _shows_zero(instruction.operands[-1]):
            return "\ufffd"
    return ""


def _shows_zero(shown: pikepdf.Object) -> bool:
    pieces = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    strings = (bytes(item) for item in pieces if isinstance(item, pikepdf.String))
    return any(text[index : index + 2] == b"\0\0" for text in strings for index in range(0, len(text) - 1, 2))
