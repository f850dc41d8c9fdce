"""Plain values → a digest that is equal when they are, on any machine."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum


def canonical(value: object) -> Iterator[bytes]:
    """Yield the bytes that stand for a value: its type, its length, its parts. Raises TypeError for what is no plain data."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield f"<{type(value).__qualname__}".encode()
        for item in dataclasses.fields(value):
            yield item.name.encode() + b"="
            yield from canonical(getattr(value, item.name))
        yield b">"
    elif isinstance(value, Enum):
        yield from canonical(value.value)
    elif isinstance(value, (bytes, str)):
        content = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
        yield f"{type(value).__name__}{len(content)}:".encode()
        yield content
    elif value is None or isinstance(value, (bool, int, float, Decimal, date, time)):
        yield f"{type(value).__name__}:{value!s};".encode()
    elif isinstance(value, Mapping):
        yield f"{{{len(value)}".encode()
        for key in sorted(value, key=str):
            yield from canonical(key)
            yield from canonical(value[key])
    elif isinstance(value, (tuple, list)):
        yield f"[{len(value)}".encode()
        for item in value:
            yield from canonical(item)
    elif isinstance(value, frozenset):
        yield from canonical(sorted(value, key=str))
    else:
        raise TypeError(f"{type(value).__qualname__} is no plain data and has no fingerprint")


def fingerprint(*values: object) -> str:
    """Return the SHA-256 of values, in hexadecimal."""
    digest = hashlib.sha256()
    for value in values:
        for part in canonical(value):
            digest.update(part)
    return digest.hexdigest()
