"""A PDF's pages and the Word file's sections → headers and footers that are missing on a page."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt
from docpipe.verify.package import open_package
from docpipe.verify.pages import Pages
from docpipe.verify.pdftext import pages_with
from docpipe.verify.pictures import Section, sections


def missing_running(pages: Pages, word: bytes, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield what the ledger printed in a header or footer and a page of its kind lacks.

    Only for documents whose sections all have the same headers (the first may have others on its first page): where one section ends and the next
    begins cannot be told from a PDF.
    """
    try:
        found = sections(open_package(word, expectation.name))
    except DocpipeError:
        return  # told where the Word file itself is verified
    if not found or any(section.first or _usual(section) != _usual(found[0]) for section in found[1:]):
        return
    for entry in expectation.ledger:
        kinds = [kind for kind, parts in found[0].parts.items() if entry.part in parts]
        expected = {number for number in range(1, len(pages.texts) + 1) if kinds and _kind(number, found[0]) in kinds}
        if not expected or not entry.text.strip():
            continue
        having = pages_with(pages, entry.text)
        for number in sorted(expected - having) if having else ():
            arguments = {"text": excerpt(entry.text), "field": entry.path}
            yield Diagnostic("verify-text-lost", expectation.at(page=number), {**arguments}, related=entry.locations)


def _usual(section: Section) -> dict[str, tuple[str, ...]]:
    """Return a section's headers and footers but for those of its first page."""
    return {kind: parts for kind, parts in section.parts.items() if kind != "first"}


def _kind(page: int, section: Section) -> str:
    if page == 1 and section.first:
        return "first"
    return "even" if page % 2 == 0 and "even" in section.parts else "default"
