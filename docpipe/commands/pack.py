"""Pack the workspace into one ZIP to hand over, with an overview to read and the digest of every file."""

from __future__ import annotations

from datetime import date

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, DayOfYear, Frame, Option
from docpipe.commands._place import file_of, workspace_of
from docpipe.messages import ui


def run(frame: Frame, *, file: str | None, day: date | None) -> Answer:
    """Return the ZIP that was written, and what was left out."""
    from docpipe import outside, pipeline

    target = None if file is None else file_of(frame, file if file.lower().endswith(".zip") else f"{file}.zip")
    packed = pipeline.pack(workspace_of(frame), day or outside.today(), target)
    closing = (ui("pack-next", frame.language, files=packed.files, size=f"{packed.size / 1_000_000:.1f}".replace(".", ",")),)
    return Answer(packed.diagnostics, body=(packed.name,), closing=closing, data={"file": packed.name, "files": packed.files, "size": packed.size})


COMMAND = Command(
    "pack",
    run,
    [
        Argument("file", "argument-pack-file", meta="file", required=False),
        Option(["--date", "day"], "option-pack-date", meta="date", type=DayOfYear()),
    ],
)
