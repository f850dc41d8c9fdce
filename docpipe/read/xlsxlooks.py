"""A cell of a workbook → what it says besides its value: emphasis as Markdown, text struck through, a comment, a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.escape import unescape

from docpipe.dataclass import dataclass

_MARKS: Final = {(True, False): "**", (False, True): "*", (True, True): "***"}
"""(bold, italic) → the signs of Markdown around."""


_ITEM: Final = re.compile(r"\s*(?:[-+•▪–]|\d{1,3}[.)])\s+(?=\S)")
"""The sign of a list stands before the emphasis."""
_OF_THREAD: Final = re.compile(r"\[[^\]]*\].*?(?:Comment|Komentář):\s*", re.DOTALL)
_OF_BLOCK: Final = re.compile(r"\s*(?:[|>#]|:::|\[\^|```|~~~)")
"""A line of a table, a heading and the like: signs around it would make it a plain one."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell says besides its value; only of cells that say something."""

    marked: str = ""
    """The text with its emphasis as Markdown; '' where none of it is emphasised."""
    struck: str = ""
    """What of the text is struck through."""
    comment: str = ""
    link: str = ""
    """Where the cell leads, where that is not what it says itself."""


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    strong: bool
    emphasis: bool
    struck: bool


def looks_of(sheet: Any) -> dict[tuple[int, int], Look]:
    """Return what the cells of a sheet say besides their values, by row and column from 1."""
    dressed = {number for number, font in enumerate(sheet.parent._fonts) if font.b or font.i or font.strike}  # noqa: SLF001 - else every cell's own font is made
    told = ((at, _look_of(cell)) for at, cell in sorted(sheet._cells.items()) if _may_say(cell, dressed))  # noqa: SLF001 - only cells that exist
    return {at: look for at, look in told if look is not None}


def _may_say(cell: Any, dressed: set[int]) -> bool:
    """Return whether there is anything to look at: most cells of a large sheet are plain."""
    return isinstance(cell.value, CellRichText) or cell._style.fontId in dressed or cell.comment is not None or cell.hyperlink is not None  # noqa: SLF001 - see above


def _look_of(cell: Any) -> Look | None:
    runs = list(_runs(cell)) if isinstance(cell.value, CellRichText | str) and cell.data_type != "f" else []
    marked = _marked(runs) if any(run.strong or run.emphasis for run in runs) else ""
    struck = " ".join("".join(run.text for run in runs if run.struck).split())
    comment = _said(str(cell.comment.text)) if cell.comment is not None else ""
    link = _link(cell, "".join(run.text for run in runs))
    return Look(marked, struck, comment, link) if marked or struck or comment or link else None


def _said(comment: str) -> str:
    """Return what a comment says; before one of a thread Excel puts a note in brackets to its own older versions."""
    text = " ".join(comment.split())
    return _OF_THREAD.sub("", text) if text.startswith("[") else text


def _runs(cell: Any) -> Iterator[_Run]:
    """Yield the pieces of a text; one without looks of its own has those of its cell."""
    whole = _run("", cell.font)
    for piece in cell.value if isinstance(cell.value, CellRichText) else [cell.value]:
        if isinstance(piece, TextBlock):
            yield _run(piece.text, piece.font)
        else:
            yield _Run(_clean(piece), whole.strong, whole.emphasis, whole.struck)


def _run(text: str, font: Any) -> _Run:
    return _Run(_clean(text), bool(font.b), bool(font.i), bool(font.strike))


def _clean(text: str) -> str:
    return unescape(str(text)).replace("\r\n", "\n").replace("\r", "\n")


def _link(cell: Any, text: str) -> str:
    """Return a link's address; '' for one that is written in the cell, or leads into the workbook itself."""
    target = str(cell.hyperlink.target or "") if cell.hyperlink is not None else ""
    bare = target.removeprefix("mailto:").rstrip("/")
    return "" if not bare or bare in text else target


def _marked(runs: list[_Run]) -> str:
    """Return the runs as Markdown. Signs do not reach over lines, nor stand where Markdown would not take them for signs."""
    merged: list[_Run] = []
    for run in runs:
        if merged and (merged[-1].strong, merged[-1].emphasis) == (run.strong, run.emphasis):
            merged[-1] = _Run(merged[-1].text + run.text, run.strong, run.emphasis, struck=False)
        else:
            merged.append(run)
    made = ""
    for index, run in enumerate(merged):
        following = merged[index + 1].text[:1] if index + 1 < len(merged) else ""
        sign = _MARKS.get((run.strong, run.emphasis), "")
        lines = run.text.split("\n")
        parts = [_around(line, sign, made[-1:] if at == 0 else "", following if at == len(lines) - 1 else "") for at, line in enumerate(lines)]
        made += "\n".join(parts)
    return made


def _around(line: str, sign: str, before: str, after: str) -> str:
    """Return a line between signs: spaces stay outside, punctuation too where a letter stands on its other side (CommonMark 0.31, 6.2)."""
    if not sign or "*" in line or _OF_BLOCK.match(line):
        return line
    first, last = len(line) - len(line.lstrip()), len(line.rstrip())
    if before in ("", "\n") and (item := _ITEM.match(line)) is not None:
        first = item.end()
    while first < last and _is_letter(line[first - 1] if first else before) and not line[first].isalnum():
        first += 1
    while first < last and _is_letter(line[last] if last < len(line) else after) and not line[last - 1].isalnum():
        last -= 1
    return f"{line[:first]}{sign}{line[first:last]}{sign}{line[last:]}" if first < last else line


def _is_letter(character: str) -> bool:
    return bool(character) and character.isalnum()
