"""A bundle's structure tree → which part each element, page and annotation belongs to, and in what order a page is read."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

import pikepdf

from docpipe.dataclass import dataclass
from docpipe.pdf.tags import kids_of
from docpipe.pdf.trees import entries

_MARK: Final = re.compile(rb"/MCID\s+(\d+)")
_NONE: Final = pikepdf.Dictionary()
_MOST: Final = 5_000_000


@dataclass(slots=True)
class StructureFacts:
    """What a structure tree is. Parts count from 0, in their order in the tree."""

    elements: int = 0
    parts: list[tuple[str, str, int]] = field(default_factory=list)
    """Title, language, elements of each part."""
    doubled: bool = False
    """Whether an element hangs in the tree twice, or the tree goes round."""
    ids: dict[bytes, int] = field(default_factory=dict)
    """How many elements have an id."""
    pages: dict[int, set[int]] = field(default_factory=dict)
    """Page → the parts whose elements have content on it."""
    keyed: dict[int, set[int]] = field(default_factory=dict)
    """Page → the parts of the elements that the page's own key in the parent tree leads to; -1 for none."""
    noted: dict[int, set[int]] = field(default_factory=dict)
    """Page → the parts of the elements that the keys of its annotations lead to; -1 for none."""
    shared: tuple[int, ...] = ()
    """Keys of the parent tree that two pages or annotations have."""
    read: dict[int, list[int]] = field(default_factory=dict)
    """Page → its marked content in the order of the tree."""
    drawn: dict[int, list[int] | None] = field(default_factory=dict)
    """Page → its marked content in the order of its content stream; None where that cannot be told."""


def read_tree(pdf: pikepdf.Pdf, numbers: dict[tuple[int, int], int]) -> StructureFacts:
    """Return the facts of a file's structure tree."""
    facts = StructureFacts()
    tree = pdf.Root.get("/StructTreeRoot", _NONE)
    home: dict[tuple[int, int], int] = {}
    tops = [kid for kid in kids_of(tree) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    facts.elements = len(tops)
    for document in tops:
        for top in kids_of(document):
            if isinstance(top, pikepdf.Dictionary) and "/S" in top:
                _walk(top, len(facts.parts), facts, home, numbers)
    _follow(pdf, tree, facts, home)
    for number, page in enumerate(pdf.pages, 1):
        facts.drawn[number] = _drawn(page.obj)
    return facts


def _walk(top: pikepdf.Object, part: int, facts: StructureFacts, home: dict[tuple[int, int], int], numbers: dict[tuple[int, int], int]) -> None:
    """Enter a part's elements, in reading order."""
    before = facts.elements
    waiting: list[tuple[pikepdf.Object | int | None, int | None]] = [(top, None)]
    while waiting and facts.elements < _MOST:
        item, page = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend((kid, page) for kid in reversed(list(item)))
        elif isinstance(item, int):
            _met(facts, page, part, item)
        elif isinstance(item, pikepdf.Dictionary):
            own = item.get("/Pg")
            page = page if own is None else numbers.get(own.objgen, -1)
            if "/S" in item:
                key = item.objgen
                if key in home:
                    facts.doubled = True
                    continue
                home[key] = part
                facts.elements += 1
                if (name := item.get("/ID")) is not None:
                    facts.ids[bytes(name)] = facts.ids.get(bytes(name), 0) + 1
                waiting.append((item.get("/K"), page))
            elif "/Stm" not in item:
                _met(facts, page, part, int(item.MCID) if "/MCID" in item else None)
    facts.parts.append((str(top.get("/T", "")), str(top.get("/Lang", "")), facts.elements - before))


def _met(facts: StructureFacts, page: int | None, part: int, mark: int | None) -> None:
    """Note content of a part on a page; -1 is a page that is not in the file."""
    number = -1 if page is None else page
    facts.pages.setdefault(number, set()).add(part)
    if mark is not None:
        facts.read.setdefault(number, []).append(mark)


def _follow(pdf: pikepdf.Pdf, tree: pikepdf.Object, facts: StructureFacts, home: dict[tuple[int, int], int]) -> None:
    """Follow the keys of pages and annotations through the parent tree to the parts they belong to."""
    parents = {int(key): value for key, value in entries(tree.get("/ParentTree"), "/Nums") if isinstance(key, int)}
    used: dict[int, int] = {}
    for number, page in enumerate(pdf.pages, 1):
        holders = [(page.obj, "/StructParents"), *((note, "/StructParent") for note in page.obj.get("/Annots", ()))]
        for holder, name in holders:
            if (key := holder.get(name)) is None:
                continue
            used[int(key)] = used.get(int(key), 0) + 1
            found = parents.get(int(key))
            listed = list(found) if isinstance(found, pikepdf.Array) else [found]
            led = {home.get(item.objgen, -1) if isinstance(item, pikepdf.Dictionary) else -1 for item in listed if item is not None or len(listed) == 1}
            (facts.keyed if name == "/StructParents" else facts.noted).setdefault(number, set()).update(led)
    facts.shared = tuple(key for key, count in used.items() if count > 1)


def _drawn(page: pikepdf.Object) -> list[int] | None:
    properties = page.get("/Resources", _NONE).get("/Properties", _NONE)
    if any(isinstance(item, pikepdf.Dictionary) and "/MCID" in item for item in properties.values()):
        return None
    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [int(mark) for stream in streams if isinstance(stream, pikepdf.Stream) for mark in _MARK.findall(stream.read_bytes())]
