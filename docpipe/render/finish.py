"""A rendered part with marks around what was printed → the part as it goes into the file, and its entries of the Ledger.

Works on the part's text: what is printed is a small share of it, and building a tree of all the rest takes ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from docpipe.czech.typography import typeset
from docpipe.dataclass import dataclass
from docpipe.model import LedgerEntry
from docpipe.render.job import MARK, Job
from docpipe.render.skeleton import HOLD
from docpipe.render.tags import LETTERS, OBJECT, OBJECTS
from docpipe.xmltext import escape

_PARAGRAPH: Final = re.compile(r"<w:p(?=[ />])")
_NESTING: Final = re.compile(r"(<w:p(?=[ />])(?:[^>]*/>)?|</w:p>)")
_BOX: Final = "<w:txbxContent"
_CUT: Final = "\ufddb"
"""Stands in a paragraph's own XML for the paragraphs of a text box inside it."""
_EMPTY: Final = "></w:t>"
_EMPTY_TAG: Final = "/></w:r>"
_TEXT: Final = r"<w:t(?: [^>]*)?(?:/>|>([^<]*)</w:t>)"
_MARK: Final = f"{MARK[0]}\\d+{MARK[1]}|{MARK[2]}"
_MARKS: Final = re.compile(f"({_MARK})")
_PIECES: Final = re.compile(rf"{_TEXT}|({_MARK})|<w:({'|'.join((*LETTERS, *OBJECTS))})(?=[ />])")
_ONE: Final = re.compile(f"{MARK[0]}(\\d+){MARK[1]}(<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?){_TEXT}</w:r>{MARK[2]}</w:p>")
_EMPTY_RUN: Final = re.compile(r"<w:r(?: [^>]*)?>(?:<w:rPr/>|<w:rPr>(?:(?!</w:r>).)*?</w:rPr>)?(?:<w:t(?: [^>]*)?(?:/>|></w:t>))+</w:r>", re.DOTALL)
_REFERENCE: Final = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_PRESERVED: Final = '<w:t xml:space="preserve">'
_SHORT: Final = 120
"""Characters of a text that is worth remembering: names, roles, statuses come again and again."""
Protected = tuple[str, ...]
Values = dict[int, str]
"""Number of a mark → the text as printed."""


def finish(raw: str, job: Job, part: str, protected: Protected) -> tuple[str, list[LedgerEntry]]:
    """Return a rendered part without its marks, set in the Czech way where something was printed, and its entries of the Ledger in order."""
    entries: list[LedgerEntry] = []

    def done(number: int, xml: str) -> str:
        if MARK[0] not in xml:
            return _EMPTY_RUN.sub("", xml) if _EMPTY in xml or _EMPTY_TAG in xml else xml
        values: Values = {}
        changed = _single(xml, values, protected) or _simple(xml, values, protected) or paragraph(xml, values, protected)
        entries.extend(LedgerEntry(text, *job.marks[mark], part, number) for mark, text in values.items())
        return changed

    return _each_paragraph(raw, done), entries


def settle(xml: str) -> str:
    """Return a part of a template with its paragraphs set in which nothing will be printed; the others are set when their values are in."""

    def done(_: int, xml: str) -> str:
        texts = [match[1] for match in _PIECES.finditer(xml) if match[1]]
        return paragraph(xml, {}, ()) if texts and not any(HOLD[0] in text for text in texts) else _EMPTY_RUN.sub("", xml)

    return _each_paragraph(xml, done)


def _each_paragraph(raw: str, change: Callable[[int, str], str]) -> str:
    """Return a part with each paragraph changed: by its number, and its XML with what follows up to the next paragraph."""
    if _BOX in raw:
        return _each_nested(raw, change)
    pieces = _PARAGRAPH.split(raw)
    for number in range(1, len(pieces)):
        pieces[number] = change(number, pieces[number])
    return "<w:p".join(pieces)


def _each_nested(raw: str, change: Callable[[int, str], str]) -> str:
    """Do the same for a part with text boxes, whose paragraphs stand within a paragraph."""
    chunks = _NESTING.split(raw)
    owned: list[list[int]] = []
    around: list[list[int]] = []
    for index, chunk in enumerate(chunks):
        if index % 2 and chunk == "</w:p>":
            around.pop()
        elif index % 2:
            owned.append([])
            if not chunk.endswith("/>"):
                around.append(owned[-1])
        elif around:
            around[-1].append(index)
    for number, indexes in enumerate(owned, 1):
        changed = change(number, _CUT.join(chunks[index] for index in indexes))
        for index, chunk in zip(indexes, changed.split(_CUT), strict=True):
            chunks[index] = chunk
    return "".join(chunks)


def _single(xml: str, values: Values, protected: Protected) -> str:
    """Set a paragraph that is one printed value in one run, as in most cells and paragraphs of long texts; '' for any other."""
    found = _ONE.match(xml, xml.rfind("</w:pPr>") + len("</w:pPr>") if "</w:pPr>" in xml else xml.find(">") + 1)
    if found is None or MARK[0] in xml[found.end() :]:
        return ""
    value = _unescaped(found[3])
    (text,) = (_remembered if len(value) < _SHORT else _set)((value,), protected)
    if not text:
        return ""
    values[int(found[1])] = text
    return f"{xml[: found.start()]}{found[2]}{_text(_escaped(text))}</w:r></w:p>{xml[found.end() :]}"


def _simple(xml: str, values: Values, protected: Protected) -> str:
    """Set a paragraph whose values all stand in its only text, as they do in most; '' for any other."""
    mark = xml.find(MARK[0])
    cut, end = xml.rfind("<w:t", 0, mark), xml.find("</w:t>", mark)
    inside = xml[xml.find(">", cut) + 1 : end]
    head, tail = xml[:cut], xml[end + 6 :]
    if "<" in inside or MARK[0] in tail or not _is_bare(head) or not _is_bare(tail):
        return ""
    if inside[0] == MARK[0] and inside.find(MARK[2]) == len(inside) - 1 and "&" not in inside:
        number, _, value = inside[1:-1].partition(MARK[1])
        (text,) = (_remembered if len(inside) < _SHORT else _set)((value,), protected)
        values[int(number)] = text
        return f"{head}{_text(text)}{tail}"
    pieces = _MARKS.split(inside)
    texts = pieces[::2] if "&" not in inside else [_unescaped(piece) for piece in pieces[::2]]
    whole = len(texts) > 3 or bool(texts[0] or texts[2])  # noqa: PLR2004 - before, value, after
    printed = (_remembered if len(inside) < _SHORT else _set)(tuple(texts) if whole else (texts[1],), protected)
    for index, sign in enumerate(pieces[1::2], 1):
        if sign != MARK[2]:
            values[int(sign[1:-1])] = printed[index if whole else 0]
    return f"{head}{_text(_escaped(''.join(printed)))}{tail}"


@lru_cache(maxsize=4096)
def _is_bare(xml: str) -> bool:
    """Return whether nothing in the XML before or after a paragraph's only text counts as a piece of it."""
    own = xml.partition("</w:p>")[0]
    return _PIECES.search(own, own.rfind("</w:pPr>") + 1) is None


def _set(texts: tuple[str, ...], protected: Protected) -> tuple[str, ...]:
    return tuple(typeset(texts, protected))


_remembered = lru_cache(maxsize=4096)(_set)


@dataclass(slots=True)
class _Piece:
    """A stretch of a paragraph's text that belongs to one text element and to one printed value or none."""

    text: str
    mark: int | None
    element: int
    """Number of its text element, -1 for a break, a tab, an object: typography reads it and does not change it."""


def paragraph(xml: str, values: Values, protected: Protected) -> str:
    """Return a paragraph's XML set in the Czech way, across its runs, without marks and the runs they leave empty; fill in the values as printed."""
    start = xml.rfind("</w:pPr>") + 1  # a tab stop has the name of a tab
    found = list(_PIECES.finditer(xml, start))
    pieces = _pieces(found)
    printed = typeset([piece.text for piece in pieces], protected)
    texts: dict[int, str] = {}
    for piece, text in zip(pieces, printed, strict=True):
        final = text if piece.element >= 0 else piece.text
        if piece.mark is not None:
            values[piece.mark] = values.get(piece.mark, "") + final.replace(OBJECT, "")
        if piece.element >= 0:
            texts[piece.element] = texts.get(piece.element, "") + final
    done: list[str] = []
    place = 0
    for index, match in enumerate(found):
        if match[3] is not None:
            continue
        done += xml[place : match.start()], "" if match[2] else _text(_escaped(texts.get(index, "")))
        place = match.end()
    done.append(xml[place:])
    changed = "".join(done)
    return _EMPTY_RUN.sub("", changed) if _EMPTY in changed or _EMPTY_TAG in changed else changed


def _pieces(found: list[re.Match[str]]) -> list[_Piece]:
    pieces: list[_Piece] = []
    mark: int | None = None
    for index, match in enumerate(found):
        if match[3] is not None:
            pieces.append(_Piece(LETTERS.get(match[3], OBJECT), mark, -1))
            continue
        for piece in _MARKS.split(match[2] or match[1] or ""):
            if piece[:1] in MARK:
                mark = int(piece[1:-1]) if piece.startswith(MARK[0]) else None
                if mark is not None:
                    pieces.append(_Piece("", mark, -1))
            elif piece:
                pieces.append(_Piece(_unescaped(piece), mark, index))
    return pieces


def _text(escaped: str) -> str:
    """Return a text element; one that begins or ends with a space says that it is meant."""
    plain = escaped == escaped.strip() and "  " not in escaped
    return f"{'<w:t>' if plain else _PRESERVED}{escaped}</w:t>"


def _escaped(text: str) -> str:
    safe = escape(text) if "&" in text or "<" in text or ">" in text else text
    return safe.replace("\r", "&#13;") if "\r" in safe else safe


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(_letter, text) if "&" in text else text


def _letter(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    return chr(int(found[1])) if found[1] else chr(int(found[2], 16))
