"""Freeze what the words select as issued: documents, ledgers and digests under released/."""

from __future__ import annotations

from datetime import date

from docpipe.commands._answer import Answer, outcome_answer
from docpipe.commands._arguments import Argument, Command, DayOfYear, Frame, Option, WholeNumber
from docpipe.commands._place import file_of, workspace_of
from docpipe.diagnostics import fault
from docpipe.model import Selector


def run(
    frame: Frame,
    *,
    selectors: tuple[str, ...],
    version: str | None,
    day: date | None,
    reason: str | None,
    signed: str | None,
    signatures: int | None,
) -> Answer:
    """Return what was released, and why the rest was not."""
    from docpipe import outside, pipeline
    from docpipe.commands._selection import selector_of

    workspace = workspace_of(frame)
    selector = selector_of(selectors, pipeline.documents(workspace, Selector()), workspace, frame.start, Selector()) if selectors else Selector()
    if signatures is not None and signed is None:
        raise fault("usage-signatures-alone", command="docpipe release")
    if signed is not None:
        filed = pipeline.file_signed(workspace, selector, file_of(frame, signed), version=version, day=day or outside.today(), signatures=signatures)
        return outcome_answer(filed, frame.language)
    outcome = pipeline.release(workspace, selector, version=version, day=day or outside.today(), reason=reason, progress=frame.progress)
    return outcome_answer(outcome, frame.language)


COMMAND = Command(
    "release",
    run,
    [
        Argument("selectors", "argument-selectors", meta="selector", nargs=-1),
        Option(["--version", "version"], "option-release-version", meta="number"),
        Option(["--date", "day"], "option-release-date", meta="date", type=DayOfYear()),
        Option(["--reason"], "option-release-reason", meta="text"),
        Option(["--signed"], "option-release-signed", meta="file"),
        Option(["--signatures"], "option-release-signatures", meta="number", type=WholeNumber()),
    ],
)
