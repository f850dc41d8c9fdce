"""Show how each output stands: current, to be made anew and why, edited by hand, released."""

from __future__ import annotations

from docpipe.commands._answer import Answer, Table, reason_text
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._place import workspace_of
from docpipe.messages import severity_of, ui
from docpipe.model import Selector

_COLUMNS = ("path", "stand", "why", "released")


def run(frame: Frame, *, selectors: tuple[str, ...]) -> Answer:
    """Return the standing of every output that is meant; of the complaints only what keeps a document from being made."""
    from docpipe import pipeline
    from docpipe.commands._selection import selector_of

    workspace = workspace_of(frame)
    selector = selector_of(selectors, pipeline.documents(workspace, Selector()), workspace, frame.start, Selector()) if selectors else Selector()
    found = pipeline.status(workspace, selector)
    rows = tuple(
        (item.path, ui(f"stand-{item.stand.value}", frame.language), reason_text(item.why, item.files, frame.language), item.released) for item in found.value
    )
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in _COLUMNS), rows)
    faults = tuple(item for item in found.diagnostics if severity_of(item).fails)
    data = [{"path": item.path, "stand": item.stand.value, "why": item.why, "files": item.files, "released": item.released} for item in found.value]
    return Answer(faults, body=(table,) if rows else (), data={"outputs": data})


COMMAND = Command("status", run, [Argument("selectors", "argument-selectors", meta="selector", nargs=-1)])
