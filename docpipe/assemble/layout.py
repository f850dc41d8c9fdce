"""The parts and their numbers of pages → where each stands in the bundle and how its pages are labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docpipe.assemble.part import Labels, LabelStyle, Part
from docpipe.dataclass import dataclass
from docpipe.pdf.counting import counted


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a part stands."""

    first: int
    """Its first page in the bundle, from 1; the blank page before it is not its own."""
    pages: int
    start: int
    """The number its labels begin with."""
    labels: tuple[str, ...]
    """Of its pages, as a viewer shows them."""
    blank: bool = False
    """Whether a blank page stands before it; it is labelled as the last page of what stands before."""


def lay_out(parts: Sequence[Part], pages: Sequence[int]) -> tuple[Spot, ...]:
    """Return where each part stands, by the number of pages of each: what a list of contents needs before there is a bundle."""
    spots: list[Spot] = []
    follows: dict[tuple[LabelStyle, str], int] = {}
    page = 1
    for index, (part, count) in enumerate(zip(parts, pages, strict=True)):
        blank = part.first_on_odd and page % 2 == 0
        if blank:
            before = parts[index - 1].labels
            follows[before.style, before.prefix] += 1
            page += 1
        key = (part.labels.style, part.labels.prefix)
        start = part.labels.start if part.labels.start is not None else follows.get(key, 1)
        follows[key] = start + count
        spots.append(Spot(page, count, start, tuple(label(part.labels, start + number) for number in range(count)), blank))
        page += count
    return tuple(spots)


def fixed(part: Part, spot: Spot) -> Part:
    """Return a part whose labels begin where they do here, wherever it is put."""
    return replace(part, labels=replace(part.labels, start=spot.start))


def label(labels: Labels, number: int) -> str:
    """Return a page's label as a viewer shows it."""
    return labels.prefix + counted(labels.style.value, number)
