"""A Word file → what a screen reader would stumble over: language, title, headings, table headers, alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.diagnostics import Diagnostic
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt, plain
from docpipe.verify.package import MAIN, WP, Element, Package, in_fallback, w
from docpipe.verify.styles import Styles

_FIRST_ROW = 0x0020
_HEADING = re.compile(r"^(?:heading|nadpis) ?([1-9])$", re.IGNORECASE)


def inaccessible(package: Package, styles: Styles, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield what domain rule A-02 finds (EN 301 549, chapter 10; PDF/UA follows from it)."""
    if expectation.language and styles.language.casefold() != expectation.language.casefold():
        yield Diagnostic("verify-language-wrong", expectation.at("word/styles.xml"), {"found": styles.language, "expected": expectation.language})
    yield from _title(package, expectation)
    yield from _headings(package, styles, expectation)
    yield from _tables(package, expectation)
    for part in package.stories:
        for drawing in package.xml[part].iter(f"{{{WP}}}docPr"):
            if not (drawing.get("descr") or "").strip() and not _decorative(drawing) and not in_fallback(drawing):
                yield Diagnostic("word-picture-without-alt", expectation.at(part, package.number_at(drawing)), {"name": str(drawing.get("name", ""))})


def core_properties(package: Package) -> dict[str, str]:
    """Return the core properties by name, such as 'title', 'creator', 'lastModifiedBy'."""
    part = next(iter(package.related("", "core-properties")), "docProps/core.xml")
    root = package.xml.get(part)
    return {} if root is None else {str(item.tag).rpartition("}")[2]: item.text or "" for item in root}


def _title(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    found = core_properties(package).get("title", "")
    if expectation.title and plain(found) != plain(expectation.title):
        yield Diagnostic("verify-title-wrong", expectation.at("docProps/core.xml"), {"found": excerpt(found), "expected": expectation.title})


def _decorative(drawing: Element) -> bool:
    """Return whether the author marked a picture as decoration (Word 2019 and later)."""
    return any(str(item.tag).endswith("}decorative") and item.get("val") in ("1", "true") for item in drawing.iter())


def _headings(package: Package, styles: Styles, expectation: Expectation) -> Iterator[Diagnostic]:
    """Levels go down by one (WCAG 2.1, 1.3.1): H1, H3 leaves a reader looking for H2."""
    last = 0
    for paragraph in package.paragraphs[MAIN]:
        style = paragraph.element.find(f"{w('pPr')}/{w('pStyle')}")
        found = None if style is None else _HEADING.match(styles.name(str(style.get(w("val"), ""))))
        if found is None or not paragraph.text.strip():
            continue
        level = int(found[1])
        if level > last + 1:
            text = excerpt(paragraph.text)
            yield Diagnostic("word-heading-skipped", expectation.at(MAIN, paragraph.number), {"text": text, "level": level, "last": last})
        last = level


def _tables(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    for table in package.xml[MAIN].iter(w("tbl")):
        rows = table.findall(w("tr"))
        if len(rows) < 2 or len(rows[0].findall(w("tc"))) < 2 or not _claims_header(table):  # noqa: PLR2004 - a single row or column has no header
            continue
        mark = rows[0].find(f"{w('trPr')}/{w('tblHeader')}")
        if mark is None or mark.get(w("val")) in ("0", "false"):
            words = " ".join("".join(text.text or "" for text in rows[0].iter(w("t"))).split())
            yield Diagnostic("word-header-row-unmarked", expectation.at(MAIN, package.number_at(rows[0])), {"text": excerpt(words)})


def _claims_header(table: Element) -> bool:
    """Return whether the table's look has a header row ('Řádek záhlaví' ticked); a table used for layout has not."""
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None:
        return False
    if (flag := look.get(w("firstRow"))) is not None:
        return flag in ("1", "true", "on")
    try:
        return bool(int(str(look.get(w("val"), "0")), 16) & _FIRST_ROW)
    except ValueError:
        return False
