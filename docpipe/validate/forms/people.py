"""A line about somebody who was there → the fields of a row of attendance: „Jana Nová – Obec Lhota – starostka (omluvena)“."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from docpipe.czech.names import AFTER
from docpipe.model import Data, Scalar
from docpipe.records.meeting import PRESENCES, ROLES
from docpipe.schema import fold_key
from docpipe.validate.forms.draft import cut

_TICK: Final = re.compile(r"\[(?P<tick>[ xX✓✔])\]\s*")
_TAIL: Final = re.compile(r"\s*\((?P<inner>[^()]*)\)\s*$")
_PIECES: Final = re.compile(r"\s+[–—-]\s+|\s*[;|\t]\s*")
_COMMA: Final = re.compile(r",\s*")
_ORDER: Final = ("name", "organisation", "function")


def attendee(line: Scalar) -> dict[str, Data]:
    """Return the fields that a line says: name, organisation, function by their order; how they took part and their role wherever they stand."""
    found: dict[str, Data] = {}
    if (tick := _TICK.match(line.text)) is not None:
        found["presence"] = Scalar("ano" if tick["tick"].strip() else "ne", line.written, line.location)
        line = cut(line, tick.end())
    while (tail := _TAIL.search(line.text)) is not None and (said := _said(line, tail.start("inner"), tail.end("inner"))):
        found |= {field: value for field, value in said.items() if field not in found or field == "presence"}
        line = cut(line, 0, tail.start())
    pieces = [piece for piece in _pieces(line) if piece.text]
    plain: list[Scalar] = []
    for piece in pieces:
        field = _field_of(piece.text) if plain else None
        if field is not None and (field not in found or field == "presence"):
            found[field] = piece
        else:
            plain.append(piece)
    found |= dict(zip(_ORDER, plain, strict=False))
    if len(plain) > len(_ORDER):
        rest = " – ".join(piece.text for piece in plain[len(_ORDER) - 1 :])
        found["function"] = Scalar(rest, line.written, plain[len(_ORDER) - 1].location)
    return found


def names(text: Scalar) -> list[Data]:
    """Return the names that stand in one line: parts between semicolons, else between commas that no title follows."""
    if ";" in text.text or "\n" in text.text:
        parts = [(found.start(), found.end()) for found in re.finditer(r"[^;\n]+", text.text)]
    else:
        parts = _between_commas(text.text)
    return [piece for start, end in parts if (piece := cut(text, start, end)).text]


def _said(line: Scalar, start: int, end: int) -> dict[str, Data]:
    """Return what brackets say where each word of them is a way of taking part or a role; nothing where one is neither."""
    found: dict[str, Data] = {}
    for first, last in _spans(line.text, start, end, re.compile(r"[,;]\s*")):
        piece = cut(line, first, last)
        field = _field_of(piece.text)
        if field is None:
            return {}
        found[field] = piece
    return found


def _pieces(line: Scalar) -> list[Scalar]:
    spans = list(_spans(line.text, 0, len(line.text), _PIECES))
    if len(spans) == 1:  # „Jana Nová, Obec Lhota, z. s.“: the first comma that no title follows parts the name from the rest
        spans = _name_and_rest(line.text)
    return [cut(line, start, end) for start, end in spans]


def _name_and_rest(text: str) -> list[tuple[int, int]]:
    first = _between_commas(text)[0]
    comma = _COMMA.match(text, first[1])
    return [first, (comma.end(), len(text))] if comma is not None else [first]


def _between_commas(text: str) -> list[tuple[int, int]]:
    spans = list(_spans(text, 0, len(text), _COMMA))
    joined = spans[:1]
    for start, end in spans[1:]:
        if _is_title(text[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_title(text: str) -> bool:
    return text.replace(".", "").replace(" ", "").casefold() in AFTER


def _spans(text: str, start: int, end: int, between: re.Pattern[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in between.finditer(text, start, end):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, end)]


def _field_of(text: str) -> str | None:
    return _words().get(fold_key(text))


@cache
def _words() -> dict[str, str]:
    """Return folded word → the field it is a value of."""
    closed: dict[str, Iterable[tuple[str, ...]]] = {"role": ROLES.values(), "presence": PRESENCES.values()}
    return {fold_key(word): field for field, options in closed.items() for words in options for word in words if fold_key(word) not in ("ano", "ne")}
