"""XML → every text in it: as a reader sees it and as it is written, values of attributes, comments, what is coded in letters."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from docpipe.verify.package import Element, parsed, w
from docpipe.verify.picturetexts import readable
from docpipe.verify.plainfiles import unescaped

_HAS_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
_IDENTIFIER: Final = re.compile(r"\{?[0-9A-Fa-f]{8}[0-9A-Fa-f-]*\}?")
_LINES: Final = frozenset(
    ("p", "h", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "div", "br", "cr", "tab", "si", "row", "c", "rt", "rubyBase", "pt", "v", "text")
)  # fmt: skip
"""Elements that are a line of their own in Word, Excel, OpenDocument, charts, drawings and web pages; all others run on."""
_DOCUMENTS: Final = ("wordprocessingml", "drawingml", "spreadsheetml", "opendocument", "xhtml", "/svg", "oasis")
_SIGN: Final = w("sym")
_HYPHENS: Final = frozenset((w("softHyphen"), w("noBreakHyphen")))
_PRIVATE_USE: Final = 0xE000
_CODED: Final = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/]{12,}={0,2}(?![\w+/=])")
_MOST_CODED: Final = 2_000_000
_HEADER: Final = re.compile(r"&(?:[A-Z]|\"[^\"]*\"|\d{1,3})")
"""What a sheet's header says of looks: „&C&"Arial"&12Název“."""


def texts_in_xml(data: bytes) -> Iterator[str]:
    """Yield all texts of XML: what stands in it, values of attributes, comments. Raises ValueError for what is not well made."""
    root = parsed(data)
    yield "\n".join(text for piece in root.itertext() if (text := str(piece).strip()))
    if runs_on(root):
        yield joined(root)
    yield "\n\0\n".join(dict.fromkeys(unescaped(value) for value in (*attributes(root), *pairs(root))))
    yield from decoded_letters(root)
    yield from remarks(data)


def runs_on(root: Element) -> bool:
    """Return whether it is XML of documents, in which one word may stand in several elements; in any other each element is a text of its own."""
    return any(word in str(root.tag) for word in _DOCUMENTS)


def joined(root: Element) -> str:
    """Return the texts as a reader sees them: pieces of one word together („Skr“ + „ytá“), paragraphs, cells and lines apart."""
    found: list[str] = []
    _gather(root, found)
    return "".join(found)


def _gather(root: Element, found: list[str]) -> None:
    """Add the texts in order; without recursion, for XML may be nested as deep as its author likes."""
    waiting: list[Element | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            found.append(item)
            continue
        if not isinstance(item.tag, str):
            continue
        name = item.tag.rpartition("}")[2]
        line = name in _LINES
        if item.tag in _HYPHENS:
            continue
        text = _sign(item) if item.tag == _SIGN else str(item.text or "")
        if name.endswith(("Header", "Footer")):
            text = _HEADER.sub(" ", text)
        found.append(f"\n{text}" if line else text)
        if line:
            waiting.append("\n")
        for child in reversed(item):
            if child.tail and child.tail.strip():
                waiting.append(str(child.tail))
            waiting.append(child)


def _sign(item: Element) -> str:
    """Return the letter that stands for a sign of a font („á“ put in by Insert → Symbol); '' for a picture of a symbol font."""
    try:
        code = int(str(item.get(w("char"), "")), 16)
    except ValueError:
        return ""
    return chr(code) if 0 < code < _PRIVATE_USE else ""


def attributes(root: Element) -> Iterator[str]:
    """Yield the values of attributes in which words stand."""
    for element in root.iter():
        yield from (value for value in map(str, element.attrib.values()) if has_words(value))


def pairs(root: Element) -> Iterator[str]:
    """Yield the values of elements that have a few short ones, together: „prijmeni="Skrytá" jmeno="Eva"“."""
    for element in root.iter():
        values = [value for value in map(str, element.attrib.values()) if _HAS_LETTERS.search(value)]
        if 1 < len(values) < 5 and sum(map(len, values)) < 100:  # noqa: PLR2004 - given name, surname and a title, not a drawing's settings
            yield " ".join(values)


def has_words(value: str) -> bool:
    """Return whether a value of an attribute can be a text: it has letters that follow each other, and is no identifier."""
    return len(value) > 3 and _HAS_LETTERS.search(value) is not None and _IDENTIFIER.fullmatch(value) is None  # noqa: PLR2004 - no name is shorter


def decoded_letters(root: Element) -> Iterator[str]:
    """Yield what texts and attributes hold in Base64: data of form fields, lists of recipients of a mail merge."""
    for element in root.iter():
        for value in (str(element.text or ""), *map(str, element.attrib.values())):
            yield from texts_in_base64(value)


def texts_in_base64(text: str) -> Iterator[str]:
    """Yield the words in what of a text is written in Base64."""
    for match in _CODED.finditer(text[:_MOST_CODED]):
        try:
            data = base64.b64decode(match[0] + "=" * (-len(match[0]) % 4), validate=True)
        except (binascii.Error, ValueError):
            continue
        yield from readable(data)


def remarks(data: bytes) -> Iterator[str]:
    """Yield the comments and instructions of a part that is XML: no program shows them, and everybody can read them."""
    if b"<!--" in data or data.count(b"<?") > 1:
        yield from (match[1].decode("utf-8", "replace") for match in re.finditer(rb"<(?:!--(.*?)--|\?(?!xml\s).*?\?)>", data, re.DOTALL) if match[1])
        yield from (match[1].decode("utf-8", "replace") for match in re.finditer(rb"<\?(?!xml\s)(.*?)\?>", data, re.DOTALL))
