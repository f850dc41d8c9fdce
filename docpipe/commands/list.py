"""Show what would be built: projects, records, kinds, editions."""

from __future__ import annotations

from docpipe.commands._answer import Answer, Table, day_text
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._place import workspace_of
from docpipe.messages import severity_of, ui
from docpipe.model import Document, Selector

_COLUMNS = ("project", "record", "kind", "edition", "title")


def run(frame: Frame, *, selectors: tuple[str, ...]) -> Answer:
    """Return the documents; of the complaints only what keeps a document from being made."""
    from docpipe import pipeline
    from docpipe.commands._selection import selector_of

    workspace = workspace_of(frame)
    found = pipeline.documents(workspace, Selector())
    selector = selector_of(selectors, found, workspace, frame.start, Selector())
    documents = [item for item in found.value if selector.takes(item)]
    rows = tuple((item.project, item.record, *_words(item, frame.language), item.title) for item in documents)
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in _COLUMNS), rows)
    faults = tuple(item for item in found.diagnostics if severity_of(item).fails)
    nothing = () if rows else (ui("list-empty", frame.language),)
    return Answer(faults, body=(table,) if rows else (), closing=nothing, data={"documents": [_data(item) for item in documents]})


def _words(document: Document, language: str) -> tuple[str, str]:
    """Return the words by which a document's kind and edition can be selected: in Czech those of its path."""
    from docpipe.editions.policies import POLICIES

    if language != "cs":
        return document.kind, document.edition
    return document.stem.split("/")[1], POLICIES[document.edition].word


def _data(document: Document) -> dict[str, str]:
    return {
        "project": document.project,
        "record": document.record,
        "kind": document.kind,
        "edition": document.edition,
        "date": day_text(document.day),
        "title": document.title,
        "template": document.template,
        "state": document.state.value,
        "path": f"build/{document.stem}",
    }


COMMAND = Command("list", run, [Argument("selectors", "argument-selectors", meta="selector", nargs=-1)])
