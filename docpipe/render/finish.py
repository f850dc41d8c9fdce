"""A rendered part with marks around what was printed → the part as it goes into the file, and its entries of the Ledger."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from docpipe.model import LedgerEntry
from docpipe.render.job import MARK, Job
from docpipe.render.ooxml import XML_SPACE, Element, P, T, nearest
from docpipe.render.tags import OBJECT, atoms

Typeset = Callable[[list[str], tuple[str, ...]], list[str]]
_MARKS: Final = re.compile(f"({MARK[0]}\\d+{MARK[1]}|{MARK[2]})")


@dataclass(slots=True)
class _Piece:
    """A stretch of a paragraph's text that belongs to one text element and to one printed value or none."""

    element: Element
    text: str
    mark: int | None
    fixed: bool
    """A break, a tab, an object: typography reads it and does not change it."""


def typeset_paragraph(paragraph: Element, typeset: Typeset, protected: tuple[str, ...]) -> list[tuple[int, str]]:
    """Set a paragraph's texts in the Czech way, across its runs, take the marks out, and return (number of the mark, text as printed) in order."""
    pieces = _pieces(paragraph)
    printed = typeset([piece.text for piece in pieces], protected)
    texts: dict[Element, str] = {}
    values: dict[int, str] = {}
    for piece, text in zip(pieces, printed, strict=True):
        final = piece.text if piece.fixed else text
        if piece.mark is not None:
            values[piece.mark] = values.get(piece.mark, "") + final.replace(OBJECT, "")
        if not piece.fixed:
            texts[piece.element] = texts.get(piece.element, "") + final
    for element, text in texts.items():
        element.text = text
        if text != text.strip() or "  " in text:
            element.set(XML_SPACE, "preserve")
        elif XML_SPACE in element.attrib:
            del element.attrib[XML_SPACE]
    return list(values.items())


def _pieces(paragraph: Element) -> list[_Piece]:
    found: list[_Piece] = []
    mark: int | None = None
    for atom in atoms(paragraph):
        if atom.element.tag != T:
            found.append(_Piece(atom.element, atom.text, mark, fixed=True))
            continue
        if not ((atom.text and MARK[0] in atom.text) or MARK[2] in atom.text):
            found.append(_Piece(atom.element, atom.text, mark, fixed=False))
            continue
        for piece in _MARKS.split(atom.text):
            if piece.startswith(MARK[0]):
                mark = int(piece[1:-1])
                found.append(_Piece(atom.element, "", mark, fixed=False))
            elif piece == MARK[2]:
                mark = None
                found.append(_Piece(atom.element, "", None, fixed=False))
            elif piece:
                found.append(_Piece(atom.element, piece, mark, fixed=False))
    return found


def finish(root: Element, job: Job, part: str, typeset: Typeset, protected: tuple[str, ...]) -> list[LedgerEntry]:
    """Take the marks out of a rendered part, in place, and return its entries of the Ledger in order."""
    marked: dict[Element, None] = {}
    for text in root.iter(T):
        if text.text and MARK[0] in text.text and (paragraph := nearest(text, P)) is not None:
            marked[paragraph] = None
    if not marked:
        return []
    entries: list[LedgerEntry] = []
    for number, paragraph in enumerate(root.iter(P), 1):
        if paragraph not in marked:
            continue
        for index, printed in typeset_paragraph(paragraph, typeset, protected):
            mark = job.marks[index]
            entries.append(LedgerEntry(printed, mark.path, mark.locations, part, number))
    return entries
