"""The ledger and a Word file → what was printed and does not stand there, or stands elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from docpipe.diagnostics import Diagnostic
from docpipe.model import LedgerEntry
from docpipe.verify.beside import texts_beside
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt, plain
from docpipe.verify.package import Package

Texts = Mapping[str, tuple[str, ...]]


def lost_text(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield a complaint for each entry that is not in its paragraph: in another place (a warning) or nowhere (an error)."""
    texts = {
        part: tuple(plain(paragraph.text) for paragraph in paragraphs) for part, paragraphs in (*package.paragraphs.items(), *texts_beside(package).items())
    }
    cursors: dict[tuple[str, int], int] = defaultdict(int)
    for entry in expectation.ledger:
        wanted = plain(entry.text)
        if not wanted:
            continue
        place = (entry.part, entry.paragraph)
        paragraph = _paragraph(texts, entry)
        found = paragraph.find(wanted, cursors[place])
        if found >= 0:
            cursors[place] = found + len(wanted)
        else:
            yield _complaint(texts, entry, wanted, paragraph, expectation)


def _paragraph(texts: Texts, entry: LedgerEntry) -> str:
    paragraphs = texts.get(entry.part, ())
    return paragraphs[entry.paragraph - 1] if 0 < entry.paragraph <= len(paragraphs) else ""


def _complaint(texts: Texts, entry: LedgerEntry, wanted: str, paragraph: str, expectation: Expectation) -> Diagnostic:
    place = expectation.at(entry.part, entry.paragraph)
    arguments = {"text": excerpt(entry.text), "field": entry.path}
    if wanted in paragraph:
        return Diagnostic("verify-text-moved", place, {**arguments}, related=entry.locations)
    for part, paragraphs in texts.items():
        number = next((number for number, text in enumerate(paragraphs, 1) if wanted in text), None)
        # a short text is somewhere by chance: only a long one found elsewhere counts as moved
        if number is not None and len(wanted) > 8:  # noqa: PLR2004
            return Diagnostic("verify-text-moved", expectation.at(part, number), {**arguments}, related=entry.locations)
    return Diagnostic("verify-text-lost", place, {**arguments}, related=entry.locations)
