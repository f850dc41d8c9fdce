"""The bytes of a picture → the texts that go along with it unseen: who took it, captions, XMP, comments; of a vector picture every text in it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".emf", ".wmf")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TEXT_CHUNKS: Final = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")
_SEGMENTS: Final = frozenset({0xFE, *range(0xE1, 0xF0)})
"""Of JPEG: a comment, and what applications write: Exif and XMP (APP1), IPTC (APP13)."""
_START_OF_SCAN: Final = 0xDA
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_MOST: Final = 4_000_000
"""Bytes of text that are read of one picture."""
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}[^\x00-\x08\x0b\x0c\x0e-\x1f]*")
_WORDS_UTF16: Final = re.compile(rb"(?:[\x20-\x7e\x80-\xff][\x00-\x01]){3,}")


def texts_in_picture(content: bytes) -> Iterator[str]:
    """Yield the texts in a picture of any kind that is known; nothing for one that is damaged or has none."""
    if content.startswith(_PNG):
        yield from _of_png(content)
    elif content.startswith(b"\xff\xd8"):
        yield from _of_jpeg(content)
    elif content.lstrip()[:5].lower() in (b"<?xml", b"<svg ") or b"<svg" in content[:2000]:
        yield re.sub(r"<[^>]*>", _attributes, content[:_MOST].decode("utf-8", "replace"))
    elif content[:2] in (b"II", b"MM"):
        yield from readable(content[:_MOST])
    elif content[:4] in (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a"):
        yield from _utf16(content[:_MOST])
        yield from readable(content[:_MOST])


def _attributes(tag: re.Match[str]) -> str:
    return " ".join(("", *re.findall(r"[\"']([^\"'<>]{3,})[\"']", tag[0]), ""))


def _of_png(content: bytes) -> Iterator[str]:
    at = len(_PNG)
    while at + 8 <= len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + min(size, _MOST)]
        if kind in _TEXT_CHUNKS:
            yield from readable(data)
            yield from readable(_inflated(data))
        at += size + 12


def _inflated(data: bytes) -> bytes:
    """Return what a chunk holds deflated, b'' for one that holds nothing so: the stream begins after the keyword and some bytes of flags."""
    for at in (index for index in range(min(len(data), 200)) if data[index : index + 1] == b"\x78"):
        try:
            return zlib.decompressobj().decompress(data[at:], _MOST)
        except zlib.error:
            continue
    return b""


def _of_jpeg(content: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - a marker begins so
        kind = content[at + 1]
        if kind == _START_OF_SCAN:
            return
        if kind in _ALONE:
            at += 2
            continue
        (size,) = struct.unpack(">H", content[at + 2 : at + 4])
        if kind in _SEGMENTS:
            yield from readable(content[at + 4 : at + 2 + size])
        at += 2 + size


def readable(data: bytes) -> Iterator[str]:
    """Yield the words in bytes of which nobody knows how they are written: as UTF-8, as Windows writes Czech, as UTF-16."""
    for coding in ("utf-8", "cp1250"):
        if text := " ".join(_LETTERS.findall(data.decode(coding, "replace").replace("\ufffd", "\x00"))):
            yield text
    yield from _utf16(data)


def _utf16(data: bytes) -> Iterator[str]:
    """Yield runs of letters written in two bytes each, at whatever byte they begin."""
    found = [match[0].decode("utf-16-le", "replace") for match in _WORDS_UTF16.finditer(data)]
    if found:
        yield "\n".join(found)
