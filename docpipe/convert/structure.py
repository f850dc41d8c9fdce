"""LibreOffice's structure tree → one that PDF/UA-1 accepts: roles, named notes, every link in the tree."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

# ISO 32000-1, 14.8.4: the standard structure types. ISO 14289-1, 7.1 forbids to remap them, to themselves too.
# fmt: off
_STANDARD_TYPES = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
    "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
    "Figure", "Formula", "Form",
})
# fmt: on


def mend_structure(pdf: pikepdf.Pdf, undescribed: tuple[str, ...] = ()) -> None:
    """Mend the structure tree of an exported PDF; a PDF without one is left as it is. `undescribed`: texts for the figures without one, in their order."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    _drop_standard_roles(root)
    elements = list(_elements(root))
    _describe([element for element in elements if element.get("/S") == pikepdf.Name.Figure and "/Alt" not in element], undescribed)
    notes = [element for element in elements if element.get("/S") == pikepdf.Name.Note]
    _name_notes(pdf, root, notes)
    for page in pdf.pages:
        _adopt_links(pdf, root, page, notes)


def _describe(figures: list[pikepdf.Object], texts: tuple[str, ...]) -> None:
    """Give the charts their alternative texts (ISO 14289-1, 7.3). Where the numbers differ nobody knows which is which: they stay without, and are told of."""
    if len(figures) == len(texts):
        for figure, text in zip(figures, texts, strict=True):
            if text:
                figure.Alt = pikepdf.String(text)


def _elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the structure elements in reading order; marked content and object references are not elements."""
    pending = _kids(root)[::-1]
    while pending:
        element = pending.pop()
        yield element
        pending.extend(_kids(element)[::-1])


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _drop_standard_roles(root: pikepdf.Object) -> None:
    roles = root.get("/RoleMap", pikepdf.Dictionary())
    for name in list(roles.keys()):
        if name.removeprefix("/") in _STANDARD_TYPES:
            del roles[name]


def _name_notes(pdf: pikepdf.Pdf, root: pikepdf.Object, notes: list[pikepdf.Object]) -> None:
    """Give each footnote an id and list it in the id tree (ISO 14289-1, 7.9)."""
    if not notes:
        return
    names = pikepdf.NameTree(root.IDTree) if "/IDTree" in root else pikepdf.NameTree.new(pdf)
    for number, note in enumerate(notes, start=1):
        if "/ID" not in note:
            note.ID = pikepdf.String(f"note{number:05d}")
            names[f"note{number:05d}"] = note
    root.IDTree = names.obj


def _adopt_links(pdf: pikepdf.Pdf, root: pikepdf.Object, page: pikepdf.Page, notes: list[pikepdf.Object]) -> None:
    """Put links that stand outside the tree into it (ISO 14289-1, 7.18.5).

    They are the numbers of footnotes that lead back to the text: each goes into its note, from the top of the page down.
    """
    loose = [item for item in page.obj.get("/Annots", pikepdf.Array()) if item.get("/Subtype") == pikepdf.Name.Link and "/StructParent" not in item]
    loose.sort(key=lambda item: -float(item.Rect[1]))
    here = [note for note in notes if _page_of(note) == page.obj.objgen]
    homes = here if len(here) == len(loose) else [_kids(root)[0]] * len(loose)
    for annotation, home in zip(loose, homes, strict=True):
        link = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Link,
                P=home,
                Pg=page.obj,
                K=pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page.obj),
            )
        )
        home.K = pikepdf.Array([*_all_kids(home), link])
        annotation.StructParent = _register(root, link)


def _all_kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids.as_list()) if isinstance(kids, pikepdf.Array) else [kids]


def _page_of(element: pikepdf.Object) -> tuple[int, int] | None:
    """Return the page of an element, or of the first one below it that has one."""
    if (page := element.get("/Pg")) is not None:
        return page.objgen
    return next((found for kid in _kids(element) if (found := _page_of(kid)) is not None), None)


def _register(root: pikepdf.Object, link: pikepdf.Object) -> int:
    """Enter an element under a new key of the parent tree and return the key."""
    parents = pikepdf.NumberTree(root.ParentTree)
    key = max(parents.keys(), default=-1) + 1
    parents[key] = link
    root.ParentTreeNextKey = key + 1
    return key
