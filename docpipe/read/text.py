"""Bytes of a content file → clean text: encoding recognised, control characters out, composed to NFC."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator

from docpipe.diagnostics import Checked, Diagnostic, Location, fault

LIMIT = 20_000_000
"""Bytes; a content file written by people is a thousand times smaller."""

_OTHER = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""What files of Office and PDF begin with, whatever they are called."""
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]+")
_SPLITS_WORDS = frozenset("\x0b\x0c\x85\u2028\u2029")
"""Line and page breaks of other programs (Word's is U+000B): a space stays after them, or two words would become one."""
_MOST_PLACES = 20

_EIGHT_BIT = ("cp1250", "iso8859-2", "cp852")
_SHOWN = {"cp1250": "Windows-1250", "iso8859-2": "ISO 8859-2", "cp852": "CP852"}
_LETTERS = frozenset("áčďéěíňóřšťúůýžäĺľôŕöüÁČĎÉĚÍŇÓŘŠŤÚŮÝŽÄĹĽÔŔÖÜ")
_SIGNS = frozenset("„“”‚‘’–—…«»§°•€©®×\xa0\xad´")
_PLAUSIBLE = 0.9


def read_text(content: bytes, name: str) -> Checked[str]:
    """Return the text of a file, lines ended by LF. Raises DocpipeError for what is no text: too long, binary, of unknown encoding."""
    if len(content) > LIMIT:
        raise fault("file-too-large", Location(name), size=len(content) // 1_000_000, limit=LIMIT // 1_000_000)
    if content.startswith(_OTHER):
        raise fault("file-not-text", Location(name))
    decoded = _decode(content, name)
    text = decoded.value.replace("\r\n", "\n").replace("\r", "\n")
    cleaned = clean(text, lambda line, column: Location(name, line=line + 1, column=column + 1))
    return Checked(cleaned.value, decoded.diagnostics + cleaned.diagnostics)


def clean(text: str, place: Callable[[int, int], Location]) -> Checked[str]:
    """Return the text without control characters, lone surrogates and noncharacters, in NFC; one warning a place.

    `place` gives the Location of a line and column, both from 0. Noncharacters (Unicode 23.7) go because they are free for a program's inner use.
    """
    if text.isascii() and not _BAD.search(text):
        return Checked(text)
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    found = list(_BAD.finditer(text))
    if not found:
        return Checked(unicodedata.normalize("NFC", text))
    diagnostics = [
        Diagnostic("control-character", place(line, column), {"characters": _names(match.group())})
        for match, line, column in _positions(text, found[:_MOST_PLACES])
    ]
    if len(found) > _MOST_PLACES:
        diagnostics.append(Diagnostic("control-characters-more", place(0, 0), {"count": len(found) - _MOST_PLACES}))
    text = _BAD.sub(lambda match: " " if _SPLITS_WORDS & set(match.group()) else "", text)
    return Checked(unicodedata.normalize("NFC", text), tuple(diagnostics))


def _positions(text: str, matches: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], int, int]]:
    line = before = 0
    for match in matches:
        line += text.count("\n", before, match.start())
        before = match.start()
        yield match, line, match.start() - (text.rfind("\n", 0, match.start()) + 1)


def _names(characters: str) -> str:
    shown = [f"U+{ord(character):04X}" for character in dict.fromkeys(characters)]
    return ", ".join(shown[:5]) + ("…" if len(shown) > 5 else "")  # noqa: PLR2004 - enough to recognise them


def _decode(content: bytes, name: str) -> Checked[str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Checked(content.decode("utf-16", "surrogatepass" if len(content) % 2 == 0 else "replace"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_eight_bit(content, name, error)
    if text.count("\0") > max(8, len(text) // 10):
        raise fault("file-not-text", Location(name))
    return Checked(text)


def _decode_eight_bit(content: bytes, name: str, error: UnicodeDecodeError) -> Checked[str]:
    """Take the eight-bit encoding in which the file is Czech; a UTF-8 file with one bad byte is Czech in none of them."""
    scored = [(_czech_share(text), -rank, encoding, text) for rank, encoding in enumerate(_EIGHT_BIT) if (text := _try(content, encoding)) is not None]
    share, _, encoding, text = max(scored, default=(0.0, 0, "", ""))
    if share < _PLAUSIBLE:
        if content.count(b"\0") > max(8, len(content) // 100):
            raise fault("file-not-text", Location(name))
        line = content.count(b"\n", 0, error.start) + 1
        start = content.rfind(b"\n", 0, error.start) + 1
        column = len(content[start : error.start].decode("utf-8", "replace")) + 1
        raise fault("encoding-unknown", Location(name, line=line, column=column), byte=f"0x{content[error.start]:02X}")
    return Checked(text, (Diagnostic("encoding-guessed", Location(name), {"encoding": _SHOWN[encoding]}),))


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _czech_share(text: str) -> float:
    """Return which part of the characters beyond ASCII is Czech or Slovak; letters decide, signs only do not harm."""
    beyond = [character for character in text if character > "\x7f"]
    letters = sum(character in _LETTERS for character in beyond)
    signs = sum(character in _SIGNS for character in beyond)
    if not letters:
        return 0.95 * signs / len(beyond)
    return (letters + signs) / len(beyond) - 0.01 * signs / len(beyond)
