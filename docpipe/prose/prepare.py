"""Text as people write it → text that Markdown reads the same way. Line for line and character for character, so places stay true."""

from __future__ import annotations

import re

BAR = "\ufdd0"
"""Stands for the '|' inside a reference, which would otherwise end a table's cell. A noncharacter: reading has removed those of the content."""

_MONTHS = "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(rf"^([ \t>]*(?:[-*+][ \t]+)*{_DAY}\.)[ \t](?=[ \t]*(?:{_MONTH}\.(?:\s|$)|(?:{_MONTHS})\b))", re.MULTILINE)
_REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]")
_BULLET = re.compile("^([ \t>]*)[•▪●‣◦\uf0b7](?=[ \t])", re.MULTILINE)
_DASHES = re.compile(r"(?:^[ \t]*[–—][ \t]+\S.*(?:\n|\Z)){2,}", re.MULTILINE)
_DASH = re.compile(r"^([ \t]*)[–—]", re.MULTILINE)


def prepare(text: str) -> str:
    """Return the text with the dates, bullets and references kept from being read as something else.

    '9. 3. 2021' at a line's beginning is no list item: the space after the day becomes a no-break one (as ÚJČ id=880 wants it anyway).
    '•' and two or more lines that begin with a dash are a list, as in Word.
    """
    text = _DATE.sub("\\1\xa0", text)
    text = _BULLET.sub(r"\1-", text)
    text = _DASHES.sub(lambda lines: _DASH.sub(r"\1-", lines.group()), text)
    return _REFERENCE.sub(lambda reference: reference.group().replace("|", BAR), text)
