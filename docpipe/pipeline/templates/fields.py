"""A document kind → the fields that its template may print, with their types and what each holds."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import get_annotations

from docpipe import graph, render
from docpipe.messages import ui


def template_fields(kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield (path, type, class and name) of what a kind's template may print: ('agenda[].title', 'text', 'AgendaItemView.title').

    Raises KeyError for an unknown kind.
    """
    context = graph.kinds()[kind].prints
    owners: dict[str, type] = {"": context}
    for path, shape in render.field_paths(context):
        above, _, name = path.rpartition(".")
        inner = shape.item if shape.item is not None else shape
        if inner.view is not None:
            owners[path] = owners[f"{path}[]"] = inner.view
        yield path, shape.sort.value, field_key(owners[above], name)


def field_key(view: type, name: str) -> str:
    """Return 'AgendaItemView.title': the class that defines a field, and the field."""
    owner = next(item for item in view.__mro__ if name in get_annotations(item))
    return f"{owner.__name__}.{name}"


def described(kind: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield (path, type, what it holds) of what a kind's template may print."""
    for path, sort, field in template_fields(kind):
        yield path, sort, ui(f"field-{field}", language)
