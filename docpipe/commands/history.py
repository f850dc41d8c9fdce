"""Say what was released when and why, what came back signed, and what has changed since; with --word as a file with tracked changes."""

from __future__ import annotations

from docpipe.commands._answer import Answer, Block, Json, Table, location_data
from docpipe.commands._arguments import Argument, Command, Frame, Option
from docpipe.commands._place import workspace_of
from docpipe.editions.policies import POLICIES
from docpipe.messages import ui
from docpipe.model import Document, Selector

_VERSIONS = ("document", "version", "released-on", "reason", "signed-file")
_CHANGES = ("change", "then", "now", "from")


def run(frame: Frame, *, selectors: tuple[str, ...], word: bool) -> Answer:
    """Return the versions of each document and its changes."""
    from docpipe import pipeline
    from docpipe.commands._selection import selector_of

    language = frame.language
    workspace = workspace_of(frame)
    selector = selector_of(selectors, pipeline.documents(workspace, Selector()), workspace, frame.start, Selector())
    found = pipeline.history(workspace, selector, word=word)
    titles = {item.document.key: _title(item.document, language) for item in found.items}
    rows = tuple(
        (titles[item.document.key], version.issue.version, _day(version.issue.day), version.issue.reason, version.signed)
        for item in found.items
        for version in item.versions
    )
    body: list[Block] = [Table(tuple(ui(f"column-{name}", language) for name in _VERSIONS), rows)] if rows else []
    for item in found.items:
        last = item.versions[-1].issue.version
        if item.changes:
            body.append(ui("history-changed", language, title=titles[item.document.key], version=last))
            lines = tuple(
                (ui(f"change-{change.change}", language), change.was, change.now, " ".join(str(place) for place in change.locations)) for change in item.changes
            )
            body.append(Table(tuple(ui(f"column-{name}", language) for name in _CHANGES), lines))
        elif item.changes is not None:
            body.append(ui("history-same", language, title=titles[item.document.key], version=last))
    files = [item.word for item in found.items if item.word]
    data: list[Json] = [
        {
            "document": item.document.stem,
            "versions": [
                {"version": version.issue.version, "date": version.issue.day, "reason": version.issue.reason, "signed": version.signed}
                for version in item.versions
            ],
            "changes": None
            if item.changes is None
            else [{"change": one.change, "was": one.was, "is": one.now, "from": [location_data(place) for place in one.locations]} for one in item.changes],
            "word": item.word,
        }
        for item in found.items
    ]
    return Answer(found.diagnostics, body=tuple(body), closing=tuple(files), data={"history": data, "files": files})


def _title(document: Document, language: str) -> str:
    """Return a document's title, with its edition where there are more."""
    word = POLICIES[document.edition].word
    return document.title + (ui(f"edition-of-{document.edition}", language) if document.stem.endswith(f"_{word}") else "")


def _day(day: str) -> str:
    from datetime import date

    from docpipe.czech.format import format_date

    return format_date(date.fromisoformat(day))


COMMAND = Command(
    "history",
    run,
    [
        Argument("selectors", "argument-selectors", meta="selector", nargs=-1, required=True),
        Option(["--word"], "option-history-word", is_flag=True),
    ],
)
