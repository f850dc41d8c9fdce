"""An expression of a template, held against the context class: its shape, or what is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any, Final

from jinja2 import TemplateSyntaxError, nodes

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.render.environment import BLOCK, VARIABLE, parse
from docpipe.render.filters import FILTERS, TESTS
from docpipe.render.shapes import ANY, FLAG, LOOP, NUMBER, TEXT, Shape, Sort, fields_of
from docpipe.render.tags import Tag

_NEAREST: Final = 6
_UNEVALUATED: Final = frozenset({Sort.VIEW, Sort.LIST, Sort.PROSE, Sort.STRIP, Sort.FLAG})


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that an expression may use, with their shapes and their paths in the context."""

    names: Mapping[str, Shape]
    paths: Mapping[str, str] = field(default_factory=dict)
    guarded: frozenset[str] = frozenset()
    """Paths of optional values that a condition around has found to be there."""
    loops: Mapping[str, str] = field(default_factory=dict)
    """Names that are known only inside loops of this part → the tag that begins such a loop."""

    def item(self, name: str, shape: Shape, path: str) -> Scope:
        """Return the scope inside a loop."""
        return replace(self, names={**self.names, name: shape, "loop": Shape(Sort.VIEW)}, paths={**self.paths, name: path})


def nearest(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known names most like a word, the likeliest first; else the first few of them."""
    return tuple(difflib.get_close_matches(word, known, n=_NEAREST, cutoff=0.6)) or known[:_NEAREST]


class Checker:
    """Goes through one tag's expression and collects what is wrong with it, and which fields it uses."""

    def __init__(self, tag: Tag, scope: Scope) -> None:
        self.tag, self.scope = tag, scope
        self.found: list[Diagnostic] = []
        self.used: list[str] = []

    def complain(self, code: str, **arguments: Plain) -> Shape:
        """Note a complaint about the tag; the value goes on as anything, so that one mistake is told once."""
        self.found.append(Diagnostic(code, self.tag.location, {"tag": self.tag.written, **arguments}))
        return ANY

    def shape(self, node: nodes.Node) -> Shape:
        """Return the shape of an expression."""
        handler = _HANDLERS.get(type(node))
        if handler is None:
            return self.complain("template-forbidden", what=_what(node))
        return handler(self, node)

    def path(self, node: nodes.Node) -> str:
        """Return the path of a name or field in the context ('agenda[].title'), '' for anything else."""
        if isinstance(node, nodes.Name):
            return self.scope.paths.get(node.name, node.name)
        if isinstance(node, nodes.Getattr):
            inner = self.path(node.node)
            return f"{inner}.{node.attr}" if inner else ""
        if isinstance(node, nodes.Getitem):
            return f"{self.path(node.node)}[]"
        return self.path(node.node) if isinstance(node, nodes.Filter) and node.node is not None else ""

    def _field(self, owner: Shape, name: str, node: nodes.Node, shown: str) -> Shape:
        if owner.sort is Sort.ANY:
            return ANY
        known = LOOP if owner == Shape(Sort.VIEW) else fields_of(owner.view) if owner.view else {}
        if not known:
            return self.complain("template-field-of-value", field=shown, name=name, sort=owner.sort.value)
        if name not in known:
            return self.complain("template-field-unknown", field=shown, name=name, nearest=nearest(name, tuple(known)))
        path = self.path(node)
        self.used.append(path)
        found = known[name]
        return replace(found, optional=False) if path in self.scope.guarded else found

    def on_name(self, node: nodes.Name) -> Shape:
        found = self.scope.names.get(node.name)
        if found is None and node.name in self.scope.loops:
            return self.complain("template-field-outside-loop", field=node.name, loop=self.scope.loops[node.name])
        if found is None:
            return self.complain("template-field-unknown", field=node.name, name=node.name, nearest=nearest(node.name, tuple(self.scope.names)))
        path = self.path(node)
        self.used.append(path)
        return replace(found, optional=False) if path in self.scope.guarded else found

    def on_field(self, node: nodes.Getattr) -> Shape:
        if node.attr.startswith("_"):
            return self.complain("template-forbidden", what=f".{node.attr}")
        return self._field(self.shape(node.node), node.attr, node, f"{self.path(node.node)}.{node.attr}".lstrip("."))

    def on_item(self, node: nodes.Getitem) -> Shape:
        owner = self.shape(node.node)
        key = node.arg.node if isinstance(node.arg, nodes.Neg) else node.arg
        if not isinstance(key, nodes.Const) or not isinstance(key.value, int) or isinstance(key.value, bool):
            return self.complain("template-forbidden", what="[…]")
        if owner.sort is Sort.LIST and owner.item is not None:
            return owner.item
        return ANY if owner.sort is Sort.ANY else self.complain("template-not-list", field=self.path(node.node), sort=owner.sort.value)

    def on_const(self, node: nodes.Const) -> Shape:
        value = node.value
        if isinstance(value, bool):
            return FLAG
        return NUMBER if isinstance(value, int) else TEXT if isinstance(value, str) else Shape(Sort.NOTHING) if value is None else ANY

    def on_filter(self, node: nodes.Filter) -> Shape:
        owner = self.shape(node.node) if node.node is not None else ANY
        entry = FILTERS.get(node.name)
        if entry is None:
            return self.complain("template-filter-unknown", filter=node.name, nearest=nearest(node.name, tuple(FILTERS)))
        for argument in node.args:
            self.shape(argument)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not entry.needed <= len(node.args) <= entry.arguments:
            return self.complain("template-filter-arguments", filter=node.name, most=entry.arguments)
        if owner.sort not in entry.takes:
            return self.complain("template-filter-sort", filter=node.name, field=self.path(node.node) if node.node else "", sort=owner.sort.value)
        if node.name in ("vychozi", "default"):
            return replace(owner, optional=False)
        if entry.gives is None:
            return replace(owner.item, optional=True) if owner.item is not None else ANY
        return replace(entry.gives, optional=owner.optional)

    def on_test(self, node: nodes.Test) -> Shape:
        self.shape(node.node)
        if node.name not in TESTS:
            return self.complain("template-filter-unknown", filter=node.name, nearest=nearest(node.name, tuple(TESTS)))
        return FLAG

    def on_compare(self, node: nodes.Compare) -> Shape:
        left = self.shape(node.expr)
        for operand in node.ops:
            right = self.shape(operand.expr)
            if operand.op not in ("eq", "ne", "in", "notin"):
                self._ordered(left, right, operand.op)
            left = right
        return FLAG

    def _ordered(self, left: Shape, right: Shape, operator: str) -> None:
        if Sort.ANY in (left.sort, right.sort):
            return
        if left.sort is not right.sort or left.sort in _UNEVALUATED or left.optional or right.optional:
            self.complain("template-operator", operator={"lt": "<", "gt": ">", "lteq": "<=", "gteq": ">="}.get(operator, operator))

    def on_arithmetic(self, node: nodes.BinExpr) -> Shape:
        left, right = self.shape(node.left), self.shape(node.right)
        sorts = {left.sort, right.sort} - {Sort.ANY}
        if left.optional or right.optional or not (sorts <= {Sort.NUMBER} or (node.operator == "+" and sorts == {Sort.TEXT})):
            return self.complain("template-operator", operator=node.operator)
        return replace(left, optional=False)

    def on_both(self, node: nodes.BinExpr) -> Shape:
        left = self.shape(node.left)
        outside = self.scope
        if isinstance(node, nodes.And):
            self.scope = replace(outside, guarded=outside.guarded | guards(self, node.left))
        right = self.shape(node.right)
        self.scope = outside
        return left if left.sort is right.sort else FLAG

    def on_not(self, node: nodes.UnaryExpr) -> Shape:
        self.shape(node.node)
        return FLAG

    def on_negative(self, node: nodes.UnaryExpr) -> Shape:
        inner = self.shape(node.node)
        return inner if inner.sort in (Sort.NUMBER, Sort.ANY) and not inner.optional else self.complain("template-operator", operator="-")

    def on_choice(self, node: nodes.CondExpr) -> Shape:
        self.shape(node.test)
        outside = self.scope
        self.scope = replace(outside, guarded=outside.guarded | guards(self, node.test))
        first = self.shape(node.expr1)
        self.scope = outside
        second = self.shape(node.expr2) if node.expr2 is not None else TEXT
        return first if first.sort is not Sort.NOTHING else second

    def on_concat(self, node: nodes.Concat) -> Shape:
        for part in node.nodes:
            inner = self.shape(part)
            if inner.sort in _UNEVALUATED or inner.optional:
                self.complain("template-operator", operator="~")
        return TEXT

    def on_list(self, node: nodes.List) -> Shape:
        for item in node.items:
            self.shape(item)
        return Shape(Sort.LIST, item=ANY)


_HANDLERS: Final[dict[type[nodes.Node], Callable[[Checker, Any], Shape]]] = {
    nodes.Name: Checker.on_name,
    nodes.Getattr: Checker.on_field,
    nodes.Getitem: Checker.on_item,
    nodes.Const: Checker.on_const,
    nodes.Filter: Checker.on_filter,
    nodes.Test: Checker.on_test,
    nodes.Compare: Checker.on_compare,
    nodes.And: Checker.on_both,
    nodes.Or: Checker.on_both,
    nodes.Not: Checker.on_not,
    nodes.Neg: Checker.on_negative,
    nodes.CondExpr: Checker.on_choice,
    nodes.Concat: Checker.on_concat,
    nodes.List: Checker.on_list,
    nodes.Add: Checker.on_arithmetic,
    nodes.Sub: Checker.on_arithmetic,
    nodes.Mul: Checker.on_arithmetic,
    nodes.Div: Checker.on_arithmetic,
    nodes.FloorDiv: Checker.on_arithmetic,
    nodes.Mod: Checker.on_arithmetic,
}


def _what(node: nodes.Node) -> str:
    names: dict[type[nodes.Node], str] = {nodes.Call: "()", nodes.Slice: "[:]", nodes.Pow: "**", nodes.Dict: "{}", nodes.Tuple: ","}
    return names.get(type(node), type(node).__name__)


def guards(checker: Checker, test: nodes.Node) -> frozenset[str]:
    """Return the paths that are there when a condition holds: 'if due', 'if due and who', 'if due is not none'."""
    if isinstance(test, nodes.And):
        return guards(checker, test.left) | guards(checker, test.right)
    if isinstance(test, nodes.Not) and isinstance(test.node, nodes.Test) and test.node.name == "none":
        return frozenset({checker.path(test.node.node)})
    if isinstance(test, nodes.Compare):
        return frozenset({checker.path(test.expr)})
    return frozenset({checker.path(test)}) - {""}


def parse_value(checker: Checker) -> nodes.Expr | None:
    """Return the expression of a {{ … }} tag; None, with a complaint, when it is none."""
    tree = _parsed(checker, f"{VARIABLE[0]} {checker.tag.body} {VARIABLE[1]}")
    if tree is None:
        return None
    outputs = tree.body[0].nodes if len(tree.body) == 1 and isinstance(tree.body[0], nodes.Output) else []
    if len(outputs) != 1 or isinstance(outputs[0], nodes.TemplateData):
        checker.complain("template-syntax", reason="")
        return None
    return outputs[0]


def parse_statement(checker: Checker, ending: str) -> nodes.Node | None:
    """Return the statement of a {% … %} tag that needs `ending`; None, with a complaint, when it is none."""
    body = checker.tag.body.removeprefix("el")
    tree = _parsed(checker, f"{BLOCK[0]} {body} {BLOCK[1]}{BLOCK[0]} {ending} {BLOCK[1]}")
    return tree.body[0] if tree is not None and tree.body else None


def _parsed(checker: Checker, source: str) -> nodes.Template | None:
    if any("\ufdd0" <= character <= "\ufdef" for character in checker.tag.body):
        checker.complain("template-forbidden", what="U+FDD0")
        return None
    try:
        return parse(source)
    except TemplateSyntaxError as error:
        checker.complain("template-syntax", reason=error.message or "")
    except RecursionError:
        checker.complain("template-syntax", reason="too deep")
    return None
