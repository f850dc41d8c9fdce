"""A structure tree → its elements, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf


def elements(tree: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """Yield the structure elements below a tree's root or an element; without recursion, and each once: a damaged tree may go round."""
    waiting = [tree.get("/K")] if isinstance(tree, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend([kid for kid in item if not isinstance(kid, int)][::-1])  # marked content is most of it, and no element
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            if item.is_indirect:
                if (key := item.objgen) in seen:
                    continue
                seen.add(key)
            yield item
            if (kids := item.get("/K")) is not None:
                waiting.append(kids)


def kids_of(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return what stands directly in an element: elements, marked content, references to objects."""
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]
