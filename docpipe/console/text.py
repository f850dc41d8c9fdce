"""Complaints and tables → lines of text, one complaint a line, so that grep and editors understand them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of, tell, tell_hint, ui

_CONSEQUENCE = "needs-faulty"
"""Said of each document that a fault elsewhere stops: one mistake may have ten of them."""


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return complaints by path, line and column, those of no place last, what only follows from others after all of them; the same complaint once."""

    def key(item: Diagnostic) -> tuple[bool, bool, str, str, int, int, int, int, str]:
        place = item.location
        if place is None:
            return (False, True, "", "", 0, 0, 0, 0, item.code)
        where = (place.path, place.sheet or place.part or "", place.line or 0, place.column or 0, place.page or 0, place.paragraph or 0)
        return (item.code == _CONSEQUENCE, False, *where, item.code)

    distinct = {(item.code, item.location, tuple(sorted((name, str(value)) for name, value in item.arguments.items()))): item for item in diagnostics}
    return sorted(distinct.values(), key=key)


def one_line(text: str) -> str:
    """Return a text with its line breaks made visible, control characters left out."""
    shown = re.sub("\r\n|[\n\u2028\u2029]", "⏎", text)
    return "".join(char for char in shown if unicodedata.category(char) != "Cc")


def label(diagnostic: Diagnostic, language: str) -> str:
    """Return 'chyba[code]' or 'error[code]'."""
    return f"{ui(f'label-{severity_of(diagnostic).value}', language)}[{diagnostic.code}]"


def further(diagnostic: Diagnostic, language: str) -> tuple[str, ...]:
    """Return the lines below a complaint: what to do, related places, why its severity was lowered."""
    hint = tell_hint(diagnostic, language)
    lines = [ui("line-hint", language, text=one_line(hint))] if hint else []
    lines += [ui("line-related", language, place=place.shown(language)) for place in diagnostic.related]
    lines += [ui("line-reason", language, text=diagnostic.reason)] if diagnostic.reason else []
    return tuple(f"    {line}" for line in lines)


def place_of(diagnostic: Diagnostic, language: str) -> str:
    """Return 'path:line:column: ', empty where there is no place."""
    return f"{diagnostic.location.shown(language)}: " if diagnostic.location else ""


def line_of(diagnostic: Diagnostic, language: str) -> str:
    """Return 'path:line:column: error[code]: text'."""
    return f"{place_of(diagnostic, language)}{label(diagnostic, language)}: {one_line(tell(diagnostic, language))}"


def summary(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return '2 chyby, 1 varování', or that nothing was found."""
    shown = Counter(Severity.ERROR if severity_of(item).fails else severity_of(item) for item in in_order(diagnostics))
    counted = [(severity, shown[severity]) for severity in (Severity.ERROR, Severity.WARNING) if shown[severity]]
    if not counted:
        return ui("summary-clean", language)
    return ", ".join(ui(f"summary-{severity.value}-{_form(count)}", language, count=count) for severity, count in counted)


def _form(count: int) -> str:
    """Return which form of a noun a count takes in Czech: 1 chyba, 2–4 chyby, 5 chyb."""
    return "one" if count == 1 else "few" if count in (2, 3, 4) else "many"


def table_lines(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table as aligned lines without borders; the last column is never padded, no line is wrapped."""
    cells = [[one_line(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)).rstrip() for row in cells]


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
