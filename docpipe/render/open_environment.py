"""The Jinja environment of `fill`: the whole language, in a sandbox, strict, escaping, with bounds on turns, characters and the size of a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, wraps
from typing import Any, Final, cast

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from docpipe.render.growth import concatenated, hold_made, hold_sum
from docpipe.render.values import MAX_VALUE, Budget, Refused

_LIBRARIES: Final = ("docx", "docxtpl", "lxml", "docxcompose")
_WIDE: Final = re.compile(r"\d{6,}|\{[^}]*\{|\*")
"""A width in a format that fills the memory, or one that is computed."""
_MAX_POWER: Final = 1000


class NeedsDocxtpl(Exception):  # noqa: N818 - no error: the document is made another way
    """A value that docxtpl alone can print."""

    def __init__(self, value: Any) -> None:
        self.value = value
        super().__init__()


class _Open(ImmutableSandboxedEnvironment):
    """Everything that docxtpl's templates may say, but for reaching into its objects and filling the memory."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may see an attribute: none of a library's objects, which write files."""
        return not type(obj).__module__.startswith(_LIBRARIES) and super().is_safe_attribute(obj, attr, value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute. Raises Refused for the format method of a text that asks for too wide a field."""
        _hold_format(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item, or the attribute that Jinja takes for one. Raises Refused as `getattr` does."""
        _hold_format(obj, argument)
        return super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return the result of an operation that could fill the memory. Raises Refused."""
        if operator == "*":
            for sized, times in ((left, right), (right, left)):
                if isinstance(sized, str | list | tuple) and isinstance(times, int) and len(sized) * times > MAX_VALUE:
                    raise Refused("template-too-long", what="text", limit=MAX_VALUE)
        elif (operator == "%" and isinstance(left, str) and _WIDE.search(left)) or (operator == "**" and abs(right) > _MAX_POWER):
            raise Refused("template-too-long", what="text", limit=MAX_VALUE)
        if operator == "+":
            hold_sum(left, right)
        if operator == "%":
            hold_made("format", left, right if isinstance(right, tuple) else (right,))
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template may call. Raises Refused for a text wider than any value may be."""
        _hold_narrow((*args, *kwargs.values()))
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str):
            hold_made(getattr(obj, "__name__", ""), owner, (*args, *kwargs.values()))
        return super().call(context, obj, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return the sandbox's own form of a text's format method, held as other methods are; None for anything else."""
        made = super().wrap_str_format(value)

        def bounded(*args: Any, **kwargs: Any) -> str:
            assert made is not None
            hold_made(value.__name__, value.__self__, (*args, *kwargs.values()))
            return made(*args, **kwargs)

        return None if made is None else bounded

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the syntax tree, its loops counted."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "_counted", [], [], None, None, lineno=loop.lineno)
        return cast(nodes.Template, _Concatenations().visit(tree))


class _Concatenations(NodeTransformer):
    """Puts a filter that counts in place of each `~`."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        return nodes.Filter(nodes.List(node.nodes, lineno=node.lineno), "_concatenated", [], [], None, None, lineno=node.lineno)


def _hold_format(obj: Any, attribute: Any) -> None:
    if isinstance(obj, str) and isinstance(attribute, str) and attribute.startswith("format") and _WIDE.search(obj):
        raise Refused("template-too-long", what="text", limit=MAX_VALUE)


def _hold_narrow(arguments: Iterable[Any]) -> None:
    if any(isinstance(item, int) and item > MAX_VALUE for item in arguments):
        raise Refused("template-too-long", what="text", limit=MAX_VALUE)


@pass_context
def _counted(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    budget: Budget = context.parent["_budget"]
    for item in items:
        budget.turn()
        yield item


@pass_context
def _bound(context: Context, value: Any) -> Any:
    """Give docxtpl's objects the document they print into; without one they ask for the slow way."""
    if type(value).__module__.startswith("docxtpl") and hasattr(value, "tpl"):
        tpl = context.parent.get("_tpl")
        if tpl is None:
            raise NeedsDocxtpl(value)
        if value.tpl is None:
            value.tpl = tpl
    return value


class Changes:
    """Tells in a loop whether values differ from those of the turn before."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, int], tuple[object, tuple[object, ...]]] = {}

    def __call__(self, loop: object, number: int, *values: object) -> bool:
        """Return whether a merged cell begins: each is known by its loop and its number."""
        before = self._seen.get((id(loop), number))
        self._seen[id(loop), number] = (loop, values)
        return before is None or before[1] != values


@cache
def open_environment() -> ImmutableSandboxedEnvironment:
    """Return the one environment of `fill`."""
    made = _Open(autoescape=True, undefined=StrictUndefined, finalize=_bound, cache_size=0)
    made.globals.pop("lipsum", None)
    made.filters = {name: _narrow(name, function) for name, function in made.filters.items()} | {"_counted": _counted, "_concatenated": concatenated}
    return made


def _narrow(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse what would fill the memory: center(10 ** 9), a text put into itself again and again."""
    skipped = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def filtered(*arguments: Any, **named: Any) -> Any:
        before, (subject, *others) = arguments[:skipped], arguments[skipped:]
        _hold_narrow((*others, *named.values()))
        if name == "format" and _WIDE.search(str(subject)):
            raise Refused("template-too-long", what="text", limit=MAX_VALUE)
        if name == "join":
            subject, others, named = _joined(before[0], subject, others, named)
        hold_made(name, subject, (*others, *named.values()))
        return function(*before, subject, *others, **named)

    return filtered


def _joined(context: nodes.EvalContext, items: Any, others: list[Any], named: dict[str, Any]) -> tuple[Any, list[Any], dict[str, Any]]:
    """Return what `join` is given, its items as they are joined: what they come to can be counted only so."""
    attribute = named.pop("attribute", others[1] if len(others) > 1 else None)
    listed = items if isinstance(items, str) else list(items)
    taken = listed if attribute is None else list(map(make_attrgetter(context.environment, attribute), listed))
    return taken, others[:1], named
