"""A font file of this machine → the few letters of it that stamps need, embedded."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from docpipe import outside
from docpipe.dataclass import dataclass

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FILES: Final = ("LiberationSans-Regular.ttf", "arial.ttf", "Arial.ttf", "Carlito-Regular.ttf", "calibri.ttf", "DejaVuSans.ttf", "NotoSans-Regular.ttf")
"""Of the sans-serif fonts with Czech letters that systems have, in the order of preference."""
_UNITS: Final = 1000
"""Of a PDF's glyph space to the size of the letters."""
_SYMBOLIC: Final = 4
_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_BLOCK: Final = 100
"""Entries of a block at the most (ISO 32000-1, 9.10.3 refers to Adobe Technical Note 5014)."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font in a PDF: which glyph is which character, and how wide."""

    object: pikepdf.Object
    glyphs: dict[str, int]
    widths: dict[int, float]

    def codes(self, text: str) -> str:
        """Return a text as it is shown by the font, in hexadecimal."""
        return "".join(f"{self.glyphs.get(character, 0):04X}" for character in text)

    def width(self, text: str) -> float:
        """Return how wide a text is, in sizes of the letters."""
        return sum(self.widths[self.glyphs.get(character, 0)] for character in text) / _UNITS


@dataclass(frozen=True, slots=True)
class Font:
    """A font file."""

    file: Path

    @property
    def name(self) -> str:
        """Its name for the record."""
        return self.file.stem

    def lacking(self, text: str) -> str:
        """Return the characters of a text that the font does not have."""
        with _opened(self.file) as font:
            known = font.getBestCmap()
        return "".join(character for character in dict.fromkeys(text) if ord(character) not in known)

    def embedded(self, pdf: pikepdf.Pdf, text: str) -> Embedded:
        """Put the letters of a text into a PDF as a font (ISO 32000-1, 9.7: composite, codes are glyphs)."""
        from fontTools.subset import Options, Subsetter

        options = Options(
            hinting=False, layout_features=[], name_IDs=[], notdef_outline=True, glyph_names=False, drop_tables=["GSUB", "GPOS", "GDEF", "kern", "DSIG", "FFTM"]
        )
        with _opened(self.file) as font:
            cutter = Subsetter(options)
            cutter.populate(text=text)
            cutter.subset(font)
            stream = BytesIO()
            font.save(stream, reorderTables=True)
            cmap = font.getBestCmap()
            order = {name: number for number, name in enumerate(font.getGlyphOrder())}
            scale = _UNITS / font["head"].unitsPerEm
            widths = {order[name]: round(advance * scale, 3) for name, (advance, _) in font["hmtx"].metrics.items()}
            glyphs = {chr(code): order[name] for code, name in cmap.items()}
            described = _descriptor(font, scale)
        made = _font_object(pdf, f"/DPSTMP+{self.name}", described, stream.getvalue(), glyphs, widths)
        return Embedded(made, glyphs, widths)


@cache
def stamp_font() -> Font | None:
    """Return the font for stamps, None where the machine has none that will do."""
    found: dict[str, Path] = {}
    for folder in outside.font_folders():
        for path in sorted(folder.rglob("*.ttf")) if folder.is_dir() else ():
            found.setdefault(path.name, path)
    return next((Font(found[name]) for name in _FILES if name in found), None)


def _opened(file: Path) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(file, recalcTimestamp=False, lazy=True)


def _descriptor(font: TTFont, scale: float) -> dict[str, Any]:
    head, metrics = font["head"], font["OS/2"]
    return {
        "/Type": pikepdf.Name.FontDescriptor,
        "/Flags": _SYMBOLIC,
        "/FontBBox": pikepdf.Array([round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax)]),
        "/ItalicAngle": 0,
        "/Ascent": round(font["hhea"].ascent * scale),
        "/Descent": round(font["hhea"].descent * scale),
        "/CapHeight": round(getattr(metrics, "sCapHeight", 0) * scale) or round(font["hhea"].ascent * scale),
        "/StemV": 80,
    }


def _font_object(pdf: pikepdf.Pdf, name: str, described: dict[str, Any], program: bytes, glyphs: dict[str, int], widths: dict[int, float]) -> pikepdf.Object:
    base = pikepdf.Name(name)
    file = pdf.make_stream(program, Length1=len(program))
    descriptor = pdf.make_indirect(pikepdf.Dictionary({**described, "/FontName": base, "/FontFile2": file}))
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=base,
        CIDSystemInfo=pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=descriptor,
        CIDToGIDMap=pikepdf.Name.Identity,
        W=pikepdf.Array([0, pikepdf.Array([widths[number] for number in range(len(widths))])]),
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=base,
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=pikepdf.Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode(glyphs)),
        )
    )


def _to_unicode(glyphs: dict[str, int]) -> bytes:
    pairs = sorted({number: character for character, number in sorted(glyphs.items(), reverse=True)}.items())
    blocks = ""
    for start in range(0, len(pairs), _BLOCK):
        lines = [f"<{number:04X}> <{character.encode('utf-16-be').hex().upper()}>" for number, character in pairs[start : start + _BLOCK]]
        blocks += f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar\n"
    return _CMAP.format(blocks=blocks).encode()
