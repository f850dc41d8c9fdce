"""A Scalar of Markdown → Prose, with everything that cannot be printed as written reported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markdown_it.token import Token

from docpipe.diagnostics import Checked, Diagnostic
from docpipe.model import Scalar
from docpipe.prose.blocks import Paragraph, Prose, Run
from docpipe.prose.builder import Builder
from docpipe.prose.places import Places
from docpipe.prose.prepare import prepare
from docpipe.prose.rules import DEPTH, markdown

_WATCHED = (
    ("template-in-content", re.compile(r"\{\{[^{}\n]*(?:\}\})?|\{%[^{}\n]*(?:%\})?|\{#(?:[^{}\n]*#\}|(?![^\W_][\w-]*[ \t}])[^{}\n]*)")),
    ("prose-html", re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>|<!--")),
    ("edition-colons", re.compile(r"^[\s>*+-]*:{1,2}[ \t]*(?=(?:intern|veřejn|verejn|public))\w+", re.IGNORECASE)),
    ("prose-strikethrough", re.compile(r"~~\S(?:[^~\n]*\S)?~~")),
)
"""What is printed as it stands although its writer probably meant something else."""
_SHOWN = 60


def parse_prose(scalar: Scalar, editions: Mapping[str, str]) -> Checked[Prose]:
    """Return the blocks of a text, in order, and what was found in it."""
    places = Places(scalar)
    found = _watch(places)
    parser = markdown()
    environment: dict[str, Any] = {}
    tokens = parser.parse(prepare(scalar.text), environment)
    if any(token.level >= DEPTH - 1 for token in tokens):
        deepest = next(token for token in tokens if token.level >= DEPTH - 1)
        line = deepest.map[0] if deepest.map else 0
        return Checked(_literal(places), (*found, Diagnostic("prose-too-deep", places.of(line))))
    builder = Builder(places, editions, lambda text: _inline(text, environment))
    prose = builder.build(tokens)
    return Checked(prose, tuple(_in_order([*found, *builder.found])))


def _inline(text: str, environment: dict[str, Any]) -> list[Token]:
    """Return the tokens of a note written inside a paragraph."""
    tokens: list[Token] = []
    parser = markdown()
    parser.inline.parse(text, parser, environment, tokens)
    return tokens


def _literal(places: Places) -> Prose:
    """Return each line as it stands: what is nested too deep is not read, but not lost either."""
    return Prose(tuple(Paragraph((Run(line.strip()),), places.of(number)) for number, line in enumerate(places.lines) if line.strip()))


def _watch(places: Places) -> list[Diagnostic]:
    found = []
    for code, pattern in _WATCHED:
        for number, line in enumerate(places.lines):
            if match := pattern.search(line):
                found.append(Diagnostic(code, places.of(number, match.group()), {"text": match.group()[:_SHOWN]}))
    return found


def _in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=lambda item: (item.location.line or 0, item.location.column or 0) if item.location else (0, 0))
