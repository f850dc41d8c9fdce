"""A finished .docx or .pdf, and what it was meant to be → diagnostics: nothing lost, contents right, publicity, privacy, archive, accessibility."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.model import Ledger
from docpipe.verify.bundleexpectation import BundleExpectation, PartExpectation
from docpipe.verify.expectation import Expectation, Forbidden
from docpipe.verify.publicity import Answers

if TYPE_CHECKING:
    from docpipe.model import Sheet
    from docpipe.programmes.schema import Programme
    from docpipe.verify.structure import PdfFacts
    from docpipe.verify.word import ParagraphText, WordFacts

__all__ = [
    "Answers",
    "BundleExpectation",
    "Expectation",
    "Forbidden",
    "PartExpectation",
    "Verified",
    "facts_of",
    "first_pictures",
    "is_leak",
    "judge_file",
    "page_digests",
    "paragraphs_of",
    "publicity_of",
    "verify_bundle",
    "verify_docx",
    "verify_file",
    "verify_names",
    "verify_pdf",
    "verify_privacy",
    "verify_sheets",
]

SUFFIXES = (".docx", ".pdf")
"""What can be verified."""


def verify_docx(content: bytes, expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with a finished Word file; each complaint has its part and paragraph, related to the content it came from."""
    from docpipe.verify.word import check_word

    return check_word(content, expectation)


def verify_pdf(content: bytes, expectation: Expectation, word: bytes | None = None) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with a finished PDF; each complaint has its page, related to the content it came from.

    `word`: the Word file it was made from; with it, headers and footers are looked for on each page where they belong.
    A basic check: that a PDF/A is valid is for a validator (veraPDF) to say.
    """
    from docpipe.verify.pdf import check_pdf

    return check_pdf(content, expectation, word)


def verify_sheets(content: bytes, sheets: tuple[Sheet, ...], expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with a finished workbook, held against the sheets it was made of; each complaint has its sheet and cell."""
    from docpipe.verify.sheets import check_sheets

    return check_sheets(content, sheets, expectation)


def verify_bundle(content: bytes, expectation: BundleExpectation) -> tuple[Diagnostic, ...]:
    """Return everything in which a bundle is not what it was made to be: pages, structure, links, outline, labels, texts, fonts, what it says of itself.

    A basic check: that it is valid PDF/A or PDF/UA is for a validator (veraPDF) to say.
    """
    from docpipe.verify.bundle import check_bundle

    return check_bundle(content, expectation)


def page_digests(content: bytes) -> tuple[str, ...]:
    """Return a digest of the text of each page of a PDF, for `PartExpectation.texts`; '' for a page without text. Raises ValueError for what is no PDF."""
    from docpipe.verify.bundlepages import digests

    return digests(content)


@dataclass(frozen=True, slots=True)
class Verified:
    """All that is wrong with a file, and the answers to the rules of publicity among it."""

    diagnostics: tuple[Diagnostic, ...]
    sheet: Answers = field(default_factory=Answers)


def verify_file(content: bytes, name: str, suffix: str, programme: Programme | None = None, expectation: Expectation | None = None) -> tuple[Diagnostic, ...]:
    """Return what is wrong with any Word file or PDF; without an expectation, what can be said of the file alone. 'verify-unknown-format' for others."""
    return judge_file(content, name, suffix, programme, expectation).diagnostics


def first_pictures(content: bytes) -> tuple[str, ...]:
    """Return where the pictures of a PDF's first page stand, for `PartExpectation.pictures`. Raises ValueError for what is no PDF."""
    from docpipe.verify.bundlepages import first_pictures as run

    return run(content)


def judge_file(content: bytes, name: str, suffix: str, programme: Programme | None = None, expectation: Expectation | None = None) -> Verified:
    """Return what is wrong with any Word file or PDF, its publicity measured as it is seen, not only by the file's structure."""
    wanted = expectation or Expectation(name=name, ledger=Ledger(name), programme=programme)
    if suffix.lower() not in SUFFIXES:
        return Verified((Diagnostic("verify-unknown-format", Location(name), {"suffix": suffix, "known": SUFFIXES}),))
    if suffix.lower() == ".docx":
        from docpipe.verify.word import check_word

        found = check_word(content, wanted, branded=False)
    else:
        from docpipe.verify.pdf import check_pdf

        found = check_pdf(content, wanted, branded=False)
    try:
        sheet = publicity_of(content, suffix, wanted)
    except DocpipeError:
        return Verified(found)
    return Verified((*found, *sheet.diagnostics), sheet)


def publicity_of(content: bytes, suffix: str, expectation: Expectation) -> Answers:
    """Return the answers of a Word file or a PDF to the rules of publicity. Raises DocpipeError for one that cannot be read."""
    from docpipe.verify.publicity import sheet_of_pdf, sheet_of_word

    return (sheet_of_word if suffix.lower() == ".docx" else sheet_of_pdf)(content, expectation)


def verify_privacy(content: bytes, expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return only what is wrong with the personal data in any file: Word, PDF, a workbook, a ZIP with all in it, a manifest, any text.

    'verify-blind' for one that cannot be searched.
    """
    from docpipe.verify.anyfile import privacy_of

    return privacy_of(content, expectation)


def verify_names(names: tuple[str, ...], expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return what names of files tell of people, each at the file's place."""
    from docpipe.verify.anyfile import of_names

    return of_names(names, expectation)


def facts_of(content: bytes, name: str, suffix: str) -> WordFacts | PdfFacts:
    """Return what a Word file or a PDF is, for showing. Raises DocpipeError for one that cannot be read or is neither."""
    if suffix.lower() == ".docx":
        from docpipe.verify.word import facts_of_word

        return facts_of_word(content, name)
    if suffix.lower() == ".pdf":
        from docpipe.verify.pdf import facts_of_pdf

        return facts_of_pdf(content, Expectation(name=name, ledger=Ledger(name)))
    raise DocpipeError(verify_file(content, name, suffix))


def paragraphs_of(content: bytes, name: str) -> tuple[ParagraphText, ...]:
    """Return the paragraphs of a Word file that hold text. Raises DocpipeError for one that cannot be read."""
    from docpipe.verify.word import paragraphs_of_word

    return paragraphs_of_word(content, name)


def is_leak(diagnostic: Diagnostic) -> bool:
    """Return whether a complaint keeps a restricted edition from being written at all (design decision 11)."""
    return diagnostic.code.startswith("leak-")
