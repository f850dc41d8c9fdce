"""An outline as objects that point at each other (ISO 32000-1, 12.3.3) ↔ its items as a tree; what is damaged comes out whole as far as it can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

import pikepdf

from docpipe.dataclass import dataclass

_MOST = 100_000
_DEEPEST = 40
"""A deeper outline is no work of a person; what is below is left out."""


@dataclass(slots=True)
class Item:
    """An item of an outline and those below it."""

    entry: pikepdf.Object
    opened: bool
    below: list[Item] = field(default_factory=list)


def items_of(outline: pikepdf.Object) -> list[Item]:
    """Return the items of an outline, without those that have no title; one that goes round is cut where it does."""
    top: list[Item] = []
    waiting: list[tuple[pikepdf.Object | None, list[Item], int]] = [(outline.get("/First"), top, 1)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        entry, into, depth = waiting.pop()
        while isinstance(entry, pikepdf.Dictionary) and entry.is_indirect and entry.objgen not in seen and len(seen) < _MOST:
            seen.add(entry.objgen)
            count = entry.get("/Count", 0)
            item = Item(entry, isinstance(count, int) and count > 0)
            if isinstance(entry.get("/Title"), pikepdf.String):
                into.append(item)
                if depth < _DEEPEST:
                    waiting.append((entry.get("/First"), item.below, depth + 1))
            entry = entry.get("/Next")
    return top


def everything(items: Sequence[Item]) -> Iterator[pikepdf.Object]:
    """Yield the entries of items and of all below them, in no particular order."""
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        yield item.entry
        waiting.extend(item.below)


def relink(parent: pikepdf.Object, items: Sequence[Item]) -> int:
    """Hang items below an entry, with all below them, and return how many of them show when it is opened."""
    chain(parent, [item.entry for item in items])
    shown = len(items)
    for item in items:
        below = relink(item.entry, item.below)
        if below:
            item.entry.Count = below if item.opened else -below
            shown += below if item.opened else 0
        elif "/Count" in item.entry:
            del item.entry["/Count"]
    return shown


def chain(parent: pikepdf.Object, entries: Sequence[pikepdf.Object]) -> None:
    """Make entries the children of one, in order."""
    for key in ("/First", "/Last"):
        if key in parent:
            del parent[key]
    if not entries:
        return
    parent.First, parent.Last = entries[0], entries[-1]
    for index, entry in enumerate(entries):
        entry.Parent = parent
        for key, near in (("/Prev", index - 1), ("/Next", index + 1)):
            if 0 <= near < len(entries):
                entry[key] = entries[near]
            elif key in entry:
                del entry[key]
