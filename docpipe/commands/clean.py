"""Remove outputs that no content asks for any more."""

from __future__ import annotations

from docpipe.commands._answer import Answer, outcome_answer
from docpipe.commands._arguments import Command, Frame, Option
from docpipe.commands._place import workspace_of


def run(frame: Frame, *, everything: bool) -> Answer:
    """Return what was removed and what was kept; released/ and files changed by hand are never touched."""
    from docpipe import pipeline

    return outcome_answer(pipeline.clean(workspace_of(frame), everything=everything), frame.language, tells_all=True)


COMMAND = Command("clean", run, [Option(["--all", "everything"], "option-all", is_flag=True)])
