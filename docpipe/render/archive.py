"""Parts of a package → a zip that is the same bytes everywhere; parts already packed keep their compressed bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_DATE: Final = 0x0021
"""1 January 1980, the first day that a zip can say."""
_LEVEL: Final = 6
_FLAGS: Final = 0x0800
"""Names are UTF-8."""
_DEFLATED: Final = 8
_VERSION: Final = 20


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


def _order(name: str) -> tuple[bool, bool, str]:
    """Readers look for the content types and the package's relationships first."""
    return name != "[Content_Types].xml", name != "_rels/.rels", name


def write_archive(parts: Mapping[str, Packed]) -> bytes:
    """Return the zip of these parts: sorted, without time, owner and attributes."""
    body, directory = bytearray(), bytearray()
    for name in sorted(parts, key=_order):
        part, title = parts[name], name.encode()
        common = struct.pack("<HHHHHIIIHH", _VERSION, _FLAGS, _DEFLATED, 0, _DATE, part.crc, len(part.data), part.size, len(title), 0)
        directory += struct.pack("<IH", 0x02014B50, _VERSION) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + title
        body += struct.pack("<I", 0x04034B50) + common + title + part.data
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(parts), len(parts), len(directory), len(body), 0)
    return bytes(body + directory + end)
