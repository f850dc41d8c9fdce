"""A Word file → what a reader does not see and a restricted edition must not carry: comments, changes, hidden text, authors, thumbnails."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.verify.access import core_properties
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt, plain
from docpipe.verify.hidingword import blind_parts
from docpipe.verify.package import MAIN, Element, Package, w

_CHANGES: Final = tuple(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "sectPrChange",
        "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
_PROGRAMS: Final = ("", "docpipe", "python-docx")
_OFF: Final = ("0", "false", "off")
_TINY: Final = 4
"""Half-points: nobody reads letters of two points."""
_WHITE: Final = "FFFFFF"
_FILLED: Final = (w("shd"), w("tblStyle"), w("highlight"), w("txbxContent"))
_VAL: Final = w("val")


def hidden(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield what domain rule G-02 finds. In an unrestricted edition nothing is asked for."""
    if not expectation.restricted:
        return
    for part in package.related(MAIN, "comments"):
        if part in package.xml and len(package.xml[part]):
            yield Diagnostic("word-comment", expectation.at(part, 1), {"count": len(package.xml[part])})
    looks = _Looks(package)
    for part in package.stories:
        change = next(package.xml[part].iter(*_CHANGES), None)
        if change is not None:
            place = expectation.at(part, package.number_at(change))
            yield Diagnostic("word-tracked-change", place, {"author": str(change.get(w("author"), ""))})
        for run in package.xml[part].iter(w("r")):
            how = looks.unseen(run)
            if how and (text := "".join(item.text or "" for item in run.iter(w("t")))).strip():
                code = "word-hidden-text" if how == "hidden" else "word-invisible-text"
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
    for part in package.related(MAIN, "people"):
        for person in package.xml.get(part, ()):
            author = next((plain(str(value)) for name, value in person.attrib.items() if str(name).endswith("}author")), "")
            if author.casefold() not in allowed:
                yield Diagnostic("privacy-author-named", expectation.at(part), {"found": author})


class _Looks:
    """What of a document cannot be seen, by the looks of its runs and of their styles."""

    def __init__(self, package: Package) -> None:
        self._package = package

    @cached_property
    def _hidden_styles(self) -> frozenset[str]:
        """The styles whose text is hidden, by themselves or by the style they are based on."""
        part = next(iter(self._package.related(MAIN, "styles")), "word/styles.xml")
        root = self._package.xml.get(part)
        if root is None:
            return frozenset()
        said: dict[str, tuple[bool | None, str]] = {}
        for style in root.iter(w("style")):
            base = style.find(w("basedOn"))
            said[str(style.get(w("styleId"), ""))] = (_switched(style.find(f"{w('rPr')}/{w('vanish')}")), str(base.get(_VAL, "")) if base is not None else "")
        return frozenset(name for name in said if _inherited(name, said))

    def unseen(self, run: Element) -> str:
        """Return 'hidden' for a run that Word does not show, 'invisible' for one whose letters cannot be seen, else ''."""
        look = run.find(w("rPr"))
        own = _switched(look.find(w("vanish"))) if look is not None else None
        if own or (own is None and self._hidden_styles and self._styles(run) & self._hidden_styles):
            return "hidden"
        if look is None:
            return ""
        colour, size = look.find(w("color")), look.find(w("sz"))
        tiny = size is not None and str(size.get(_VAL, "")).isdecimal() and int(str(size.get(_VAL))) <= _TINY
        white = colour is not None and str(colour.get(_VAL, "")).upper() == _WHITE
        return "invisible" if tiny or (white and not _on_colour(run)) else ""

    @staticmethod
    def _styles(run: Element) -> set[str]:
        paragraph = next(run.iterancestors(w("p")), None)
        marks = [run.find(f"{w('rPr')}/{w('rStyle')}"), paragraph.find(f"{w('pPr')}/{w('pStyle')}") if paragraph is not None else None]
        return {str(mark.get(_VAL, "")) for mark in marks if mark is not None}


def _switched(mark: Element | None) -> bool | None:
    """Return whether a switch is on; None where it is not said."""
    return None if mark is None else mark.get(_VAL) not in _OFF


def _inherited(name: str, said: dict[str, tuple[bool | None, str]]) -> bool:
    """Return whether a style hides its text. Styles that are based on each other in a circle hide none."""
    seen: set[str] = set()
    while name in said and name not in seen:
        seen.add(name)
        own, base = said[name]
        if own is not None:
            return own
        name = base
    return False


def _on_colour(run: Element) -> bool:
    """Return whether a run may stand on a coloured ground: of its own, its paragraph's, its cell's, its table's, or a drawing's."""
    look = run.find(w("rPr"))
    if look is not None and any(item.tag in _FILLED for item in look):
        return True
    for above in run.iterancestors():
        if above.tag in _FILLED:
            return True
        kinds = (w("pPr"), w("tcPr"), w("tblPr"), w("trPr"))
        if any(item.tag in _FILLED for kind in kinds for settings in above.findall(kind) for item in settings):
            return True
        if above.tag == w("p") and (style := above.find(f"{w('pPr')}/{w('pStyle')}")) is not None and str(style.get(_VAL, "")) not in ("", "Normal"):
            return True  # a style may colour the ground: whether it does is for the reader's eye
    return False
