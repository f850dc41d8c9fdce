"""The stamps of a bundle's pages → content outside of the reading order (an artifact), set in one embedded font."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Formatter
from typing import Final

import pikepdf

from docpipe.assemble.font import Font
from docpipe.assemble.graft import inherited
from docpipe.assemble.sheet import MM, Sheet, written
from docpipe.dataclass import dataclass

SIZE: Final = 8.0
"""Points of the letters."""
FOOT: Final = 6 * MM
"""Points from the sheet's lower edge to the letters' line; printers reach as far as 5 mm."""
BAND: Final = 11 * MM
"""Points at the foot that a scan leaves free where it is stamped."""
_SIDE: Final = 25 * MM
"""The margin of Czech official letters and of docpipe's own templates (ČSN 01 6910)."""
_GREY: Final = 0.25
FIELDS: Final = ("page", "pages", "label", "number", "total")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A text for the foot of a page."""

    page: pikepdf.Object
    text: str
    balanced: bool
    """Whether the page's content is known to put back what it changes of the graphics state."""


def wrong_field(template: str) -> str | None:
    """Return what in a stamp is no field of a page ('{strana}', a lone brace), None for a right one."""
    try:
        for _, name, form, conversion in Formatter().parse(template):
            if name is not None and (name not in FIELDS or form or conversion):
                return "{" + name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}"
    except ValueError:
        return template
    return None


def write_stamps(bundle: pikepdf.Pdf, stamps: Sequence[Stamp], font: Font) -> None:
    """Put the stamps at the foot of their pages, flush right."""
    embedded = font.embedded(bundle, "".join(stamp.text for stamp in stamps))
    begin = bundle.make_stream(b"q\n")
    named: dict[tuple[int, int], str] = {}
    for stamp in stamps:
        sheet = Sheet.of(stamp.page)
        name = _resource(stamp.page, embedded.object, named)
        width = embedded.width(stamp.text) * SIZE
        left = max(MM, sheet.size[0] - _SIDE - width)
        drawn = (
            f"/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nq {written(sheet.matrix)} cm BT {_GREY} g {name} {SIZE:g} Tf "
            f"{left:.2f} {FOOT:.2f} Td <{embedded.codes(stamp.text)}> Tj ET Q\nEMC\n"
        )
        content = stamp.page.get("/Contents")
        streams = list(content) if isinstance(content, pikepdf.Array) else [content] if isinstance(content, pikepdf.Stream) else []
        ends = b"\n" + b"Q " * (1 if stamp.balanced else 1 + _left_open(stamp.page)) + b"\n"
        stamp.page.Contents = pikepdf.Array([begin, *streams, bundle.make_stream(ends + drawn.encode())])


def _resource(page: pikepdf.Object, font: pikepdf.Object, named: dict[tuple[int, int], str]) -> str:
    """Enter the font among a page's resources and return its name there; resources may be shared by many pages."""
    resources = inherited(page, "/Resources")
    if resources is None:
        resources = page.Resources = pikepdf.Dictionary()
    fonts = resources.get("/Font")
    holder = fonts if fonts is not None and fonts.is_indirect else resources
    if holder.is_indirect and holder.objgen in named:
        return named[holder.objgen]
    if fonts is None:
        fonts = resources.Font = pikepdf.Dictionary()
        fonts = resources.Font
    number = 0
    while (name := f"/Stamp{number}") in fonts:
        number += 1
    fonts[name] = font
    if holder.is_indirect:
        named[holder.objgen] = name
    return name


def _left_open(page: pikepdf.Object) -> int:
    """Return how many times a page's content saves the graphics state without restoring it."""
    depth = 0
    for instruction in pikepdf.parse_content_stream(page, "q Q"):
        depth = depth + 1 if str(instruction.operator) == "q" else max(0, depth - 1)
    return depth


def texts(template: str, labels: Sequence[str], first: int, total: int) -> Iterator[str]:
    """Yield a part's stamps, page by page; `first`: the number of its first page in the whole, of `total`."""
    for index, label in enumerate(labels):
        yield template.format(page=index + 1, pages=len(labels), label=label, number=first + index, total=total)
