"""An ICC colour profile → the same with bytes that depend on nothing but its content."""

from __future__ import annotations

_DATE = slice(24, 36)
_ID = slice(84, 100)


def undated(profile: bytes) -> bytes:
    """Return a profile with the time in its header set to zero, and the checksum over it to 'not computed' (ISO 15076-1, 7.2)."""
    header = bytearray(profile)
    header[_DATE] = bytes(12)
    header[_ID] = bytes(16)
    return bytes(header)
