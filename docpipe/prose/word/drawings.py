"""A drawing in a Word text → its pictures and the text of its boxes; all else that cannot be brought over is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.outside.pixels import pixels_of
from docpipe.prose.blocks import Block, Figure, Picture
from docpipe.prose.word.package import Element, Target, WordFile, w
from docpipe.prose.word.report import Report

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EMU_PER_MM: Final = 36000
_WIDEST: Final = 400.0
_UNKNOWN: Final = {
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "graf",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "graf",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "SmartArt",
}
_SHAPES: Final = frozenset(f"{_V}{name}" for name in ("shape", "rect", "roundrect", "oval", "line", "group"))
_DEEPEST: Final = 6
"""Text boxes within text boxes."""

Boxed = Callable[[Element], tuple[Block, ...]]
"""Gives the blocks of a text box's content."""


@dataclass(slots=True)
class Drawings:
    """Reads the drawings of one part."""

    file: WordFile
    targets: dict[str, Target]
    report: Report
    boxed: Boxed
    _depth: int = field(default=0)

    def read(self, element: Element, place: Location) -> Iterator[Block]:
        """Yield the pictures and the texts of a w:drawing, w:pict or w:object."""
        if element.tag == w("object"):
            self.report.count("word-drawing-lost", place, "vložený objekt (OLE)")
            return
        made = 0
        for block in (*self._pictures(element, place), *self._boxes(element, place)):
            made += 1
            yield block
        if made:
            return
        uri = next((item.get("uri", "") for item in element.iter(f"{_A}graphicData")), "")
        if not any(True for _ in element.iter(f"{_A}blip", f"{_V}imagedata", w("txbxContent"))):
            self.report.count("word-drawing-lost", place, _UNKNOWN.get(uri, "tvar"))

    def _pictures(self, element: Element, place: Location) -> Iterator[Figure]:
        described = next(element.iter(f"{_WP}docPr"), None)
        alt = (described.get("descr") or "") if described is not None else next((item.get("alt") or "" for item in element.iter(*_SHAPES)), "")
        extent = next(element.iter(f"{_WP}extent"), None)
        width = int(extent.get("cx", "0")) / _EMU_PER_MM if extent is not None and extent.get("cx", "").isdecimal() else 0.0
        for blip in element.iter(f"{_A}blip", f"{_V}imagedata"):
            if next(blip.iterancestors(w("txbxContent"), f"{_MC}Fallback"), None) is not None:
                continue  # read with the box it stands in, or said once more for old programs
            figure = self._picture(blip, place, " ".join(alt.split()), width)
            if figure is not None:
                yield figure

    def _picture(self, blip: Element, place: Location, alt: str, width: float) -> Figure | None:
        target = self.targets.get(blip.get(f"{_R}embed") or blip.get(f"{_R}id") or "")
        if target is None or target.external:
            if blip.get(f"{_R}link") or target is not None:
                self.report.count("word-picture-linked", place)
            return None
        name = target.target.rpartition("/")[2]
        content = self.file.files.get(target.target, b"")
        pixels = pixels_of(content)
        if pixels is None:
            self.report.tell("word-picture-format", place, name=name)
            return None
        parent = blip.getparent()
        crop = parent.find(f"{_A}srcRect") if parent is not None else None
        if crop is not None and any(value not in ("", "0") for value in map(str, crop.attrib.values())):
            self.report.tell("word-picture-cropped", place, name=name)
        if not alt:
            self.report.tell("word-picture-unsaid", place, name=name)
        picture = Picture(content, pixels.suffix, pixels.width, pixels.height)
        return Figure(f"{self.file.name}/{name}", alt, place, width=round(width, 1) if 0 < width <= _WIDEST else None, picture=picture)

    def _boxes(self, element: Element, place: Location) -> Iterator[Block]:
        for box in element.iter(w("txbxContent")):
            if next(box.iterancestors(f"{_MC}Fallback"), None) is not None or _outer_box(box, element):
                continue
            if self._depth >= _DEEPEST:
                self.report.count("word-drawing-lost", place, "textové pole")
                continue
            self.report.count("word-text-box", place)
            self._depth += 1
            yield from self.boxed(box)
            self._depth -= 1


def _outer_box(box: Element, drawing: Element) -> bool:
    """Return whether a text box stands in another one of the same drawing, with which it is read."""
    for item in box.iterancestors():
        if item is drawing:
            return False
        if item.tag == w("txbxContent"):
            return True
    return False
