"""The bytes of a ZIP → what lies in it beside its files: remarks, files that were taken out of the list only, bytes before, between and after."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from docpipe.verify.picturetexts import readable

_LOCAL: Final = b"PK\x03\x04"
_LOCAL_SIZE: Final = 30
_CENTRAL: Final = b"PK\x01\x02"
_DEFLATED: Final = 8
_SHORTEST: Final = 6
_MOST: Final = 4_000_000
_STAMPS: Final = frozenset((0x0001, 0x000A, 0x5455, 0x5855, 0x7855, 0x7875, 0xA220))
"""Extra fields that hold sizes, times, owners by number, or Office's filling."""


def beside_files(content: bytes, archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield (text, place) of what the list of files does not speak of; the place is a file's name, '' for the whole."""
    yield archive.comment.decode("utf-8", "replace"), ""
    for member in archive.infolist():
        if member.comment:
            yield from ((text, member.filename) for text in readable(member.comment))
        for data in _extra(member.extra):
            yield from ((text, member.filename) for text in readable(data))
    for gap in _gaps(content, archive):
        yield from _in_gap(gap)


def twice(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the files that another of the same name lies over."""
    last = {member.filename: member for member in archive.infolist()}
    yield from (member for member in archive.infolist() if last[member.filename] is not member)


def _extra(data: bytes) -> Iterator[bytes]:
    at = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack("<HH", data[at : at + 4])
        if kind not in _STAMPS:
            yield data[at + 4 : at + 4 + size]
        at += 4 + size


def _gaps(content: bytes, archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield the bytes that belong to no file of the list: those of files taken out of it, and whatever was put before or after."""
    at = 0
    for start, end in sorted(_taken(content, archive)):
        if start - at >= _SHORTEST:
            yield content[at : min(start, at + _MOST)]
        at = max(at, end)
    if len(content) - at >= _SHORTEST:
        yield content[at : at + _MOST]


def _taken(content: bytes, archive: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    """Yield where each file of the list lies, and where the list itself does."""
    for member in archive.infolist():
        start = member.header_offset
        if content[start : start + 4] != _LOCAL:
            continue
        name, extra = struct.unpack("<HH", content[start + 26 : start + _LOCAL_SIZE])
        end = start + _LOCAL_SIZE + name + extra + member.compress_size
        yield start, end + (24 if member.flag_bits & 8 else 0)  # what follows says the sizes once more
    first = content.find(_CENTRAL, archive.start_dir)
    end = content.rfind(b"PK\x05\x06")
    if first >= 0 and end >= 0:
        yield first, end + 22 + len(archive.comment)


def _in_gap(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the words in bytes of no file; of files that were taken out of the list their names and contents."""
    at = data.find(_LOCAL)
    while at >= 0 and at + _LOCAL_SIZE <= len(data):
        method, size = struct.unpack("<H", data[at + 8 : at + 10])[0], struct.unpack("<I", data[at + 18 : at + 22])[0]
        name, extra = struct.unpack("<HH", data[at + 26 : at + _LOCAL_SIZE])
        start = at + _LOCAL_SIZE + name + extra
        called = data[at + _LOCAL_SIZE : at + _LOCAL_SIZE + name].decode("utf-8", "replace")
        yield called, called
        yield from ((text, called) for text in _words_of(data[start : start + size] if size else data[start:], method))
        at = data.find(_LOCAL, max(start, at + 4))
    yield from ((text, "") for text in readable(data))


def _words_of(data: bytes, method: int) -> Iterator[str]:
    if method == _DEFLATED:
        try:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, _MOST)
        except zlib.error:
            return
    yield from readable(data)
