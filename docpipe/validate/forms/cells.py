"""A cell of a table that people filled in, Excel's or Word's → the value of its field: one line, a list, a number as people write it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from docpipe.model import Data, Scalar
from docpipe.validate.forms.draft import Draft, cut

MINUTES: Final = re.compile(r"(?P<minutes>\d+)[ \xa0]*(?:min(?:\.|ut[ay]?)?)?")
_VOTES: Final = frozenset({"votes_for", "votes_against", "abstained"})
_NONE: Final = frozenset("–—-")
"""Dashes, by which people say none."""
_NAME: Final = 2
"""Words of a name."""


def of_cell(draft: Draft, field: str, cell: Scalar) -> Data:
    """Return what a cell says of a field."""
    if field == "target_groups":
        return [replace(cell, text=part.strip()) for part in re.split("[,;\n]", cell.text) if part.strip()]
    if field == "minutes":
        return without_minutes(cell)
    if field in _VOTES and cell.text.strip() in _NONE:
        return replace(cell, text="0")
    if field == "name":
        _hold_one(draft, cell)
    return one_line(cell)


def one_line(cell: Scalar) -> Scalar:
    """Return a text without the line ends that only the width of a cell made."""
    return replace(cell, text=" ".join(line.strip() for line in cell.text.split("\n") if line.strip())) if "\n" in cell.text.strip() else cell


def without_minutes(text: Scalar) -> Scalar:
    """Return the number of „10 min“; what is no such is left as it is."""
    found = MINUTES.fullmatch(text.text.strip())
    return cut(replace(text, text=text.text.strip()), 0, found.end("minutes")) if found is not None else text


def _hold_one(draft: Draft, cell: Scalar) -> None:
    """Complain of two people in one cell: they would be counted as one. A long name over two lines is one."""
    lines = [line for line in cell.text.split("\n") if line.strip()]
    if len(lines) > 1 and all(len(line.split()) >= _NAME for line in lines):
        draft.complain("form-two-names", cell.location, value="; ".join(line.strip() for line in lines)[:60])
