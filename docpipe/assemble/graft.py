"""A whole PDF → the same pages, tags, outline and names in the bundle, as objects of the bundle.

qpdf copies an object with all that it refers to, and stops at pages: a link to a page that was not copied yet leads nowhere afterwards, and a structure
tree loses its pages. So for the time of copying the pages are no pages (their /Type is taken away), the catalog is copied as one object with all that it
holds, and every reference within the file stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from docpipe.dataclass import dataclass

_KEPT = ("/Pages", "/StructTreeRoot", "/Outlines", "/Names", "/Dests", "/OCProperties", "/OutputIntents")
_KEPT_NAMES = ("/Dests",)
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Graft:
    """A part's catalog, page tree and pages, in the bundle."""

    catalog: pikepdf.Object
    tree: pikepdf.Object
    pages: tuple[pikepdf.Object, ...]


def graft(bundle: pikepdf.Pdf, source: pikepdf.Pdf) -> Graft:
    """Copy a PDF into the bundle; the source is spoiled by it, and must not be closed until the bundle is saved (to forget it is right)."""
    count = len(source.pages)  # makes qpdf read and mend the page tree; later it would put the types back
    for page in source.pages:
        del page.obj["/Type"]
    for node in _nodes(source.Root.Pages, 0):
        if "/Type" in node:
            del node["/Type"]
    _keep_only(source.Root, _KEPT)
    if isinstance(names := source.Root.get("/Names"), pikepdf.Dictionary):
        _keep_only(names, _KEPT_NAMES)
    catalog = bundle.copy_foreign(source.Root if source.Root.is_indirect else source.make_indirect(source.Root))
    pages: list[pikepdf.Object] = []
    for node in _nodes(catalog.Pages, 0):
        node.Type = pikepdf.Name.Pages
        for kid in node.Kids:
            if "/Kids" not in kid:
                kid.Type = pikepdf.Name.Page
    _collect(catalog.Pages, pages)
    if len(pages) != count:
        raise ValueError(f"{count} pages went in, {len(pages)} came out")
    return Graft(catalog, catalog.Pages, tuple(pages))


def _keep_only(holder: pikepdf.Object, kept: tuple[str, ...]) -> None:
    for key in list(holder.keys()):
        if key not in kept:
            del holder[key]


def _nodes(node: pikepdf.Object, depth: int) -> Iterator[pikepdf.Object]:
    """Yield a page tree's inner nodes."""
    if depth > _DEEPEST:
        raise ValueError("a page tree without end")
    yield node
    for kid in node.get("/Kids", ()):
        if "/Kids" in kid:
            yield from _nodes(kid, depth + 1)


def _collect(node: pikepdf.Object, pages: list[pikepdf.Object]) -> None:
    for kid in node.Kids:
        if "/Kids" in kid:
            _collect(kid, pages)
        else:
            pages.append(kid)


def inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """Return a page's entry, its own or that of a node above it (ISO 32000-1, 7.7.3.4)."""
    node: pikepdf.Object | None = page
    for _ in range(_DEEPEST):
        if node is None:
            return None
        if (found := node.get(key)) is not None:
            return found
        node = node.get("/Parent")
    return None
