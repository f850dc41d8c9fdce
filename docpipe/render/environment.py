"""The Jinja environment of templates: sandboxed, strict, escaping, with nothing in it but the closed lists."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, Final

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docpipe.render.filters import FILTERS, TESTS
from docpipe.render.shapes import LOOP
from docpipe.render.values import Items, Refused, View

# Delimiters no file can hold as text: braces in content or in what a designer wrote beside tags are never read as a template.
VARIABLE: Final = ("\ufdd2", "\ufdd3")
BLOCK: Final = ("\ufdd4", "\ufdd5")
_COMMENT: Final = ("\ufdd6", "\ufdd7")
_ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "//", "%"})


class _Environment(ImmutableSandboxedEnvironment):
    """Plain data only: fields of views, items of lists, numbers of loops; nothing is called."""

    intercepted_binops = _ARITHMETIC | {"**"}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, View):
            return obj.field(attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        raise Refused("template-value-missing", field=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Items) and isinstance(argument, int):
            return obj[argument]
        if isinstance(obj, View | LoopContext) and isinstance(argument, str):
            return self.getattr(obj, argument)
        raise Refused("template-value-missing", field=str(argument)[:40])

    def call(self, __context: Context, __obj: Any, /, *_args: Any, **_kwargs: Any) -> Any:
        raise Refused("template-forbidden", what="()")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - Jinja's signature
        numbers = all(isinstance(side, int | Decimal) and not isinstance(side, bool) for side in (left, right))
        if operator in _ARITHMETIC and numbers:
            return self.binop_table[operator](left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return left + right
        raise Refused("template-operator", operator=operator)


@pass_context
def _print(context: Context, value: object, tag: int) -> object:
    """Hand a value to the printer of the document under way."""
    return context.parent["_printer"](value, tag)


@pass_context
def _print_field(context: Context, value: object, name: str, tag: int) -> object:
    """Hand a field to the printer: the same as `_print` of what `getattr` gives, in one step for a text."""
    return context.parent["_printer"].field(value, name, tag)


@cache
def environment() -> _Environment:
    """Return the one environment."""
    made = _Environment(
        variable_start_string=VARIABLE[0],
        variable_end_string=VARIABLE[1],
        block_start_string=BLOCK[0],
        block_end_string=BLOCK[1],
        comment_start_string=_COMMENT[0],
        comment_end_string=_COMMENT[1],
        autoescape=False,  # nothing is printed but through `_print`, which escapes as XML wants it; Jinja would go over each value twice more
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        cache_size=0,
    )
    made.globals.clear()
    made.filters = {name: _checked(entry.function) for name, entry in FILTERS.items()} | {"_print": _print, "_print_field": _print_field}
    made.tests = {name: test for name, test in made.tests.items() if name in TESTS}
    return made


def _checked(function: Callable[..., object]) -> Callable[..., object]:
    """Make a filter that was given the wrong sort of value a complaint with a place."""

    def filtered(*arguments: object) -> object:
        try:
            return function(*arguments)
        except (TypeError, AttributeError, ArithmeticError, ValueError):
            raise Refused("template-filter-value") from None

    return filtered


def parse(source: str) -> nodes.Template:
    """Return the syntax tree of a source in our delimiters. Raises jinja2.TemplateSyntaxError."""
    return environment().parse(source)
