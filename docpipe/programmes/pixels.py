"""The bytes of a PNG or JPEG file → its size in pixels, without decoding it."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_MAX_SIDE = 20_000
"""Larger pictures are refused: Word and LibreOffice would unpack hundreds of megabytes."""
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_APP1, _ORIENTATION = 0xE1, 0x0112
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture's format and size."""

    suffix: str
    """'png' or 'jpeg'."""
    width: int
    height: int
    turned: bool = False
    """Whether the file says that it is to be shown turned or mirrored (EXIF 2.32, Orientation); Word and LibreOffice show it as it is stored."""


def pixels_of(content: bytes) -> Pixels | None:
    """Return format and size; None for anything that is not a whole PNG or JPEG of sensible size (up to 20 000 pixels a side)."""
    size = _png(content) if content.startswith(_PNG) else _jpeg(content) if content.startswith(b"\xff\xd8") else None
    if size is None or not all(0 < side <= _MAX_SIDE for side in (size.width, size.height)):
        return None
    return size


def _png(content: bytes) -> Pixels | None:
    """Read the header chunk (PNG specification, 11.2.2); a file cut short lacks its last chunk."""
    if content[12:16] != b"IHDR" or b"IEND" not in content[-16:]:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return Pixels("png", width, height)


def _jpeg(content: bytes) -> Pixels | None:
    """Walk the segments to the frame header (ITU-T T.81, B.2.2); a file cut short lacks its end marker."""
    if b"\xff\xd9" not in content[-1024:]:
        return None
    at = 2
    turned = False
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - every marker begins with FF
        marker = content[at + 1]
        if marker == 0xFF or marker in _STANDALONE:  # noqa: PLR2004 - fill bytes may stand before a marker
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return Pixels("jpeg", width, height, turned)
        if marker == _APP1:
            turned = turned or _is_turned(content[at + 4 : at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]])
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None


def _is_turned(segment: bytes) -> bool:
    """Return whether an EXIF segment gives an orientation other than upright: a TIFF header, then a directory of entries of twelve bytes."""
    order = {b"Exif\0\0II": "<", b"Exif\0\0MM": ">"}.get(segment[:8])
    tiff = segment[6:]
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4) if order else (len(tiff),)
        (count,) = struct.unpack_from(f"{order}H", tiff, start) if order else (0,)
        entries = (struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number) for number in range(count))
        return any(tag == _ORIENTATION and value != 1 for tag, _, _, value in entries)
    except struct.error:
        return False
