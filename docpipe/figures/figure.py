"""A computed value and the places of all it was computed from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """A value that a document may print."""

    value: T
    locations: tuple[Location, ...] = ()


def places(*groups: Iterable[Location]) -> tuple[Location, ...]:
    """Return the places of several groups, each once, in order."""
    return tuple(dict.fromkeys(place for group in groups for place in group))


def total(figures: Iterable[Figure[int]]) -> Figure[int]:
    """Return the sum of figures, with the places of all."""
    kept = tuple(figures)
    return Figure(sum(item.value for item in kept), places(*(item.locations for item in kept)))
