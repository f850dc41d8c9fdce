"""What somebody read in a document → the entries of its Ledger that printed it: a text in whatever case and spaces, a number however it is grouped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from docpipe.czech.names import bare
from docpipe.model import LedgerEntry

_NUMBER: Final = re.compile(r"(?<![\w,.])[-+\u2212\u2013]?(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:,\d+)?(?![\d])")
"""'1 234 500', '1.234.500,50', '12' in a text whose spaces are single and plain."""
_UNIT: Final = re.compile(r"(?:(?:tis|mil)\. ?)?kc|%|osob[ay]?|let|,-|,–")
_MINUS: Final = str.maketrans({"\u2212": "-", "\u2013": "-", "+": None, " ": None})


def printed_as(entries: Iterable[LedgerEntry], text: str) -> tuple[LedgerEntry, ...]:
    """Return the entries that printed a text, in their order. A number is looked for as a whole one first: '500' is not what '1 500' says."""
    wanted = bare(text)
    known = tuple(entries)
    number = _number_meant(wanted)
    if number is not None and (found := tuple(entry for entry in known if number in _numbers(bare(entry.text)))):
        return found
    return tuple(entry for entry in known if wanted and wanted in bare(entry.text))


def _number_meant(text: str) -> Decimal | None:
    """Return the number that a text is, with or without a unit; None for any other text."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    return _value(found[0]) if not rest or _UNIT.fullmatch(rest) else None


def _numbers(text: str) -> Iterator[Decimal]:
    """Yield the numbers in a text."""
    for found in _NUMBER.finditer(text):
        if (value := _value(found[0])) is not None:
            yield value


def _value(written: str) -> Decimal | None:
    try:
        return Decimal(written.translate(_MINUS).replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None
