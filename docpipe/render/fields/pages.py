"""A finished Word file and the pages on which its bookmarks stand → the same file with the numbers of those pages in its fields."""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Mapping
from typing import Final

from docpipe.czech.format import roman
from docpipe.dataclass import dataclass
from docpipe.render.archive import pack, write_archive
from docpipe.render.fields.contents import UNKNOWN
from docpipe.render.fields.reading import closed, fields_in
from docpipe.render.ooxml import Element, P, UnsafeXml, nearest, parse, serialise, w

_MAIN: Final = "word/document.xml"
_PARTS: Final = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
_NUMBER: Final = re.compile(r"[0-9]{1,5}|[ivxlcdm]{1,12}|[IVXLCDM]{1,12}")
_LARGEST: Final = 60_000_000
"""Bytes of a part of a Word file that somebody may have put in the place of docpipe's own."""
_FIELD: Final = b"PAGEREF "
_SECTION: Final = "_docpipe_section_"
"""Bookmarks of the beginnings of sections that count their pages in their own way."""


def has_pages(docx: bytes) -> bool:
    """Return whether a Word file prints numbers of pages in contents or references."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return _MAIN in package.namelist() and _FIELD in package.read(_MAIN)


def is_unsettled(docx: bytes) -> bool:
    """Return whether some of its numbers of pages are not known yet."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = [package.read(name) for name in package.namelist() if _PARTS.fullmatch(name)]
    return any(item.result == UNKNOWN for part in parts if _FIELD in part for item in closed(fields_in(parse(part)), "PAGEREF"))


def with_pages(docx: bytes, places: Mapping[str, int]) -> bytes:
    """Return a Word file with the numbers of pages in its fields, the same bytes where none is another.

    `places`: the page, from 1, of each bookmark. What is not among them is not known; where none is, the file stays as it is.
    """
    if not places:
        return docx
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    labels = Labels.of(parse(parts[_MAIN]), places)
    changed = {name: made for name, part in parts.items() if _PARTS.fullmatch(name) and _FIELD in part and (made := _settled(part, places, labels)) is not None}
    if not changed:
        return docx
    return write_archive({name: pack(changed.get(name, part)) for name, part in parts.items()})


def with_numbers_of(docx: bytes, other: bytes) -> bytes:
    """Return a Word file with the numbers of pages that another one of the same document shows for the same bookmarks; as it is when the other is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(other)) as package:
            if package.getinfo(_MAIN).file_size > _LARGEST:
                return docx
            known = {item.target: item.result for item in closed(fields_in(parse(package.read(_MAIN))), "PAGEREF") if _NUMBER.fullmatch(item.result)}
    except (zipfile.BadZipFile, KeyError, UnsafeXml, RuntimeError, NotImplementedError, EOFError, OSError):
        return docx
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    changed = {}
    for name, part in parts.items():
        if _PARTS.fullmatch(name) and _FIELD in part:
            root = parse(part)
            for item in closed(fields_in(root), "PAGEREF"):
                item.show(known.get(item.target, item.result))
            changed[name] = serialise(root)
    return write_archive({name: pack(changed.get(name, part)) for name, part in parts.items()}) if changed else docx


def page_numbers(docx: bytes, places: Mapping[str, int]) -> dict[str, str]:
    """Return the number printed on the page of each bookmark."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        labels = Labels.of(parse(package.read(_MAIN)), places)
    return {name: labels.at(page) for name, page in places.items()}


def _settled(part: bytes, places: Mapping[str, int], labels: Labels) -> bytes | None:
    """Return a part with its numbers of pages; None where none is another."""
    root = parse(part)
    moved = False
    for item in closed(fields_in(root), "PAGEREF"):
        page = places.get(item.target)
        label = UNKNOWN if page is None else labels.at(page)
        if item.result != label:
            item.show(label)
            moved = True
    return serialise(root) if moved else None


@dataclass(frozen=True, slots=True)
class Labels:
    """The numbers that pages bear: most documents count them from the first, sections may begin anew or count in Roman numerals."""

    starts: tuple[int, ...]
    """First pages of the sections that count in their own way."""
    first: tuple[tuple[int, str], ...]
    """(the number of that page, how it is written)."""

    @classmethod
    def of(cls, root: Element, places: Mapping[str, int]) -> Labels:
        """Return the labels of a document's pages."""
        found: list[tuple[int, tuple[int, str]]] = []
        marks = {item.get(w("name"), ""): item for item in root.iter(w("bookmarkStart")) if item.get(w("name"), "").startswith(_SECTION)}
        sections = [item for item in root.iter(w("sectPr")) if nearest(item, w("sectPrChange")) is None]
        for name, mark in marks.items():
            number = int(name.removeprefix(_SECTION))
            numbers = sections[number].find(w("pgNumType")) if number < len(sections) else None
            if mark is not None and numbers is not None and name in places:
                page = places[name]
                before = cls(tuple(item for item, _ in found), tuple(item for _, item in found)).number(page)
                start = numbers.get(w("start"))
                found.append((page, (int(start) if start is not None else before, numbers.get(w("fmt"), "decimal"))))
        found.sort()
        return cls(tuple(page for page, _ in found), tuple(first for _, first in found))

    def number(self, page: int) -> int:
        """Return the number of a page."""
        index = bisect_right(self.starts, page) - 1
        return page if index < 0 else self.first[index][0] + page - self.starts[index]

    def at(self, page: int) -> str:
        """Return the number as the page bears it."""
        index = bisect_right(self.starts, page) - 1
        form = self.first[index][1] if index >= 0 else "decimal"
        number = self.number(page)
        if form in ("lowerRoman", "upperRoman") and number > 0:
            return roman(number) if form == "lowerRoman" else roman(number).upper()
        return str(number)


def mark_sections(root: Element, highest: int) -> None:
    """Put a bookmark where a section begins whose pages are not counted on from those before."""
    body = root.find(w("body"))
    if body is None:
        return
    begins: Element | None = None
    number = 0
    for child in list(body):
        begins = child if begins is None else begins
        section = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}") if child.tag == P else None
        if section is None:
            continue
        numbers = section.find(w("pgNumType"))
        own = numbers is not None and (numbers.get(w("start")) is not None or numbers.get(w("fmt"), "decimal") != "decimal")
        paragraph = begins if begins.tag == P else next(begins.iter(P), None)
        if own and paragraph is not None:
            highest += 1
            start = paragraph.makeelement(w("bookmarkStart"), {w("id"): str(highest), w("name"): f"{_SECTION}{number}"})
            end = paragraph.makeelement(w("bookmarkEnd"), {w("id"): str(highest)})
            properties = paragraph.find(w("pPr"))
            paragraph.insert(0, start) if properties is None else properties.addnext(start)
            start.addnext(end)
        begins, number = None, number + 1
