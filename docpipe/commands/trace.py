"""Say from which place of the content a text of a document came."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.commands._answer import Answer, Json, Table, location_data
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._cells import gathered
from docpipe.commands._place import file_of, workspace_of
from docpipe.diagnostics import Location
from docpipe.messages import ui
from docpipe.model import LedgerEntry


def run(frame: Frame, *, file: str, text: str) -> Answer:
    """Return the places of each thing printed that holds the text."""
    from docpipe import pipeline

    found = pipeline.trace(workspace_of(frame), file_of(frame, file), text)
    rows = tuple(_rows(found.value, frame.language))
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in ("place", "field", "printed")), rows)
    return Answer(found.diagnostics, body=(table,) if rows else (), data={"entries": [_data(entry) for entry in found.value]})


def _rows(entries: tuple[LedgerEntry, ...], language: str) -> Iterator[tuple[str, str, str]]:
    """Yield a row a file or sheet; what was printed more than once from the same places stands once."""
    same: dict[tuple[str, frozenset[Location]], list[LedgerEntry]] = {}
    for entry in entries:
        same.setdefault((entry.text, frozenset(entry.locations)), []).append(entry)
    for (text, _), printed in same.items():
        field = printed[0].path if len(printed) == 1 else ui("trace-more", language, field=printed[0].path, count=len(printed) - 1)
        for line in gathered(printed[0].locations):
            yield line, field, text


def _data(entry: LedgerEntry) -> dict[str, Json]:
    return {
        "text": entry.text,
        "field": entry.path,
        "part": entry.part,
        "paragraph": entry.paragraph,
        "locations": [location_data(place) for place in entry.locations],
    }


COMMAND = Command("trace", run, [Argument("file", "argument-file", meta="file"), Argument("text", "argument-text", meta="text")])
