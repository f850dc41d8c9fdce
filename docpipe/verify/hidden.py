"""A Word file → what a reader does not see and a restricted edition must not carry: comments, changes, hidden text, authors, thumbnails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.verify.access import core_properties
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt, plain
from docpipe.verify.hidingword import blind_parts
from docpipe.verify.looks import Looks
from docpipe.verify.package import MAIN, Package, w

_CHANGES: Final = tuple(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "sectPrChange",
        "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
_CODES: Final = {"hidden": "word-hidden-text", "invisible": "word-invisible-text", "covered": "leak-covered-text"}
_PROGRAMS: Final = ("", "docpipe", "python-docx")


def hidden(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield what domain rule G-02 finds. In an unrestricted edition nothing is asked for."""
    if not expectation.restricted:
        return
    for part in package.related(MAIN, "comments"):
        if part in package.xml and len(package.xml[part]):
            yield Diagnostic("word-comment", expectation.at(part, 1), {"count": len(package.xml[part])})
    looks = Looks(package)
    for part in package.stories:
        change = next(package.xml[part].iter(*_CHANGES), None)
        if change is not None:
            place = expectation.at(part, package.number_at(change))
            yield Diagnostic("word-tracked-change", place, {"author": str(change.get(w("author"), ""))})
        for run in package.xml[part].iter(w("r")):
            how = looks.unseen(run)
            if how and (text := "".join(item.text or "" for item in run.iter(w("t")))).strip():
                code = _CODES[how] if how != "covered" or expectation.foreign else "word-invisible-text"
                yield Diagnostic(code, expectation.at(part, package.number_at(run)), {"text": excerpt(text)})
    for part in blind_parts(package):
        yield Diagnostic("word-embedded-unread", expectation.at(part), {"part": part})
    for part in package.related("", "thumbnail"):
        yield Diagnostic("word-thumbnail", expectation.at(part), {"part": part})
    yield from _people(package, expectation)


def _people(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield who stands in the properties as an author, or in the list of those who commented and changed."""
    allowed = {*_PROGRAMS, *(plain(author).casefold() for author in expectation.authors)}
    properties = core_properties(package)
    for name in ("creator", "lastModifiedBy"):
        found = plain(properties.get(name, ""))
        if found.casefold() not in allowed:
            yield Diagnostic("privacy-author-named", expectation.at("docProps/core.xml"), {"found": found})
    for part in package.related("", "extended-properties"):
        root = package.xml.get(part)
        manager = plain(next((item.text or "" for item in root if str(item.tag).endswith("}Manager")), "")) if root is not None else ""
        if manager.casefold() not in allowed:
            yield Diagnostic("privacy-author-named", expectation.at(part), {"found": manager})
    for part in package.related(MAIN, "people"):
        for person in package.xml.get(part, ()):
            author = next((plain(str(value)) for name, value in person.attrib.items() if str(name).endswith("}author")), "")
            if author.casefold() not in allowed:
                yield Diagnostic("privacy-author-named", expectation.at(part), {"found": author})
