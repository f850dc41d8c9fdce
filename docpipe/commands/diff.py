"""Show what somebody changed in a finished Word document, and where the changed values came from."""

from __future__ import annotations

from docpipe.commands._answer import Answer, Json, Table, location_data
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._place import file_of, workspace_of
from docpipe.messages import ui

_COLUMNS = ("change", "was", "is", "from")


def run(frame: Frame, *, file: str) -> Answer:
    """Return the paragraphs that differ from what the content gives now."""
    from docpipe import pipeline

    found = pipeline.diff(workspace_of(frame), file_of(frame, file))
    rows = tuple((ui(f"change-{item.change}", frame.language), item.was, item.now, " ".join(str(place) for place in item.locations)) for item in found)
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in _COLUMNS), rows)
    data: list[Json] = [{"change": item.change, "was": item.was, "is": item.now, "from": [location_data(place) for place in item.locations]} for item in found]
    return Answer(body=(table,) if rows else (ui("diff-nothing", frame.language),), data={"changes": data})


COMMAND = Command("diff", run, [Argument("file", "argument-file", meta="file")])
