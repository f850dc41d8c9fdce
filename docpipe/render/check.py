"""The tags of a part, in order → the template's source for Jinja, or every fault of it with its place."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import Final

from jinja2 import nodes

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.render.environment import BLOCK, VARIABLE
from docpipe.render.expressions import Checker, Scope, guards, nearest, parse_statement, parse_value
from docpipe.render.ooxml import Element
from docpipe.render.shapes import ANY, PRINTABLE, Sort, fields_of
from docpipe.render.skeleton import Skeleton
from docpipe.render.tags import Tag

_WORDS: Final = ("for", "endfor", "if", "elif", "else", "endif")
_FIELD: Final = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+", re.ASCII)
"""A field of something and no more, as most tags are: printed without a detour."""
_FOR: Final = re.compile(r"for\s+([A-Za-z]\w*)\s+in\s")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: Tag
    container: Element | None
    word: str
    before: Scope
    otherwise: Scope
    """The scope after {% else %}."""


@dataclass(slots=True)
class Checked:
    """What the check of a part found."""

    found: list[Diagnostic] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    """Paths of the fields that the part names."""
    blocks: dict[int, Sort] = field(default_factory=dict)
    """Tags that print prose or the strip."""


class Check:
    """Walks over the tags of a part with a stack of open blocks and the names in scope."""

    def __init__(self, skeleton: Skeleton, context_class: type) -> None:
        self.skeleton = skeleton
        loops = {match[1]: tag.written for tag in reversed(skeleton.tags) if tag.mark == "{%" and (match := _FOR.match(tag.body))}
        self.scope = Scope(fields_of(context_class), loops=loops)
        self.open: list[_Open] = []
        self.result = Checked()

    def run(self) -> Checked:
        """Return everything found."""
        for number, tag in enumerate(self.skeleton.tags):
            if tag.mark == "{{":
                self._value(number, tag)
            elif tag.mark == "{%":
                self._statement(number, tag)
        for block in self.open:
            self._complain(block.tag, "template-block-open", needed=f"end{block.word}")
        return self.result

    def _complain(self, tag: Tag, code: str, **arguments: Plain) -> None:
        self.result.found.append(Diagnostic(code, tag.location, {"tag": tag.written, **arguments}))

    def _collect(self, checker: Checker) -> None:
        self.result.found.extend(checker.found)
        self.result.used.extend(checker.used)

    def _value(self, number: int, tag: Tag) -> None:
        if tag.prefix in ("tr", "tc"):
            self._complain(tag, "template-value-whole", prefix=tag.prefix)
            return
        if _dashed(tag):
            self._complain(tag, "template-tag-dash")
            return
        checker = Checker(tag, self.scope)
        node = parse_value(checker)
        shape = ANY if node is None else checker.shape(node)
        self._collect(checker)
        if shape.sort in (Sort.PROSE, Sort.STRIP):
            self.result.blocks[number] = shape.sort
            if tag.prefix != "p":
                self._complain(tag, "template-needs-paragraph", field=tag.body)
        elif tag.prefix == "p" and shape.sort is not Sort.ANY:
            self._complain(tag, "template-needs-inline", field=tag.body)
        elif shape.sort not in PRINTABLE:
            self._complain(tag, "template-not-printable", field=tag.body, sort=shape.sort.value)
        if shape.optional:
            self._complain(tag, "template-may-be-empty", field=tag.body)

    def _statement(self, number: int, tag: Tag) -> None:
        word = tag.keyword
        if _dashed(tag):
            self._complain(tag, "template-tag-dash")
        elif word not in _WORDS:
            self._complain(tag, "template-word-unknown", word=word, nearest=nearest(word, _WORDS))
        elif word in ("for", "if"):
            self._begin(number, tag, word)
        elif not self.open:
            self._complain(tag, "template-block-not-open", word=word)
        elif word in ("else", "elif"):
            self._otherwise(number, tag, word)
        else:
            self._end(number, tag, word)

    def _begin(self, number: int, tag: Tag, word: str) -> None:
        container = self.skeleton.containers[number]
        checker = Checker(tag, self.scope)
        inside, otherwise = self._for(checker) if word == "for" else self._if(checker)
        self._collect(checker)
        self.open.append(_Open(tag, container, word, self.scope, otherwise))
        self.scope = inside

    def _for(self, checker: Checker) -> tuple[Scope, Scope]:
        if not _FOR.match(checker.tag.body):
            checker.complain("template-for-form")
            return self.scope, self.scope
        node = parse_statement(checker, "endfor")
        if not isinstance(node, nodes.For) or not isinstance(node.target, nodes.Name):
            return self.scope, self.scope
        shape = checker.shape(node.iter)
        if shape.sort not in (Sort.LIST, Sort.ANY):
            checker.complain("template-not-list", field=checker.path(node.iter), sort=shape.sort.value)
        inside = self.scope.item(node.target.name, shape.item or ANY, f"{checker.path(node.iter)}[]")
        if node.recursive:
            checker.complain("template-forbidden", what="recursive")
        if node.test is not None:
            checker.scope = inside
            checker.shape(node.test)
            inside = replace(inside, guarded=inside.guarded | guards(checker, node.test))
        return inside, self.scope

    def _if(self, checker: Checker) -> tuple[Scope, Scope]:
        node = parse_statement(checker, "endif")
        if not isinstance(node, nodes.If):
            return self.scope, self.scope
        checker.shape(node.test)
        there = guards(checker, node.test)
        gone: frozenset[str] = frozenset()
        if isinstance(node.test, nodes.Not):
            gone = guards(checker, node.test.node)
        elif isinstance(node.test, nodes.Test) and node.test.name == "none":
            gone = frozenset({checker.path(node.test.node)})
        return replace(self.scope, guarded=self.scope.guarded | there - gone), replace(self.scope, guarded=self.scope.guarded | gone)

    def _fits(self, number: int, tag: Tag) -> bool:
        """Return whether a tag acts at the same level and in the same place as the block's first tag; complain when not."""
        first = self.open[-1]
        if first.tag.prefix != tag.prefix:
            self._complain(tag, "template-block-mixed", first=first.tag.written, place=str(first.tag.location.paragraph))
        elif first.container is not self.skeleton.containers[number]:
            self._complain(tag, "template-block-apart", first=first.tag.written, place=str(first.tag.location.paragraph))
        else:
            return True
        return False

    def _otherwise(self, number: int, tag: Tag, word: str) -> None:
        first = self.open[-1]
        self._fits(number, tag)
        self.scope = first.otherwise
        if word == "elif":
            checker = Checker(tag, self.scope)
            self.scope, otherwise = self._if(checker)
            self._collect(checker)
            self.open[-1] = replace(first, otherwise=otherwise)
            if first.word != "if":
                self._complain(tag, "template-block-wrong-end", first=first.tag.written, needed=f"end{first.word}")
        elif tag.body != "else":
            self._complain(tag, "template-word-unknown", word=tag.body, nearest=_WORDS)

    def _end(self, number: int, tag: Tag, word: str) -> None:
        first = self.open[-1]
        if word != f"end{first.word}":
            self._complain(tag, "template-block-wrong-end", first=first.tag.written, needed=f"end{first.word}")
            if not any(word == f"end{block.word}" for block in self.open):
                return
            while word != f"end{self.open[-1].word}":
                self.open.pop()
        else:
            self._fits(number, tag)
        self.scope = self.open.pop().before


def _dashed(tag: Tag) -> bool:
    """Return whether a tag trims white space, which in Word would swallow paragraphs."""
    inside = tag.written[2:-2]
    return inside[:1] in ("-", "+") or inside[-1:] in ("-", "+")


def jinja_source(tag: Tag, number: int) -> str:
    """Return a tag as our environment reads it: on a line of its own, so that a line tells the tag."""
    if tag.mark == "{{" and not tag.prefix and _FIELD.fullmatch(tag.body):
        view, _, name = tag.body.rpartition(".")
        return f'{VARIABLE[0]}\n({view})|_print_field("{name}", {number}){VARIABLE[1]}'
    if tag.mark == "{{":
        return f"{VARIABLE[0]}\n({tag.body})|_print({number}){VARIABLE[1]}"
    return f"{BLOCK[0]}\n{tag.body}{BLOCK[1]}"
