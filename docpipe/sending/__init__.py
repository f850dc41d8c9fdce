"""Where a bundle is sent and what may be sent there, as data: which presets there are, and where their files stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["names", "path"]


@cache
def names() -> tuple[str, ...]:
    """Return the names of the shipped presets, in alphabetical order."""
    return tuple(sorted(file.stem for file in Path(__file__).parent.glob("*.yaml")))


def path(name: str) -> Path:
    """Return the file of a shipped preset. Raises KeyError for an unknown name."""
    if name not in names():
        raise KeyError(name)
    return Path(__file__).parent / f"{name}.yaml"
