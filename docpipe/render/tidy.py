"""What loops and conditions left of a part → what Word accepts: cells that end with a paragraph, no empty tables, ids that stand once."""

from __future__ import annotations

import re
from typing import Final

from docpipe.render.ooxml import TBL, TC, TR, WP, Element, P, drop, parse, w
from docpipe.render.ooxml import W as W_NAMESPACE
from docpipe.render.skeleton import HOLD

_HOLDERS: Final = tuple(w(name) for name in ("tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "body"))
_BLOCKS: Final = (P, TBL, w("sdt"))
_SMALL: Final = f'<w:p xmlns:w="{W_NAMESPACE}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""A paragraph that only ends what must not end with a table."""
_BETWEEN: Final = _SMALL.replace('w:line="20"', 'w:line="160"')
_EMPTY: Final = f'<w:p xmlns:w="{W_NAMESPACE}"/>'
_ENDS: Final = ("</w:p>", "<w:p/>")
_CLOSED: Final = (("</w:tc>", _ENDS), ("</w:tr>", ("</w:tc>",)), ("</w:tbl>", ("</w:tr>",)), ("</w:txbxContent>", _ENDS))
_LOOK: Final = ("<w:bookmark", "<w:sdtContent", "docPr ")
_TWO_TABLES: Final = re.compile(r"</w:tbl>\s*<w:tbl[ >]")
_LAST_TAGS: Final = re.compile(f"{HOLD[0]}+(?=</w:tbl>)")
_DRAWING: Final = f"{{{WP}}}docPr"


def stays_tidy(xml: str) -> bool:
    """Return whether a part of a template needs no repair whatever its tags, which stand as single letters, repeat or leave out."""
    # a table stays a table by a first row that no tag can take away, and apart from others by a paragraph right after it
    after_grids, after_tables = xml.split("</w:tblGrid>")[1:], xml.split("</w:tbl>")[1:]
    rows = len(after_grids) == len(after_tables) and all(rest.startswith(("<w:tr>", "<w:tr ")) for rest in after_grids)
    apart = all(rest.startswith(("<w:p>", "<w:p ", "<w:p/>")) for rest in after_tables)
    return rows and apart and is_tidy(_LAST_TAGS.sub("", xml))


def is_tidy(xml: str) -> bool:
    """Return whether a rendered part certainly needs no repair, by its text alone: a tree to look at costs more than all the rest of the rendering."""
    if any(word in xml for word in _LOOK) or _TWO_TABLES.search(xml) is not None:
        return False
    if xml.startswith("<w:document"):
        section = xml.rfind("<w:sectPr")
        whole = xml.endswith(_ENDS, 0, section if section > xml.rfind("<w:p>") else xml.rfind("</w:body>"))
    else:
        whole = xml.startswith(("<w:hdr", "<w:ftr")) and xml.endswith(_ENDS, 0, xml.rfind("</"))
    return whole and all(xml.count(close) == sum(xml.count(end + close) for end in ends) for close, ends in _CLOSED)


def tidy(root: Element, drawings: set[str], *, cells: bool) -> None:
    """Repair a rendered part in place. `drawings`: ids of drawings already used in the document. `cells`: whether tags made or left out cells."""
    for table in list(root.iter(TBL)):
        _tidy_table(table, cells=cells)
    for content in [item for item in root.iter(w("sdtContent")) if len(item) == 0]:
        if (control := content.getparent()) is not None:
            drop(control)
    for holder in list(root.iter(*_HOLDERS)):
        _end_with_paragraph(holder)
    for table in list(root.iter(TBL)):
        following = table.getnext()
        if following is not None and following.tag == TBL:
            table.addnext(parse(_BETWEEN))  # Word would make one table of the two
    _tidy_bookmarks(root)
    _tidy_drawings(root, drawings)


def _tidy_table(table: Element, *, cells: bool) -> None:
    for row in list(table.iterchildren(TR)):
        if next(row.iter(TC), None) is None:
            drop(row)
    if next(table.iter(TR), None) is None:
        drop(table)
    elif cells:
        _fit_grid(table)


def _fit_grid(table: Element) -> None:
    """Make the grid as wide as the widest row, its columns sharing the width there was."""
    grid = table.find(w("tblGrid"))
    if grid is None:
        return
    needed = max(sum(_span(cell) for cell in row.iterchildren(TC)) for row in table.iterchildren(TR))
    columns = list(grid.iterchildren(w("gridCol")))
    if needed == len(columns) or not columns:
        return
    width = sum(int(column.get(w("w"), "0")) for column in columns) // max(needed, 1)
    for column in columns:
        grid.remove(column)
    for _ in range(needed):
        column = grid.makeelement(w("gridCol"), {w("w"): str(width)})
        grid.append(column)
    for cell in table.iter(TC):
        if (said := cell.find(f"{w('tcPr')}/{w('tcW')}")) is not None and said.get(w("type")) == "dxa":
            said.set(w("w"), str(width * _span(cell)))


def _span(cell: Element) -> int:
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return int(found.get(w("val"), "1")) if found is not None else 1


def _end_with_paragraph(holder: Element) -> None:
    last = next((child for child in holder.iterchildren(reversed=True) if child.tag in _BLOCKS), None)
    if last is not None and last.tag != TBL:
        return
    made = parse(_SMALL if last is not None else _EMPTY)
    if last is not None:
        last.addnext(made)
    elif (section := holder.find(w("sectPr"))) is not None:
        section.addprevious(made)
    else:
        holder.append(made)


def _tidy_bookmarks(root: Element) -> None:
    """Keep a bookmark once, with both its ends; a loop repeats it, a condition may cut it."""
    starts = list(root.iter(w("bookmarkStart")))
    if not starts:
        for end in list(root.iter(w("bookmarkEnd"))):
            drop(end)
        return
    ends = {end: end.get(w("id")) for end in root.iter(w("bookmarkEnd"))}
    names: set[str | None] = set()
    taken: set[Element] = set()
    for number, start in enumerate(starts):
        partner = next((item for item, identity in ends.items() if identity == start.get(w("id")) and item not in taken), None)
        if partner is None or start.get(w("name")) in names:
            drop(start)
            continue
        taken.add(partner)
        names.add(start.get(w("name")))
        start.set(w("id"), str(number))
        partner.set(w("id"), str(number))
    for end in [item for item in ends if item not in taken]:
        drop(end)


def _tidy_drawings(root: Element, drawings: set[str]) -> None:
    for drawing in root.iter(_DRAWING):
        identity = drawing.get("id", "1")
        if identity in drawings:
            identity = str(max(int(item) for item in drawings) + 1)
            drawing.set("id", identity)
        drawings.add(identity)
