"""What a template of `fill` is about to do with texts and lists → refused, when the result would pass the largest value there may be.

A sandbox bounds neither time nor memory: „a ~ a“ said forty times over is a terabyte. Held before it is done, for one step is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from jinja2.nodes import EvalContext
from jinja2.runtime import markup_join, str_join
from jinja2.utils import pass_eval_context

from docpipe.render.values import MAX_VALUE, Refused

_REPEATED: Final = {"format": "{%", "format_map": "{", "indent": "\n", "wordwrap": "", "expandtabs": "\t", "translate": ""}
"""Filters and methods of texts → the characters for each of which an argument may be put in; '' stands for any character."""


def hold(size: int) -> None:
    """Raise Refused for a value of such a size, in characters or items."""
    if size > MAX_VALUE:
        raise Refused("template-too-long", what="text", limit=MAX_VALUE)


def hold_sum(left: Any, right: Any) -> None:
    """Raise Refused where two texts or lists put together are too long."""
    if all(isinstance(side, str | list | tuple) for side in (left, right)):
        hold(len(left) + len(right))


def hold_made(name: str, subject: Any, others: Sequence[Any]) -> None:
    """Raise Refused where a filter or a text's method would make too much of what it is given."""
    if name == "join":
        mark, items = (subject, others[0] if others else ()) if isinstance(subject, str) else (others[0] if others else "", subject)
        hold(sum(_length(item) + _length(mark) for item in items) if isinstance(items, str | list | tuple) else 0)
    elif not isinstance(subject, str):
        return
    elif name == "replace" and len(others) > 1:
        hold(len(subject) + subject.count(str(others[0])) * _length(others[1]))
    elif (marks := _REPEATED.get(name)) is not None:
        times = sum(map(subject.count, marks)) if marks else len(subject)
        hold(len(subject) + times * max((_longest(item) for item in others), default=1))


def _longest(given: Any) -> int:
    if isinstance(given, dict):
        return max(map(_length, given.values()), default=1)
    return given if isinstance(given, int) and not isinstance(given, bool) else _length(given)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 1


@pass_eval_context
def concatenated(context: EvalContext, items: Iterable[Any]) -> str:
    """Return values as one text, as Jinja's `~` makes it. Raises Refused."""
    parts = list(items)
    hold(sum(_length(part) for part in parts))
    join: Callable[[Iterable[Any]], str] = markup_join if context.autoescape else str_join
    return join(parts)
