"""A page's content → the same content with the lines that LibreOffice left untagged (paragraph borders) marked as artifacts.

ISO 14289-1, 7.1: all content is either tagged or an artifact. Text and pictures that are not tagged are left as they are:
hiding them from a reader would be worse than a complaint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pikepdf

_PATH_BEGINS = frozenset({"m", "re"})
_PATH_PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_PATH_ENDS = _PATH_PAINTS | {"n"}
_MARK_BEGINS = frozenset({"BMC", "BDC"})
_SHADES = "sh"
_HARD_TO_SCAN = (b"(", b"%", b"BI")
"""Texts in brackets, comments and inline pictures may hold what looks like an operator. LibreOffice writes text in hexadecimal."""
_OPERATORS = re.compile(rb"(?<![^\s>\]])(BMC|BDC|EMC|m|re|S|s|f\*?|F|B\*?|b\*?|n|sh)(?![^\s/\[<])")
_MARKED = re.compile(rb"\b(?:BMC|BDC)\s.*?\sEMC\b", re.DOTALL)
"""Marked content up to its first end: of what is marked within marked content some is left over, and looked at."""
_PAINTS = re.compile(rb"(?<![^\s>\]])(?:S|s|f\*?|F|B\*?|b\*?|sh)(?![^\s/\[<])")

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def mark_artifacts(pdf: pikepdf.Pdf, page: pikepdf.Page) -> int:
    """Wrap each unmarked painted path of a page as /Artifact and return how many there were."""
    if isinstance(page.obj.get("/Contents"), pikepdf.Stream) and not _may_paint_unmarked(page.obj.Contents.read_bytes()):
        return 0
    instructions = list(pikepdf.parse_content_stream(page))
    wrapped, count = _wrap(instructions)
    if count:
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(wrapped))
    return count


def _may_paint_unmarked(content: bytes) -> bool:
    """Return whether a page may have an unmarked painted path: False is certain. Most pages have none, and parsing takes ten times as long."""
    if any(mark in content for mark in _HARD_TO_SCAN):
        return True
    if _PAINTS.search(_MARKED.sub(b" ", content)) is None:
        return False
    depth = 0
    in_path = False
    for found in _OPERATORS.finditer(content):
        name = found.group().decode("ascii")
        depth += (name in _MARK_BEGINS) - (name == "EMC")
        in_path = in_path or name in _PATH_BEGINS
        if depth == 0 and (name == _SHADES or (in_path and name in _PATH_PAINTS)):
            return True
        in_path = in_path and name not in _PATH_ENDS
    return False


def _operator(name: str, *operands: pikepdf.Object) -> Instruction:
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(name))


def _wrap(instructions: Iterable[Instruction]) -> tuple[list[Instruction], int]:
    begin, end = _operator("BMC", pikepdf.Name.Artifact), _operator("EMC")
    written: list[Instruction] = []
    path_start: int | None = None
    depth = count = 0
    for instruction in instructions:
        name = str(instruction.operator)
        depth += (name in _MARK_BEGINS) - (name == "EMC")
        if name in _PATH_BEGINS and path_start is None:
            path_start = len(written)
        written.append(instruction)
        if depth == 0 and (name == _SHADES or (name in _PATH_PAINTS and path_start is not None)):
            # Marked content may not begin inside a path object: the mark goes before the path's first operator.
            written.insert(len(written) - 1 if path_start is None else path_start, begin)
            written.append(end)
            count += 1
        if name in _PATH_ENDS:
            path_start = None
    return written, count
