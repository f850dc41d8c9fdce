"""A finished Word file and what it was meant to be → diagnostics; and the facts of any Word file."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.model import State
from docpipe.verify.access import core_properties, inaccessible
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import plain
from docpipe.verify.hidden import hidden
from docpipe.verify.hidingword import hiding_places
from docpipe.verify.leftovers import in_word
from docpipe.verify.package import MAIN, WP, Package, open_package, w
from docpipe.verify.pictures import sections
from docpipe.verify.privacy import leaks
from docpipe.verify.publicity.wordjudging import unbranded
from docpipe.verify.soundness import unsound
from docpipe.verify.styles import Styles
from docpipe.verify.wordtext import lost_text


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What a Word file is."""

    title: str
    author: str
    language: str
    paragraphs: int
    tables: int
    pictures: int
    sections: int
    comments: int


def facts_of_word(content: bytes, name: str) -> WordFacts:
    """Return the facts of a Word file. Raises DocpipeError 'word-unreadable' or 'word-part-broken'."""
    package = open_package(content, name)
    properties = core_properties(package)
    body = package.xml[MAIN]
    return WordFacts(
        properties.get("title", ""),
        properties.get("creator", ""),
        Styles(package).language,
        len(package.paragraphs[MAIN]),
        sum(1 for _ in body.iter(w("tbl"))),
        sum(1 for part in package.stories for _ in package.xml[part].iter(f"{{{WP}}}docPr")),
        len(sections(package)),
        sum(len(package.xml[part]) for part in package.related(MAIN, "comments") if part in package.xml),
    )


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """A paragraph that holds text: its part, its number there (from 1) and its text."""

    part: str
    number: int
    text: str


def paragraphs_of_word(content: bytes, name: str) -> tuple[ParagraphText, ...]:
    """Return the paragraphs of a Word file that hold text: the body's, then those of headers, footers and notes. Raises DocpipeError."""
    package = open_package(content, name)
    parts = [MAIN, *(part for part in package.stories if part != MAIN)]
    return tuple(ParagraphText(part, item.number, text) for part in parts for item in package.paragraphs.get(part, ()) if (text := plain(item.text)))


def check_word(content: bytes, expectation: Expectation, *, branded: bool = True) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with a Word file. `branded`: its publicity too, by its structure; False where it is judged as a whole beside."""
    try:
        package = open_package(content, expectation.name)
    except DocpipeError as error:
        return error.diagnostics
    styles = Styles(package)
    return (
        *lost_text(package, expectation),
        *in_word(package, expectation),
        *unsound(package, expectation),
        *inaccessible(package, styles, expectation),
        *_mark(package, expectation),
        *(unbranded(package, styles, expectation) if branded else ()),
        *hidden(package, expectation),
        *leaks(hiding_places(package, expectation), expectation),
    )


def privacy_of_word(content: bytes, expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return only what is wrong with the personal data in a Word file."""
    try:
        package = open_package(content, expectation.name)
    except DocpipeError as error:
        return error.diagnostics
    return (*hidden(package, expectation), *leaks(hiding_places(package, expectation), expectation))


def _mark(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """Design decision 11: a draft says so on its pages, a released document does not."""
    if not expectation.draft_mark:
        return
    marked = plain(expectation.draft_mark) in plain(package.text(*package.stories))
    if expectation.state is State.DRAFT and not marked:
        yield Diagnostic("verify-draft-unmarked", expectation.at(MAIN), {"mark": expectation.draft_mark})
    if expectation.state is State.RELEASED and marked:
        yield Diagnostic("verify-draft-mark-left", expectation.at(MAIN), {"mark": expectation.draft_mark})
