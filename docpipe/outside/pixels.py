"""The bytes of a PNG or JPEG file → its size in pixels, without decoding it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from docpipe.dataclass import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_MAX_SIDE = 20_000
"""Larger pictures are refused: Word and LibreOffice would unpack hundreds of megabytes."""
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_APP1, _ORIENTATION, _SHORT = 0xE1, 0x0112, 3
_UPRIGHT, _FIRST_SIDEWAYS, _LAST_ORIENTATION = 1, 5, 8
_EXIF = b"Exif\0\0"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture's format and size."""

    suffix: str
    """'png' or 'jpeg'."""
    width: int
    height: int
    orientation: int = 1
    """How the file says that it is to be shown (EXIF 2.32, Orientation): 1 as it is stored, 2 to 8 turned or mirrored. Word and LibreOffice do not go by it."""

    @property
    def sideways(self) -> bool:
        """Whether rows are to be shown as columns."""
        return self.orientation >= _FIRST_SIDEWAYS


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
    return Pixels("png", width, height, next((_orientation(data) for name, data in _chunks(content) if name == b"eXIf"), _UPRIGHT))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and data of each chunk (PNG specification, 5.3)."""
    at = len(_PNG)
    while at + 8 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += length + 12


def _jpeg(content: bytes) -> Pixels | None:
    """Walk the segments to the frame header (ITU-T T.81, B.2.2); a file cut short lacks its end marker."""
    if b"\xff\xd9" not in content[-1024:]:
        return None
    at = 2
    orientation = _UPRIGHT
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - every marker begins with FF
        marker = content[at + 1]
        if marker == 0xFF or marker in _STANDALONE:  # noqa: PLR2004 - fill bytes may stand before a marker
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return Pixels("jpeg", width, height, orientation)
        if marker == _APP1:
            segment = content[at + 4 : at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]]
            if segment.startswith(_EXIF) and orientation == _UPRIGHT:
                orientation = _orientation(segment[len(_EXIF) :])
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None


def _orientation(tiff: bytes) -> int:
    """Return the orientation that EXIF gives, 1 where it gives none that there is: a TIFF header, then a directory of entries of twelve bytes."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return _UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        entries = (struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number) for number in range(count))
        found = next((value for tag, kind, _, value in entries if (tag, kind) == (_ORIENTATION, _SHORT)), _UPRIGHT)
    except struct.error:
        return _UPRIGHT
    return found if _UPRIGHT < found <= _LAST_ORIENTATION else _UPRIGHT
