"""A stream's compressed bytes → its content, if it is of a size that a page can have: a few kilobytes may unpack to gigabytes."""

from __future__ import annotations

import zlib
from typing import Final

import pikepdf

MOST: Final = 64_000_000
"""Bytes of one page's content or one form; a densely drawn map has a tenth of it."""
_PACKING: Final = frozenset({"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"})
_MEGABYTE: Final = 1_000_000
_MOST_UNSEEN: Final = 1_000_000
"""Bytes of a stream in an old way of compressing that is unpacked without looking."""
_DENSEST: Final = 1400
"""How many times smaller than its content a compressed stream can be (deflate 1,032, LZW some 1,400)."""


def content_of(stream: pikepdf.Object) -> bytes:
    """Return a stream's content. Raises ValueError for one of more than MOST bytes, pikepdf.PdfError for a damaged one."""
    raw = stream.read_raw_bytes()
    packed = _packed(stream)
    if packed == 0 or (packed == 1 and len(raw) * _DENSEST <= MOST):
        return stream.read_bytes()
    if str(stream.get("/Filter")) == "/FlateDecode" and "/DecodeParms" not in stream:
        return _unpacked(raw)
    if packed > 1 or len(raw) > _MOST_UNSEEN:
        raise ValueError(f"a content that may have more than {MOST // _MEGABYTE} MB")
    return stream.read_bytes()


def _unpacked(raw: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(raw, MOST)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if unpacker.unconsumed_tail:
        raise ValueError(f"a content of more than {MOST // _MEGABYTE} MB")
    return content


def _packed(stream: pikepdf.Object) -> int:
    """Return how many compressions lie on top of each other; they multiply."""
    filters = stream.get("/Filter")
    listed = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    return sum(str(item) in _PACKING for item in listed)
