"""A Word file → what a reader does not see and a restricted edition must not carry: comments, changes, hidden text, authors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.verify.access import core_properties
from docpipe.verify.beside import texts_beside, unreadable
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt, plain
from docpipe.verify.package import MAIN, WP, Element, Package, w
from docpipe.verify.privacy import Piece, decoded, piece

_CHANGES: Final = (w("ins"), w("del"), w("moveFrom"), w("moveTo"), w("rPrChange"), w("pPrChange"), w("tblPrChange"), w("sectPrChange"))
_PROGRAMS: Final = ("", "docpipe", "python-docx")
_OFF: Final = ("0", "false", "off")


def hidden(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield what domain rule G-02 finds. In an unrestricted edition nothing is asked for."""
    if not expectation.restricted:
        return
    for part in package.related(MAIN, "comments"):
        if part in package.xml and len(package.xml[part]):
            yield Diagnostic("word-comment", expectation.at(part, 1), {"count": len(package.xml[part])})
    for part in package.stories:
        change = next(package.xml[part].iter(*_CHANGES), None)
        if change is not None:
            place = expectation.at(part, package.number_at(change))
            yield Diagnostic("word-tracked-change", place, {"author": str(change.get(w("author"), ""))})
        for run in package.xml[part].iter(w("r")):
            if _is_hidden(run) and (text := "".join(item.text or "" for item in run.iter(w("t")))).strip():
                yield Diagnostic("word-hidden-text", expectation.at(part, package.number_at(run)), {"text": excerpt(text)})
    for part in unreadable(package):
        yield Diagnostic("word-embedded-unread", expectation.at(part), {"part": part})
    properties = core_properties(package)
    for name in ("creator", "lastModifiedBy"):
        found = plain(properties.get(name, ""))
        if found.casefold() not in {*_PROGRAMS, *(plain(author).casefold() for author in expectation.authors)}:
            yield Diagnostic("privacy-author-named", expectation.at("docProps/core.xml"), {"found": found})


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{w('rPr')}/{w('vanish')}")
    return mark is not None and mark.get(w("val")) not in _OFF


def hiding_places(package: Package, expectation: Expectation) -> Iterator[Piece]:
    """Yield every text of a Word file in which a name may stand: stories, charts and their data, what is deleted, fields, links, properties, its name."""
    for part, paragraphs in package.paragraphs.items():
        yield piece((paragraph.text, expectation.at(part, paragraph.number)) for paragraph in paragraphs)
        root = package.xml[part]
        yield piece((item.text or "", expectation.at(part, package.number_at(item))) for item in root.iter(w("delText"), w("instrText")))
        yield piece(
            (f"{item.get('descr') or ''} {item.get('title') or ''} {item.get('name') or ''}", expectation.at(part, package.number_at(item)))
            for item in root.iter(f"{{{WP}}}docPr")
        )
        yield piece((str(value), expectation.at(part)) for item in root.iter() for name, value in item.attrib.items() if str(name) in _AUTHORS)
    for part, texts in texts_beside(package).items():
        yield piece((text.text, expectation.at(part, text.number)) for text in texts)
    for part, items in package.relationships.items():
        yield piece((decoded(item.target), expectation.at(part or "_rels/.rels")) for item in items if item.external)
    for part, root in package.xml.items():
        if part.startswith(("docProps/", "customXml/")) and not part.endswith(".rels"):
            yield piece((" ".join(text for text in map(str, root.itertext()) if text.strip()), expectation.at(part)) for _ in (0,))
    yield piece([(expectation.name.rpartition("/")[2].replace("_", " "), expectation.at())])


_AUTHORS: Final = (w("author"), w("initials"))
