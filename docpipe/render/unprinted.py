"""What a context holds and a document does not show → warnings: content that its template never prints (design decision 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Final

from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.model import Context, Ledger
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Prose
from docpipe.render.filters import show
from docpipe.render.template import Template

_INDEX: Final = re.compile(r"\[\d+\]")
_FOLD: Final = re.compile(r"[\s„“‚‘’\"'–—-]+")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class _Leaf:
    path: str
    value: object
    locations: tuple[Location, ...]
    exact: bool
    """Whether its places are its own, not those of what is around it."""


def unprinted(context: Context, ledger: Ledger, template: Template) -> Iterator[Diagnostic]:
    """Yield one warning for each field with content of the user's that the document shows in no form, and for a whole list or part once."""
    printed = {_general(entry.path) for entry in ledger}
    places = {place for entry in ledger for place in entry.locations}
    text = _folded(" ".join(entry.text for entry in ledger))
    lost: dict[str, list[_Leaf]] = {}
    for leaf in _leaves(context, context.values, ""):
        if not leaf.locations or _general(leaf.path) in printed or any(path.startswith(f"{_general(leaf.path)}.") for path in printed):
            continue
        if (leaf.exact and set(leaf.locations) <= places) or _shown(leaf.value, text):
            continue
        lost.setdefault(_topmost(_general(leaf.path), printed), []).append(leaf)
    for path, leaves in lost.items():
        first = leaves[0]
        sample = first.value if isinstance(first.value, str) else "" if isinstance(first.value, Prose) else show(first.value)
        arguments: dict[str, Plain] = {"field": path, "value": sample[:_SHOWN], "template": template.name, "count": len(leaves)}
        yield Diagnostic("field-not-printed", first.locations[0], arguments, related=(Location(template.origin),))


def _leaves(context: Context, value: object, path: str) -> Iterator[_Leaf]:
    if isinstance(value, Strip | bool) or value is None:
        return
    if isinstance(value, str | int | Decimal | date | time | Prose):
        if value or isinstance(value, int | Decimal):
            yield _Leaf(path, value, context.locate(path), path in context.sources)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaves(context, item, f"{path}[{index}]")
    elif is_dataclass(value):
        optional: frozenset[str] = getattr(value, "OPTIONAL", frozenset())
        for item in fields(value):
            if item.name in optional:
                continue
            yield from _leaves(context, getattr(value, item.name), f"{path}.{item.name}" if path else item.name)


def _shown(value: object, text: str) -> bool:
    """Return whether a value stands somewhere in what was printed, in its default form."""
    if isinstance(value, Prose):
        return False
    return _folded(show(value)) in text


def _folded(text: str) -> str:
    return _FOLD.sub(" ", text).strip().casefold()


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
