"""A record written in a form (a workbook, a Markdown or a Word file) → the Tree that YAML would give, with the form's own places."""

from __future__ import annotations

from pathlib import Path

from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, fault
from docpipe.model import Tree
from docpipe.records.types import RecordType


def markdown_meeting(read: Checked[Tree]) -> Checked[Tree]:
    """Return the meeting that a Markdown file says, once it was read as front matter and text."""
    from docpipe.validate.forms.markdown import meeting_of

    if not isinstance(read.value.data, dict):
        return read
    tree, draft = meeting_of(read.value)
    return Checked(tree, (*read.diagnostics, *draft.found))


def workbook_meeting(path: Path, name: str) -> Checked[Tree] | None:
    """Return the meeting that a workbook says; None for a workbook of another kind, such as a list of those who came. Raises DocpipeError."""
    from docpipe.read.grid import read_grids
    from docpipe.validate.forms.workbook import is_meeting, meeting_of

    checked = read_grids(path, name)
    if not is_meeting(checked.value):
        return None
    tree, draft = meeting_of(checked.value, name)
    return Checked(tree, (*(item for item in checked.diagnostics if not _is_check(item)), *draft.found))


def is_meeting_in_csv(path: Path, name: str) -> bool:
    """Return whether a CSV is the sheet about the meeting of such a workbook: the other sheets were lost when it was saved so."""
    from docpipe.read.grid import read_grids
    from docpipe.validate.forms.workbook import is_meeting

    try:
        return is_meeting(read_grids(path, name).value)
    except DocpipeError:
        return False


def _is_check(item: Diagnostic) -> bool:
    """Return whether a complaint is about a check of the form's own that the last program to save it did not calculate; its answers begin with an arrow."""
    return item.code == "formula-without-value" and "←" in str(item.arguments.get("formula", ""))


def word_meeting(content: bytes, name: str) -> Checked[Tree] | None:
    """Return the meeting that a Word file says; None for any other document. Raises DocpipeError, 'form-word-lost' for a form without its table."""
    from docpipe.prose.word import read_blocks
    from docpipe.validate.forms.word import is_meeting, looks_like_one, meeting_of, said_of_form, without_open_note

    checked = read_blocks(content, name)
    blocks = without_open_note(checked.value) if any(item.code == "part-open" for item in checked.diagnostics) else checked.value
    if not is_meeting(blocks):
        if looks_like_one(blocks):
            raise fault("form-word-lost", Location(name))
        return None
    tree, draft = meeting_of(blocks, name)
    return Checked(tree, (*(item for item in checked.diagnostics if said_of_form(item.code)), *draft.found))


def workbook_register(path: Path, name: str, kind: RecordType) -> Checked[Tree] | None:
    """Return the register that a workbook of several sheets says; None for a plain list of records. Raises DocpipeError."""
    from docpipe.read.grid import read_grids
    from docpipe.validate.forms.registers import is_form, register_of

    checked = read_grids(path, name)
    if not is_form(checked.value, kind):
        return None
    tree, draft = register_of(checked.value, name, kind)
    return Checked(tree, (*(item for item in checked.diagnostics if not _is_check(item)), *draft.found))
