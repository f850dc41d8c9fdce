"""A Word file's parts → what Word would refuse, repair or silently drop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.verify.expectation import Expectation
from docpipe.verify.package import WP, Element, Package, R, in_fallback, untyped_parts, w

_TARGET: Final = re.compile(r'\b(?:REF|PAGEREF|NOTEREF)\s+"?([^\s"\\]+)|HYPERLINK\s+(?:"[^"]*"\s+)?\\l\s+"?([^\s"\\]+)')
_BLOCKS: Final = (w("p"), w("tbl"), w("sdt"), w("customXml"))
_ALWAYS_THERE: Final = frozenset({"_top", "_goback"})


def unsound(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield everything that is wrong with the file as a Word file, by part."""
    for part in untyped_parts(package):
        yield Diagnostic("word-part-untyped", expectation.at(part), {"part": part})
    yield from _missing_targets(package, expectation)
    yield from _bookmarks_and_links(package, expectation)
    for part in package.stories:
        root = package.xml[part]
        yield from _cells(package, part, root, expectation)
        yield from _fields(package, part, root, expectation)
        yield from _drawing_ids(package, part, root, expectation)


def _missing_targets(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    for part, items in package.relationships.items():
        for item in items:
            if not item.external and item.target not in package.files:
                yield Diagnostic("word-target-missing", expectation.at(part or "_rels/.rels"), {"target": item.target})
    for part in package.stories:
        known = {item.id for item in package.relationships.get(part, ())}
        for element in package.xml[part].iter():
            for name, value in element.attrib.items():
                if str(name).startswith(f"{{{R}}}") and value and str(value) not in known:
                    yield Diagnostic("word-target-missing", expectation.at(part, package.number_at(element)), {"target": str(value)})


def _cells(package: Package, part: str, root: Element, expectation: Expectation) -> Iterator[Diagnostic]:
    """ECMA-376 part 1, 17.4.65: a cell ends with a paragraph; Word calls a file damaged in which one does not."""
    for cell in root.iter(w("tc")):
        blocks = [child for child in cell if child.tag in _BLOCKS]
        if not blocks or blocks[-1].tag != w("p"):
            yield Diagnostic("word-cell-without-paragraph", expectation.at(part, package.number_at(cell)))


def _bookmarks_and_links(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for part in package.stories:
        for mark in package.xml[part].iter(w("bookmarkStart")):
            name = str(mark.get(w("name"), ""))
            if in_fallback(mark):
                continue
            if name.casefold() in seen:
                yield Diagnostic("word-bookmark-duplicate", expectation.at(part, package.number_at(mark)), {"name": name})
            seen.add(name.casefold())
    for part in package.stories:
        for element, name in _anchors(package.xml[part]):
            if name.casefold() not in seen | _ALWAYS_THERE:
                yield Diagnostic("word-link-dangling", expectation.at(part, package.number_at(element)), {"name": name})


def _anchors(root: Element) -> Iterator[tuple[Element, str]]:
    for link in root.iter(w("hyperlink")):
        if link.get(w("anchor")) and not link.get(f"{{{R}}}id"):
            yield link, str(link.get(w("anchor")))
    for code in root.iter(w("instrText"), w("fldSimple")):
        text = code.text or "" if code.tag == w("instrText") else str(code.get(w("instr"), ""))
        for match in _TARGET.finditer(text):
            yield code, match[1] or match[2]


def _fields(package: Package, part: str, root: Element, expectation: Expectation) -> Iterator[Diagnostic]:
    """Fields are counted story by story; a text box is a story within a paragraph and closes its own."""
    open_: list[Element] = []
    for mark in root.iter(w("fldChar")):
        kind = mark.get(w("fldCharType"))
        if in_fallback(mark):
            continue
        if kind == "begin":
            open_.append(mark)
        elif not open_:
            yield Diagnostic("word-field-open", expectation.at(part, package.number_at(mark)))
        elif kind == "end":
            open_.pop()
    for mark in open_:
        yield Diagnostic("word-field-open", expectation.at(part, package.number_at(mark)))


def _drawing_ids(package: Package, part: str, root: Element, expectation: Expectation) -> Iterator[Diagnostic]:
    drawings = [item for item in root.iter(f"{{{WP}}}docPr") if not in_fallback(item)]
    counts = Counter(item.get("id") for item in drawings)
    for identifier, count in counts.items():
        if count > 1:
            second = [item for item in drawings if item.get("id") == identifier][1]
            yield Diagnostic("word-picture-ids", expectation.at(part, package.number_at(second)), {"id": str(identifier), "count": count})
