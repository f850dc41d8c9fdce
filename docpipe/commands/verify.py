"""Judge a finished file: a document docpipe made, or anybody's .docx or PDF."""

from __future__ import annotations

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, Frame, Option, refuse
from docpipe.commands._place import file_of, workspace_or_none


def run(frame: Frame, *, file: str, programme: str | None, strict: bool) -> Answer:
    """Return what is wrong with the file."""
    from docpipe import pipeline, programmes

    if programme is not None and programme not in programmes.names():
        refuse("usage-programme", programme, programmes.names(), command="docpipe verify")
    outcome = pipeline.verify_file(file_of(frame, file), programme, workspace_or_none(frame))
    held = any(item.code == "manifest-holds" for item in outcome.diagnostics)
    return Answer(outcome.diagnostics, data={"file": file}, strict=strict, tells_all=held, judged=True)


COMMAND = Command(
    "verify",
    run,
    [
        Argument("file", "argument-file", meta="file"),
        Option(["--programme"], "option-programme", meta="programme"),
        Option(["--strict"], "option-strict", is_flag=True),
    ],
)
