"""A PDF without tags → the same with the least that keeps it readable: each page one paragraph, or a figure with an alternative text where it has no text.

In a tagged bundle a screen reader passes over all that is not tagged, so pages without tags would not be there for it. What is read is the text in the order in
which it was set; that this is the right order, and that there are no headings or tables in it, nobody says, and the bundle does not declare PDF/UA.
"""

from __future__ import annotations

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
        if any(_elsewhere(element, page.obj) for element in listed):
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
    """Take the marks of a structure tree that is gone, and those of artifacts that all is not, off a page; those of layers stay."""
    content = page.obj.get("/Contents")
    streams = list(content) if isinstance(content, pikepdf.Array) else [content]
    if not any(mark in stream.read_bytes() for stream in streams if isinstance(stream, pikepdf.Stream) for mark in (b"BDC", b"BMC")):
        return
    kept: list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
    open_marks: list[bool] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            open_marks.append(str(instruction.operands[0]) == "/OC")
            if not open_marks[-1]:
                continue
        elif operator == "EMC" and (not open_marks or not open_marks.pop()):
            continue
        kept.append(instruction)
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
