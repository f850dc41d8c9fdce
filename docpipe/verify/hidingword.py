"""A Word file → every text of it in which a name may stand, seen or not, each with its part and paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docpipe.diagnostics import Location
from docpipe.verify.attached import named, texts_in, unknown_words
from docpipe.verify.beside import charts, texts_beside
from docpipe.verify.expectation import Expectation
from docpipe.verify.package import Element, Package, parsed, w
from docpipe.verify.privacy import Piece, decoded, in_words, piece
from docpipe.verify.xmlwords import attributes, decoded_letters, has_words, joined, pairs, remarks, runs_on

_MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_P: Final = w("p")
_READ: Final = frozenset((w("t"), w("tab"), w("br"), w("cr")))
"""What paragraphs give back themselves."""
_CODE: Final = w("instrText")
_FIELD: Final = w("fldChar")
_KIND: Final = w("fldCharType")
_IN_PIECES: Final = frozenset((*(w(name) for name in ("sym", "softHyphen", "noBreakHyphen", "ruby")), f"{{{_MATH}}}oMath"))
_ROOMS: Final = ("word/theme/", "word/styles", "word/fontTable", "word/webSettings", "word/numbering", "[Content_Types]")
"""Parts that are the same in every document of a template: read once."""
_CELLS: Final = ("xl/worksheets/", "xl/sharedStrings")
Part = tuple[str, Location]


def hiding_places(package: Package, expectation: Expectation) -> Iterator[Piece]:
    """Yield the texts: paragraphs, what was deleted, fields, attributes of all parts, charts and embedded files, links, properties, pictures, names."""
    for part, paragraphs in package.paragraphs.items():
        yield piece((paragraph.text, expectation.at(part, paragraph.number)) for paragraph in paragraphs)
        yield piece(_unseen(package.xml[part], part, expectation), apart=True)
        yield piece(_run_on(package.xml[part], part, expectation), apart=True)
    beside = texts_beside(package)
    for part, texts in beside.items():
        yield piece((text.text, expectation.at(part, text.number)) for text in texts)
    drawn = charts(package)
    for part in package.xml:
        if part not in package.paragraphs and not part.endswith(".rels"):
            yield piece(_of_part(package, part, expectation, read=part in drawn), apart=True)
    yield piece(_of_files(package, expectation, frozenset(beside)), apart=True)
    for part, items in package.relationships.items():
        targets = [item.target for item in items if item.external]
        yield piece(((text, expectation.at(part or "_rels/.rels")) for target in targets for text in (decoded(target), in_words(target))), apart=True)
    yield piece([(in_words(expectation.name.rpartition("/")[2]), expectation.at()), *_names(package, expectation)], apart=True)


def _names(package: Package, expectation: Expectation) -> Iterator[Part]:
    """Yield names of parts that a person gave, and what is said of the whole ZIP."""
    yield from ((in_words(name.rpartition("/")[2]), expectation.at(name)) for name in named(package.files))
    yield from ((text, expectation.at(place or None)) for text, place in package.beside)


def _unseen(root: Element, part: str, expectation: Expectation) -> Iterator[Part]:
    """Yield the texts of a story that its paragraphs do not give back: deleted ones, field codes, formulas, values of attributes; each value once."""
    number = 0
    known: set[str] = set()
    for element in root.iter():
        if element.tag == _P:
            number += 1
        if element.text and element.tag not in _READ and element.text.strip():
            yield element.text, expectation.at(part, max(number, 1))
        for value in map(str, element.attrib.values()):
            if value not in known:
                known.add(value)
                if has_words(value):
                    place = expectation.at(part, max(number, 1))
                    yield decoded(value), place
                    yield in_words(value), place
    if root.tail:
        yield root.tail, expectation.at(part)


def _run_on(root: Element, part: str, expectation: Expectation) -> Iterator[Part]:
    """Yield the texts that stand in pieces which paragraphs do not put together: codes of fields, formulas, signs of fonts, words over a hyphen."""
    number = 0
    codes: list[str] = []
    for element in root.iter():
        if element.tag == _P:
            number += 1
        if element.tag == _CODE:
            codes.append(element.text or "")
        elif codes and element.tag == _FIELD and element.get(_KIND) != "begin":
            yield decoded("".join(codes)), expectation.at(part, max(number, 1))
            codes = []
        elif element.tag in _IN_PIECES:
            paragraph = next(element.iterancestors(_P), element)
            yield joined(paragraph), expectation.at(part, max(number, 1))
    yield from ((text, expectation.at(part)) for text in decoded_letters(root))


def _of_part(package: Package, part: str, expectation: Expectation, *, read: bool) -> Iterator[Part]:
    """Yield the texts of any other part that is XML. `read`: its texts were read already, its attributes were not."""
    place = expectation.at(part)
    same = part.startswith(_ROOMS)
    texts, values = _of_bytes(package.files[part]) if same else _of_root(package.xml[part])
    yield from ((text, place) for text in (texts[1:] if read else texts))
    for value in values:
        yield decoded(value), place
        yield in_words(value), place
    yield from ((text, place) for text in remarks(package.files[part]))


@lru_cache(maxsize=64)
def _of_bytes(content: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _of_root(parsed(content))


def _of_root(root: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the texts of a part, apart and run on as they are seen, and the values of its attributes."""
    apart = " ".join(text for piece_ in root.itertext() if (text := str(piece_).strip()))
    texts = (apart, *((joined(root),) if runs_on(root) else ())) if apart else ()
    return (*texts, *decoded_letters(root)), tuple(dict.fromkeys((*attributes(root), *pairs(root))))


def _of_files(package: Package, expectation: Expectation, rows: frozenset[str]) -> Iterator[Part]:
    """Yield what stands in pictures, embedded files and programs; and the comments in stories' XML. `rows`: workbooks whose cells were read already."""
    for part, content in package.files.items():
        if part in package.paragraphs:
            yield from ((text, expectation.at(part)) for text in remarks(content))
        if part in package.xml:
            continue
        inside = texts_in(content, part)
        if inside is None:
            yield unknown_words(content), expectation.at(part)
            continue
        for text, place in inside:
            if part in rows and place.startswith(_CELLS):
                continue  # read row by row
            where = expectation.at(f"{part}/{place}" if place else part)
            yield text, where
            if place and text == place:
                yield in_words(text), where


def blind_parts(package: Package) -> Iterator[str]:
    """Yield the parts into which nobody can look for names."""
    for part, content in package.files.items():
        if part not in package.xml and texts_in(content, part) is None:
            yield part
