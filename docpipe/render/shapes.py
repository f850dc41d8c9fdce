"""A kind's context class → what a template may ask of it: fields, their types, their names."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache

from docpipe.dataclass import dataclass
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Anchored, Prose


class Sort(StrEnum):
    """What sort of value an expression gives."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    FLAG = "flag"
    PROSE = "prose"
    STRIP = "strip"
    VIEW = "view"
    LIST = "list"
    NOTHING = "nothing"
    ANY = "any"
    """What a mistake gave: nothing more is said about it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The type of an expression, as far as a template's check needs it."""

    sort: Sort
    optional: bool = False
    view: type | None = None
    item: Shape | None = None


ANY = Shape(Sort.ANY)
TEXT = Shape(Sort.TEXT)
NUMBER = Shape(Sort.NUMBER)
FLAG = Shape(Sort.FLAG)

_LEAVES: dict[type, Sort] = {
    bool: Sort.FLAG,
    str: Sort.TEXT,
    Anchored: Sort.TEXT,
    int: Sort.NUMBER,
    Decimal: Sort.NUMBER,
    date: Sort.DATE,
    time: Sort.TIME,
    Prose: Sort.PROSE,
    Strip: Sort.STRIP,
    types.NoneType: Sort.NOTHING,
}
PRINTABLE = frozenset({Sort.TEXT, Sort.NUMBER, Sort.DATE, Sort.TIME, Sort.ANY})
"""What {{ … }} prints within a paragraph."""


def shape_of(annotation: object) -> Shape:
    """Return the shape of an annotation. Raises TypeError for one that no context class may have."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        rest = [item for item in arguments if item is not types.NoneType]
        if len(rest) == 1:
            inner = shape_of(rest[0])
            return Shape(inner.sort, optional=True, view=inner.view, item=inner.item)
    elif origin is tuple and arguments[1:] == (Ellipsis,):
        return Shape(Sort.LIST, item=shape_of(arguments[0]))
    elif isinstance(annotation, type):
        for leaf in annotation.__mro__:
            if leaf in _LEAVES:
                return Shape(_LEAVES[leaf])
        if is_dataclass(annotation):
            return Shape(Sort.VIEW, view=annotation)
    raise TypeError(f"a context class cannot have a field of type {annotation!r}")


@cache
def fields_of(view: type) -> dict[str, Shape]:
    """Return the fields of a context class with their shapes, in order."""
    hints = typing.get_type_hints(view)
    return {item.name: shape_of(hints[item.name]) for item in fields(view)}


def field_paths(view: type) -> Iterator[tuple[str, Shape]]:
    """Yield every field that a template of this class may name, from the root: 'agenda[].title'."""
    yield from _paths(Shape(Sort.VIEW, view=view), "", (view,))


def _paths(shape: Shape, path: str, seen: tuple[type, ...]) -> Iterator[tuple[str, Shape]]:
    if shape.sort is Sort.LIST and shape.item is not None:
        yield from _paths(shape.item, f"{path}[]", seen)
    elif shape.view is not None:
        for name, inner in fields_of(shape.view).items():
            below = f"{path}.{name}" if path else name
            yield below, inner
            target = inner.item if inner.sort is Sort.LIST and inner.item else inner
            if target.view not in seen:
                yield from _paths(inner, below, (*seen, target.view) if target.view else seen)


LOOP = dict.fromkeys(("index", "index0", "revindex", "revindex0", "length"), NUMBER) | dict.fromkeys(("first", "last"), FLAG)
"""What a template may ask of `loop`."""
