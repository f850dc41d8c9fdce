"""Plain values → a digest that is equal when they are, on any machine."""

from __future__ import annotations

import hashlib
import re

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+>")


def fingerprint(*values: object) -> str:
    """Return the SHA-256 of plain values (texts, numbers, dates, tuples, frozen dataclasses), in hexadecimal.

    Raises TypeError for a value that shows itself by its place in memory, and so would never be equal again.
    """
    digest = hashlib.sha256()
    for value in values:
        shown = repr(sorted(value.items())) if isinstance(value, dict) else repr(value)
        if _ADDRESS.search(shown):
            raise TypeError(f"{type(value).__qualname__} holds what is no plain data and has no fingerprint")
        digest.update(f"{len(shown)}:".encode())
        digest.update(shown.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
