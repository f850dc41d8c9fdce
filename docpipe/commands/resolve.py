"""Settle a Word document that somebody edited: keep the edit with a reason, or take the new one and keep theirs beside it."""

from __future__ import annotations

from docpipe.commands._answer import Answer, outcome_answer
from docpipe.commands._arguments import Argument, Command, Frame, Option
from docpipe.commands._place import file_of, workspace_of
from docpipe.diagnostics import fault


def run(frame: Frame, *, file: str, new: bool, keep: str | None) -> Answer:
    """Return what became of the edit."""
    from docpipe import pipeline

    if new == bool(keep):
        raise fault("usage-resolve-choice")
    workspace, path = workspace_of(frame), file_of(frame, file)
    outcome = pipeline.take_new(workspace, path) if new else pipeline.keep(workspace, path, keep or "")
    return outcome_answer(outcome, frame.language, tells_all=True)


COMMAND = Command(
    "resolve",
    run,
    [
        Argument("file", "argument-file", meta="file"),
        Option(["--new"], "option-new", is_flag=True),
        Option(["--keep"], "option-keep", meta="text"),
    ],
)
