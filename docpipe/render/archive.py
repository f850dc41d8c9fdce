"""Parts of a package → a zip that is the same bytes everywhere; parts already packed keep their compressed bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from docpipe.dataclass import dataclass

_DATE: Final = 0x0021
"""1 January 1980, the first day that a zip can say."""
_LEVEL: Final = 6
_FLAGS: Final = 0x0800
"""Names are UTF-8."""
_DEFLATED: Final = 8
_VERSION: Final = 20
_PLACE: Final = struct.Struct("<I")
_END: Final = struct.Struct("<IHHHHIIH")


@dataclass(frozen=True, slots=True)
class Packed:
    """A part's compressed bytes."""

    data: bytes
    crc: int
    size: int
    """Length before compression."""


def pack(content: bytes) -> Packed:
    """Return a part compressed."""
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return Packed(squeeze.compress(content) + squeeze.flush(), zlib.crc32(content), len(content))


@lru_cache(maxsize=1024)
def _order(name: str) -> tuple[bool, bool, str]:
    """Readers look for the content types and the package's relationships first."""
    return name != "[Content_Types].xml", name != "_rels/.rels", name


def write_archive(parts: Mapping[str, Packed]) -> bytes:
    """Return the zip of these parts: sorted, without time, owner and attributes."""
    body: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name in sorted(parts, key=_order):
        part = parts[name]
        local, central, tail = _headers(name, part.crc, len(part.data), part.size)
        body += local, part.data
        directory += central, _PLACE.pack(place), tail
        place += len(local) + len(part.data)
    end = _END.pack(0x06054B50, 0, 0, len(parts), len(parts), sum(map(len, directory)), place, 0)
    return b"".join((*body, *directory, end))


@lru_cache(maxsize=1024)
def _headers(name: str, crc: int, packed: int, size: int) -> tuple[bytes, bytes, bytes]:
    """Return a part's header, and its entry in the directory but for its place: what stands before it, and after."""
    title = name.encode()
    common = struct.pack("<HHHHHIIIHH", _VERSION, _FLAGS, _DEFLATED, 0, _DATE, crc, packed, size, len(title), 0)
    return struct.pack("<I", 0x04034B50) + common + title, struct.pack("<IH", 0x02014B50, _VERSION) + common + bytes(10), title
