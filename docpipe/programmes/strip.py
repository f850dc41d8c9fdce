"""The branding strip: what stands in it, from left to right."""

from __future__ import annotations

from docpipe.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the strip at the size it is printed."""

    content: bytes
    suffix: str
    """'png' or 'jpeg'."""
    alt: str
    width_mm: float
    height_mm: float
    asset: str
    """Which asset of the programme it is ('eu-emblem', 'mmr', 'beneficiary')."""
    composed: bool
    """True for the EU emblem that docpipe composes, False for an official file."""


@dataclass(frozen=True, slots=True)
class StripItem:
    """A picture, or lines of text, or a picture with its text to the right of it."""

    picture: Picture | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """The items of a strip from the left; falsy without any (no EU funding)."""

    items: tuple[StripItem, ...] = ()
    font: str = "Arial"
    text_color: str = "000000"
    clear_space_mm: float = 2.5
    """Least distance from a picture to anything else."""

    def __bool__(self) -> bool:
        return bool(self.items)
