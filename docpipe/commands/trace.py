"""Say from which place of the content a text of a document came."""

from __future__ import annotations

from docpipe.commands._answer import Answer, Json, Table, location_data
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._place import file_of, workspace_of
from docpipe.messages import ui
from docpipe.model import LedgerEntry


def run(frame: Frame, *, file: str, text: str) -> Answer:
    """Return the places of each thing printed that holds the text."""
    from docpipe import pipeline

    found = pipeline.trace(workspace_of(frame), file_of(frame, file), text)
    rows = tuple((str(place), entry.path, entry.text) for entry in found.value for place in entry.locations)
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in ("place", "field", "printed")), rows)
    return Answer(found.diagnostics, body=(table,) if rows else (), data={"entries": [_data(entry) for entry in found.value]})


def _data(entry: LedgerEntry) -> dict[str, Json]:
    return {
        "text": entry.text,
        "field": entry.path,
        "part": entry.part,
        "paragraph": entry.paragraph,
        "locations": [location_data(place) for place in entry.locations],
    }


COMMAND = Command("trace", run, [Argument("file", "argument-file", meta="file"), Argument("text", "argument-text", meta="text")])
