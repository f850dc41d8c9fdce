"""Context + Word template → .docx and Ledger; what is wrong with a template."""

from __future__ import annotations

from docpipe.render.fields.light import light
from docpipe.render.fields.pages import has_pages, is_unsettled, with_numbers_of, with_pages
from docpipe.render.form import fill_form
from docpipe.render.properties import Properties
from docpipe.render.rendering import Rendered, lint, render
from docpipe.render.shapes import Shape, Sort, field_paths
from docpipe.render.template import Template, open_template
from docpipe.render.tracked import tracked

__all__ = [
    "Properties",
    "Rendered",
    "Shape",
    "Sort",
    "Template",
    "field_paths",
    "fill_form",
    "has_pages",
    "is_unsettled",
    "light",
    "lint",
    "open_template",
    "render",
    "tracked",
    "with_numbers_of",
    "with_pages",
]
