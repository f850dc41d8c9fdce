"""The rules of funding programmes as data: which there are, and where their files stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docpipe.programmes.strip import Picture, Strip, StripItem

ASSETS = Path(__file__).parent / "assets"
"""Folder of the pictures that docpipe itself composed."""

__all__ = ["ASSETS", "Picture", "Strip", "StripItem", "names", "path"]


@cache
def names() -> tuple[str, ...]:
    """Return the names of the shipped programmes, in alphabetical order."""
    return tuple(sorted(file.stem for file in Path(__file__).parent.glob("*.yaml")))


def path(name: str) -> Path:
    """Return the file of a shipped programme. Raises KeyError for an unknown name."""
    if name not in names():
        raise KeyError(name)
    return Path(__file__).parent / f"{name}.yaml"
