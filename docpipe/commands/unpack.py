"""Unpack a workspace that was handed over: every digest is held first, nothing that is there is written over."""

from __future__ import annotations

from pathlib import Path

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._place import file_of
from docpipe.messages import ui


def run(frame: Frame, *, file: str, folder: str | None) -> Answer:
    """Return the workspace that was written, and what to do next."""
    from docpipe import pipeline

    archive = file_of(frame, file)
    target = (frame.start / (folder or archive.stem)).absolute()
    found = pipeline.unpack(archive, target)
    shown = target.name if target.parent == Path.cwd() else target.as_posix()
    typed = f'"{shown}"' if " " in shown else shown
    closing = (ui("unpack-next", frame.language, folder=typed, written=len(found.written), same=found.same),)
    return Answer(body=(shown,), closing=closing, data={"folder": target.as_posix(), "written": list(found.written), "same": found.same})


COMMAND = Command(
    "unpack", run, [Argument("file", "argument-unpack-file", meta="file"), Argument("folder", "argument-unpack-folder", meta="folder", required=False)]
)
