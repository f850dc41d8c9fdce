"""Text as people write it → text that Markdown reads the same way. Line for line, so places stay true."""

from __future__ import annotations

import re
from collections.abc import Iterator

BAR = "\ufdd0"
"""Stands for the '|' inside a reference, which would otherwise end a table's cell. A noncharacter: reading has removed those of the content."""

_MONTHS = "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(rf"^([ \t>]*(?:[-*+][ \t]+)*{_DAY}\.)[ \t](?=[ \t]*(?:{_MONTH}\.(?:\s|$)|(?:{_MONTHS})\b))", re.MULTILINE)
_REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]")
_BULLET = re.compile("^([ \t>]*)[•▪●‣◦\uf0b7](?=[ \t])", re.MULTILINE)
_BOUND = re.compile("^([ \t>]*[-*+•▪●‣◦])\xa0+(?=\\S)", re.MULTILINE)
"""A bullet with a no-break space behind it, as it comes from Word and from web pages."""
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_TAB = 4
"""Columns of a tab; so far in, CommonMark would see code instead of a list."""
_DASHES = re.compile(r"(?:^[ \t]*[–—][ \t]+\S.*(?:\n|\Z)){2,}", re.MULTILINE)
_DASH = re.compile(r"^([ \t]*)[–—]", re.MULTILINE)


def prepare(text: str) -> str:
    """Return the text with the dates, bullets and references kept from being read as something else.

    '9. 3. 2021' at a line's beginning is no list item: the space after the day becomes a no-break one (as ÚJČ id=880 wants it anyway).
    '•' and two or more lines that begin with a dash are a list, as in Word. A list may be indented by a tab.
    """
    text = _DATE.sub("\\1\xa0", text)
    text = _BOUND.sub(r"\1 ", text)
    text = _BULLET.sub(r"\1-", text)
    text = _DASHES.sub(lambda lines: _DASH.sub(r"\1-", lines.group()), text)
    text = "\n".join(_moved_left(text.split("\n"))) if "\t" in text or " " * _TAB in text else text
    return _REFERENCE.sub(lambda reference: reference.group().replace("|", BAR), text)


def _moved_left(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those of a list that stands far in and in no other list at the margin."""
    within, after_blank, by = False, True, 0
    for line in lines:
        bare = line.lstrip(" \t")
        indent = len(line[: len(line) - len(bare)].expandtabs(_TAB))
        is_item = _ITEM.match(bare) is not None
        if bare:
            by = by if indent >= by else 0
            if is_item and not within and not by and indent >= _TAB:
                by = indent
            within = not by and ((is_item and indent < _TAB) or (within and (indent > 0 or is_item or not after_blank)))
        yield " " * (indent - by) + bare if by and bare else line
        after_blank = not bare
