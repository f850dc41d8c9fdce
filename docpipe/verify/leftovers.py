"""A finished text without what content put there → remains of templates, empty values and broken references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.diagnostics import Diagnostic, Location
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt, plain
from docpipe.verify.package import Package

_MASK = "\ue000"
_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_EMPTY = re.compile(r"(?<![^\W_])(?:None|nan|NaN|NaT|Undefined|undefined|\[object Object\])(?![^\W_])")
_PLACEHOLDER = re.compile(r"(?<![^\W_])(?:lorem ipsum|TODO|FIXME|XXX+|\[doplnit[^\]]*\])", re.IGNORECASE)
# What Word and LibreOffice print where a reference leads nowhere, in Czech and English.
_REFERENCE = re.compile(r"Chyba! |Chyba: zdroj odkazu|Error! (?:Bookmark|Reference|No )|Error: Reference source not found", re.IGNORECASE)
_RULES = (
    ("verify-leftover-tag", _TAG),
    ("verify-leftover-value", _EMPTY),
    ("verify-reference-broken", _REFERENCE),
    ("verify-placeholder", _PLACEHOLDER),
)


def in_text(text: str, place: Location) -> Iterator[Diagnostic]:
    """Yield one complaint a rule for a text from which content has been taken out."""
    for code, pattern in _RULES:
        if (found := pattern.search(text)) is not None:
            around = text[max(0, found.start() - 30) : found.end() + 30].replace(_MASK, "…")
            yield Diagnostic(code, place, {"value": found[0].strip(), "text": excerpt(around)})


def in_word(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield the leftovers of a Word file; what the ledger says content printed is not looked at."""
    printed: dict[tuple[str, int], list[str]] = {}
    for entry in expectation.ledger:
        printed.setdefault((entry.part, entry.paragraph), []).append(plain(entry.text))
    for part, paragraphs in package.paragraphs.items():
        for paragraph in paragraphs:
            if paragraph.text:
                yield from in_text(_masked(plain(paragraph.text), printed.get((part, paragraph.number), ())), expectation.at(part, paragraph.number))


def in_pages(pages: tuple[str, ...], expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield the leftovers on a PDF's pages; a word that any content has is not told (the Word file is checked more closely)."""
    printed = "\n".join(entry.text for entry in expectation.ledger)
    for number, text in enumerate(pages, 1):
        for complaint in in_text(text, expectation.at(page=number)):
            if str(complaint.arguments["value"]).casefold() not in printed.casefold():
                yield complaint


def _masked(text: str, printed: list[str] | tuple[str, ...]) -> str:
    for value in sorted(printed, key=len, reverse=True):
        if value:
            text = text.replace(value, _MASK, 1)
    return text
