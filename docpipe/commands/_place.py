"""Where a command works: the workspace around the folder it was called in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.commands._arguments import Frame
from docpipe.diagnostics import DocpipeError

if TYPE_CHECKING:
    from docpipe.workspace import Workspace


def workspace_of(frame: Frame) -> Workspace:
    """Return the workspace, its settings read, its format accepted, its log opened.

    Raises DocpipeError 'workspace-not-found', 'format-newer', 'format-unknown' and what is wrong with the settings.
    """
    from docpipe import pipeline
    from docpipe.commands._log import attach

    workspace = pipeline.open_workspace(frame.start).value
    attach(workspace)
    return workspace


def workspace_or_none(frame: Frame) -> Workspace | None:
    """Return the workspace, None where the command was called outside of one."""
    from docpipe.workspace import find

    try:
        return find(frame.start)
    except DocpipeError:
        return None


def file_of(frame: Frame, word: str) -> Path:
    """Return the file a word names: as seen from where the user is, else from the workspace that -C gives."""
    here = Path(word).absolute()
    there = (frame.start / word).absolute()
    return there if there.exists() and not here.exists() else here
