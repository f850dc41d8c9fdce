"""A record written in a form (a workbook, a Markdown or a Word file) → the Tree that YAML would give, with the form's own places."""

from __future__ import annotations

from docpipe.diagnostics import Checked
from docpipe.model import Tree


def markdown_meeting(read: Checked[Tree]) -> Checked[Tree]:
    """Return the meeting that a Markdown file says, once it was read as front matter and text."""
    from docpipe.validate.forms.markdown import meeting_of

    if not isinstance(read.value.data, dict):
        return read
    tree, draft = meeting_of(read.value)
    return Checked(tree, (*read.diagnostics, *draft.found))
