"""Write JSON Schemas of the content, with which an editor completes and checks as one types."""

from __future__ import annotations

from pathlib import Path

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._place import workspace_of
from docpipe.messages import ui


def run(frame: Frame, *, folder: str | None) -> Answer:
    """Return the files written."""
    from docpipe.commands._schemas import write_schemas

    target = Path(folder).absolute() if folder else workspace_of(frame).root / "schemas"
    written = write_schemas(target)
    names = [path.as_posix() for path in written.value]
    hint = (ui("schema-next", frame.language),)
    return Answer(written.diagnostics, body=tuple(names), closing=hint, data={"files": names})


COMMAND = Command("schema", run, [Argument("folder", "argument-schema-folder", meta="folder", required=False)])
