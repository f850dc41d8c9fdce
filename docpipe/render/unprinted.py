"""What a context holds and a document does not show → warnings: content that its template never prints (design decision 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.model import Context, Ledger
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Anchored, Prose
from docpipe.render.filters import show
from docpipe.render.template import Template

_INDEX: Final = re.compile(r"\[\d+\]")
_FOLD: Final = re.compile(r"[\s„“‚‘’\"'–—-]+")
_DOT: Final = re.compile(r"\.")
_SHOWN: Final = 60


@dataclass(slots=True)
class _Leaf:
    path: str
    general: str
    """The path without the numbers of items: 'agenda[].title'."""
    value: object


def unprinted(context: Context, ledger: Ledger, template: Template) -> Iterator[Diagnostic]:
    """Yield one warning for each field with content of the user's that the document shows in no form, and for a whole list or part once."""
    printed = {_general(entry.path) for entry in ledger}
    leaves = [leaf for leaf in _leaves(context.values, "", "", printed | _around(printed)) if context.locate(leaf.path)]
    if not leaves:
        return
    places = {place for entry in ledger for place in entry.locations}
    text = _folded(" ".join(entry.text for entry in ledger))
    lost: dict[str, list[_Leaf]] = {}
    for leaf in leaves:
        if set(context.sources.get(leaf.path, (None,))) <= places or _shown(leaf.value, text):
            continue
        lost.setdefault(_topmost(leaf.general, printed), []).append(leaf)
    for path, found in lost.items():
        first = found[0]
        sample = first.value if isinstance(first.value, str) else "" if isinstance(first.value, Prose) else show(first.value)
        arguments: dict[str, Plain] = {"field": path, "value": sample[:_SHOWN], "template": template.name, "count": len(found)}
        yield Diagnostic("field-not-printed", context.locate(first.path)[0], arguments, related=(Location(template.origin),))


def _around(printed: set[str]) -> set[str]:
    """Return the paths of what holds something printed: 'agenda[].text' for 'agenda[].text.blocks[]'."""
    return {path[: found.start()] for path in printed for found in _DOT.finditer(path)}


def _leaves(value: object, path: str, general: str, printed: set[str]) -> Iterator[_Leaf]:
    """Yield the values that are not printed under their own name."""
    if isinstance(value, Anchored):
        value = value.text
    if isinstance(value, str | int | Decimal | date | time | Prose):
        if general not in printed and (value or isinstance(value, int | Decimal)) and not isinstance(value, bool):
            yield _Leaf(path, general, value)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{path}[{index}]", f"{general}[]", printed)
    elif value is not None and not isinstance(value, Strip):
        dot = "." if path else ""
        view: type = type(value)
        for name in _fields(view):
            item = getattr(value, name)
            if type(item) is not str or f"{general}{dot}{name}" not in printed:  # most values are printed texts, and need no walk
                yield from _leaves(item, f"{path}{dot}{name}", f"{general}{dot}{name}", printed)


@cache
def _fields(view: type) -> tuple[str, ...]:
    """Return the fields of a view that a template should print; () for what is no view."""
    optional: frozenset[str] = getattr(view, "OPTIONAL", frozenset())
    return tuple(item.name for item in fields(view) if item.name not in optional) if is_dataclass(view) else ()


def _shown(value: object, text: str) -> bool:
    """Return whether a value stands somewhere in what was printed, in its default form."""
    if isinstance(value, Prose):
        return False
    return _folded(show(value)) in text


def _folded(text: str) -> str:
    return _FOLD.sub(" ", text).strip().casefold()


@lru_cache(maxsize=8192)
def _general(path: str) -> str:
    return _INDEX.sub("[]", path)


def _topmost(path: str, printed: set[str]) -> str:
    """Return the largest part around a field of which nothing was printed."""
    steps = [match.start() for match in re.finditer(r"\.|\[", path)]
    for end in steps:
        above = path[:end]
        if not any(other.startswith((f"{above}.", f"{above}[")) or other == above for other in printed):
            return above
    return path
