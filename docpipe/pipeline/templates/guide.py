"""A document kind → the guide to the tags of its template, as a Word document in the look of the shipped templates."""

from __future__ import annotations

from typing import Final

from docpipe import render
from docpipe.diagnostics import Checked
from docpipe.kinds.kind import Kind
from docpipe.messages import ui
from docpipe.pipeline.asked import put
from docpipe.pipeline.templates.checking import FOLDER
from docpipe.pipeline.templates.fields import template_fields
from docpipe.workspace import Workspace, shipped_templates
from docpipe.write.template_guide import GuideField, template_guide

_LOOK: Final = "minutes"
"""The shipped template whose styles the guide has: a person's own may look like anything, and the guide has two pages."""


def write_guide(workspace: Workspace, kind: Kind) -> Checked[str]:
    """Write the guide of a kind; return its path and what is told, where somebody changed the last one."""
    name = f"{FOLDER}/navod-{kind.word}.docx"
    return Checked(name, put(workspace, name, guide(kind)))


def guide(kind: Kind) -> bytes:
    """Return the guide of a kind as a Word document. It is marked as one: docpipe takes it for no template, so its tags are never filled."""
    path = shipped_templates() / f"{_LOOK}.docx"
    template = render.open_template(path, _LOOK, f"templates_docx/{path.name}")
    made = template_guide(kind.label[0], kind.word, tuple(_fields(kind)))
    properties = render.Properties(made.title, category=render.GUIDE)
    annex = (made.annex_title, made.annex)
    return render.fill_form(template, made.title, made.text, properties, numbered=False, room=False, annex=annex, protected=made.tags).docx


def _fields(kind: Kind) -> list[GuideField]:
    shapes = dict(render.field_paths(kind.prints))
    found = []
    for path, sort, key in template_fields(kind.name):
        shape = shapes[path]
        items = shape.item.sort.value if shape.item is not None else ""
        found.append(GuideField(path, sort, ui(f"field-{key}", "cs"), items, shape.optional))
    return found
