"""A finished PDF and what it was meant to be → diagnostics. A basic check: that a PDF/A is valid is for a validator (veraPDF) to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2

from docpipe.diagnostics import Diagnostic, DocpipeError, fault
from docpipe.model import State
from docpipe.verify.contents import misleading
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt, plain
from docpipe.verify.glyphs import boxes
from docpipe.verify.leftovers import in_pages
from docpipe.verify.pages import Pages, read_pages
from docpipe.verify.pdfaside import drawings_aside, earlier_versions, words_between
from docpipe.verify.pdfpublicity import unbranded_pages
from docpipe.verify.pdfstrings import Said
from docpipe.verify.pdftext import lost_on_pages, pages_with
from docpipe.verify.privacy import Piece, decoded, in_words, leaks, piece
from docpipe.verify.running import missing_running
from docpipe.verify.structure import PdfFacts, read_structure

_PROGRAMS = ("", "docpipe")
_LONGEST_NAME = 120
_EARLIER = "/Prev"


def facts_of_pdf(content: bytes, expectation: Expectation) -> PdfFacts:
    """Return the facts of a PDF. Raises DocpipeError 'pdf-unreadable' or 'pdf-encrypted'."""
    try:
        return read_structure(content)
    except pikepdf.PasswordError:
        raise fault("pdf-encrypted", expectation.at()) from None
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError, KeyError) as error:
        # in a damaged file an object may be of another type than the standard says, and pikepdf gives it as it is
        raise fault("pdf-unreadable", expectation.at(), reason=_reason(error)) from None


def _reason(error: Exception) -> str:
    """Return what a library says, without the memory address of what it read."""
    return excerpt(re.sub(r"^stream <[^>]*>: ", "", str(error)))


def check_pdf(content: bytes, expectation: Expectation, word: bytes | None = None, *, branded: bool = True) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with a PDF. `word`: the Word file it was made from, which says on which pages a header stands.

    `branded`: its publicity too, by its pictures' places; False where it is judged as a whole beside.
    """
    try:
        facts = facts_of_pdf(content, expectation)
        pages = _pages(content, expectation)
    except DocpipeError as error:
        return error.diagnostics
    if not facts.pages:
        return (Diagnostic("pdf-without-pages", expectation.at()),)
    return (
        *lost_on_pages(pages, expectation),
        *(missing_running(pages, word, expectation) if word is not None else ()),
        *(misleading(content, pages, facts.links, word, expectation) if word is not None else ()),
        *in_pages(pages.readable, expectation),
        *_for_keeping(facts, expectation),
        *_for_readers(facts, pages, expectation),
        *_fonts(facts, pages, expectation),
        *_mark(pages, expectation),
        *(unbranded_pages(pages, expectation) if branded else ()),
        *_author(facts, expectation),
        *_unseen(content, facts, expectation),
        *leaks(_hiding_places(facts, pages, expectation), expectation),
    )


def _pages(content: bytes, expectation: Expectation) -> Pages:
    try:
        return read_pages(content)
    except pypdfium2.PdfiumError as error:
        raise fault("pdf-unreadable", expectation.at(), reason=_reason(error)) from None


def _for_keeping(facts: PdfFacts, expectation: Expectation) -> Iterator[Diagnostic]:
    """Domain rule A-01 (vyhláška č. 259/2012 Sb., § 23: PDF/A; ISO 19005-2, 6.5 and 6.8: no scripts, no foreign attachments, no encryption)."""
    if facts.encrypted:
        yield Diagnostic("pdf-encrypted", expectation.at())
    if facts.scripts:
        yield Diagnostic("pdf-script", expectation.at())
    for name in facts.attachments:
        yield Diagnostic("pdf-attachment", expectation.at(), {"name": name})
    if not facts.archival or not facts.output_intent:
        yield Diagnostic("pdf-not-archival", expectation.at())


def _for_readers(facts: PdfFacts, pages: Pages, expectation: Expectation) -> Iterator[Diagnostic]:
    """Domain rule A-02 (ISO 14289-1, 7.1 and 7.2: tags, title shown, language; 7.3: alternative texts)."""
    if not facts.tagged:
        yield Diagnostic("pdf-untagged", expectation.at())
    if expectation.language and facts.language.casefold() != expectation.language.casefold():
        yield Diagnostic("verify-language-wrong", expectation.at(), {"found": facts.language, "expected": expectation.language})
    for found in dict.fromkeys((facts.title, facts.title_in_xmp)):
        if expectation.title and plain(found) != plain(expectation.title):
            yield Diagnostic("verify-title-wrong", expectation.at(), {"found": excerpt(found), "expected": expectation.title})
    if not facts.title_shown:
        yield Diagnostic("pdf-title-hidden", expectation.at())
    for page in dict.fromkeys(facts.figures_without_alt):
        yield Diagnostic("pdf-figure-without-alt", expectation.at(page=page))
    for number, text in enumerate(pages.texts, 1):
        if not text.strip():
            yield Diagnostic("pdf-page-without-text", expectation.at(page=number))


def _fonts(facts: PdfFacts, pages: Pages, expectation: Expectation) -> Iterator[Diagnostic]:
    known = tuple(boxes(expectation))
    yield from known
    for font in facts.fonts:
        if not font.embedded:
            yield Diagnostic("pdf-font-not-embedded", expectation.at(page=font.page), {"font": font.name})
        if font.missing and not (known and set(font.missing) <= {"\ufffd", *(character for item in known for character in str(item.arguments["characters"]))}):
            first = next((number for number, text in enumerate(pages.texts, 1) if set(font.missing) & set(text)), font.page)
            yield Diagnostic("pdf-glyph-missing", expectation.at(page=first), {"font": font.name, "characters": " ".join(font.missing)})


def _mark(pages: Pages, expectation: Expectation) -> Iterator[Diagnostic]:
    """Design decision 11: a draft says so on each of its pages, a released document on none."""
    if not expectation.draft_mark:
        return
    marked = pages_with(pages, expectation.draft_mark)
    for number in range(1, len(pages.texts) + 1):
        if expectation.state is State.DRAFT and number not in marked:
            yield Diagnostic("verify-draft-unmarked", expectation.at(page=number), {"mark": expectation.draft_mark})
        if expectation.state is State.RELEASED and number in marked:
            yield Diagnostic("verify-draft-mark-left", expectation.at(page=number), {"mark": expectation.draft_mark})


def _author(facts: PdfFacts, expectation: Expectation) -> Iterator[Diagnostic]:
    allowed = {*_PROGRAMS, *(plain(author).casefold() for author in expectation.authors)}
    for found in dict.fromkeys(map(plain, (facts.author, *facts.authors_in_xmp))):
        if expectation.restricted and found.casefold() not in allowed:
            yield Diagnostic("privacy-author-named", expectation.at(), {"found": found})


def _hiding_places(facts: PdfFacts, pages: Pages, expectation: Expectation) -> Iterator[Piece]:
    """Yield the pages as one text, in both readings of a hyphen at a line's end, then everything beside them."""
    yield piece((text, expectation.at(page=number)) for number, text in enumerate(pages.readable, 1))
    if any(kept != joined for kept, joined in zip(pages.texts, pages.readable, strict=True)):
        yield piece((text.replace("-\r\n", "-"), expectation.at(page=number)) for number, text in enumerate(pages.texts, 1))
    beside = ((said, expectation.at(said.part, page=said.page)) for said in facts.said)
    yield piece(((text, place) for said, place in beside for text in dict.fromkeys((decoded(said.text), _words_of(said)))), apart=True)
    yield piece([(in_words(expectation.name.rpartition("/")[2]), expectation.at())])


def _words_of(said: Said) -> str:
    """Return a name of a file or a bookmark as words, any other text as it is."""
    return said.text if len(said.text) > _LONGEST_NAME or " " in said.text.strip() else in_words(said.text)


def _unseen(content: bytes, facts: PdfFacts, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield what a restricted edition must not carry besides texts: what is only covered, small pictures of pages, attachments nobody can look into."""
    if not expectation.restricted:
        return
    yield from (Diagnostic("leak-redaction-unapplied", expectation.at(page=page)) for page in facts.unapplied)
    yield from (Diagnostic("pdf-thumbnail", expectation.at(page=page)) for page in facts.thumbnails)
    yield from (Diagnostic("pdf-attachment-unread", expectation.at("/EmbeddedFiles"), {"name": name}) for name in facts.blind)
    if expectation.foreign:
        from docpipe.verify.covered import covered_texts

        for text, page in covered_texts(content):
            yield Diagnostic("leak-covered-text", expectation.at(page=page), {"text": excerpt(text)})


def privacy_of_pdf(content: bytes, expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return only what is wrong with the personal data in a PDF, in its earlier versions too."""
    try:
        facts, pages = facts_of_pdf(content, expectation), _pages(content, expectation)
    except DocpipeError as error:
        return error.diagnostics
    found = (
        *_author(facts, expectation),
        *_unseen(content, facts, expectation),
        *leaks((*_hiding_places(facts, pages, expectation), _aside(content, expectation)), expectation),
    )
    told = {(item.code, item.arguments.get("value")) for item in found}
    for earlier in earlier_versions(content):
        try:
            was, then = facts_of_pdf(earlier, expectation), _pages(earlier, expectation)
        except DocpipeError:
            continue
        before = leaks(_hiding_places(was, then, expectation), expectation)
        found = (*found, *(_of_earlier(item) for item in before if (item.code, item.arguments.get("value")) not in told))
    return found


def _aside(content: bytes, expectation: Expectation) -> Piece:
    """Return what no page shows and no list of objects names."""
    try:
        texts = [*((text, "/XObject") for text in drawings_aside(content)), *((text, "/Objects") for text in words_between(content))]
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        texts = []
    return piece(((text, expectation.at(part)) for text, part in texts), apart=True)


def _of_earlier(item: Diagnostic) -> Diagnostic:
    """Return a finding in an earlier version of a file, which lies in it under the last one, with that place."""
    place = item.location
    return item if place is None else replace(item, location=replace(place, part=f"{_EARLIER}{place.part or ''}"))
