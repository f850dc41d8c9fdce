"""The bytes of a picture → the texts that go along with it unseen: who took it, captions, XMP, comments; of a vector picture every text in it."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".emf", ".wmf", ".heic", ".heif", ".avif")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TEXT_CHUNKS: Final = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")
_SEGMENTS: Final = frozenset({0xFE, *range(0xE1, 0xF0)})
"""Of JPEG: a comment, and what applications write: Exif and XMP (APP1), IPTC (APP13)."""
_START_OF_SCAN: Final = 0xDA
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_MOST: Final = 4_000_000
"""Bytes of text that are read of one picture."""
_PIXELS: Final = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_REMARK: Final = re.compile(rb"!\xfe((?:[\x01-\xff](?s:.)+?)+?)\x00")
_END_OF_PICTURE: Final = b"\xff\xd9"
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}[^\x00-\x08\x0b\x0c\x0e-\x1f]*")
_WORDS_UTF16: Final = re.compile(rb"(?:[\x20-\x7e\x80-\xff][\x00-\x01]){3,}")


def texts_in_picture(content: bytes) -> Iterator[str]:
    """Yield the texts in a picture of any kind that is known; nothing for one that is damaged or has none."""
    if content.startswith(_PNG):
        yield from _of_png(content)
    elif content.startswith(b"\xff\xd8"):
        yield from _of_jpeg(content)
    elif content.lstrip()[:5].lower() in (b"<?xml", b"<svg ") or b"<svg" in content[:2000]:
        text = content[:_MOST].decode("utf-8", "replace")
        yield re.sub(r"<[^>]*>", _attributes, text)
        yield re.sub(r"</?(?:tspan|a)\b[^>]*>", "", text)
    elif content[:2] in (b"II", b"MM"):
        yield from readable(content[:_MOST])
    elif content[:4] in (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a"):
        yield from _utf16(content[:_MOST])
        yield from readable(content[:_MOST])
    elif content[:4] in (b"GIF8", b"RIFF") or content[:2] == b"BM" or content[4:8] == b"ftyp":
        yield from (text for part in _named_parts(content) for text in readable(part))


def _named_parts(content: bytes) -> Iterator[bytes]:
    """Yield the parts of a GIF, WebP, BMP or HEIC picture in which words can stand: remarks, Exif, XMP, and what follows the picture."""
    if content[:4] == b"RIFF":
        at = 12
        while at + 8 <= len(content):
            (size,) = struct.unpack("<I", content[at + 4 : at + 8])
            if content[at : at + 4] not in _PIXELS:
                yield content[at + 8 : at + 8 + min(size, _MOST)]
            at += 8 + size + size % 2
        return
    if content[:4] == b"GIF8":
        for found in _REMARK.finditer(content[:_MOST]):
            yield found[1]
        yield content[content.rfind(b"\x00;") + 2 :][:_MOST]
        return
    start = int.from_bytes(content[2:6], "little") if content[:2] == b"BM" else content.find(b"Exif\x00\x00")
    yield content[start : start + _MOST] if 0 < start < len(content) else b""


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
        if kind == b"IEND":
            yield from readable(content[at : at + _MOST])
            return


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
            yield from readable(content[content.rfind(_END_OF_PICTURE) + 2 :][:_MOST])
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
