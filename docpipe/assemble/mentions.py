"""The text of a part → where it refers to other parts by their labels („viz příloha č. 3“), and links put over it, in its pages and its structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from docpipe.assemble.outline import everything, items_of
from docpipe.assemble.part import Mentions, link_to
from docpipe.assemble.record import Change, Done
from docpipe.dataclass import dataclass
from docpipe.pdf.tags import kids_of
from docpipe.pdf.trees import entries, leaf, tree_of

Box = tuple[float, float, float, float]
"""Left, bottom, right, top; points in the page's own coordinates."""
_BETWEEN: Final = re.compile(r"\s*,\s*|\s+(?:a|i)\s+")
"""What stands between the numbers in „přílohy č. 2, 3 a 5“."""
_PRINTED: Final = 4
"""A link that is there when the page is printed too (ISO 32000-1, table 165; ISO 19005-2, 6.3.2)."""
_DEEPEST: Final = 64


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a part."""

    page: int
    """From 0."""
    text: str
    """All that is said: „přílohy č. 2 a 3“ for either of them."""
    part: str
    """The part's id; empty for a label that no part has."""
    boxes: tuple[Box, ...]
    """A line each."""
    mark: int
    """The number of the marked content it ends in, -1 for none."""


def mentions_in(content: bytes, pdf: pikepdf.Pdf, wanted: Mentions, *, asked: bool) -> tuple[Mention, ...]:
    """Return where a PDF mentions parts; nothing where it has annexes of its own, unless that is `asked`: its „příloha č. 1“ is then another one."""
    import pypdfium2

    own = re.compile(wanted.own, re.MULTILINE)
    if not asked and any(own.search(title) for title in _titles(pdf)):
        return ()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return ()
    found: list[Mention] = []
    patterns = [re.compile(pattern) for pattern in wanted.patterns]
    try:
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            text = text_page.get_text_range()
            if not asked and own.search(text.replace("\r", "")):
                return ()
            # an index of the text is one of the page's characters only where each is one unit of it
            if len(text) == text_page.count_chars():
                for start, end, part, said in _named(text, patterns, wanted):
                    boxes = tuple(text_page.get_rect(index) for index in range(text_page.count_rects(start, end - start)))
                    found.append(Mention(number, said, part, boxes, _mark(text_page, end - 1)))
            text_page.close()
            page.close()
    except pypdfium2.PdfiumError:
        return ()
    finally:
        document.close()
    return tuple(found)


def _named(text: str, patterns: list[re.Pattern[str]], wanted: Mentions) -> Iterator[tuple[int, int, str, str]]:
    """Yield (first character, the one after the last, id, all that is said) of each part that a page names; of „přílohy č. 2 a 3“ the second by its number."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, at = match.start(), match.start("keys")
            for key in _BETWEEN.split(match["keys"]):
                at = text.index(key, at)
                part = wanted.parts.get(" ".join(key.split()).casefold(), "")
                if part or "counted" in pattern.groupindex:
                    yield start, at + len(key), part, " ".join(match[0].split())
                at += len(key)
                start = _next(text, at)


def _next(text: str, at: int) -> int:
    """Return where the next number of a list begins."""
    between = _BETWEEN.match(text, at)
    return between.end() if between is not None else at


def _mark(text_page: object, index: int) -> int:
    """Return the number of the marked content that a character stands in, -1 for none."""
    from pypdfium2 import raw

    drawn = raw.FPDFText_GetTextObject(text_page, index)
    return int(raw.FPDFPageObj_GetMarkedContentID(drawn)) if drawn else -1


def _titles(pdf: pikepdf.Pdf) -> Iterator[str]:
    outline = pdf.Root.get("/Outlines")
    if isinstance(outline, pikepdf.Dictionary):
        yield from (str(item.get("/Title", "")) for item in everything(items_of(outline)))


def link(pdf: pikepdf.Pdf, found: tuple[Mention, ...], titles: dict[str, str], *, wrapped: bool) -> Iterator[Done]:
    """Put a link over each mention: an annotation, and an element of the structure behind the text it lies on (ISO 14289-1, 7.18.5).

    `titles`: id of a part → what a reader is told of the target; `wrapped`: whether each page is one element, made here, so that all its text is in it.
    """
    tree = pdf.Root.StructTreeRoot
    parents = {int(key): value for key, value in entries(tree.get("/ParentTree"), "/Nums") if isinstance(key, int)}
    free = max([int(tree.get("/ParentTreeNextKey", 0)), *(key + 1 for key in parents)])
    done: list[tuple[Mention, pikepdf.Object]] = []
    for mention in reversed(found):  # each is put right behind its text, so that the last comes last
        page = pdf.pages[mention.page].obj
        mark = 0 if wrapped else mention.mark
        listed = parents.get(int(page.get("/StructParents", -1)))
        if not mention.boxes or not isinstance(listed, pikepdf.Array) or not 0 <= mark < len(listed) or _has_links(page, mention.boxes):
            continue
        element = listed[mark]
        if not isinstance(element, pikepdf.Dictionary) or _within_link(element):
            continue
        annotation = _annotation(pdf, mention, titles.get(mention.part, mention.text), free)
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page)
        made = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Link, P=element, Pg=page, K=pikepdf.Array([reference]))
        parents[free] = pdf.make_indirect(made)
        _behind(element, mark, parents[free])
        free += 1
        done.insert(0, (mention, annotation))
    for mention, annotation in done:
        page = pdf.pages[mention.page].obj
        page.Annots = pikepdf.Array([*page.get("/Annots", ()), annotation])
        page.Tabs = pikepdf.Name.S
    if done:
        tree.ParentTree = tree_of(pdf, [leaf(pdf, "/Nums", sorted(parents.items()))])
        tree.ParentTreeNextKey = free
        yield Done(Change.MENTION_LINKED, len(done), tuple(mention.text for mention, _ in done))


def _annotation(pdf: pikepdf.Pdf, mention: Mention, title: str, key: int) -> pikepdf.Object:
    """Return the link itself; its address becomes a place in the bundle when the parts are put together."""
    sides = list(zip(*mention.boxes, strict=True))
    corners = [side for left, bottom, right, top in mention.boxes for side in (left, top, right, top, left, bottom, right, bottom)]
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([round(side, 2) for side in (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))]),
            QuadPoints=pikepdf.Array([round(corner, 2) for corner in corners]),
            Border=pikepdf.Array([0, 0, 0]),
            F=_PRINTED,
            Contents=pikepdf.String(title),
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(link_to(mention.part))),
            StructParent=key,
        )
    )


def _behind(element: pikepdf.Object, mark: int, link_element: pikepdf.Object) -> None:
    """Put an element among an element's kids, right behind a marked content."""
    kids = kids_of(element)
    marks = [int(kid.get("/MCID", -1)) if isinstance(kid, pikepdf.Dictionary) else kid for kid in kids]
    at = marks.index(mark) + 1 if mark in marks else len(kids)
    element.K = pikepdf.Array([*kids[:at], link_element, *kids[at:]])


def _within_link(element: pikepdf.Object) -> bool:
    """Return whether an element is a link, or stands in one."""
    node: pikepdf.Object | None = element
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return False
        if node.get("/S") == pikepdf.Name.Link:
            return True
        node = node.get("/P")
    return False


def _has_links(page: pikepdf.Object, boxes: tuple[Box, ...]) -> bool:
    """Return whether a link lies there already, or the page draws forms with a structure of their own, whose marks are not the page's."""
    forms = page.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    if any("/StructParents" in form for form in forms.values()):
        return True
    areas = [[float(side) for side in note.Rect] for note in page.get("/Annots", ()) if note.get("/Subtype") == pikepdf.Name.Link and "/Rect" in note]
    return any(box[0] < area[2] and area[0] < box[2] and box[1] < area[3] and area[1] < box[3] for box in boxes for area in areas)
