"""A key activity as a meeting writes it → the project's key activity."""

from __future__ import annotations

import re

from docpipe.czech.names import bare
from docpipe.records.project import KeyActivity, Project

_CODE = re.compile(r"(?:ka|aktivita)?\s*0*(\d+)")


def _folded(code: str) -> str:
    """Return what 'KA 02', 'KA2' and '2' share."""
    text = bare(code)
    found = _CODE.fullmatch(text)
    return found[1] if found else text


def key_activity_of(project: Project, text: str) -> KeyActivity | None:
    """Return the key activity that a text names by code („KA 02“, „KA2“) or by name; None for none."""
    return next((item for item in project.key_activities if _folded(text) == _folded(item.code) or bare(text) == bare(item.name)), None)
