"""The values of a Context → what a template's expressions work on: each carries its path, none has methods to call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, Self

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Plain
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Anchored, Prose

MAX_TURNS = 100_000
"""How often the loops of one document may turn, all together."""
MAX_CHARACTERS = 50_000_000
MAX_VALUE = 2_000_000
"""Characters of one value."""


class Refused(Exception):  # noqa: N818 - said of an expression, made into a Diagnostic with its place
    """An expression that must not be evaluated or printed; the code and arguments of the Diagnostic."""

    def __init__(self, code: str, **arguments: Plain) -> None:
        self.code = code
        self.arguments: dict[str, Plain] = arguments
        super().__init__(code)


@dataclass(slots=True)
class Budget:
    """What is left of loop turns and characters."""

    turns: int = MAX_TURNS
    characters: int = MAX_CHARACTERS

    def turn(self) -> None:
        """Count a loop's turn. Raises Refused."""
        self.turns -= 1
        if self.turns < 0:
            raise Refused("template-too-long", what="loop", limit=MAX_TURNS)

    def print(self, characters: int) -> None:
        """Count printed characters. Raises Refused."""
        self.characters -= characters
        if self.characters < 0 or characters > MAX_VALUE:
            raise Refused("template-too-long", what="text", limit=MAX_VALUE)


class Text(str):
    """A text with its path."""

    __slots__ = ("path",)
    path: str

    def __new__(cls, text: str, path: str) -> Self:
        made = super().__new__(cls, text)
        made.path = path
        return made


class Place(Text):
    """A text that references lead to, with its path."""

    __slots__ = ("name",)
    name: str


class Whole(int):
    """A whole number with its path."""

    path: str = ""


class Exact(Decimal):
    """A decimal number with its path."""

    path: str = ""


class Day(date):
    """A date with its path."""

    path: str = ""


class Moment(time):
    """A time of day with its path."""

    path: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Prose or a strip: what stands as whole paragraphs."""

    raw: Prose | Strip
    path: str

    def __bool__(self) -> bool:
        return bool(self.raw)


class View:
    """A part of the context: its fields and nothing else."""

    __slots__ = ("_budget", "_path", "_raw")

    def __init__(self, raw: Any, path: str, budget: Budget) -> None:
        self._raw, self._path, self._budget = raw, path, budget

    def field(self, name: str) -> object:
        """Return a field's value with its path. Raises Refused for a name that is no field."""
        view: type = type(self._raw)
        path = f"{self._path}.{name}" if self._path else name
        if name not in _names(view):
            raise Refused("template-value-missing", field=path)
        return wrap(getattr(self._raw, name), path, self._budget)

    def text(self, name: str) -> tuple[str, str] | None:
        """Return a field's text and its path, None when the field is no text."""
        found = getattr(self._raw, name, None)
        if type(found) is not str or name not in _names(self._raw.__class__):
            return None
        return found, f"{self._path}.{name}" if self._path else name


class Items:
    """A list of the context: to loop over, to count, to take the n-th of."""

    __slots__ = ("_budget", "_path", "_raw")

    def __init__(self, raw: tuple[object, ...], path: str, budget: Budget) -> None:
        self._raw, self._path, self._budget = raw, path, budget

    def __len__(self) -> int:
        return len(self._raw)

    def __iter__(self) -> Iterator[object]:
        for index, value in enumerate(self._raw):
            self._budget.turn()
            yield wrap(value, f"{self._path}[{index}]", self._budget)

    def __contains__(self, value: object) -> bool:
        return value in self._raw

    def __getitem__(self, index: int) -> object:
        place = index + len(self._raw) if index < 0 else index
        if not 0 <= place < len(self._raw):
            raise Refused("template-value-missing", field=f"{self._path}[{index}]")
        return wrap(self._raw[place], f"{self._path}[{place}]", self._budget)


@cache
def _names(view: type) -> frozenset[str]:
    return frozenset(item.name for item in fields(view))


def wrap(value: object, path: str, budget: Budget) -> object:
    """Return a value of the context as templates see it. Raises TypeError for a type that no context may hold."""
    made: object
    if isinstance(value, str):
        return Text(value, path)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Anchored):
        place = Place(value.text, path)
        place.name = value.name
        return place
    if isinstance(value, tuple):
        return Items(value, path, budget)
    if isinstance(value, Prose | Strip):
        return Block(value, path)
    if isinstance(value, int):
        made = Whole(value)
    elif isinstance(value, Decimal):
        made = Exact(value)
    elif isinstance(value, date):
        made = Day(value.year, value.month, value.day)
    elif isinstance(value, time):
        made = Moment(value.hour, value.minute, value.second)
    elif hasattr(type(value), "__dataclass_fields__"):
        return View(value, path, budget)
    else:
        raise TypeError(f"{path}: a context cannot hold {type(value).__name__}")
    made.path = path
    return made


def path_of(value: object) -> str:
    """Return the path that a value carries, '' for one that a template made."""
    return getattr(value, "path", "")
