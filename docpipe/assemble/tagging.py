"""A PDF without tags → the same with the least that keeps it readable: each page one paragraph, or a figure with an alternative text where it has no text.

In a tagged bundle a screen reader passes over all that is not tagged, so pages without tags would not be there for it. What is read is the text in the order in
which it was set; that this is the right order, and that there are no headings or tables in it, nobody says, and the bundle does not declare PDF/UA.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from docpipe.assemble.graft import inherited
from docpipe.assemble.sheet import Sheet, surround
from docpipe.pdf.tags import kids_of
from docpipe.pdf.trees import entries

_ALT: Final = {
    "cs": "Naskenovaný dokument: {title}, strana {page} z {pages}",
    "en": "Scanned document: {title}, page {page} of {pages}",
}
_MARKED: Final = re.compile(rb"(<<[^<>()]*?)/MCID\s+\d+([^<>()]*>>\s*BDC)")
_INLINE: Final = re.compile(rb"(?<![^\s])BI\s")
_NO_DICTIONARY: Final = pikepdf.Dictionary()
_DEEPEST: Final = 8


def is_sound(pdf: pikepdf.Pdf) -> bool:
    """Return whether each page of a tagged PDF has a place of its own in the parent tree, and the elements there are of that page.

    Programs that join PDFs without their tags leave pages that point at the elements of others; a validator passes that.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary):
        return False
    parents = {int(key): value for key, value in entries(tree.get("/ParentTree"), "/Nums") if isinstance(key, int)}
    used: set[int] = set()
    for page in pdf.pages:
        number = page.obj.get("/StructParents")
        if number is None:
            continue
        listed = parents.get(int(number))
        if number in used or not isinstance(listed, pikepdf.Array):
            return False
        used.add(int(number))
        first = next((element for element in listed if element is not None), None)  # where one belongs to another page, all do
        if _elsewhere(first, page.obj):
            return False
    return bool(used)


def _elsewhere(element: pikepdf.Object | None, page: pikepdf.Object) -> bool:
    """Return whether an element says that all its content is on another page."""
    if not isinstance(element, pikepdf.Dictionary) or (own := element.get("/Pg")) is None or own.objgen == page.objgen:
        return False
    return all(isinstance(kid, int) for kid in kids_of(element))


def tag(pdf: pikepdf.Pdf, title: str, language: str, without_text: tuple[int, ...]) -> None:
    """Give a PDF a structure tree with an element a page; `without_text`: numbers of pages that are pictures. A tree it has is thrown away."""
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    document = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root))
    elements, parents = [], []
    for number, page in enumerate(pdf.pages, 1):
        _forget(page.obj)
        picture = number in without_text
        element = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure if picture else pikepdf.Name.P, P=document, Pg=page.obj, K=0)
        if picture:
            element.Alt = pikepdf.String(_ALT["en" if language.startswith("en") else "cs"].format(title=title, page=number, pages=len(pdf.pages)))
            element.A = pikepdf.Dictionary(O=pikepdf.Name.Layout, Placement=pikepdf.Name.Block, BBox=pikepdf.Array(list(Sheet.of(page.obj).box)))
        _clear_marks(pdf, page)
        role = b"/Figure" if picture else b"/P"
        surround(pdf, page.obj, role + b" <</MCID 0>> BDC\n", b"\nEMC\n")
        page.obj.StructParents = number - 1
        elements.append(pdf.make_indirect(element))
        parents += [number - 1, pikepdf.Array([elements[-1]])]
    for page in pdf.pages:
        for link in (note for note in page.obj.get("/Annots", ()) if note.get("/Subtype") == pikepdf.Name.Link and note.is_indirect):
            reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=link, Pg=page.obj)
            elements.append(pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Link, P=document, Pg=page.obj, K=reference)))
            link.StructParent = len(elements) - 1
            parents += [len(elements) - 1, elements[-1]]
    document.K = pikepdf.Array(elements)
    root.K = document
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(parents)))
    pdf.Root.StructTreeRoot = root


def _forget(page: pikepdf.Object) -> None:
    """Take away what led from a page's annotations and forms to a structure tree that is gone."""
    for annotation in page.get("/Annots", ()):
        if "/StructParent" in annotation:
            del annotation["/StructParent"]
    _forget_forms(inherited(page, "/Resources"), 0)


def _forget_forms(resources: pikepdf.Object | None, depth: int) -> None:
    if resources is None or depth == _DEEPEST:
        return
    for item in resources.get("/XObject", _NO_DICTIONARY).values():
        for key in ("/StructParents", "/StructParent"):
            if key in item:
                del item[key]
        if isinstance(item, pikepdf.Stream):
            _forget_forms(item.get("/Resources"), depth + 1)


def _clear_marks(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Take the numbers by which a structure tree that is gone called content off a page; what is marked as an artifact or a layer stays so."""
    content = page.obj.get("/Contents")
    streams = [stream for stream in (list(content) if isinstance(content, pikepdf.Array) else [content]) if isinstance(stream, pikepdf.Stream)]
    for name in list(_named_marks(page.obj)):
        del name["/MCID"]
    shown = [stream.read_bytes() for stream in streams]
    if not any(b"/MCID" in text for text in shown):
        return
    if not any(_INLINE.search(text) for text in shown):
        page.obj.Contents = pikepdf.Array([pdf.make_stream(_MARKED.sub(rb"\1\2", text)) for text in shown])
        return
    # the bytes of a picture within the content may look like anything
    kept = list(pikepdf.parse_content_stream(page))
    for instruction in kept:
        if str(instruction.operator) == "BDC" and isinstance(marked := instruction.operands[1], pikepdf.Dictionary) and "/MCID" in marked:
            del marked["/MCID"]
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _named_marks(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the marks that a page's content calls by name."""
    resources = inherited(page, "/Resources")
    if isinstance(resources, pikepdf.Dictionary):
        yield from (item for item in resources.get("/Properties", _NO_DICTIONARY).values() if isinstance(item, pikepdf.Dictionary) and "/MCID" in item)
