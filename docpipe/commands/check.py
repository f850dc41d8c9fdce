"""Read, validate and judge the content; make nothing."""

from __future__ import annotations

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Command, Frame, Option
from docpipe.commands._place import workspace_of


def run(frame: Frame, *, strict: bool) -> Answer:
    """Return all complaints about the content."""
    from docpipe import pipeline

    outcome = pipeline.check(workspace_of(frame).root)
    return Answer(outcome.diagnostics, data={}, strict=strict, judged=True)


COMMAND = Command("check", run, [Option(["--strict"], "option-strict", is_flag=True)])
