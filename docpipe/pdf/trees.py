"""Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7) ↔ their entries, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

_LEAF = 64
"""Entries a leaf; a reader finds one by reading two nodes."""


def entries(tree: pikepdf.Object | None, kind: str) -> Iterator[tuple[pikepdf.Object | int, pikepdf.Object]]:
    """Yield the keys and values of a tree, '/Names' or '/Nums'; a damaged one, as far as it can be followed."""
    waiting = [tree] if isinstance(tree, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        node = waiting.pop()
        if node.is_indirect and node.objgen in seen:
            continue
        seen.add(node.objgen)
        listed = node.get(kind)
        if isinstance(listed, pikepdf.Array):
            items = list(listed)
            yield from zip(items[::2], items[1::2], strict=False)
        kids = node.get("/Kids")
        if isinstance(kids, pikepdf.Array):
            waiting.extend(kid for kid in reversed(list(kids)) if isinstance(kid, pikepdf.Dictionary))


def tree_of(pdf: pikepdf.Pdf, leaves: Sequence[pikepdf.Object]) -> pikepdf.Object:
    """Return the root of a tree with these leaves, given in the order of their keys."""
    return pdf.make_indirect(pikepdf.Dictionary(Kids=pikepdf.Array(list(leaves))))


def leaf(pdf: pikepdf.Pdf, kind: str, items: Sequence[tuple[pikepdf.Object | int, pikepdf.Object]]) -> pikepdf.Object:
    """Return a leaf with entries that are in the order of their keys; there is at least one."""
    flat = [member for item in items for member in item]
    return pdf.make_indirect(pikepdf.Dictionary({"/Limits": pikepdf.Array([items[0][0], items[-1][0]]), kind: pikepdf.Array(flat)}))


def name_tree(pdf: pikepdf.Pdf, named: dict[bytes, pikepdf.Object]) -> pikepdf.Object:
    """Return a name tree, its keys sorted as bytes."""
    items = [(pikepdf.String(name), named[name]) for name in sorted(named)]
    return tree_of(pdf, [leaf(pdf, "/Names", items[start : start + _LEAF]) for start in range(0, len(items), _LEAF)])
