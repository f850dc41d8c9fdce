"""A template and its kind → what is wrong with it; of a field that is not there, what may have been meant, by Czech words too."""

from __future__ import annotations

from dataclasses import replace

from docpipe import graph, render
from docpipe.czech.names import bare
from docpipe.diagnostics import Diagnostic
from docpipe.kinds.kind import Kind
from docpipe.pipeline.templates.fields import described

_UNKNOWN = "template-field-unknown"
_ENOUGH = 3
"""Letters of a Czech word from which it is looked for in the explanations of fields."""


def lint(template: render.Template, kind: Kind) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a template of a kind, in the order of its parts and paragraphs."""
    return tuple(_explained(item, kind) if item.code == _UNKNOWN else item for item in render.lint(template, kind.prints))


def _explained(item: Diagnostic, kind: Kind) -> Diagnostic:
    """Return a complaint about an unknown field with the fields whose explanation has its word, or with the kinds that have it."""
    path = str(item.arguments["field"])
    above, _, name = path.rpartition(".")
    if not above and (others := _kinds_with(name, kind)):
        return Diagnostic("template-field-other-kind", item.location, {"tag": item.arguments["tag"], "field": name, "kinds": others})
    meant = _by_czech(bare(name).replace("_", " "), above, kind)
    return replace(item, arguments={**item.arguments, "nearest": meant}) if meant else item


def _kinds_with(name: str, kind: Kind) -> tuple[str, ...]:
    return tuple(other.label[0] for other in graph.kinds().values() if other is not kind and name in render.fields_of(other.prints))


def _by_czech(word: str, above: str, kind: Kind) -> tuple[str, ...]:
    """Return the names of the fields at a place whose Czech explanation has a word that begins so; first those that begin with it."""
    if len(word) < _ENOUGH:
        return ()
    there = ((path.rpartition("."), bare(text)) for path, _, text in described(kind.name, "cs"))
    found = [(not text.startswith(word), parts[2]) for parts, text in there if parts[0] == above and f" {word}" in f" {text}"]
    return tuple(name for _, name in sorted(found, key=lambda pair: pair[0]))
