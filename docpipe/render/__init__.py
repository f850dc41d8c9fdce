"""Context + Word template → .docx and Ledger; what is wrong with a template."""

from __future__ import annotations

from docpipe.render.commenting import Comment, Where, where, with_comments
from docpipe.render.fields.light import light
from docpipe.render.fields.pages import has_pages, is_unsettled, with_numbers_of, with_pages
from docpipe.render.form import fill_form
from docpipe.render.marking import marked
from docpipe.render.opening import open_template
from docpipe.render.properties import GUIDE, SAMPLE, Properties
from docpipe.render.quieting import quieted
from docpipe.render.rendering import Rendered, lint, render
from docpipe.render.shapes import Shape, Sort, field_paths, fields_of
from docpipe.render.template import Template
from docpipe.render.tracked import Tracked, tracked

__all__ = [
    "GUIDE",
    "SAMPLE",
    "Comment",
    "Properties",
    "Rendered",
    "Shape",
    "Sort",
    "Template",
    "Tracked",
    "Where",
    "field_paths",
    "fields_of",
    "fill_form",
    "has_pages",
    "is_unsettled",
    "light",
    "lint",
    "marked",
    "open_template",
    "quieted",
    "render",
    "tracked",
    "where",
    "with_comments",
    "with_numbers_of",
    "with_pages",
]
